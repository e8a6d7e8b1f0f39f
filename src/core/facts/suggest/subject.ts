import { isCurrency } from './currencies.ts';
import type { Sentence, Token } from './language.ts';
import { SAYING } from './reporting.ts';
import { isPast } from './tense.ts';

const MOST_WORDS = 10;
const PART = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM']);
const VERBAL = new Set(['VERB', 'AUX']);
/** What may stand between a subject and its verb, or between the verbs of a group. */
const PASSED = new Set(['VERB', 'AUX', 'ADV', 'PART']);
/** Times are not what a sentence speaks of, and end a phrase. */
const TIME_WORD =
  /^(?:early|late|mid|FY\d+|years?|months?|weeks?|quarter|decade|days?|nights?|mornings?|evenings?|weekends?|today|spring|summer|autumn|winter|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:1[89]|20)\d\d)$/i;
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

/** The model cuts words at letters that it does not know: half of one is no name. */
const isWithinWord = (text: string, place: number): boolean => /\p{L}/u.test(text[place] ?? '');

const POSSESSIVE = /^(?:its|their|his|her|our|my|your|[-–'’]|['’]s)$/i;
const WEEKDAY = /^\p{Lu}\p{Ll}+day$/u;

/** Whether a phrase stands behind a preposition: "By the end of 2025 the ministry", "At its peak in 1989 the field". */
function isGoverned(chunk: readonly Token[], phrase: readonly Token[]): boolean {
  const first = phrase[0];
  let at = first ? chunk.indexOf(first) - 1 : -1;
  while (/^(?:NUM|ADJ|ADV)$/.test(chunk[at]?.pos ?? '') || WEEKDAY.test(chunk[at]?.text ?? '')) at -= 1;
  if (chunk[at]?.pos === 'DET' || POSSESSIVE.test(chunk[at]?.text ?? '')) at -= 1;
  return chunk[at]?.pos === 'ADP';
}

function words(text: string, chunk: readonly Token[]): string | null {
  const all = phrases(chunk);
  // What stands behind a preposition at the beginning is when or where, and not who.
  const own = all.findIndex((phrase) => !isGoverned(chunk, phrase));
  if (own < 0) return null;
  const found = all.slice(own);
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
    isWithinWord(text, first.start - 1) ||
    isWithinWord(text, last.end) ||
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

/** "The review traces the trouble": a verb in s that the model took for a noun stands between a noun and an article. */
function withVerbs(tokens: readonly Token[]): readonly Token[] {
  const isVerb = ({ text, pos }: Token, index: number): boolean =>
    pos === 'NOUN' &&
    /^\p{Ll}+[^s]s$/u.test(text) &&
    /^(?:NOUN|PROPN)$/.test(tokens[index - 1]?.pos ?? '') &&
    !/s$/.test(tokens[index - 1]?.text ?? '') &&
    /^(?:the|an?|its|their)$/.test(tokens[index + 1]?.text ?? '');
  // "Sea pay is", "a data set of": nouns that the model took for verbs.
  const isNoun = ({ text, pos }: Token, index: number): boolean => {
    if (pos !== 'VERB' || !/^\p{Ll}+$/u.test(text) || /(?:ing|[^s]s)$/.test(text) || isPast(text)) return false;
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (!/^(?:NOUN|PROPN|ADJ)$/.test(before?.pos ?? '')) return false;
    return (
      after?.text === 'of' ||
      (/^(?:is|are|was|were|has|had|will|would)$/.test(after?.text ?? '') && !/s$/.test(before?.text ?? ''))
    );
  };
  return tokens.some((token, index) => isVerb(token, index) || isNoun(token, index))
    ? tokens.map((token, index) =>
        isVerb(token, index) ? { ...token, pos: 'VERB' } : isNoun(token, index) ? { ...token, pos: 'NOUN' } : token,
      )
    : tokens;
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

const MAKES =
  /^(?:ask|urg|tell|told|order|allow|want|expect|forc|enabl|help|requir|invit|let|permit|caus|lead|led|get|got|persuad|instruct|authori[sz]|task|compel|oblig|press|call|encourag|commission|direct|appoint|plan|need)\w*$/;

/** What a "which" before a verb means: the noun before it, where there is only one, and not what is told of it (", which means"). */
function whoseIs(text: string, tokens: readonly Token[], pronoun: number): string | null {
  const isPutIn = tokens[pronoun - 1]?.text === ',';
  if (isPutIn && /^(?:would|means?|brings?|makes?|leads?|amounts?)$/.test(tokens[pronoun + 1]?.text ?? '')) return null;
  const [phrase, other] = phrases(chunkBefore(tokens, isPutIn ? pronoun - 1 : pronoun));
  const isBroken = phrase?.some(({ pos }, index) => pos === 'NUM' && index > 0);
  return phrase && !other && !isBroken ? words(text, phrase) : null;
}

/** Where a relative clause that these words end in begins; -1 where they end in none. */
function relativeIn(tokens: readonly Token[]): number {
  const at = tokens.findLastIndex(({ text }) => /^(?:who|which|that|[,;:])$/.test(text));
  const isPronoun = at > 0 && /^(?:who|which|that)$/.test(tokens[at]?.text ?? '');
  return isPronoun && /^(?:NOUN|PROPN)$/.test(tokens[at - 1]?.pos ?? '') ? at : -1;
}

/** What is put at a figure: "puts the cost of the fleet at". */
function put(after: string): string | null {
  const [, of] =
    /^ (?:the |its |their )?(?!it\b|that\b|this\b|them\b)([\p{L}' -]{3,60}?) at(?: \w+){0,2} ?$/u.exec(after) ?? [];
  return of ?? null;
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
  const tokens = withVerbs(named(said < 0 ? before : before.slice(said + 1)));
  const verbs = tokens.map((token, index) => (VERBAL.has(token.pos) ? index : -1)).filter((index) => index >= 0);
  const lastVerb = verbs.at(-1);
  if (lastVerb === undefined) {
    // A verb that the model took for a noun stands behind a name: "China commands".
    const [phrase] = phrases(tokens);
    const names = phrase?.findIndex(({ pos }) => pos !== 'PROPN') ?? -1;
    if (!phrase || names <= 0 || said >= 0 || isGoverned(tokens, phrase)) return null;
    // "Separation rate 14.2 per cent": a thing, and no verb.
    return words(text, /s$/.test(phrase[names]?.text ?? '') ? phrase.slice(0, names) : phrase);
  }
  if (tokens.slice(lastVerb).some(({ text: word }) => /^(?:that|which|where|;|:)$/.test(word))) return null;
  // "… ordered it in May, and Japan's budget …": the second part has a verb that was not seen.
  const after = text.slice(tokens[lastVerb]?.end ?? number, number);
  if (/, (?:and|while|but|whereas) | (?:when|whereas|although|though|because) /.test(after)) return null;
  // "Officials put it at 8 million": who puts it is not what is so much.
  if (/^put(?:s|ting)?$/.test(tokens[lastVerb]?.text ?? '') && / at /.test(`${after} `)) return put(after);
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
    if (/^(?:who|which|that)$/.test(previous?.text ?? '')) return whoseIs(text, tokens, end - 1);
    const chunk = chunkBefore(tokens, end);
    const joint = tokens.slice(0, end - chunk.length);
    // "The number of veterans who found a job within months reached": what the clause in between is about is no subject.
    const whose = VERBAL.has(joint.at(-1)?.pos ?? '') ? relativeIn(joint) : -1;
    if (whose >= 0) return words(text, chunkBefore(tokens, whose));
    // "A, of York; and B, of Oshkosh, will compete": the last one alone is not the subject.
    if (joint.at(-1)?.pos === 'CCONJ' && /;/.test(joint.at(-2)?.text ?? '')) return null;
    // "voted on Wednesday to spend": who votes spends.
    const isInfinitive = tokens[end]?.text === 'to';
    if (
      isInfinitive &&
      chunk.some(({ pos }) => pos === 'ADP') &&
      phrases(chunk).every((phrase) => isGoverned(chunk, phrase))
    )
      continue;
    // "returned damaged vessels to service": only who is asked or made to do it does it.
    if (isInfinitive && VERBAL.has(joint.at(-1)?.pos ?? '') && !MAKES.test(joint.at(-1)?.text ?? '')) return null;
    // "a decision of 2017 to split it": whose infinitive it is is not told.
    if (isInfinitive && chunk.some(({ pos }) => pos === 'ADP')) return null;
    return words(text, chunk);
  }
  return null;
}
