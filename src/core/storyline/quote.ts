import { type Evidence, supports } from '../../model/fact.ts';
import type { PlannedSlide } from '../../model/slidePlan.ts';
import type { Source } from '../../model/source.ts';
import type { Theme } from '../../model/theme.ts';
import { mayHeadAlone, statedHeading } from './headings.ts';
import type { Held } from './pool.ts';

/** Longer ones are read in the notes, shorter ones carry no thought. */
export const LONGEST_QUOTE_CHARACTERS = 320;
const SHORTEST_QUOTE_CHARACTERS = 40;
/** A quote without a named speaker takes no fact away from a section of fewer. */
const FEWEST_FACTS_BESIDE = 4;

const OPENING_MARK = /^["'“‘«„]/u;
const OPENING_MARK_BEFORE = /(?:^|[\s(:,])["'“‘«„]$/u;
const CLOSING_MARK = /([,.!?…])["'”’»“](?=\s|$)/u;
const WHOLE_SENTENCE = /^\p{Lu}.*[.!?…]$/su;
const SAYING =
  /\b(?:said|says|told|warn(?:s|ed)|argu(?:es|ed)|stress(?:es|ed)|stat(?:es|ed)|call(?:s|ed)|describ(?:es|ed)|add(?:s|ed)|not(?:es|ed)|urg(?:es|ed)|explain(?:s|ed)|emphasi[sz](?:es|ed))\b/iu;

/** How well a quote speaks for itself; the smallest is best. */
const VOICE = { named: 0, spoken: 1, authoritative: 2 } as const;

interface Quoted {
  readonly held: Held;
  readonly quote: string;
  readonly speaker: string | null;
  readonly voice: (typeof VOICE)[keyof typeof VOICE];
}

/**
 * The words that the document sets in quotation marks: from the opening mark to the first closing one, without the comma
 * that belongs to the narrator. Null where the quote does not begin as direct speech. The words are exact, only fewer.
 */
export function directSpeech(evidence: Pick<Evidence, 'quote' | 'prefix'>): string | null {
  const { quote, prefix } = evidence;
  if (quote === null) return null;
  const opensInside = OPENING_MARK.test(quote);
  if (!opensInside && !OPENING_MARK_BEFORE.test(prefix ?? '')) return null;
  const words = opensInside ? quote.slice(1) : quote;
  const closing = CLOSING_MARK.exec(words);
  const spoken = closing === null ? words : words.slice(0, closing.index) + closing[1];
  return spoken.replace(/[\s,"'”’»]+$/u, '');
}

/**
 * Who speaks: the one person whom the fact names, where its statement says that this person said it. In any other case
 * nobody is named: a wrong attribution is worse than none.
 */
export function speakerOf(held: Held): string | null {
  const people = [...new Set(held.fact.entities.filter((e) => e.kind === 'person').map((e) => e.name))];
  const [name] = people;
  if (name === undefined || people.length > 1) return null;
  const familyName = name.split(/\s+/).at(-1) ?? name;
  const parts = [name, familyName, name.split(/\s+/)[0] ?? name];
  return parts.some((part) => held.fact.statement.includes(part)) && SAYING.test(held.fact.statement) ? name : null;
}

/** The speaker in the statement's own words, where it says that the source does not name them: `A senior official, not named`. */
function unnamedSpeakerOf(held: Held): string | null {
  const { statement } = held.fact;
  return (
    /^(?:An?|One) [^,.]{3,60}, (?:not named|unnamed)(?=,)/u.exec(statement)?.[0] ??
    /^An? (?:unnamed|anonymous) (?:[\p{L}\p{N}-]+ ){0,4}?(?:official|officer|analyst|diplomat|minister|spokes\p{L}+|source)(?= )/u.exec(
      statement,
    )?.[0] ??
    null
  );
}

function hasLength(quote: string): boolean {
  return quote.length >= SHORTEST_QUOTE_CHARACTERS && quote.length <= LONGEST_QUOTE_CHARACTERS;
}

/** The words that may stand large: of the source that the mark leads to, not of a copy of it. */
function citedWords({ fact, statement }: Held): readonly Evidence[] {
  const cited = new Set(statement.citations.map(({ sourceId }) => sourceId));
  return fact.evidence.filter((evidence) => supports(evidence) && cited.has(evidence.sourceId));
}

function quotedOf(held: Held, sources: ReadonlyMap<string, Source>): Quoted | null {
  let best: Quoted | null = null;
  for (const evidence of citedWords(held)) {
    if (evidence.state !== 'anchored' || evidence.quote === null) continue;
    const spoken = directSpeech(evidence);
    const reliability = sources.get(evidence.sourceId)?.reliability;
    let found: Quoted | null = null;
    if (spoken !== null && hasLength(spoken)) {
      const speaker = speakerOf(held);
      found = { held, quote: spoken, speaker, voice: speaker === null ? VOICE.spoken : VOICE.named };
    } else if (
      (reliability === 'A' || reliability === 'B') &&
      WHOLE_SENTENCE.test(evidence.quote) &&
      hasLength(evidence.quote)
    ) {
      found = { held, quote: evidence.quote, speaker: null, voice: VOICE.authoritative };
    }
    if (found !== null && (best === null || found.voice < best.voice)) best = found;
  }
  return best;
}

const midSentenceSpeaker = (speaker: string): string =>
  speaker.replace(/^(?:An?|One) /u, (article) => article.toLowerCase());

/**
 * The quote of a theme, one at most, from an undisputed reported fact: direct speech of a named person; else direct
 * speech; else a whole sentence of a source rated A or B, whose wording itself counts. Of equals the first in order is
 * taken. A speaker whom the
 * source does not name is given as the statement does. Without a named speaker it must not be the fact that leads the section, and enough others must stay. A reporter's
 * own sentence fills no slide, and dormant and orphaned quotes make none: they are not known to stand in the document.
 */
export function quoteSlide(
  theme: Theme,
  facts: readonly Held[],
  sources: ReadonlyMap<string, Source>,
): { readonly slides: readonly PlannedSlide[]; readonly shown: ReadonlySet<Held> } {
  let chosen: Quoted | null = null;
  for (const held of facts) {
    if (held.fact.kind !== 'reported' || held.disputed) continue;
    const quoted = quotedOf(held, sources);
    if (quoted === null || (chosen !== null && quoted.voice >= chosen.voice)) continue;
    if (quoted.speaker !== null || (held !== facts[0] && facts.length > FEWEST_FACTS_BESIDE)) chosen = quoted;
  }
  if (chosen === null) return { slides: [], shown: new Set() };
  const speaker = chosen.speaker ?? (chosen.voice === VOICE.spoken ? unnamedSpeakerOf(chosen.held) : null);
  return { slides: [slideOf(theme, { ...chosen, speaker })], shown: new Set([chosen.held]) };
}

function slideOf(theme: Theme, { held, quote, speaker }: Omit<Quoted, 'voice'>): PlannedSlide {
  const heading = mayHeadAlone(held.statement)
    ? statedHeading(held.statement)
    : { heading: speaker === null ? 'In the words of the source' : `In the words of ${midSentenceSpeaker(speaker)}` };
  return {
    id: `quote:${theme.slug}:1`,
    theme: theme.slug,
    kind: 'quote',
    ...heading,
    statement: held.statement,
    quote,
    speaker,
  };
}

/** The quote of a fact that the user chose for it: any supporting words that a slide holds; null where there are none. */
export function chosenQuote(theme: Theme, held: Held): PlannedSlide | null {
  for (const evidence of citedWords(held)) {
    if (evidence.state !== 'anchored' || evidence.quote === null) continue;
    const spoken = directSpeech(evidence);
    const quote = spoken ?? evidence.quote;
    if (quote.length > LONGEST_QUOTE_CHARACTERS) continue;
    return slideOf(theme, { held, quote, speaker: spoken === null ? null : speakerOf(held) });
  }
  return null;
}
