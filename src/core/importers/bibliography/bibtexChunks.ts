import { type Prepared, prepared } from './bibtexPrepared.ts';
import { refuseTooMany } from './limits.ts';
import { LONGEST_VALUE } from './plainWords.ts';

/** A piece of a .bib file that begins with `@name{`, up to the next one. */
export interface Chunk {
  /** In small letters: `article`, `string`, `comment`. */
  readonly directive: string;
  /** As it stands before the first comma; '' where there is none. */
  readonly key: string;
  /** As the parser is given it. */
  readonly text: string;
  /** Fields that it is not given, as plain words. */
  readonly aside: Prepared['aside'];
  /** From 1. */
  readonly line: number;
  /** Why it is not given to the parser; null where nothing speaks against it. */
  readonly fault: { readonly code: string; readonly message: string } | null;
}

/** Directives that are no entries. */
export const NOT_ENTRIES: ReadonlySet<string> = new Set(['string', 'preamble', 'comment']);

const DEEPEST = 200;
/** Entries of the file take fields from one another. */
const INHERITS = /[\s,](?:crossref|xdata)\s*=/i;
const BEGINNING = /^[ \t]*@[ \t]*([A-Za-z][\w+-]*)\s*([{(])/gm;

/** Where the brace at `open` is closed, exclusive; null where it is not, or lies deeper than any title needs. */
function closing(text: string, open: number, end: number): { at: number | null; deepest: number } {
  let depth = 0;
  let deepest = 0;
  for (let at = open; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x7b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x7d) {
      depth -= 1;
      if (depth === 0) return { at: at + 1, deepest };
    }
  }
  return { at: null, deepest };
}

function faultOf(text: string, braced: boolean, open: number): Chunk['fault'] {
  const { at, deepest } = closing(text, open, text.length);
  if (deepest > DEEPEST)
    return {
      code: 'NESTED_TOO_DEEP',
      message: `Its braces lie ${deepest} deep in one another, over the limit of ${DEEPEST}.`,
    };
  if (braced && at === null) return { code: 'ENTRY_NOT_CLOSED', message: 'A brace of it is not closed.' };
  if (text.length > 2 * LONGEST_VALUE) return { code: 'VALUE_TOO_LONG', message: 'It is longer than any reference.' };
  return null;
}

/**
 * The directives of a .bib file, each on its own, so that a brace that is never closed costs its entry and not what
 * follows. What stands between them is a comment, as BibTeX has it.
 */
export function bibtexChunks(text: string): Chunk[] {
  const begins: RegExpExecArray[] = [];
  for (const begin of text.matchAll(BEGINNING)) {
    begins.push(begin);
    refuseTooMany(begins.length);
  }
  const inherits = INHERITS.test(text);
  const chunks: Chunk[] = [];
  let counted = 0;
  let line = 1;
  let commentedTo = 0;
  for (const [index, begin] of begins.entries()) {
    const start = begin.index;
    if (start < commentedTo) continue;
    const directive = (begin[1] ?? '').toLowerCase();
    const open = start + begin[0].length - 1;
    let end = begins[index + 1]?.index ?? text.length;
    if (directive === 'comment' && begin[2] === '{') {
      // A balanced comment hides the entries in it; one that is not closed hides nothing.
      end = Math.max(end, closing(text, open, Math.min(text.length, open + 4 * LONGEST_VALUE)).at ?? end);
      commentedTo = end;
    }
    for (; counted < start; counted += 1) if (text.charCodeAt(counted) === 0x0a) line += 1;
    const own = text.slice(start, end);
    const key = /^[^{(]*[{(]\s*([^,={}"\n]*?)\s*,/.exec(own)?.[1] ?? '';
    const fault = directive === 'comment' ? null : faultOf(own, begin[2] === '{', open - start);
    const given = fault === null && !NOT_ENTRIES.has(directive) ? prepared(own, inherits) : { text: own, aside: {} };
    chunks.push({ directive, key: key.slice(0, 200), ...given, line, fault });
  }
  return chunks;
}
