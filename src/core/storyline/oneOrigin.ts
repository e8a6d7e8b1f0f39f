import { type Fact, supports } from '../../model/fact.ts';
import { RELIABILITY_CODES } from '../../model/scales.ts';
import { type Citation, originCited, type Statement } from '../../model/slidePlan.ts';
import type { Source } from '../../model/source.ts';
import { compareText } from './order.ts';
import { issuedFrom } from './selection.ts';
import { counted, type countedInWords } from './words.ts';

/** Of each source, which origin it is of, and its place among those of that origin: the least is cited for all of them. */
export type Copies = ReadonlyMap<string, { readonly origin: string; readonly place: number }>;

const LAST_DAY = '9999';

/**
 * Sources of one origin in the order in which they are cited: which supports most of these facts, so that the list of sources is
 * short; which is rated better; which was published first; which a reader can open; the id, so that it is always the same one.
 */
export function orderCopies(facts: readonly Fact[], sources: ReadonlyMap<string, Source>): Copies {
  const supported = new Map<string, number>();
  for (const { evidence } of facts) {
    for (const id of new Set(evidence.filter(supports).map(({ sourceId }) => sourceId))) {
      supported.set(id, (supported.get(id) ?? 0) + 1);
    }
  }
  const order = [...supported.keys()]
    .flatMap((id) => sources.get(id) ?? [])
    .map((source) => ({
      source,
      supports: supported.get(source.id) ?? 0,
      reliability: RELIABILITY_CODES.indexOf(source.reliability ?? 'F'),
      issued: issuedFrom(source) ?? LAST_DAY,
      closed: source.csl.URL === undefined && source.csl.DOI === undefined ? 1 : 0,
    }))
    .sort(
      (a, b) =>
        b.supports - a.supports ||
        a.reliability - b.reliability ||
        compareText(a.issued, b.issued) ||
        a.closed - b.closed ||
        compareText(a.source.id, b.source.id),
    );
  return new Map(order.map(({ source }, place) => [source.id, { origin: source.origin, place }]));
}

/**
 * What a statement cites: of each origin that supports it one source, the first of its copies that does, in the order of its
 * evidence and with the first locator that is known. Copies add nothing to one another, so that two marks are two origins.
 */
export function citationsOf({ evidence }: Pick<Fact, 'evidence'>, copies: Copies): readonly Citation[] {
  const byOrigin = new Map<string, Citation>();
  const placeOf = (id: string): number => copies.get(id)?.place ?? Number.MAX_SAFE_INTEGER;
  for (const { sourceId, locator } of evidence.filter(supports)) {
    const origin = copies.get(sourceId)?.origin ?? sourceId;
    const known = byOrigin.get(origin);
    const isSame = known?.sourceId === sourceId;
    if (known === undefined || placeOf(sourceId) < placeOf(known.sourceId) || (isSame && known.locator === null)) {
      byOrigin.set(origin, { sourceId, locator, ...(origin === sourceId ? {} : { origin }) });
    }
  }
  return [...byOrigin.values()];
}

/** `3 sources`, `3 sources of 2 origins` where copies are cited side by side: never more than they are worth. */
export function sourcesCited(
  statements: readonly Pick<Statement, 'citations'>[],
  count: typeof counted | typeof countedInWords = counted,
): string {
  const citations = statements.flatMap((statement) => statement.citations);
  const sources = new Set(citations.map(({ sourceId }) => sourceId)).size;
  const origins = new Set(citations.map(originCited)).size;
  return origins === sources ? count(sources, 'source') : `${count(sources, 'source')} of ${count(origins, 'origin')}`;
}

/** All that these statements rest on, where it is one origin: `one source` or, with copies, `one origin`; else null. */
export function onlyOrigin(
  statements: readonly Pick<Statement, 'citations'>[],
): { readonly sourceId: string; readonly words: 'one source' | 'one origin' } | null {
  const citations = statements.flatMap((statement) => statement.citations);
  const [first] = citations;
  if (first === undefined || new Set(citations.map(originCited)).size > 1) return null;
  const { sourceId } = first;
  return { sourceId, words: citations.every((one) => one.sourceId === sourceId) ? 'one source' : 'one origin' };
}
