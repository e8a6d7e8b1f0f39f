/** A field of an entry whose value stands in braces or quotation marks: its name in small letters, and where it is with the comma after it. */
export interface GivenField {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const HEAD = /^\s*@\s*[\w+-]+\s*\{\s*([^,={}"]*?)\s*,/;
const NAME = /[\s,]*([A-Za-z][\w:+-]*)\s*=\s*/y;
const AFTER = /\s*(,|(?=\}))/y;

/** The offset after the brace that closes the one at `open`; null where none does. */
function afterBrace(text: string, open: number): number | null {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x7b) depth += 1;
    else if (code === 0x7d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

/** The offset after the quotation mark that closes the one at `open`: not one within braces. */
function afterQuote(text: string, open: number): number | null {
  let depth = 0;
  for (let at = open + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x7b) depth += 1;
    else if (code === 0x7d) depth -= 1;
    else if (code === 0x22 && depth === 0) return at + 1;
  }
  return null;
}

const BARE = /[^\s,{}"#]+/y;

/** Where the value that begins at `at` ends; null where none is there. */
function afterValue(text: string, at: number): number | null {
  const first = text.charAt(at);
  if (first === '{') return afterBrace(text, at);
  if (first === '"') return afterQuote(text, at);
  BARE.lastIndex = at;
  return BARE.test(text) ? BARE.lastIndex : null;
}

const SUM = /\s*#\s*/y;

/** Where a value goes on that is joined to the one that ends at `end`; null where it is not well written. */
function afterSum(text: string, end: number): number | null {
  let at = end;
  for (SUM.lastIndex = at; SUM.test(text); SUM.lastIndex = at) {
    const next = afterValue(text, SUM.lastIndex);
    if (next === null) return null;
    at = next;
  }
  AFTER.lastIndex = at;
  return at > end && AFTER.test(text) ? AFTER.lastIndex : null;
}

/**
 * The fields of an entry that are given in braces or quotation marks and joined to nothing; null where the text is not one entry that is well
 * written from its head to its last brace. `key` is '' where it has none.
 */
export function fieldsIn(text: string): { readonly key: string; readonly fields: readonly GivenField[] } | null {
  const head = HEAD.exec(text);
  if (head === null) return null;
  const fields: GivenField[] = [];
  let at = head[0].length;
  for (;;) {
    NAME.lastIndex = at;
    const name = NAME.exec(text);
    if (name === null) return /^[\s,]*\}[^@]*$/.test(text.slice(at)) ? { key: head[1] ?? '', fields } : null;
    const begin = NAME.lastIndex;
    const end = afterValue(text, begin);
    if (end === null) return null;
    AFTER.lastIndex = end;
    if (AFTER.test(text)) {
      const next = AFTER.lastIndex;
      const start = begin - name[0].trimStart().replace(/^[\s,]+/, '').length;
      if (/[{"]/.test(text.charAt(begin)))
        fields.push({ name: (name[1] ?? '').toLowerCase(), value: text.slice(begin + 1, end - 1), start, end: next });
      at = next;
      continue;
    }
    // A sum (`{a} # b`) is the parser's; it goes on to the next comma outside of braces.
    const next = afterSum(text, end);
    if (next === null) return null;
    at = next;
  }
}
