import { edtfWords } from '../../../model/edtf.ts';
import type { EntityRef } from '../../../model/fact.ts';
import type { Attribution } from './attribution.ts';
import type { DateMention } from './dates.ts';
import { keyFigureWords } from './keyFigures.ts';
import type { Sentence, Span } from './language.ts';
import { SAYING } from './reporting.ts';

const CONNECTIVE =
  /^(?:(?:However|Moreover|Furthermore|In addition|Additionally|Meanwhile|Also|Then|Second|First|Third|Secondly|Finally|Indeed|Therefore|Thus|Hence|Nevertheless|Nonetheless|To this end|For example|For instance|In fact|Of course|As a result|At the same time), |(?:And|But|So(?! far\b)|Yet) )/;
const ITEM_NUMBER = /^(?:\(?\d{1,3}[.)]|[•*·–-]|\(?[a-z]\))\s+/;
/** Times that mean nothing outside of their document, with the preposition that goes before what replaces them. */
const RELATIVE =
  /^(?:today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening)|(?:last|next|this|past|coming|current|previous) |.*day$|year's end$|year-end$|.*\bago$|[A-Z][a-z.]+$|\d{1,2} [A-Z]|[A-Z][a-z.]+ \d{1,2}$|.* year$)/i;

/** "By the end of the year" is never "by 2026", which would be a year before. */
const YEARS_END = /^(?:the end of the year|year's end|year-end)$/i;
const LEADS_END =
  /\b(?:at|by|before|until|till|to|through|towards?|near|from|since|after|of|around|for|than|over|past) $/i;

/** "13 May 2026. Norway buys", as the items of a list are dated. */
const DAY_AHEAD = /^(\d{1,2} \p{Lu}\p{Ll}+ \d{4})\. (?=\p{Lu})/u;

const preposition = (edtf: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(edtf) ? 'on' : 'in');

const LEADS = 'on|in|at|since|until|by|before|from|of|after|during|between|for|till|to|through|than|and|or|within';
/** "on Thursday", "of the spring": the preposition stands there already, and an article with it belongs to the time. */
const LED = new RegExp(`\\b(${LEADS}) (?:the )?$`, 'i');
const LED_THE = new RegExp(`\\b(?:${LEADS}) the\\s$`, 'i');

/** One relative time written out, where the result reads as English; null where it is left as it stands. */
function writtenOutDate(date: DateMention, before: string, after: string): { words: string; from: number } | null {
  const edtf = date.edtf?.replace(/^\.\.\/|\/\.\.$/g, '') ?? null;
  if (!date.inferred || edtf === null || /[/~X]/.test(edtf) || !RELATIVE.test(date.words) || /^['’]s?\b/.test(after))
    return null;
  // A winter has two years: "winter 2025" would say neither.
  if (edtf.endsWith('-24')) return null;
  // "the July 28 election", "a Sunday blessing": it says of what kind the thing is.
  if (/\b(?:the|an?|its|their|his|her|our|this|that|every|each)\s$/i.test(before) && !LED_THE.test(before))
    return /\d/.test(date.words) ? { words: edtfWords(edtf), from: date.start } : null;
  if (YEARS_END.test(date.words)) {
    const isLed = LEADS_END.test(before);
    if (!isLed && /^year-end/i.test(date.words)) return null;
    return { words: `${isLed ? '' : 'at '}the end of ${edtf}`, from: date.start };
  }
  const words = edtfWords(edtf).replace(/^(?:Spring|Summer|Autumn|Winter)/, (season) => season.toLowerCase());
  // "in September", "on Thursday", "of May 4": the preposition stands there already.
  const next = /\b(last|next|this) $/i.exec(before);
  const ahead = next ? before.slice(0, next.index) : before;
  const led = LED.exec(ahead);
  if (/^ (?:morning|afternoon|evening|night)\b/.test(after)) return null;
  const part = /\b(?:early|late|mid)[ -]$/i.exec(before);
  if (part && preposition(edtf) === 'on') return { words: `on ${words}`, from: date.start };
  // "released late last month"
  if (part)
    return /(?:^|\b(?:in|since|until|by|from|of|for|to|through|before|after|the)\s)$/i.test(before.slice(0, part.index))
      ? { words, from: date.start }
      : { words: `in ${part[0].toLowerCase()}${words}`, from: date.start - part[0].length };
  if (next) return { words: led ? words : `${preposition(edtf)} ${words}`, from: date.start - next[0].length };
  // "In 2024 there were seven, and last year eleven"; a span of time keeps its "and".
  if (/^(?:and|or|than)$/i.test(led?.[1] ?? '') && !/\bbetween [^,;]{1,40} and (?:the )?$/i.test(ahead))
    return { words: `${preposition(edtf)} ${words}`, from: date.start };
  if (led)
    return { words: /^on$/i.test(led[1] ?? '') && preposition(edtf) === 'in' ? date.words : words, from: date.start };
  return { words: `${preposition(edtf)} ${words}`, from: date.start };
}

const IT_SAYS = new RegExp(`^[Ii]t (?:has |had |also |further )*${SAYING}\\b`);

/** A statement with what in it stands in other words than the text's: each told in words for the user. */
export interface Statement {
  readonly words: string;
  readonly writtenOut: readonly string[];
}

/**
 * A statement ready to be edited: the sentence's own words without what belongs to its place in the text (a connective, an
 * item's number), with times that only its document explains written out, and "He" or "She" at the beginning replaced where
 * it can only be one person, "It said" by the body that spoke in the sentence before (`antecedent`).
 */
export function statementOf(
  text: string,
  sentence: Sentence,
  dates: readonly DateMention[],
  quotations: readonly Span[],
  subject: EntityRef | null,
  antecedent: string | null,
): Statement {
  let words = text.slice(sentence.start, sentence.end);
  const writtenOut: string[] = [];
  for (const date of [...dates].reverse()) {
    // What somebody is quoted with stays as it was said.
    if (quotations.some(({ start, end }) => start <= date.start && date.end <= end)) continue;
    const at = date.start - sentence.start;
    const behind = words.slice(date.end - sentence.start);
    const isAhead = at === 0 && /^\. \p{Lu}/u.test(behind) && date.inferred && date.edtf !== null;
    const out = isAhead
      ? { words: edtfWords(date.edtf ?? ''), from: date.start }
      : writtenOutDate(date, words.slice(0, at), behind);
    if (!out || (at === 0 && preposition(date.edtf ?? '') !== 'on') || out.words === date.words) continue;
    writtenOut.unshift(
      `“${words.slice(out.from - sentence.start, date.end - sentence.start)}” is written as “${out.words}”`,
    );
    words = words.slice(0, out.from - sentence.start) + out.words + words.slice(date.end - sentence.start);
  }
  words = (words.includes('\n') ? (keyFigureWords(words) ?? words) : words)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(ITEM_NUMBER, '')
    .replace(CONNECTIVE, '')
    .replace(DAY_AHEAD, '$1: ');
  const pronoun = subject && /^(?:He|She)(?= )/.exec(words)?.[0];
  const body = antecedent && /^[Ii]t(?= )/.exec(words)?.[0];
  if (body && IT_SAYS.test(words)) {
    words = antecedent + words.slice(body.length);
    writtenOut.unshift(`“${body}” is written as “${antecedent}”`);
  }
  if (pronoun) {
    words = subject.name + words.slice(pronoun.length);
    writtenOut.unshift(`“${pronoun}” is written as “${subject.name}”`);
  }
  words = words.replace(/[;,] (?:and|or)$/, ';');
  words = words
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
    .replace(/[,;:]$|(?<=[\p{L}\p{N}%]|(?<![.!?]["”’']?)\))$/u, '.');
  return { words, writtenOut };
}

/** The rest of a quotation that began in a sentence before, with its speaker put in front. */
export function continuedQuote(text: string, sentence: Span, attribution: Attribution): string {
  const words = text
    .slice(sentence.start, sentence.end)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["“'‘]|["”'’]$/g, '');
  return `${attribution.speaker.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())}: “${words}”`;
}
