import type { Measure } from '../../../model/fact.ts';
import type { CandidateFact } from '../../../model/suggestion.ts';
import { denies } from '../denial.ts';
import { likeness, statementWords } from '../duplicates/index.ts';
import { fold } from '../fold.ts';

/** What is compared of a candidate to tell whether a copy of its text makes it too. */
export type Said = Pick<CandidateFact, 'kind' | 'statement' | 'quote' | 'eventDate' | 'asOf' | 'measures'>;

/** What a candidate is known by, worked out once. */
interface Traits {
  /** For each way, what it is looked up by; null where it is not known by that. */
  readonly keys: readonly (string | null)[];
  readonly figures: string | null;
  readonly denies: boolean;
}

/** What the candidates of a group have in common, so that one more is held against the group rather than against each. */
interface Group<T> {
  readonly members: T[];
  readonly kind: Said['kind'];
  readonly denies: boolean;
  eventDate: string | null;
  asOf: string | null;
  readonly figures: Set<string>;
  readonly statements: Set<string>;
}

/**
 * What the copies of one text say, each thing once: documents of one origin, each with its candidates in the order of the text, to
 * groups of candidates that are one, in the order in which they come up. A group has one candidate of a document at most, and what
 * two of them say differently — a date, a figure, a denial — keeps them apart.
 */
export class CopyGroups<T extends Said> {
  readonly #groups: Group<T>[] = [];
  readonly #found = WAYS.map(() => new Map<string, Group<T>[]>());

  get groups(): (readonly T[])[] {
    return this.#groups.map(({ members }) => members);
  }

  /** Adds the candidates of one more document. */
  add(document: readonly T[]): void {
    const left = new Set(document);
    const taken = new Map<Group<T>, Traits>();
    for (const [way, areOne] of WAYS.entries()) {
      for (const said of left) {
        const traits = traitsOf(said);
        const key = traits.keys[way] ?? null;
        if (key === null) continue;
        const group = this.#found[way]
          ?.get(key)
          ?.find((one) => !taken.has(one) && mayBeOf(one, said, traits) && areOne(one, said, traits));
        if (group === undefined) continue;
        join(group, said, traits);
        taken.set(group, traits);
        left.delete(said);
      }
    }
    for (const said of left) {
      const traits = traitsOf(said);
      const { kind } = said;
      const group: Group<T> = {
        members: [],
        kind,
        denies: traits.denies,
        eventDate: null,
        asOf: null,
        figures: new Set(),
        statements: new Set(),
      };
      join(group, said, traits);
      this.#groups.push(group);
      taken.set(group, traits);
    }
    for (const [group, { keys }] of taken) {
      for (const [way, key] of keys.entries()) {
        if (key === null) continue;
        const those = this.#found[way]?.get(key);
        if (those === undefined) this.#found[way]?.set(key, [group]);
        else if (!those.includes(group)) those.push(group);
      }
    }
  }
}

/** Works out what `CopyGroups` knows candidates by, which is most of its work: to have it done beforehand, in pieces. */
export function prepareCopies(candidates: readonly Said[]): void {
  for (const said of candidates) traitsOf(said);
}

/** `CopyGroups` of documents that are all there. */
export function copiesAmong<T extends Said>(documents: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const grouping = new CopyGroups<T>();
  for (const document of documents) grouping.add(document);
  return grouping.groups;
}

type AreOne = (group: Group<unknown>, said: Said, traits: Traits) => boolean;

/** How one candidate is known by what others say, the surest first: whoever is known by one is not looked for by the next. */
const WAYS: readonly AreOne[] = [
  () => true,
  (group, _said, { figures }) =>
    figures === null || group.figures.size === 0 || (group.figures.size === 1 && group.figures.has(figures)),
  () => true,
  (group, { statement }) => {
    const words = statementWords(statement);
    return [...group.statements].every((other) => likeness(words, statementWords(other), false) !== null);
  },
];

const known = new WeakMap<Said, Traits>();

function traitsOf(said: Said): Traits {
  const held = known.get(said);
  if (held) return held;
  const [quote, statement, figures] = [signs(said.quote), signs(said.statement), figuresOf(said)];
  const keys = [`${quote} ${statement}`, quote, statement, figures];
  const traits = { keys, figures, denies: denies(said.statement) };
  known.set(said, traits);
  return traits;
}

/** Dates that one copy does not state keep nobody apart: a page says when it was published, its print may not. */
function mayBeOf(group: Group<unknown>, said: Said, traits: Traits): boolean {
  const agree = (one: string | null, other: string | null): boolean => one === null || other === null || one === other;
  return (
    said.kind === group.kind &&
    traits.denies === group.denies &&
    agree(said.eventDate, group.eventDate) &&
    agree(said.asOf, group.asOf)
  );
}

function join<T extends Said>(group: Group<T>, said: T, { figures }: Traits): void {
  group.members.push(said);
  group.eventDate ??= said.eventDate;
  group.asOf ??= said.asOf;
  if (figures !== null) group.figures.add(figures);
  group.statements.add(said.statement);
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
