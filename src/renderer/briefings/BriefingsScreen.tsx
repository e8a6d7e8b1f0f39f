import type { RouteOf } from '../app/route.ts';
import { BriefingList } from './BriefingList.tsx';
import { Workspace } from './Workspace.tsx';

/** The briefings: the list and the making of one; or one briefing, its slides as the deck will show them. */
export function BriefingsScreen({ route }: { readonly route: RouteOf<'briefings'> }) {
  return route.briefingId === null ? <BriefingList /> : <Workspace key={route.briefingId} id={route.briefingId} />;
}
