import type { EntityRef } from '../../../model/fact.ts';
import type { EntityMention } from './entities.ts';
import { plainMarks, type Sentence, type Span } from './language.ts';
import { SAYING } from './reporting.ts';

/** Who says what a sentence tells. */
export interface Attribution {
  /** As the library or the document names them; for the unnamed, the sentence's own words ("a senior official"). */
  readonly speaker: string;
  readonly ref: EntityRef | null;
  /** Told by a pronoun: who it is was taken from the text before. */
  readonly byPronoun: boolean;
}

/** More words than a name with its office has; it bounds what is read. */
const MOST_WORDS = 9;
const WORD = /[\p{L}\d.'-]+/uy;
const STOPS = /^(?:and|but|that|when|while|which|as|"+)$/i;
const SAYS = new RegExp(`\\b${SAYING}\\b(?! by\\b)`, 'g');
const INVERTED = new RegExp(`^[,"' ]*(?:has |had |also |further )*${SAYING} `);
const ACCORDING =
  /\b[Aa]ccording to |\b(?:a|the) (?:study|report|survey|review|audit) (?:presented |published |released )?by /;
const BEFORE_VERB = /(?: (?:has|had|have|also|further|later|recently|in a statement|yesterday))+ $/;
const PRONOUN = /(?:^|[\s"'])(?:he|she|He|She)$/;
const NOBODY =
  /^(?:it|which|that|who|this|these|those|there|one|you|I|as|and|is|was|be|been|are|were|not|to|has|have)$/i;
/** People and bodies without a name that a newspaper still stands behind. */
const ROLE =
  /\b(?:official|officer|analyst|spokes\w+|minister|ministry|president|expert|experts|analysts|officials|researchers?|commander|director|ambassador|diplomat|source|sources|report|reports|government|company|operator|organi[sz]ers|committee|study|survey|people|participants|panellists|speakers?|executive|critics?|authorities|military|army|navy|police|embassy|agency|investigators|prosecutors|figures|accounts|data|envoy|regulator|firm|paper|authors?|they)\b/i;

/** A role in small letters, of which there are many holders. */
const SOMEBODY =
  /\b(?:officials?|officers?|analysts?|experts?|researchers?|diplomats?|sources?|executives?|critics?|speakers?|participants|panellists|spokes\w+|people|investigators|engineers?|ministers?|ministry|government|embassy|reports?|figures|accounts|data|study|survey|navy|army)\b/;

function lastNamed(
  mentions: readonly EntityMention[],
  within: Span,
  kinds: readonly string[],
): EntityMention | undefined {
  return mentions.find(({ start, end, ref }) => start >= within.start && end <= within.end && kinds.includes(ref.kind));
}

/** The speaker in a group of words of a sentence, or null where it is nobody who speaks. */
function speakerIn(
  words: string,
  at: Span,
  mentions: readonly EntityMention[],
  recent: EntityRef | null,
): Attribution | null {
  const named = lastNamed(mentions, at, ['person']) ?? lastNamed(mentions, at, ['organisation', 'place']);
  const trimmed = words
    .trim()
    .replace(/[.,]+$/, '')
    .replace(/'s$/, '');
  if (PRONOUN.test(` ${trimmed}`)) return recent ? { speaker: recent.name, ref: recent, byPronoun: true } : null;
  // "One NATO official" is not NATO, and an analyst of a firm is not the firm.
  const unnamed = named?.ref.kind !== 'person' && SOMEBODY.test(trimmed);
  if (named && !unnamed && (named.ref.kind !== 'place' || !ROLE.test(trimmed)))
    return { speaker: named.ref.name, ref: named.ref, byPronoun: false };
  const last = trimmed.split(' ').at(-1) ?? '';
  if (NOBODY.test(last)) return null;
  if (!ROLE.test(trimmed) && !/^(?:We|we)$/.test(trimmed)) return null;
  return /^(?:We|we|They|they)$/.test(trimmed)
    ? null
    : {
        speaker: trimmed.replace(/^(?:The|A|An) (?=\p{Ll})/u, (article) => article.toLowerCase()),
        ref: null,
        byPronoun: false,
      };
}

/** The words of one name or office from a place on. */
function wordsFrom(plain: string, start: number): Span {
  let end = start;
  for (let count = 0; count < MOST_WORDS; count += 1) {
    WORD.lastIndex = count === 0 ? start : end + 1;
    const word = (count === 0 || plain[end] === ' ') && WORD.exec(plain);
    if (!word || STOPS.test(word[0])) break;
    end = WORD.lastIndex;
  }
  return { start, end };
}

/** The words of one name or office right before a place, what is put in between commas left out. */
function wordsBefore(plain: string, verb: number): Span {
  let head = plain
    .slice(Math.max(0, verb - 220), verb)
    .replace(BEFORE_VERB, ' ')
    .trimEnd();
  const offset = verb - Math.min(verb, 220);
  if (/\b(?:is|are|was|were|be|been|being|to|not|of|in|it|its|the|a|their|his|her|this|by|for)$/i.test(head))
    return { start: verb, end: verb };
  if (head.endsWith(',')) head = head.slice(0, Math.max(0, head.lastIndexOf(',', head.length - 2)));
  const end = head.length;
  let start = end;
  for (const word of head.split(' ').reverse().slice(0, MOST_WORDS)) {
    if (/[,;:"()]$/.test(word) || STOPS.test(word) || word === '') break;
    start -= word.length + (start === end ? 0 : 1);
    if (/^["(]/.test(word)) break;
  }
  return { start: offset + Math.max(0, start), end: offset + end };
}

/**
 * Who is reported to say the sentence, outside of what is quoted in it; null where the document says it itself. `recent` is
 * the person that a "he" or "she" can only mean.
 */
export function attributionOf(
  text: string,
  sentence: Sentence,
  quotations: readonly Span[],
  mentions: readonly EntityMention[],
  recent: EntityRef | null,
): Attribution | null {
  let plain = plainMarks(text.slice(sentence.start, sentence.end));
  for (const { start, end } of quotations) {
    const [from, to] = [Math.max(0, start - sentence.start), Math.min(plain.length, end - sentence.start)];
    if (to > from) plain = `${plain.slice(0, from)}${'"'.repeat(to - from)}${plain.slice(to)}`;
  }
  const inText = ({ start, end }: Span): Attribution | null =>
    end > start
      ? speakerIn(
          plain.slice(start, end),
          { start: sentence.start + start, end: sentence.start + end },
          mentions,
          recent,
        )
      : null;
  for (const { index, 0: marks } of plain.matchAll(/"+/g)) {
    const at = index + marks.length;
    const verb = at > 3 ? INVERTED.exec(plain.slice(at, at + 60)) : null;
    const found = verb && inText(wordsFrom(plain, at + verb[0].length));
    if (found) return found;
  }
  const according = ACCORDING.exec(plain);
  const source = according && inText(wordsFrom(plain, according.index + according[0].length));
  if (source) return source;
  for (const { index } of plain.matchAll(SAYS)) {
    const found = inText(wordsBefore(plain, index));
    if (found) return found;
  }
  return null;
}
