import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { CslDate, CslItem } from '../../model/source.ts';

/** Fields of BibTeX that are read as they stand, and the id that is the key. */
const VERBATIM = new Set(['id', 'type', 'URL', 'DOI']);
const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const SEASONS = ['spring', 'summer', 'autumn', 'winter'];

/** What LaTeX would take for a command is written so that it reads as itself. */
function latexText(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/[\\~^&%$#_{}]/g, (character) => LATEX[character] ?? `\\${character}`);
  if (Array.isArray(value)) return value.map(latexText);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, VERBATIM.has(name) ? held : latexText(held)]),
  );
}

const twoDigits = (part: number): string => String(part).padStart(2, '0');

/** A date as BibLaTeX has it (EDTF): `2021-03/2022-05`, `1990~`, `2010-22` for a summer, `1987/` for a range that goes on. */
function edtfOf(date: CslDate): string {
  const season = Number(date.season);
  const isSeason = season >= 1 && season <= 4;
  const ends = (date['date-parts'] ?? []).map((parts) => {
    const [year = 0, ...rest] = parts.map(Number);
    const days = isSeason && rest.length === 0 ? [20 + season] : rest;
    return year === 0 ? '' : [String(year).padStart(4, '0'), ...days.map(twoDigits)].join('-');
  });
  return ends.map((end) => (date.circa && end !== '' ? `${end}~` : end)).join('/');
}

/**
 * The fields of a date. Those of BibTeX say year, month and day, with months as its macros; what they cannot say (a range, "about",
 * a season) stands in BibLaTeX's `date` beside them, which BibTeX passes over.
 */
function dateFields(date: CslDate | undefined): readonly string[] {
  const days = date?.['date-parts'] ?? [];
  const [year, month, day] = (days[0] ?? []).map(Number);
  if (!date || year === undefined) {
    const words = date?.literal ?? date?.raw;
    return typeof words === 'string' && words !== '' ? [`year = {${latexText(words)}}`] : [];
  }
  const last = Number(days[1]?.[0] ?? 0);
  const until = days.length > 1 && last !== year ? `--${last === 0 ? '' : last}` : '';
  const season = SEASONS[Number(date.season) - 1];
  const isMore = days.length > 1 || Boolean(date.circa) || season !== undefined;
  return [
    `year = {${date.circa ? 'c. ' : ''}${year}${until}}`,
    ...(season === undefined ? [] : [`month = {${season}}`]),
    ...(month === undefined ? [] : [`month = ${MONTHS[month - 1] ?? `{${month}}`}`]),
    ...(day === undefined ? [] : [`day = {${day}}`]),
    ...(isMore ? [`date = {${edtfOf(date)}}`] : []),
  ];
}

/** The fields of an entry that citation-js says rightly; dates it shortens, and pages it ranges once. */
function fieldsOf(properties: Readonly<Record<string, string>>, item: CslItem): readonly string[] {
  const { year, month, day, date, note, howpublished, ...rest } = properties;
  const accessed = item.accessed?.['date-parts'] ? [`urldate = {${edtfOf(item.accessed)}}`] : [];
  // What was seen and when stands in fields of its own: a note would come back as a note.
  const isTold = note === undefined || /^\[Online; accessed [^\]]*\]$/.test(note);
  return [
    ...Object.entries(rest).map(([name, value]) =>
      name === 'pages' ? `pages = {${value.replace(/(?<=\w)-+(?=\w)/g, '--')}}` : `${name} = {${value}}`,
    ),
    ...(howpublished === undefined || howpublished === rest.url ? [] : [`howpublished = {${howpublished}}`]),
    ...(isTold ? [] : [`note = {${note}}`]),
    ...dateFields(item.issued),
    ...accessed,
  ];
}

/**
 * Sources as BibTeX, in UTF-8. Left to itself citation-js writes ASCII alone: it takes characters apart by compatibility, so that
 * 10² becomes 102, and leaves out letters that it knows no command for. It is given escaped text.
 */
export function bibtexOf(items: readonly CslItem[]): string {
  if (items.length === 0) return '';
  const { format } = plugins.config.get('@bibtex');
  format.useIdAsLabel = true;
  format.asciiOnly = false;
  const entries = new Cite(items.map(latexText)).format('bibtex', { format: 'object' });
  return entries
    .map(({ type, label, properties }, index) => {
      const fields = fieldsOf(properties, items[index] as CslItem);
      return `@${type}{${label},\n${fields.map((field) => `\t${field},\n`).join('')}}\n`;
    })
    .join('');
}
