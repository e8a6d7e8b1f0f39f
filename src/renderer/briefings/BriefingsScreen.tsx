import type { RouteOf } from '../app/route.ts';

export function BriefingsScreen(_props: { readonly route: RouteOf<'briefings'> }) {
  return null;
}
