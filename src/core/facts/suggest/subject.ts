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

/** What the clause that begins at `clauseStart` says its number of: the noun phrase before its first verb; null where none is named. */
export function subjectAt(text: string, sentence: Sentence, clauseStart: number, number: number): string | null {
  for (const from of clauseStart === sentence.start ? [sentence.start] : [clauseStart, sentence.start]) {
    const tokens = sentence.tokens.filter(({ start, end }) => start >= from && end <= number);
    const verb = tokens.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
    const beforeVerb = verb < 0 ? [] : tokens.slice(0, verb);
    // Behind an opening "In September 2025," or "According to reports," the subject is the last phrase, of-phrases aside.
    const afterOpening = beforeVerb.slice(beforeVerb.findLastIndex(({ text: word }) => word === ',') + 1);
    const pool = phrases(afterOpening).filter((phrase) => !/^\d/.test(phrase[0]?.text ?? ''));
    const phrase = pool[0];
    const [first, last] = [phrase?.[0], phrase?.at(-1)];
    if (!phrase || !first || !last || phrase.length > MOST_WORDS || NOT_SUBJECT.test(first.text)) continue;
    return text
      .slice(first.start, last.end)
      .replace(/\s+/g, ' ')
      .replace(/['’]s?$/, '');
  }
  return null;
}
