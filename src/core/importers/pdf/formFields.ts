import type { PDFDocumentProxy } from './engine.ts';
import type { TextItem } from './runs.ts';

/** What pdf.js tells of one field of a form, as far as it is read. */
interface FormField {
  readonly type?: string;
  readonly value?: unknown;
  readonly exportValues?: string;
  readonly multiline?: boolean;
  readonly password?: boolean;
  readonly hidden?: boolean;
  /** From 0; -1 for one that only holds others. */
  readonly page?: number;
  /** In points from the lower left corner. */
  readonly rect?: readonly number[];
}

const MOST_FIELDS = 20_000;
const LARGEST_TYPE = 11;
/** Of a common font, in ems: how wide a letter is, and how far lines are apart. */
const LETTER = 0.5;
const LEADING = 1.2;
const FONT = 'form';

/** What is written in a field: its words, or a cross where it was ticked. */
function wordsIn({ type, value, exportValues, password, hidden }: FormField): string {
  if (hidden === true || password === true) return '';
  if (type === 'checkbox' || type === 'radiobutton')
    return typeof value === 'string' && value !== 'Off' && value === exportValues ? '☒' : '';
  if (type !== 'text' && type !== 'combobox' && type !== 'listbox') return '';
  const words = Array.isArray(value) ? value.filter((one) => typeof one === 'string').join(', ') : value;
  return typeof words === 'string' ? words.trim() : '';
}

/** Words in lines of at most `most` letters. */
function broken(words: string, most: number): string[] {
  return words.split(/\r\n?|\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  });
}

function itemsOf(field: FormField): TextItem[] {
  const words = wordsIn(field);
  const [x0 = Number.NaN, y0 = 0, x1 = 0, y1 = 0] = field.rect ?? [];
  const [width, height] = [x1 - x0, y1 - y0];
  if (words === '' || !(width > 0) || !(height > 0)) return [];
  const size = Math.min(LARGEST_TYPE, 0.75 * height);
  const lines =
    field.multiline === true ? broken(words, Math.max(10, width / (LETTER * size))) : [words.replace(/\s+/g, ' ')];
  const top = field.multiline === true ? y1 - size : y0 + 0.5 * (height - size) + 0.2 * size;
  return lines.map((str, at) => ({
    str,
    width: Math.min(width, LETTER * size * str.length),
    height: size,
    transform: [size, 0, 0, size, x0, top - LEADING * size * at],
    fontName: FONT,
  }));
}

/** What is written in the fields of a document's form, by page from 1, as if it were printed there: pdf.js leaves it out of the text. */
export async function formFieldsOf(pdf: PDFDocumentProxy): Promise<ReadonlyMap<number, readonly TextItem[]>> {
  const read: unknown = await pdf.getFieldObjects().catch(() => null);
  const named = read instanceof Map ? [...read.values()] : Object.values(read ?? {});
  const items = new Map<number, TextItem[]>();
  for (const field of (named.flat() as FormField[]).slice(0, MOST_FIELDS)) {
    if (field.page === undefined || field.page < 0) continue;
    const there = items.get(field.page + 1) ?? [];
    there.push(...itemsOf(field));
    items.set(field.page + 1, there);
  }
  return items;
}
