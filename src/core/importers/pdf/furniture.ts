import { browserRows } from './browserRows.ts';
import { printedPages } from './printedPages.ts';
import type { Segment } from './segments.ts';

/** A page's segments with its height. */
export interface PageSegments {
  /** From 1. */
  readonly page: number;
  readonly height: number;
  readonly segments: readonly Segment[];
}

/** Heads and feet stand within this share of the page from its edge, and are among its outermost rows. */
const ZONE = 0.14;
/** The outermost row of all may stand deeper, as where a text is set on larger paper; what stands beside it too. */
const DEEPEST_ZONE = 0.24;
const BESIDE = 0.04;
const OUTERMOST = 4;
/** On how many pages a row must be repeated at the same height. */
const FEWEST_PAGES = 3;
const SAME_HEIGHT = 0.025;
/** Of all pages: what stands deeper than heads and feet do is one where this many repeat it; heads of two kinds may take turns. */
const LEAST_DEEP = 0.3;
const FEWEST_DEEP = 4;

/** In ems, from baseline to baseline: what a head or foot is at least away from the text. */
const LEAST_AWAY = 1.5;

interface Row {
  /** From 1. */
  readonly page: number;
  readonly segments: Segment[];
  /** Of the page's height. */
  readonly y: number;
  /** What is the same on the pages that repeat it: zone and words, numbers aside. */
  readonly key: string;
  readonly text: string;
  /** How far the next row towards the middle of the page is, in ems. */
  readonly away: number;
  /** That row, where it is in the zone too. */
  inner: Row | null;
}

const PAGE_OF =
  /^\W*(?:page|p\.|pg\.?|seite|página|pagina|strona)?\s*\d{1,4}\s*(?:of|\/|von|de|sur|di|z)\s*\d{1,4}\W*$/i;
const NUMBER = /^\W*(?:page|p\.|pg\.?|seite|página|pagina|strona)?\s*(\d{1,4})\W*$/i;
const LABELLED = /^\W*(?:page|seite|página|pagina|strona)\s+\d{1,4}\W*$/i;

const keyOf = (text: string): string => text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();

/** The rows of one end of a page from its edge inwards. `rows` are all of them, from that edge on. */
function endOf(
  rows: readonly { y: number; segments: Segment[] }[],
  page: number,
  height: number,
  zone: 't' | 'b',
): Row[] {
  const found: Row[] = [];
  const depth = ({ y }: { y: number }): number => (zone === 't' ? y : height - y) / height;
  const outermost = rows[0] ? depth(rows[0]) : 1;
  const zoneEnd = outermost > DEEPEST_ZONE ? 0 : Math.max(ZONE, outermost + BESIDE);
  for (const [index, row] of rows.slice(0, OUTERMOST).entries()) {
    if (depth(row) > zoneEnd) break;
    const text = row.segments
      .sort((a, b) => a.x0 - b.x0)
      .map((segment) => segment.text)
      .join(' ');
    const next = rows[index + 1];
    const size = Math.max(...row.segments.map((segment) => segment.size));
    const away = next === undefined ? Number.POSITIVE_INFINITY : Math.abs(next.y - row.y) / size;
    found.push({
      page,
      y: row.y / height,
      segments: row.segments,
      text,
      key: `${zone} ${keyOf(text)}`,
      away,
      inner: null,
    });
  }
  found.forEach((row, index) => {
    row.inner = found[index + 1] ?? null;
  });
  return found;
}

/** The outermost rows of a page, at its top and at its bottom. */
function rowsOf({ page, height, segments }: PageSegments): Row[] {
  const rows: { y: number; segments: Segment[] }[] = [];
  for (const segment of [...segments].sort((a, b) => a.y - b.y)) {
    const last = rows.at(-1);
    if (last && segment.y - last.y <= 0.4 * segment.size) last.segments.push(segment);
    else rows.push({ y: segment.y, segments: [segment] });
  }
  return [...endOf(rows, page, height, 't'), ...endOf(rows.toReversed(), page, height, 'b')];
}

/** Rows that stand apart from the text, or beside one that does. */
function apart(rows: readonly Row[]): Row[] {
  const all = new Set(rows);
  const isApart = (row: Row): boolean =>
    row.away >= LEAST_AWAY || (row.inner !== null && all.has(row.inner) && isApart(row.inner));
  return rows.filter(isApart);
}

/** Rows of the same words at about the same height on at least three pages, and deep in the page on many. */
function repeated(rows: readonly Row[], pages: number): Row[] {
  const pagesAt = new Map<string, Set<number>>();
  const place = (row: Row, step: number): string => `${Math.round(row.y / SAME_HEIGHT) + step} ${row.key}`;
  for (const row of rows) {
    const there = pagesAt.get(place(row, 0));
    if (there) there.add(row.page);
    else pagesAt.set(place(row, 0), new Set([row.page]));
  }
  return rows.filter((row) => {
    if (/^. #?$/.test(row.key)) return false;
    const near = [-1, 0, 1].map((step) => pagesAt.get(place(row, step))?.size ?? 0);
    const isDeep = row.y > ZONE && row.y < 1 - ZONE;
    return (
      near.reduce((sum, count) => sum + count, 0) >= (isDeep ? Math.max(FEWEST_DEEP, LEAST_DEEP * pages) : FEWEST_PAGES)
    );
  });
}

/** Rows that say "Page 3 of 9", or are a number that so short a document cannot show to go on. */
function certainNumbers(rows: readonly Row[], pages: number): Row[] {
  const numbered = rows.flatMap((row) => {
    const words = NUMBER.exec(row.text)?.[1];
    return words === undefined ? [] : [{ row, offset: Number(words) - row.page }];
  });
  const pagesWith = (offset: number): number =>
    new Set(numbered.filter((other) => other.offset === offset).map(({ row }) => row.page)).size;
  const steady =
    pages > 4 ? [] : numbered.filter(({ offset }) => pagesWith(offset) >= 2 || (pages === 1 && offset === 0));
  return [...rows.filter(({ text }) => PAGE_OF.test(text) || LABELLED.test(text)), ...steady.map(({ row }) => row)];
}

/** The segments of running heads, feet and page numbers, how many rows of each, and what they tell. */
export function furnitureOf(pages: readonly PageSegments[]): {
  readonly segments: ReadonlySet<Segment>;
  readonly heads: number;
  readonly numbers: number;
  /** Of the web page that a browser printed, where its feet tell. */
  readonly address: string | null;
  /** What the pages say that they are, by page from 1, where that is not their place in the file. */
  readonly labels: ReadonlyMap<number, string>;
} {
  const rows = pages.flatMap(rowsOf);
  const printed = browserRows(rows, pages.length);
  const numbered = printedPages(rows);
  const numbers = new Set([...numbered.rows, ...certainNumbers(rows, pages.length)]);
  const found = [...new Set([...apart(repeated(rows, pages.length)), ...printed.rows])].filter(
    (row) => !numbers.has(row),
  );
  const all = new Set([...numbers, ...found].flatMap((row) => row.segments));
  // Where nothing stands between them, they are the text: a card, a label, the pages of a form.
  const isText = pages.every(({ segments }) => segments.every((segment) => all.has(segment)));
  const heads = isText ? [] : found;
  const segments = isText ? new Set([...numbers].flatMap((row) => row.segments)) : all;
  return { segments, heads: heads.length, numbers: numbers.size, address: printed.address, labels: numbered.labels };
}
