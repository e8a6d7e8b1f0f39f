import { isCurrency } from './currencies.ts';
import type { Sentence, Token } from './language.ts';
import { SAYING } from './reporting.ts';

const MOST_WORDS = 10;
const PART = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM']);
const VERBAL = new Set(['VERB', 'AUX']);
/** What may stand between a subject and its verb, or between the verbs of a group. */
const PASSED = new Set(['VERB', 'AUX', 'ADV', 'PART']);
/** Times are not what a sentence speaks of, and end a phrase. */
const TIME_WORD =
  /^(?:early|late|mid|FY\d+|years?|months?|weeks?|quarter|decade|today|spring|summer|autumn|winter|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:1[89]|20)\d\d)$/i;
const SAYS = new RegExp(`^${SAYING}$`);
/** Verbs that the model takes for nouns where "to" follows: "the company plans to". */
const PLANS = /^(?:plans?|aims?|hopes?|wants?|needs?|expects?|intends?)$/;

const isMark = ({ text, pos }: Token): boolean => pos === 'PUNCT' && !/^[-–'’]$/.test(text);

/** The noun phrases of a stretch, each ending in a noun. */
function phrases(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [];
  let open: Token[] = [];
  const close = () => {
    while (open.length > 0 && !['NOUN', 'PROPN'].includes(open.at(-1)?.pos ?? '')) open.pop();
    if (open.length > 0 && open.some(({ pos }) => pos !== 'NUM')) found.push(open);
    open = [];
  };
  for (const token of tokens) {
    const joins = open.length > 0 && /^(?:[-–'’]|['’]s)$/.test(token.text);
    if ((PART.has(token.pos) || joins) && !TIME_WORD.test(token.text)) open.push(token);
    else close();
  }
  close();
  return found;
}

/** The words right before `end` that can be one subject: up to a mark, a verb, or an "and" that joins no two nouns. */
function chunkBefore(tokens: readonly Token[], end: number): readonly Token[] {
  let start = end;
  for (; start > 0; start -= 1) {
    const [token, before] = [tokens[start - 1], tokens[start - 2]];
    if (!token || isMark(token) || VERBAL.has(token.pos) || token.pos === 'SCONJ') break;
    const joinsNouns = ['NOUN', 'PROPN'].includes(before?.pos ?? '') && PART.has(tokens[start]?.pos ?? '');
    if (token.pos === 'CCONJ' && !joinsNouns) break;
  }
  return tokens.slice(start, end);
}

/** "Sterling Heights", "Michigan (W31P4Q-21-C-0041)": a place put in behind a company. */
const A_PLACE = /^\*? ?\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*){0,3}(?: \([^()]{1,60}\))?$/u;

/**
 * Where what is put in before the comma at `closing` begins: at the comma before it, or, where a company's town and country
 * are, at the one before both.
 */
function openingOf(text: string, tokens: readonly Token[], closing: number): number {
  const comma = (before: number): number => tokens.slice(0, before).findLastIndex(({ text: word }) => word === ',');
  const between = (from: number, to: number): string =>
    text.slice(tokens[from]?.end ?? 0, tokens[to]?.start ?? 0).trim();
  const opening = comma(closing);
  const earlier = opening > 0 ? comma(opening) : -1;
  if (earlier <= 0 || !A_PLACE.test(between(opening, closing)) || !A_PLACE.test(between(earlier, opening)))
    return opening;
  const start = tokens.slice(0, earlier).findLastIndex((token) => isMark(token) || token.pos === 'SYM') + 1;
  return /^(?:ADP|SCONJ|NUM|ADV)$/.test(tokens[start]?.pos ?? '') ? opening : earlier;
}

function words(text: string, chunk: readonly Token[]): string | null {
  const found = phrases(chunk);
  const phrase = found[0];
  if (!phrase) return null;
  const next = found[1];
  const bare = PLANS.test(phrase.at(-1)?.text ?? '') && phrase.length > 1 ? phrase.slice(0, -1) : phrase;
  // "Slovakia and Bulgaria": both are the subject.
  const joined =
    next && chunk.filter(({ start, end }) => start >= (phrase.at(-1)?.end ?? 0) && end <= (next[0]?.start ?? 0));
  // "Military spending by the USA", "the plant of Halny Dynamics": whose it is belongs to it.
  const owned =
    joined?.[0]?.pos === 'ADP' && /^(?:of|by)$/.test(joined[0].text) && joined.length <= 2 && bare === phrase;
  const both = owned || (joined?.length === 1 && joined[0]?.pos === 'CCONJ');
  const last = both ? next?.at(-1) : bare.at(-1);
  const first = bare[0];
  if (
    !first ||
    !last ||
    bare.length > MOST_WORDS ||
    first.pos === 'NUM' ||
    /^\d/.test(first.text) ||
    bare.some(({ text: word }) => /^(?:per|cent|percent|%)$/i.test(word))
  )
    return null;
  if (bare.length === 1 && isCurrency(first.text)) return null;
  // "The European Protected Link", read as a verb in the middle: half a name is none.
  if (bare.length === 1 && /^\p{Lu}.*(?:ean|ian|rman|ican|ese|ish|dic|tic|ech|ench|utch)$/u.test(first.text))
    return null;
  return text
    .slice(first.start, last.end)
    .replace(/\s+/g, ' ')
    .replace(/['’]s?$/, '');
}

/** "Penobscot Iron Works Corp.": a capital within a name is no verb, whatever the model takes it for. */
function named(tokens: readonly Token[]): readonly Token[] {
  const isInName = ({ text, pos }: Token, index: number): boolean =>
    VERBAL.has(pos) &&
    /^\p{Lu}/u.test(text) &&
    /^\p{Lu}/u.test(tokens[index - 1]?.text ?? '') &&
    /^(?:\p{Lu}|,)/u.test(tokens[index + 1]?.text ?? '');
  return tokens.some(isInName)
    ? tokens.map((token, index) => (isInName(token, index) ? { ...token, pos: 'PROPN' } : token))
    : tokens;
}

/** A subject further away than this, in words and marks, is another clause's. */
const MOST_BEFORE = 90;

/** How many tokens end before a place, by halving. */
function tokensBefore(tokens: readonly Token[], place: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What a number of a sentence is said of: the noun phrase before the verb nearest to it, with what is put in between commas
 * left out; null where none is named there, or a pronoun is. A wrong subject is worse than none.
 */
export function subjectAt(text: string, sentence: Sentence, number: number): string | null {
  const end = tokensBefore(sentence.tokens, number);
  const before = sentence.tokens.slice(Math.max(0, end - MOST_BEFORE), end);
  // What somebody says is about something else than its speaker.
  const said = before.findLastIndex(
    ({ text: word, pos }, index) => SAYS.test(word) && (pos === 'VERB' || before[index + 1]?.text === 'that'),
  );
  const tokens = named(said < 0 ? before : before.slice(said + 1));
  const verbs = tokens.map((token, index) => (VERBAL.has(token.pos) ? index : -1)).filter((index) => index >= 0);
  const lastVerb = verbs.at(-1);
  if (lastVerb === undefined) {
    // A verb that the model took for a noun stands behind a name: "China commands".
    const [phrase] = phrases(tokens);
    const names = phrase?.findIndex(({ pos }) => pos !== 'PROPN') ?? -1;
    return phrase && names > 0 && said < 0 ? words(text, phrase.slice(0, names)) : null;
  }
  if (tokens.slice(lastVerb).some(({ text: word }) => /^(?:that|which|where|;|:)$/.test(word))) return null;
  // "… ordered it in May, and Japan's budget …": the second part has a verb that was not seen.
  const after = text.slice(tokens[lastVerb]?.end ?? number, number);
  if (/, (?:and|while|but|whereas) /.test(after)) return null;
  for (const verb of verbs.reverse()) {
    let end = verb;
    while (end > 0 && PASSED.has(tokens[end - 1]?.pos ?? '')) end -= 1;
    if (tokens[end - 1]?.text === ',') {
      // ", representing a growth of" goes on with the subject before.
      if (/ing$/.test(tokens[end]?.text ?? '')) continue;
      const opening = openingOf(text, tokens, end - 1);
      end = opening > 0 ? opening : end;
    }
    const previous = tokens[end - 1];
    if (previous?.pos === 'CCONJ' || previous?.text === ',') continue;
    const chunk = chunkBefore(tokens, end);
    const joint = tokens.slice(0, end - chunk.length);
    // "A, of York; and B, of Oshkosh, will compete": the last one alone is not the subject.
    if (joint.at(-1)?.pos === 'CCONJ' && /;/.test(joint.at(-2)?.text ?? '')) return null;
    return words(text, chunk);
  }
  return null;
}
