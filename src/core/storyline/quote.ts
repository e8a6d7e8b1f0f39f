import { type Evidence, supports } from '../../model/fact.ts';
import type { PlannedSlide } from '../../model/slidePlan.ts';
import type { Theme } from '../../model/theme.ts';
import { mayHeadAlone, statedHeading } from './headings.ts';
import type { Held } from './pool.ts';

/** Longer ones are read in the notes, shorter ones carry no thought. */
export const LONGEST_QUOTE_CHARACTERS = 320;
const SHORTEST_QUOTE_CHARACTERS = 40;
/** A quote without a speaker takes no fact away from a section of fewer. */
const FEWEST_FACTS_BESIDE = 4;

const OPENING_MARK = /^["'“‘«„]/u;
const OPENING_MARK_BEFORE = /(?:^|[\s(:,])["'“‘«„]$/u;
const SAYING =
  /\b(?:said|says|told|warn(?:s|ed)|argu(?:es|ed)|stress(?:es|ed)|stat(?:es|ed)|call(?:s|ed)|describ(?:es|ed)|add(?:s|ed)|not(?:es|ed)|urg(?:es|ed)|explain(?:s|ed))\b/iu;

interface Quoted {
  readonly held: Held;
  readonly quote: string;
  readonly speaker: string | null;
}

/**
 * Who speaks in a quote: the one person whom the fact names, where the document sets the words in quotation marks and
 * the statement says that this person said them. In any other case the words are the source's, and nobody is named.
 */
export function speakerOf(held: Held, evidence: Pick<Evidence, 'quote' | 'prefix'>): string | null {
  const people = [...new Set(held.fact.entities.filter((e) => e.kind === 'person').map((e) => e.name))];
  const [name] = people;
  if (name === undefined || people.length > 1 || evidence.quote === null) return null;
  const direct = OPENING_MARK.test(evidence.quote) || OPENING_MARK_BEFORE.test(evidence.prefix ?? '');
  const familyName = name.split(/\s+/).at(-1) ?? name;
  return direct && held.fact.statement.includes(familyName) && SAYING.test(held.fact.statement) ? name : null;
}

function quotedOf(held: Held): Quoted | null {
  const usable = held.fact.evidence.filter(
    (e): e is Evidence & { quote: string } =>
      supports(e) &&
      e.state === 'anchored' &&
      e.quote !== null &&
      e.quote.length >= SHORTEST_QUOTE_CHARACTERS &&
      e.quote.length <= LONGEST_QUOTE_CHARACTERS,
  );
  const spoken = usable.map((e) => ({ held, quote: e.quote, speaker: speakerOf(held, e) }));
  return spoken.find((quoted) => quoted.speaker !== null) ?? spoken[0] ?? null;
}

/**
 * The quote of a theme, one at most: of the reported facts left for it, the first whose anchored quote has a named
 * speaker; else the strongest with an anchored quote that does not lead its section, where enough others stay. Dormant
 * and orphaned quotes make no slide: their words are not known to stand in the document.
 */
export function quoteSlide(
  theme: Theme,
  facts: readonly Held[],
): { readonly slides: readonly PlannedSlide[]; readonly shown: ReadonlySet<Held> } {
  const quotes = facts
    .filter((held) => held.fact.kind === 'reported' && !held.disputed)
    .map(quotedOf)
    .filter((quoted) => quoted !== null);
  const unspoken = facts.length > FEWEST_FACTS_BESIDE ? quotes.find(({ held }) => held !== facts[0]) : undefined;
  const chosen = quotes.find(({ speaker }) => speaker !== null) ?? unspoken;
  if (chosen === undefined) return { slides: [], shown: new Set() };
  const { held, quote, speaker } = chosen;
  const heading = mayHeadAlone(held.statement)
    ? statedHeading(held.statement)
    : { heading: speaker === null ? 'In the words of the source' : `In the words of ${speaker}` };
  return {
    slides: [
      {
        id: `quote:${theme.slug}:1`,
        theme: theme.slug,
        kind: 'quote',
        ...heading,
        statement: held.statement,
        quote,
        speaker,
      },
    ],
    shown: new Set([held]),
  };
}
