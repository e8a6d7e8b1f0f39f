import { useQuery } from '@tanstack/react-query';
import type { Fact } from '../../../model/fact.ts';
import { orpc } from '../../api/index.ts';
import { countText } from '../../common/format.ts';
import { isNamedIn, type ProposedTheme } from '../../reader/proposedThemes.ts';
import type { Lists } from '../lists.ts';
import type { NewFactDraft } from './draft.ts';

const MOST_PROPOSED = 3;
const FACTS_LOOKED_AT = 100;

/** Themes that a typed fact may belong to: those that its words name, then those that the facts of its source carry most. */
export function useProposedThemes(draft: NewFactDraft, lists: Lists): readonly ProposedTheme[] {
  const { sourceId } = draft;
  const { data } = useQuery({
    ...orpc.findFacts.queryOptions({ input: { filter: { sourceIds: [sourceId ?? ''] }, limit: FACTS_LOOKED_AT } }),
    enabled: sourceId !== null,
  });
  const ofSource = sourceId === null ? [] : (data?.facts ?? []);
  return themesToPropose(`${draft.statement}\n${draft.quote}`, ofSource, lists.themes);
}

/** At most three, each once, with the reason in words for the user. */
export function themesToPropose(
  words: string,
  factsOfSource: readonly Pick<Fact, 'themes'>[],
  themes: readonly { readonly slug: string; readonly name: string }[],
): ProposedTheme[] {
  const counts = new Map<string, number>();
  for (const slug of factsOfSource.flatMap((fact) => fact.themes)) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  const named = themes.filter(({ name }) => isNamedIn(name, words));
  const carried = [...counts]
    .filter(([slug]) => !named.some((theme) => theme.slug === slug))
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return [
    ...named.map(({ slug, name }) => ({ slug, why: `it speaks of “${name.toLowerCase()}”` })),
    ...carried.map(([slug, facts]) => ({ slug, why: `${countText(facts, 'fact')} of this source` })),
  ].slice(0, MOST_PROPOSED);
}
