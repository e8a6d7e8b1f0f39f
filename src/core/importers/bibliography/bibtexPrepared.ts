/**
 * Long fields without any LaTeX in them need no parser of LaTeX, which takes most of the time of a file. Entries take none
 * of them from one another. A file's path is read as it stands.
 */
const SET_ASIDE =
  /(?<=[,\s])(abstract|annote|annotation|review|file|keywords|owner|timestamp|date-added|date-modified)\s*=\s*\{([^{}]*)\}\s*,?/gi;
const LATEX = /[\\$~]/;

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

/** An entry without its long plain fields, and with its signs of percentage kept. */
export function prepared(text: string): Prepared {
  const aside: Record<string, string> = {};
  const short = text.replace(SET_ASIDE, (whole, name: string, value: string) => {
    const field = name.toLowerCase();
    if (aside[field] !== undefined || (field !== 'file' && LATEX.test(value))) return whole;
    aside[field] = field === 'file' ? value : asLatexSetsIt(value);
    return '';
  });
  return { text: withoutComments(short), aside };
}
