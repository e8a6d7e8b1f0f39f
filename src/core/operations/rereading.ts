import { isDeepStrictEqual } from 'node:util';
import type { Fact } from '../../model/fact.ts';
import type { CandidateFact, Reading } from '../../model/suggestion.ts';
import type { Library } from '../database/library.ts';
import { today } from './day.ts';

/**
 * A fact that was accepted from a document says what the document's date made of “last Thursday”. Where the source is given another
 * date, the fact stays as somebody took it, and how it is read now is kept beside it until they have decided.
 */
export interface Redated {
  readonly factId: string;
  readonly sourceId: string;
  /** EDTF; the date of the source by which it is read now. Null where it has none. */
  readonly published: string | null;
  /** What of the fact is still as it was read by the old date, and is read otherwise now. */
  readonly now: Partial<Pick<Fact, RereadField>>;
  /** The analyst worded it anew, of words that held a date that was worked out: nobody but they can say whether it is in theirs. */
  readonly checkWording: boolean;
}

const REREAD_FIELDS = ['eventDate', 'asOf', 'statement', 'measures'] as const;
type RereadField = (typeof REREAD_FIELDS)[number];
type Read = Pick<CandidateFact, RereadField | 'inferred'>;

const headOf = (path: string): string => path.split(/[.[]/)[0] ?? path;

/** Whether two readings of one text differ by a date alone: other rules may read its words and figures otherwise, too. */
function isByDate(field: RereadField, before: Read, now: Read): boolean {
  if (field === 'statement') return [...before.inferred, ...now.inferred].includes('statement');
  if (field !== 'measures') return true;
  const undated = ({ measures }: Read) => measures.map((measure) => ({ ...measure, period: null }));
  return isDeepStrictEqual(undated(before), undated(now));
}

const differing = (before: Read, now: Read): readonly RereadField[] =>
  REREAD_FIELDS.filter((field) => !isDeepStrictEqual(before[field], now[field]) && isByDate(field, before, now));

/** How each accepted proposal of a document is read by its new date; null where that is as it was accepted. */
export function rereadingsOf(
  library: Library,
  documentId: string,
  candidates: readonly CandidateFact[],
  published: string | null,
): ReadonlyMap<string, Reading | null> {
  const byPlace = new Map(candidates.map((candidate) => [`${candidate.start} ${candidate.end}`, candidate]));
  const accepted = library.suggestions.list({ state: 'accepted', today: today(), documentId, order: 'place' });
  return new Map(
    accepted.suggestions.map((held) => {
      const now = byPlace.get(`${held.start} ${held.end}`);
      if (now === undefined || differing(held, now).length === 0) return [held.id, null];
      const { statement, eventDate, asOf, measures, inferred } = now;
      return [held.id, { statement, eventDate, asOf, measures, inferred, published }];
    }),
  );
}

export interface Found extends Redated {
  readonly inferred: readonly string[];
  readonly suggestionIds: readonly string[];
}

const found = new WeakMap<Library, { readonly version: number; readonly byFact: ReadonlyMap<string, Found> }>();

/** The facts that still say what an old date of their source made of its words, by their ids. Read once for each version. */
export function redatedFacts(library: Library): ReadonlyMap<string, Found> {
  const version = library.changes.version();
  const known = found.get(library);
  if (known?.version === version && !library.readOnly) return known.byFact;
  const reread = library.suggestions.rereadOnes();
  const facts = new Map(library.facts.getMany(reread.map(({ factId }) => factId)).map((fact) => [fact.id, fact]));
  const byFact = new Map<string, Found>();
  for (const { suggestion, factId, reading } of reread) {
    const fact = facts.get(factId);
    if (fact === undefined || fact.status === 'retired') continue;
    const all = differing(suggestion, reading);
    const fields = all.filter((field) => isDeepStrictEqual(fact[field], suggestion[field]));
    if (fields.length === 0) continue;
    const before = byFact.get(factId);
    const isReread = (path: string): boolean => (fields as readonly string[]).includes(headOf(path));
    byFact.set(factId, {
      factId,
      sourceId: suggestion.sourceId,
      published: reading.published,
      now: { ...Object.fromEntries(fields.map((field) => [field, reading[field]])), ...before?.now },
      checkWording: (before?.checkWording ?? false) || (all.includes('statement') && !fields.includes('statement')),
      inferred: [...fact.inferred.filter((path) => !isReread(path)), ...reading.inferred.filter(isReread)],
      suggestionIds: [...(before?.suggestionIds ?? []), suggestion.id],
    });
  }
  found.set(library, { version, byFact });
  return byFact;
}

/** What the inspector shows of it; null where the fact waits for nothing. */
export function redatedOf(library: Library, factId: string): Redated | null {
  const held = redatedFacts(library).get(factId);
  if (held === undefined) return null;
  const { inferred: _, suggestionIds: __, ...shown } = held;
  return shown;
}

/** What has become of it, in words that follow “Since this deck:”. */
export function redatedWords({ now }: Redated): string {
  const date = 'eventDate' in now ? `: its event date is read as ${now.eventDate ?? 'not stated'} now` : '';
  return `it was dated by a date of its source that is another one now${date}`;
}
