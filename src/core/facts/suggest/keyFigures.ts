import type { SuggestInput } from './input.ts';

const LONGEST_FIGURE = 28;
/** "KES 4.9bn", "43%", "19 of 27", "11 months", "$22.6 billion". */
const FIGURE =
  /^(?:(?:about|some|around|over|more than|nearly|up to) )?(?:\p{Lu}{1,3}\$? ?)?[$€£¥₹]? ?\d[\d.,' ]*(?: ?(?:%|(?:k|m|bn|tn|trillion|billion|million|thousand|crore|lakh)\b))?(?: of (?:the )?\d[\d.,]*)?(?: (?:years|months|weeks|days|hours|minutes|times|per cent|percent|km|tonnes|euros|dollars|pounds|points))?$/u;

const isFigure = (line: string): boolean =>
  line.length <= LONGEST_FIGURE && /\d/.test(line) && FIGURE.test(line.trim());
const goesOn = (line: string): boolean => /^\p{Ll}{2,}[^\n]{8,}$/u.test(line);

/** "43%" on one line and "share of posts that were vacant" on the next are one statement of a fact sheet. */
export function isKeyFigure(words: string): boolean {
  const [figure, of, more] = words.split(/\n\s*/);
  return figure !== undefined && of !== undefined && more === undefined && isFigure(figure) && goesOn(of.trim());
}

/** The passages with each key figure joined to what it is of, where a page sets them as two. */
export function withKeyFigures({ text, passages }: Pick<SuggestInput, 'text' | 'passages'>): SuggestInput['passages'] {
  const isBody = (role: string): boolean => role === 'body';
  const joined: SuggestInput['passages'][number][] = [];
  for (const passage of passages) {
    const before = joined.at(-1);
    if (
      before &&
      before.end - before.start <= LONGEST_FIGURE &&
      (isBody(before.role) || before.role === 'heading') &&
      isBody(passage.role) &&
      isFigure(text.slice(before.start, before.end)) &&
      goesOn(text.slice(passage.start, passage.end)) &&
      /^\s*$/.test(text.slice(before.end, passage.start))
    )
      joined[joined.length - 1] = { ...passage, start: before.start };
    else joined.push(passage);
  }
  return joined;
}

/** The words of a key figure as a sentence: "Share of posts that were vacant: 43%"; null where they are none. */
export function keyFigureWords(words: string): string | null {
  const [figure, of] = words.split(/\n\s*/);
  if (figure === undefined || of === undefined || !isFigure(figure) || !goesOn(of)) return null;
  // "19 of 27 depots that": the number counts what follows.
  if (/ of (?:the )?\d[\d.,]*$|^\d[\d.,' ]*$/.test(figure.trim())) return `${figure.trim()} ${of}`;
  return `${of.replace(/\.$/, '')}: ${figure.trim()}`;
}
