import type { Run } from '../../../model/scene.ts';
import type { Draft, Ruler } from './draft.ts';

const CONTINUED: Run = { text: 'Continued: ', bold: true, colour: 'text-soft' };
/** A sentence's end is taken when at least this share of what would fit stands before it. */
const SENTENCE_SHARE = 0.5;

const WORD_ENDS = /\s+(?=\S)/gu;
const SENTENCE_END = /[.!?\u3002\uff01\uff1f]["'\u2019\u201d)\]]*$/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function sliceRuns(runs: readonly Run[], start: number, end: number): Run[] {
  const slices: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const from = Math.max(start, at) - at;
    const to = Math.min(end, at + run.text.length) - at;
    if (to > from) slices.push({ ...run, text: run.text.slice(from, to) });
    at += run.text.length;
  }
  return slices;
}

/** Offsets (UTF-16) in the text where a part may begin, ascending: after white space, else after any character. */
function placesToSplit(text: string): number[] {
  const places: number[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD_ENDS)) {
    const place = match.index + match[0].length;
    // A stretch without spaces (CJK, a URL) is split between characters.
    if (place - last > 80) places.push(...charactersBetween(text, last, place));
    places.push(place);
    last = place;
  }
  if (text.length - last > 80) places.push(...charactersBetween(text, last, text.length));
  places.push(text.length);
  return places;
}

function charactersBetween(text: string, start: number, end: number): number[] {
  const places: number[] = [];
  for (const { index } of graphemes.segment(text.slice(start, end))) if (index > 0) places.push(start + index);
  return places;
}

/**
 * Splits a draft that is taller than a page into parts that are not, at the end of a sentence where that leaves no page
 * half empty, else between words, else between characters. Nothing is dropped: the bodies of the parts, one after
 * another, are the body of the draft; the marks stand after every part, the labels before the first.
 */
export function splitDraft(draft: Draft, sizePt: number, widthIn: number, heightIn: number, ruler: Ruler): Draft[] {
  const text = draft.body.map((run) => run.text).join('');
  const places = placesToSplit(text);
  const parts: Draft[] = [];
  let start = 0;
  let from = 0;
  while (start < text.length) {
    const part = (end: number): Draft => ({
      ...draft,
      lead: start === 0 ? draft.lead : draft.lead.length > 0 || draft.tail.length > 0 ? [CONTINUED] : [],
      // White space at a seam is not set.
      body: sliceRuns(draft.body, start, start + text.slice(start, end).trimEnd().length),
    });
    const fits = (place: number): boolean => ruler.heightIn(part(places[place] as number), sizePt, widthIn) <= heightIn;
    let low = from;
    let high = places.length - 1;
    if (!fits(high)) {
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (fits(middle)) low = middle;
        else high = middle - 1;
      }
    } else {
      low = high;
    }
    const chosen = low === places.length - 1 ? low : sentenceEnd(text, places, from, low, start);
    parts.push(part(places[chosen] as number));
    start = places[chosen] as number;
    from = chosen + 1;
  }
  return parts.length === 0 ? [draft] : parts;
}

function sentenceEnd(text: string, places: readonly number[], from: number, last: number, start: number): number {
  const least = start + ((places[last] as number) - start) * SENTENCE_SHARE;
  for (let i = last; i >= from; i--) {
    const place = places[i] as number;
    if (place < least) break;
    if (SENTENCE_END.test(text.slice(Math.max(start, place - 8), place).trimEnd())) return i;
  }
  return last;
}
