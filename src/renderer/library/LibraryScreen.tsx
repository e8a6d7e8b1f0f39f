import type { RouteOf } from '../app/route.ts';
export function LibraryScreen(_props: { readonly route: RouteOf<'library'> }) {
  return null;
}
