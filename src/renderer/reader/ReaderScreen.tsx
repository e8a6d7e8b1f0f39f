import type { RouteOf } from '../app/route.ts';

export function ReaderScreen(_props: { readonly route: RouteOf<'reader'> }) {
  return null;
}
