import type { Measure } from '../../../model/fact.ts';
import type { CandidateFact } from '../../../model/suggestion.ts';
import { denies } from '../denial.ts';
import { likeness, statementWords } from '../duplicates/index.ts';
import { fold } from '../fold.ts';

/** What is compared of a candidate to tell whether a copy of its text makes it too. */
export type Said = Pick<CandidateFact, 'kind' | 'statement' | 'quote' | 'eventDate' | 'asOf' | 'measures'>;

/**
 * What the copies of one text say, each thing once: documents of one origin, each with its candidates in the order of the text, to
 * groups of candidates that are one, in the order in which they come up. A group has one candidate of a document at most, and what
 * two of them say differently — a date, a figure, a denial — keeps them apart.
 */
export function copiesAmong<T extends Said>(documents: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const groups: T[][] = [];
  const found = WAYS.map(() => new Map<string, T[][]>());
  for (const document of documents) {
    const left = new Set(document);
    const taken = new Set<T[]>();
    for (const [way, { keyOf, areOne }] of WAYS.entries()) {
      for (const said of left) {
        const key = keyOf(said);
        if (key === null) continue;
        const group = found[way]
          ?.get(key)
          ?.find((one) => !taken.has(one) && one.every((other) => mayBeOne(said, other) && areOne(said, other)));
        if (group === undefined) continue;
        group.push(said);
        taken.add(group);
        left.delete(said);
      }
    }
    for (const said of left) {
      const group = [said];
      groups.push(group);
      taken.add(group);
    }
    for (const group of taken) {
      for (const [way, { keyOf }] of WAYS.entries()) {
        const key = keyOf(group.at(-1) as T);
        const known = key === null ? null : (found[way]?.get(key) ?? []);
        if (key === null || known === null || known.includes(group)) continue;
        found[way]?.set(key, [...known, group]);
      }
    }
  }
  return groups;
}

/** How one candidate is known by what another says, the surest first: whoever is known by one is not looked for by the next. */
const WAYS: readonly {
  readonly keyOf: (said: Said) => string | null;
  readonly areOne: (a: Said, b: Said) => boolean;
}[] = [
  { keyOf: ({ quote, statement }) => `${signs(quote)} ${signs(statement)}`, areOne: () => true },
  {
    keyOf: ({ quote }) => signs(quote),
    areOne: (a, b) => a.measures.length === 0 || b.measures.length === 0 || figuresOf(a) === figuresOf(b),
  },
  { keyOf: ({ statement }) => signs(statement), areOne: () => true },
  {
    keyOf: figuresOf,
    areOne: (a, b) => likeness(statementWords(a.statement), statementWords(b.statement), false) !== null,
  },
];

/** Dates that one copy does not state keep nobody apart: a page says when it was published, its print may not. */
function mayBeOne(a: Said, b: Said): boolean {
  const agree = (one: string | null, other: string | null): boolean => one === null || other === null || one === other;
  return (
    a.kind === b.kind &&
    agree(a.eventDate, b.eventDate) &&
    agree(a.asOf, b.asOf) &&
    denies(a.statement) === denies(b.statement)
  );
}

/** Letters, figures and the signs that say what is counted: how words are set and hyphenated is left out. */
function signs(words: string): string {
  const tokens = fold(words).toLowerCase().match(TOKENS) ?? [];
  return tokens.map((token) => (/\d/.test(token) ? ` ${token} ` : token)).join('');
}
const TOKENS = /(?:(?<![\p{L}\p{N}])-)?\d+(?:[.,:]\d+)*|\p{N}|[\p{L}\p{M}]+|[%‰$€£¥₩]/gu;

function figuresOf({ measures }: Said): string | null {
  const plain = (text: string | null): string => (text === null ? '' : signs(text));
  const figure = ({ metric, subject, value, unit, period, qualifier }: Measure): string =>
    JSON.stringify([plain(metric), plain(subject), value, plain(unit), period, plain(qualifier)]);
  return measures.length === 0 ? null : measures.map(figure).sort().join(' ');
}
