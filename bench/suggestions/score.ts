import { suggestFacts } from '../../src/core/facts/suggest/index.ts';
import type { CandidateFact } from '../../src/model/suggestion.ts';
import type { LabelledArticle, MustFind } from './labels.ts';
import { type Answer, answersOf } from './told.ts';

export interface Outcome {
  readonly name: string;
  readonly candidates: readonly CandidateFact[];
  readonly missed: readonly MustFind[];
  /** Proposed, and no label holds it worth keeping. */
  readonly notWorth: readonly CandidateFact[];
  /** Found, but with another date or without a figure that the label tells. */
  readonly misread: readonly string[];
  /** Proposed from words that must not be proposed from. */
  readonly forbidden: readonly CandidateFact[];
  readonly must: number;
  /** Of each subject, unit and speaker that a label tells, what was read. */
  readonly answers: readonly Answer[];
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

function misreadings(label: MustFind, found: readonly CandidateFact[]): string[] {
  const wrong: string[] = [];
  const dates = found.map(({ eventDate }) => eventDate);
  if (label.eventDate !== undefined && !dates.includes(label.eventDate))
    wrong.push(`${label.name}: dated ${dates.join(', ')}, not ${label.eventDate}`);
  if (label.inferred !== undefined && !found.some(({ inferred }) => inferred.includes('eventDate') === label.inferred))
    wrong.push(`${label.name}: its date is ${label.inferred ? 'not ' : ''}marked as inferred`);
  const values = found.flatMap(({ measures }) => measures.map(({ value }) => value));
  for (const value of label.values)
    if (!values.includes(value)) wrong.push(`${label.name}: ${value} is not among ${values.join(', ')}`);
  return wrong;
}

/** What is proposed from an article, held against its labels. */
export function outcomeOf({ name, document, published, must, worth, not }: LabelledArticle): Outcome {
  const candidates = suggestFacts({
    text: document.text,
    passages: document.passages,
    published,
    entities: [],
    proposeThemes: () => [],
  });
  const found = must.map((label) => ({ label, by: candidates.filter((candidate) => overlaps(candidate, label)) }));
  return {
    name,
    candidates,
    missed: found.filter(({ by }) => by.length === 0).map(({ label }) => label),
    misread: found.filter(({ by }) => by.length > 0).flatMap(({ label, by }) => misreadings(label, by)),
    notWorth: candidates.filter((candidate) => ![...must, ...worth].some((label) => overlaps(candidate, label))),
    forbidden: candidates.filter((candidate) => not.some((label) => overlaps(candidate, label))),
    must: must.length,
    answers: [...must, ...worth].flatMap((label) =>
      answersOf(
        label,
        candidates.filter((candidate) => overlaps(candidate, label)),
      ),
    ),
  };
}

/** Share found of what must be, and share worth keeping of what is proposed, over several articles. */
export function shares(outcomes: readonly Outcome[]): { readonly recall: number; readonly precision: number } {
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const [must, proposed] = [sum((one) => one.must), sum((one) => one.candidates.length)];
  return {
    recall: must === 0 ? 1 : 1 - sum((one) => one.missed.length) / must,
    precision: proposed === 0 ? 1 : 1 - sum((one) => one.notWorth.length) / proposed,
  };
}
