import type { RouteOf } from '../app/route.ts';

export function ThemesScreen(_props: { readonly route: RouteOf<'themes'> }) {
  return null;
}
