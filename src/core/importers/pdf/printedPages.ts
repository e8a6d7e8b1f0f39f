import { roman } from '../docx/numerals.ts';

/** A row at the top or the foot of a page, as far as numbers are looked for in it. */
export interface NumberedRow {
  /** The page in the file, from 1. */
  readonly page: number;
  readonly text: string;
}

/** One reading of a number in a row: what counts, and how it is written. */
interface Reading<Row> {
  readonly row: Row;
  /** `12`; `xii`, `XII`; `A-12`, `3-12`, `Glossary-2`: the same for all pages that are counted alike. */
  readonly style: string;
  readonly value: number;
  /** Whether nothing else stands in the row. */
  readonly alone: boolean;
}

/** Pages that are counted on from one to the next. */
interface Series<Row> {
  readonly style: string;
  /** What is to be added to a page's place in the file. */
  readonly offset: number;
  readonly readings: readonly Reading<Row>[];
}

const WORD = '(?:page|p\\.|pg\\.?|seite|s\\.|página|pagina|strona|blz\\.)';
const ALONE = new RegExp(
  `^[^\\p{L}\\p{N}]*${WORD}?\\s*(\\d{1,5}|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})[^\\p{L}\\p{N}]*$`,
  'iu',
);
const OF_ALL = new RegExp(`^\\W*${WORD}?\\s*(\\d{1,5})\\s*(?:of|/|von|de|sur|di|z|van|av|из)\\s*\\d{1,5}\\W*$`, 'iu');
const COMPOUND = /^\W*((?:\p{Lu}\p{L}{0,14}|\d{1,2})[-–.])(\d{1,3})\W*$/u;
const AT_AN_END = /^(\d{1,5}|[ivxlc]{1,9})(?=[\s|·•])|(?<=[\s|·•])(\d{1,5}|[ivxlc]{1,9})$/g;
const FEWEST = 3;
/** Of the pages of a series, how many show their number at least; pages with a chapter's head or a picture alone often do not. */
const LEAST_SHARE = 0.4;
const LONGEST_GAP = 6;

function romanValue(words: string): number | null {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
  const digits = [...words.toLowerCase()].map((letter) => values[letter] ?? 0);
  const value = digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
  return roman(value) === words.toLowerCase() ? value : null;
}

function readingsOf<Row extends NumberedRow>(row: Row): Reading<Row>[] {
  const found: Reading<Row>[] = [];
  const add = (words: string, alone: boolean): void => {
    if (/^\d/.test(words)) {
      found.push({ row, style: '1', value: Number(words), alone });
      return;
    }
    const value = romanValue(words);
    const one = words === words.toLowerCase() ? 'i' : words === words.toUpperCase() ? 'I' : null;
    if (value !== null && one !== null) found.push({ row, style: one, value, alone });
  };
  const alone = ALONE.exec(row.text)?.[1] ?? OF_ALL.exec(row.text)?.[1];
  if (alone !== undefined) add(alone, true);
  const [, before, number] = COMPOUND.exec(row.text) ?? [];
  if (before !== undefined) found.push({ row, style: `${before}1`, value: Number(number), alone: true });
  if (alone === undefined && before === undefined && row.text.length < 200)
    for (const [words] of row.text.trim().matchAll(AT_AN_END)) add(words, false);
  return found;
}

/** What stands beside a number. Heads and feet are repeated; of headings with numbers no two are the same. */
const besideOf = ({ text }: NumberedRow): string => text.replace(AT_AN_END, '').trim().toLowerCase();

function repeated<Row extends NumberedRow>(readings: readonly Reading<Row>[]): Reading<Row>[] {
  const counts = new Map<string, number>();
  for (const { row, alone } of readings) if (!alone) counts.set(besideOf(row), (counts.get(besideOf(row)) ?? 0) + 1);
  return readings.filter(({ row, alone }) => alone || (counts.get(besideOf(row)) ?? 0) > 1);
}

/** The series of readings that differ from their page's place by one number; long stretches without one divide it. */
function seriesOf<Row extends NumberedRow>(rows: readonly Row[]): Series<Row>[] {
  const counted = new Map<string, Reading<Row>[]>();
  for (const reading of rows.flatMap(readingsOf)) {
    const key = `${reading.style} ${reading.value - reading.row.page}`;
    const there = counted.get(key);
    if (there) there.push(reading);
    else counted.set(key, [reading]);
  }
  return [...counted.values()].flatMap((readings) => {
    const ordered = repeated(readings).sort((a, b) => a.row.page - b.row.page);
    const parts: Reading<Row>[][] = [];
    for (const reading of ordered) {
      const last = parts.at(-1);
      const before = last?.at(-1);
      if (last && before && reading.row.page - before.row.page <= LONGEST_GAP) last.push(reading);
      else parts.push([reading]);
    }
    return parts.map((part) => {
      const [first] = part as [Reading<Row>];
      return { style: first.style, offset: first.value - first.row.page, readings: part };
    });
  });
}

const pagesOf = ({ readings }: Series<NumberedRow>): number[] => [...new Set(readings.map(({ row }) => row.page))];
const written = (style: string, value: number): string =>
  style === 'i' ? roman(value) : style === 'I' ? roman(value).toUpperCase() : `${style.slice(0, -1)}${value}`;

/**
 * The numbers printed on the pages of a document, from rows at their tops and feet: a number is one of a page where at least three
 * pages show numbers that go on by one a page. `rows` are those that hold nothing else; `labels` what the pages are
 * called, by page from 1, where that is not the place in the file. A page that shows none between others that do is
 * counted, and its number stands in square brackets, as bibliographers set what is not printed.
 */
export function printedPages<Row extends NumberedRow>(
  rows: readonly Row[],
): { readonly rows: readonly Row[]; readonly labels: ReadonlyMap<number, string> } {
  const all = seriesOf(rows)
    .map((series) => ({ ...series, pages: pagesOf(series) }))
    .filter(({ pages }) => {
      const span = (pages.at(-1) ?? 0) - (pages[0] ?? 0) + 1;
      return pages.length >= FEWEST && pages.length >= LEAST_SHARE * span;
    })
    .sort((a, b) => b.pages.length - a.pages.length);
  const labels = new Map<number, string>();
  const taken = new Set<number>();
  const found: Row[] = [];
  for (const { style, offset, readings, pages } of all) {
    const [first = 0, last = 0] = [pages[0], pages.at(-1)];
    const within = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    if (within.some((page) => taken.has(page))) continue;
    found.push(...readings.filter(({ alone }) => alone).map(({ row }) => row));
    const shown = new Set(pages);
    for (const page of within) {
      taken.add(page);
      if (style === '1' && offset === 0) continue;
      const label = written(style, page + offset);
      labels.set(page, shown.has(page) ? label : `[${label}]`);
    }
    // The first page of a paper that begins within a volume often shows no number.
    if (first === 2 && style === '1' && offset >= 10 && !taken.has(1)) labels.set(1, `[${written(style, 1 + offset)}]`);
  }
  return { rows: found, labels };
}
