import { createHash } from 'node:crypto';

/** Something that was taken out of a text or set aside in it, and how many. */
export interface Note {
  readonly what: string;
  readonly count: number;
}

function countMatches(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
}

/**
 * A document's text as the library stores it: Unicode NFC, `\n` for every line end, U+FFFD for a lone surrogate, no NUL.
 * Nothing else is changed: white space, no-break spaces and typographic quotes stay as they are.
 */
export function normaliseText(raw: string): { text: string; notes: readonly Note[] } {
  const notes: Note[] = [];
  let text = raw;
  if (text.includes('\0')) {
    notes.push({ what: 'NUL character removed', count: countMatches(text, /\0/g) });
    text = text.replaceAll('\0', '');
  }
  if (!text.isWellFormed()) {
    notes.push({ what: 'lone surrogate replaced by U+FFFD', count: countMatches(text, /\p{Surrogate}/gu) });
    text = text.toWellFormed();
  }
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  return { text: text.normalize('NFC'), notes };
}

/** SHA-256 of the text's UTF-8 bytes, in lower-case hex. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
