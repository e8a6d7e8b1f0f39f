import type { RouteOf } from '../app/route.ts';

export function SourcesScreen(_props: { readonly route: RouteOf<'sources'> }) {
  return null;
}
