import { fieldsIn } from './bibtexFields.ts';

/** Fields that entries never take from one another. A file's path is read as it stands. */
const OWN = new Set(
  'abstract annote annotation review file keywords owner timestamp date-added date-modified'.split(' '),
);
/** Fields that mostly are plain words; entries may take them from one another where a file has `crossref` or `xdata`. */
const OFTEN_PLAIN = new Set(
  (
    'title subtitle booktitle journal journaltitle series volume number issue pages year month doi url isbn issn publisher ' +
    'address location school institution organization howpublished edition eprint archiveprefix primaryclass urldate note ' +
    'bibsource biburl chapter type numpages'
  ).split(' '),
);
const LATEX = /[\\$~{}]/;
/** Signs that LaTeX has a meaning for, written so that they have none. */
const ESCAPED = /\\([%&_#$])/g;
/** Braces that keep capitals as they are, and nothing else. */
const KEPT_CAPITALS = /\{([\p{L}\p{N} .:-]*)\}/gu;
/** Words in which LaTeX has nothing to set otherwise, nor a list's `and`. An address is read as it stands. */
const PLAIN = /^(?:[\p{L}\p{N} \t\n,.:;()/+@=*[\]]|-(?!-)|'(?!'))*$/u;
const PLAIN_ADDRESS = /^[\w.:/?=&+@();,[\]-]*$/;
const LIST = /\band\b/i;

/** What an entry is given to the parser as, and the fields that were taken out before. */
export interface Prepared {
  readonly text: string;
  readonly aside: Readonly<Record<string, string>>;
}

/** LaTeX takes `%` for the beginning of a comment, BibTeX does not within a value: `50% more` would lose its end. */
function withoutComments(text: string): string {
  if (!text.includes('%')) return text;
  let depth = 0;
  let made = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x7b) depth += 1;
    else if (code === 0x7d) depth -= 1;
    else if (code === 0x25 && depth >= 2) {
      made += `${text.slice(from, at)}\\`;
      from = at;
    }
  }
  return made + text.slice(from);
}

/** Plain words as LaTeX would print them: a line end is a space, an empty line ends a paragraph. */
function asLatexSetsIt(value: string): string {
  return value
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' '))
    .join('\n\n')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``|''/g, '"');
}

/** A field's value where no parser of LaTeX is needed for it; null where one is. */
function plainValue(name: string, value: string, needsAll: boolean): string | null {
  if (name === 'file') return /[{}]/.test(value) ? null : value;
  if (OWN.has(name)) {
    const plain = value.replace(ESCAPED, '$1');
    return LATEX.test(value.replace(ESCAPED, '')) ? null : asLatexSetsIt(plain);
  }
  if (needsAll || !OFTEN_PLAIN.has(name)) return null;
  if (name === 'doi' || name === 'url') return PLAIN_ADDRESS.test(value) ? value : null;
  const words = /title$/.test(name) ? value.replace(KEPT_CAPITALS, '$1') : value;
  return PLAIN.test(words) && (/title$/.test(name) || !LIST.test(words)) ? words.replace(/\s+/g, ' ').trim() : null;
}

/**
 * An entry without its plain fields, and with its signs of percentage kept: the parser of LaTeX takes most of the time of a
 * file, and plain words need none. `inherits` tells that entries of the file take fields from one another.
 */
export function prepared(text: string, inherits: boolean): Prepared {
  const entry = fieldsIn(text);
  // The parser's entries are told by their text: one without a key needs all of it.
  const needsAll = inherits || !entry?.key;
  const aside: Record<string, string> = {};
  let short = '';
  let from = 0;
  for (const { name, value, start, end } of entry?.fields ?? []) {
    const plain = aside[name] === undefined ? plainValue(name, value, needsAll) : null;
    if (plain === null) continue;
    aside[name] = plain;
    short += text.slice(from, start);
    from = end;
  }
  return { text: withoutComments(short + text.slice(from)), aside };
}
