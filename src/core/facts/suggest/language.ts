import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { SAYING } from './reporting.ts';

/** A stretch of the document's text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A word or mark with its universal part of speech (`NOUN`, `PROPN`, `VERB`, `AUX`, `NUM`, `PUNCT`, …). */
export interface Token extends Span {
  readonly text: string;
  readonly pos: string;
}

export interface Sentence extends Span {
  readonly tokens: readonly Token[];
}

/** Longer passages are tables or lists run together: no sentence is found that far in. In UTF-16 code units. */
export const MOST_READ = 20_000;

let loaded: ReturnType<typeof winkNLP> | null = null;

/** wink-nlp with its English model, loaded at the first use: some tenths of a second, once in a process. */
function nlp(): ReturnType<typeof winkNLP> {
  loaded ??= winkNLP(model, ['sbd', 'pos']);
  return loaded;
}

/** What ends in one of these is no sentence yet: the model cuts after "No." and "approx.". */
const ABBREVIATION_END =
  /(?:^|[\s(“"‘'])(?:Nos?|Arts?|Sec|Figs?|vs|[Aa]pprox|[Cc]a|Rs|sq|pp?|Messrs|Ft|Mt|cf|e\.g|i\.e|est|Gen|Lt|Maj|Col|Adm|Capt|Sgt|Cdr|Brig|Amb|Gov|Sen|Rep|Hon|Rev|Prof|Dr|Mr|Mrs|Ms|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|\p{Lu})\.$/u;
const CONTINUES = /^[\p{Ll},;)]/u;
const LONGEST_SAID = 120;
/** "13 May. Norway buys": the day of an item of a list. */
const DATE_AHEAD =
  /^(?:[-*•·–] )?(?:\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2})\.$/;
const LONGEST_DATE_AHEAD = 20;
const QUOTE_END = /[.,!?…]["”'’»]$/u;
/** "Admiral Saar told reporters in Tallinn." right behind a quotation says who said it, and is no sentence of its own. */
const SAID_IT = new RegExp(
  `^(?:(?:[Tt]he )?[\\p{Lu}\\p{Ll}][\\p{L}.'’-]* ){1,7}${SAYING}(?: (?:reporters|journalists|lawmakers|parliament|MPs|senators|delegates|the (?:\\p{L}+ ){0,2}\\p{L}+))?(?: (?:in|on|at|during|after|from) [^,.;"“]{2,48}){0,2}\\.$`,
  'u',
);

function locate(text: string, words: readonly string[], within: Span): (Span | null)[] {
  let from = within.start;
  return words.map((word) => {
    const start = text.indexOf(word, from);
    if (start < 0 || start + word.length > within.end) return null;
    from = start + word.length;
    return { start, end: from };
  });
}

/** The sentences of a stretch of text, in order, without the white space around them, with their words. */
export function sentencesOf(text: string, passage: Span): readonly Sentence[] {
  const within = { start: passage.start, end: Math.min(passage.end, passage.start + MOST_READ) };
  const { readDoc, its } = nlp();
  const doc = readDoc(text.slice(within.start, within.end));
  const spans: { start: number; end: number }[] = [];
  for (const span of locate(text, doc.sentences().out(), within)) {
    if (!span) continue;
    const before = spans.at(-1);
    const broken =
      before &&
      // "EUR1." and "5bn" are one word.
      (span.start === before.end ||
        ABBREVIATION_END.test(text.slice(Math.max(before.start, before.end - 12), before.end)) ||
        CONTINUES.test(text.slice(span.start, span.start + 2)) ||
        (before.end - before.start <= LONGEST_DATE_AHEAD && DATE_AHEAD.test(text.slice(before.start, before.end))) ||
        (span.end - span.start < LONGEST_SAID &&
          QUOTE_END.test(text.slice(before.start, before.end).slice(-2)) &&
          SAID_IT.test(text.slice(span.start, span.end))));
    if (broken) before.end = span.end;
    else spans.push({ ...span });
  }
  const words = doc.tokens().out(its.value);
  const parts = doc.tokens().out(its.pos) as unknown as string[];
  const places = locate(text, words, within);
  const sentences: (Span & { tokens: Token[] })[] = spans.map((span) => ({ ...span, tokens: [] }));
  let at = 0;
  places.forEach((place, index) => {
    // The end of a line is a token of the model's too.
    if (!place || words[index]?.trim() === '') return;
    while (at < sentences.length - 1 && place.start >= (sentences[at]?.end ?? 0)) at += 1;
    sentences[at]?.tokens.push({ ...place, text: words[index] ?? '', pos: parts[index] ?? 'X' });
  });
  return sentences;
}

/** What a text may hold that is folded; every other text is given back as it is. */
const VARIED = /[^\x20-\x7e]/;
/** Each reading of a sentence asks for its words anew: the last ones are kept. Longer texts, in UTF-16 code units, are not. */
const folded = new Map<string, string>();
const MOST_FOLDED = 64;
const LONGEST_FOLDED = 2_000;

/** Folds what type-setting varies, letter for letter, so that offsets stay: no-break spaces, curly quotes, dashes. */
export function plainMarks(text: string): string {
  if (!VARIED.test(text)) return text;
  if (text.length > LONGEST_FOLDED) return fold(text);
  const held = folded.get(text);
  if (held !== undefined) return held;
  const plain = fold(text);
  if (folded.size >= MOST_FOLDED) folded.clear();
  folded.set(text, plain);
  return plain;
}

function fold(text: string): string {
  return text
    .replace(/[\s\u2007\u202f]/g, ' ')
    .replace(/[‘’‛ʼ]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-');
}
