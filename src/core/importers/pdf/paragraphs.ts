import { type Line, MARKER } from './lines.ts';

/** Lines that belong together. */
export interface Paragraph {
  readonly page: number;
  /** Which region of the document it stands in, and whether it is the first or the last there. */
  readonly region: number;
  readonly lines: readonly Line[];
  readonly size: number;
  readonly font: string;
  /** Where the lines of its region end, so that a line which ends early can be told. */
  readonly right: number;
  readonly left: number;
  readonly isRow: boolean;
}

const BULLET = /^[•◦▪▫‣⁃·●○■□◆◇➢➤►▶✓✔]\s*\S/;
const DASH = /^[–—*-]\s+\S/;
const NUMBERED = /^(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|\[\d{1,3}\]|(?:\d{1,2}\.){1,3}\d{1,2})\s+\S/;
const SENTENCE_END = /[.!?:;…。！？؟۔।]["'”’»)\]]*[¹²³⁰⁴-⁹,]*$/u;
const PARAGRAPH_GAP = 1.3;
/** In ems: lines of one paragraph are not farther apart, double spacing included. */
const WIDEST_LEADING = 2.6;

export const endsSentence = (text: string): boolean => SENTENCE_END.test(text);

function quartile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** About how wide a line's first word is, in points. */
function firstWordWidth(line: Line): number {
  const length = Math.min(line.text.search(/\s|$/), 80);
  return ((line.x1 - line.x0) * length) / Math.max(1, line.text.length);
}

/** Whether the first word of `next` would have fitted behind `line`: its author ended it, not the width of the column. */
export function endsEarly(line: Line, next: Line, left: number, right: number): boolean {
  const room = line.rtl ? line.x0 - left : right - line.x1;
  return room > firstWordWidth(next) + 0.8 * line.size;
}

interface Measures {
  readonly left: number;
  readonly right: number;
  /** Distance of lines within a paragraph, by size in half points. */
  readonly leading: ReadonlyMap<number, number>;
  readonly hanging: boolean;
}

const sizeKey = (size: number): number => Math.round(2 * size);
const sameSize = (a: Line, b: Line): boolean => Math.abs(a.size - b.size) <= 0.08 * Math.max(a.size, b.size);
/** How much further in `line` begins than `before`, in the direction of reading. */
const indent = (before: Line, line: Line): number => (line.rtl ? before.x1 - line.x1 : line.x0 - before.x0);

function measure(lines: readonly Line[]): Measures {
  const distances = new Map<number, number[]>();
  let indented = 0;
  let goesOn = 0;
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (!before || !sameSize(before, line) || line.y <= before.y) return;
    const key = sizeKey(line.size);
    distances.set(key, [...(distances.get(key) ?? []), line.y - before.y]);
    if (indent(before, line) > 0.8 * line.size && line.cells === 1) {
      indented += 1;
      if (!endsSentence(before.text)) goesOn += 1;
    }
  });
  return {
    left: quartile(
      lines.map((line) => line.x0),
      0.02,
    ),
    right: quartile(
      lines.map((line) => line.x1),
      0.96,
    ),
    leading: new Map([...distances].map(([key, values]) => [key, quartile(values, 0.25)])),
    hanging: indented > 0 && goesOn > 0.5 * indented,
  };
}

function beginsItem(before: Line, line: Line, early: boolean): boolean {
  if (BULLET.test(line.text)) return true;
  if (!DASH.test(line.text) && !NUMBERED.test(line.text)) return false;
  return early || endsSentence(before.text);
}

/** Whether a new paragraph begins with `line`, after those in `group`. */
function begins(group: readonly Line[], line: Line, measures: Measures): boolean {
  const before = group.at(-1) as Line;
  if (before.cells > 1 || line.cells > 1 || !sameSize(before, line)) return true;
  const distance = line.y - before.y;
  const leading = Math.min(measures.leading.get(sizeKey(line.size)) ?? 1.3 * line.size, WIDEST_LEADING * line.size);
  if (distance > Math.max(PARAGRAPH_GAP * leading, leading + 0.25 * line.size)) return true;
  if (distance < -0.5 * line.size) return true;
  const goesOn = !endsSentence(before.text) && /^["'“‘(]?\p{Ll}/u.test(line.text);
  const early = endsEarly(before, line, measures.left, measures.right);
  if (beginsItem(before, line, early)) return true;
  const step = indent(before, line);
  const isItem = BULLET.test(group[0]?.text ?? '') || NUMBERED.test(group[0]?.text ?? '');
  if (step > 0.8 * line.size && !measures.hanging && !isItem && !goesOn && step < 10 * line.size) return true;
  if (step < -0.8 * line.size && !goesOn) {
    const earlier = group.at(-2);
    if (measures.hanging) return true;
    if (earlier && Math.abs(indent(earlier, before)) < 0.3 * line.size) return true;
  }
  if (
    line.font !== before.font &&
    group.every(({ font }) => font === before.font) &&
    !goesOn &&
    !endsSentence(before.text)
  )
    return early || before.x1 - before.x0 < 0.6 * (measures.right - measures.left);
  return early && !goesOn;
}

/** The paragraphs of a region. `bodySize` tells titles, whose lines end where their words are balanced. */
export function paragraphsOf(
  lines: readonly Line[],
  place: { readonly page: number; readonly region: number; readonly bodySize: number },
): Paragraph[] {
  const measures = measure(lines);
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const isTitle =
      before !== undefined &&
      sameSize(before, line) &&
      before.font === line.font &&
      line.size > 1.15 * place.bodySize &&
      line.cells === 1 &&
      before.cells === 1 &&
      line.y - before.y < 1.6 * line.size;
    if (group && (isTitle || !begins(group, line, measures))) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const main = group.reduce((most, line) => (line.text.length > most.text.length ? line : most), group[0] as Line);
    return {
      page: place.page,
      region: place.region,
      lines: group,
      size: main.size,
      font: main.font,
      left: measures.left,
      right: measures.right,
      isRow: group[0]?.cells !== 1,
    };
  });
}

/** Whether a paragraph begins as an item of a list does. */
export const isItem = (text: string): boolean => BULLET.test(text) || DASH.test(text) || NUMBERED.test(text);

/** Whether a paragraph begins with the mark of a note. */
export function beginsWithNoteMark(text: string): boolean {
  return /^(?:[¹²³⁰⁴-⁹]{1,3}|\d{1,3}|[*†‡§]{1,3})\s*["'“‘(]?\p{L}/u.test(text) && !MARKER.test(text);
}
