import type { Statement } from '../../model/slidePlan.ts';
import { compareText } from './order.ts';
import type { Held } from './pool.ts';
import { CAVEAT_LABELS } from './statement.ts';
import { capitalised, countedInWords, joinWords, midSentence } from './words.ts';

/** Two lines of a title in the built-in designs, at their smallest title size. */
export const LEAD_CHARACTERS = 150;
/** Two lines of a title at an easy size: for a heading that may be chosen freely. */
export const HEADING_CHARACTERS = 120;

/** A heading, and the statement that it is where it makes a claim. */
export interface Heading {
  readonly heading: string;
  readonly headingStatement?: Statement;
}

export function fitsHeading(text: string): boolean {
  return text.length <= HEADING_CHARACTERS;
}

/** A heading never asserts what is disputed, unverified or superseded: such statements stay in the body. */
function mayLead(statement: Statement, longest: number): boolean {
  return !statement.labels.some((label) => CAVEAT_LABELS.includes(label)) && statement.text.length <= longest;
}

export function statedHeading(statement: Statement): Heading {
  return { heading: statement.text, headingStatement: statement };
}

/**
 * The fact whose statement heads a slide: the one that leads it where its statement is free of caveats and fits two
 * lines whole, else the next that does so at an easy size. A statement is never shortened into a heading: a clause that is cut may be the hedge, the condition or the
 * projection. Null where none fits, or where the slide holds only one fact, which then stays in the body.
 */
export function leadOf(facts: readonly Held[]): Held | null {
  if (facts.length < 2) return null;
  return (
    facts.find((held, place) => mayLead(held.statement, place === 0 ? LEAD_CHARACTERS : HEADING_CHARACTERS)) ?? null
  );
}

/** Names that two or more of the facts share, the most frequent first; at most two. */
function sharedNames(facts: readonly Held[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { fact } of facts) {
    for (const name of new Set(fact.entities.map((entity) => entity.name))) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([, count]) => count >= 2)
    .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
    .slice(0, 2)
    .map(([name]) => name);
}

/** A computed heading that claims nothing but what can be counted on the slide: `Three facts on APEX and CCDCOE`. */
export function countedHeading(facts: readonly Held[], themeName: string): string {
  const judgements = facts.filter((held) => held.fact.kind === 'judgement').length;
  const what = [
    ...(judgements > 0 ? [countedInWords(judgements, 'judgement')] : []),
    ...(judgements < facts.length ? [countedInWords(facts.length - judgements, 'fact')] : []),
  ];
  const names = sharedNames(facts);
  const on = names.length > 0 ? joinWords(names) : midSentence(themeName);
  return capitalised(`${joinWords(what)} on ${on}`);
}

/** Whether the quoted statement can head its slide by itself: it is then not drawn a second time. */
export function mayHeadAlone(statement: Statement): boolean {
  return mayLead(statement, LEAD_CHARACTERS);
}
