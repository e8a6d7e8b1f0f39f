import { edtfSpan } from '../../model/edtf.ts';
import type { SuggestionLink } from '../../model/suggestion.ts';
import type { Library } from '../database/library.ts';
import { isSameFact, linkBetween, type NameKey, nameKeys, type Stated } from '../facts/sameFact/index.ts';
import { requiredFact } from './inspectingFact.ts';

/** So many facts at most are compared with one. */
const MOST_NEARBY = 150;
const MOST_LINKS = 5;
const MOST_ALIASED = 2_000;
/** Words by which facts are looked up: few, since each must be there. */
const WORDS_LOOKED_UP = 2;

const keys = new WeakMap<Library, { version: number; nameKey: NameKey }>();

/** What names are compared by in this library, with the aliases that its entities have. */
export function nameKeyOf(library: Library): NameKey {
  const version = library.changes.version();
  const held = keys.get(library);
  if (held?.version === version) return held.nameKey;
  const nameKey = nameKeys(library.entities.aliased(MOST_ALIASED));
  keys.set(library, { version, nameKey });
  return nameKey;
}

/**
 * How something stated stands to the facts that the library holds: what it is further evidence for, and what it contradicts.
 * Contradictions come first, since they must not be overlooked.
 */
export function linksOf(library: Library, stated: Stated, except?: string): (SuggestionLink & { statement: string })[] {
  const nameKey = nameKeyOf(library);
  const span = stated.eventDate === null ? null : edtfSpan(stated.eventDate);
  const near = library.facts.nearby({
    measures: stated.measures.flatMap(({ unit, period }) => {
      const periods = period === null ? [stated.eventDate, null] : [period];
      return periods.map((one) => ({ unit, period: one }));
    }),
    words: tellingWords(stated),
    from: span?.first ?? null,
    to: span?.last ?? null,
    most: MOST_NEARBY,
  });
  const links = near.flatMap((fact) => {
    const link = fact.id === except ? null : linkBetween(stated, fact, nameKey);
    if (!link) return [];
    const isSame = link.kind === 'further-evidence' && isSameFact(stated, fact, nameKey);
    return [{ ...link, isSame, factId: fact.id, statement: fact.statement }];
  });
  const rank = ({ kind, isSame }: SuggestionLink): number => (kind === 'contradiction' ? 0 : isSame ? 1 : 2);
  return links.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_LINKS);
}

/** The names that tell most: the longest words with a capital. */
function tellingWords({ statement, entities }: Stated): string {
  const names = entities.flatMap(({ name }) => name.split(' '));
  const capitals = (statement.match(/(?<=\s)\p{Lu}[\p{L}\p{N}]{2,}/gu) ?? []).filter((word) => !names.includes(word));
  return [...new Set([...capitals, ...names])]
    .filter((word) => statement.includes(word))
    .sort((a, b) => b.length - a.length)
    .slice(0, WORDS_LOOKED_UP)
    .join(' ');
}

/** Facts that may contradict a held one, without those that a relation says anything of already. */
export function contradictionsOf(library: Library, id: string) {
  const fact = requiredFact(library, id);
  if (fact.status === 'retired') return { contradictions: [] };
  const settled = new Set([
    ...[...fact.relations, ...library.facts.relatedTo([id]).map((other) => ({ factId: other.id }))].map(
      ({ factId }) => factId,
    ),
    ...fact.restsOn,
  ]);
  return {
    contradictions: linksOf(library, fact, id)
      .filter(({ kind, factId }) => kind === 'contradiction' && !settled.has(factId))
      .map(({ factId, statement, why }) => ({ factId, statement, why })),
  };
}
