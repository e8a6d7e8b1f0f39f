import type { ImportedReference } from '../../../model/imported.ts';
import type { CslName } from '../../../model/source.ts';
import { doubtWords } from './certainty.ts';
import { readEntry } from './readEntry.ts';
import { type Entry, splitReferences } from './split.ts';

/** One entry of a reference list with what was read in it. */
export interface ListedReference {
  /** The entry as it stands there, on one line. */
  readonly words: string;
  /** UTF-16 offsets of the entry in the text that was given. */
  readonly start: number;
  readonly end: number;
  readonly reference: ImportedReference;
  /** What is doubtful about the reading, in words for the user. */
  readonly doubts: readonly string[];
}

/** The most entries of one list that are read. */
const MOST_REFERENCES = 2000;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Words that go on with the entry before: what begins in small letters, or is an address alone. */
const CONTINUES = /^(?:\p{Ll}(?!\p{L}* \p{Lu}\p{L}+,)|https?:\/\/|doi:)/u;

function entriesOf(text: string, parts: readonly Range[]): Entry[] {
  const entries: Entry[] = [];
  for (const part of parts) {
    for (const { words, start, end } of splitReferences(text.slice(part.start, part.end))) {
      const last = entries.at(-1);
      const range = { start: part.start + start, end: part.start + end };
      if (last && CONTINUES.test(words) && (/^(?:http|doi)/i.test(words) || !/[.)\]\d/”"]$/.test(last.words)))
        entries[entries.length - 1] = { words: `${last.words} ${words}`, start: last.start, end: range.end };
      else entries.push({ words, ...range });
    }
  }
  return entries;
}

/** What a reference list holds; `leftOut` counts entries beyond the most that are read. */
export interface ReferenceList {
  readonly references: readonly ListedReference[];
  readonly leftOut: number;
}

/**
 * The references of a list, in their order: each as CSL fields with how sure the reading is (`certainty`). `parts` are what of
 * the text is the list, such as the passages of a bibliography: no entry crosses from one to the next, unless it plainly goes
 * on there. What an entry does not state is absent, and a lost address is not made up. Never throws for what the text holds.
 * Yields between entries.
 */
export function* readingReferences(
  text: string,
  parts: readonly Range[] = [{ start: 0, end: text.length }],
): Generator<void, ReferenceList, void> {
  let before: readonly CslName[] | null = null;
  const entries = entriesOf(text, parts);
  const references: ListedReference[] = [];
  for (const { words, start, end } of entries.slice(0, MOST_REFERENCES)) {
    yield;
    const { reference, doubts } = readEntry(words, before);
    before = reference.csl.author ?? reference.csl.editor ?? null;
    references.push({ words, start, end, reference, doubts: doubtWords(doubts) });
  }
  return { references, leftOut: entries.length - references.length };
}

/** As `readingReferences`, at once. */
export function readReferences(text: string, parts?: readonly Range[]): ReferenceList {
  const reading = readingReferences(text, parts);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}
