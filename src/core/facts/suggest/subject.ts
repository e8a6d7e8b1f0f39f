import type { Sentence, Token } from './language.ts';

const MOST_WORDS = 8;
const NOT_SUBJECT = /^(?:it|its|they|he|she|we|i|you|this|that|these|those|which|who|there|one|our|my)$/i;
const PART = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM']);

/** The noun phrases between two places, each with its last word a noun. */
function phrases(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [];
  let open: Token[] = [];
  const close = () => {
    while (open.length > 0 && !['NOUN', 'PROPN'].includes(open.at(-1)?.pos ?? '')) open.pop();
    if (open.length > 0) found.push(open);
    open = [];
  };
  for (const token of tokens) {
    const joins = open.length > 0 && (/^[-–'’]$/.test(token.text) || token.text === "'s" || token.text === '’s');
    if (PART.has(token.pos) || joins) open.push(token);
    else close();
  }
  close();
  return found;
}

/** Times that open a sentence are not what it speaks of. */
const TIME_WORD =
  /^(?:year|month|week|quarter|decade|today|spring|summer|autumn|winter|end|half|January|February|March|April|May|June|July|August|September|October|November|December)$/i;
const OPENS = new Set(['ADP', 'ADV', 'SCONJ', 'VERB']);

/** The clause's words without an opening such as "In September 2025," or "According to reports,". */
function withoutOpening(tokens: readonly Token[]): readonly Token[] {
  const comma = tokens.findIndex(({ text }) => text === ',');
  return comma > 0 && OPENS.has(tokens[0]?.pos ?? '') ? tokens.slice(comma + 1) : tokens;
}

function subjectIn(text: string, tokens: readonly Token[]): string | null {
  const main = withoutOpening(tokens);
  const verb = main.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
  const pool = phrases(verb < 0 ? main : main.slice(0, verb)).filter(
    (phrase) => !/^\d/.test(phrase[0]?.text ?? '') && !phrase.some(({ text: word }) => TIME_WORD.test(word)),
  );
  // A verb that the model took for a noun stands behind a name: "China commands".
  const names = pool[0]?.findIndex(({ pos }) => pos !== 'PROPN') ?? -1;
  const phrase = verb < 0 && names > 0 ? pool[0]?.slice(0, names) : pool[0];
  const [first, last] = [phrase?.[0], phrase?.at(-1)];
  if (!phrase || !first || !last || phrase.length > MOST_WORDS || NOT_SUBJECT.test(first.text)) return null;
  return text
    .slice(first.start, last.end)
    .replace(/\s+/g, ' ')
    .replace(/['’]s?$/, '');
}

/** What the clause that begins at `clauseStart` says its number of: the noun phrase before its first verb; null where none is named. */
export function subjectAt(text: string, sentence: Sentence, clauseStart: number, number: number): string | null {
  const clause = sentence.tokens.filter(({ start, end }) => start >= clauseStart && end <= number);
  const subject = subjectIn(text, clause);
  if (subject !== null || clauseStart === sentence.start) return subject;
  // "…, and is projected to reach" goes on with the subject of the sentence.
  const goesOn = clause[0]?.pos === 'AUX' || clause[0] === undefined;
  return goesOn
    ? subjectIn(
        text,
        sentence.tokens.filter(({ end }) => end <= number),
      )
    : null;
}
