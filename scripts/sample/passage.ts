import type { Locator } from '../../src/model/fact.ts';

/** A stretch of a text in UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

function lines(text: string): { readonly span: Span; readonly words: string }[] {
  const found = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') found.push({ span: { start, end: start + line.length }, words: line.trim() });
    start += line.length + 1;
  }
  return found;
}

/**
 * Where a locator of the sample leads: `paragraph` counts the non-empty lines of the text from 1, `section` names a
 * Markdown heading and gives all up to the next one. Null where the text has no such place.
 */
export function locatedSpan(text: string, locator: Locator): Span | null {
  const all = lines(text);
  if (locator.label === 'paragraph') return all[Number(locator.value) - 1]?.span ?? null;
  if (locator.label !== 'section') return null;
  const heading = all.findIndex((line) => /^#+ /.test(line.words) && line.words.replace(/^#+ /, '') === locator.value);
  if (heading < 0) return null;
  const next = all.findIndex((line, index) => index > heading && /^#+ /.test(line.words));
  const last = all[next < 0 ? all.length - 1 : next - 1];
  const first = all[heading + 1];
  return first && last ? { start: first.span.start, end: last.span.end } : null;
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Whether the span begins and ends at the edge of a word, so that it cuts none in two. */
export function endsAtWords(text: string, { start, end }: Span): boolean {
  const cuts = (at: number): boolean => isWordCharacter(text[at - 1]) && isWordCharacter(text[at]);
  return start < end && !cuts(start) && !cuts(end) && text.slice(start, end).trim().length === end - start;
}

function occurrences(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (endsAtWords(text, { start: at, end: at + words.length })) found.push(at);
  }
  return found;
}

/**
 * The passage within `place` that begins with `from` and ends with the next `to`. A no-break space of the text counts as
 * a space. Throws where `from` is not there exactly once, or `to` does not follow it.
 */
export function passageSpan(text: string, place: Span, from: string, to: string): Span {
  const folded = text.slice(place.start, place.end).replaceAll('\u00a0', ' ');
  const starts = occurrences(folded, from);
  const [start] = starts;
  if (start === undefined || starts.length > 1) throw new Error(`"${from}" is there ${starts.length} times`);
  const end = occurrences(folded, to).find((at) => at >= start);
  if (end === undefined) throw new Error(`"${to}" does not follow "${from}"`);
  return { start: place.start + start, end: place.start + end + to.length };
}
