import { beginsWithNoteMark, endsEarly, endsSentence, isItem, type Paragraph } from './paragraphs.ts';

/** What a paragraph is, as far as its place and its type tell. */
export type Kind = 'body' | 'heading' | 'note' | 'row' | 'aside';

/** A paragraph in the order of reading, with what goes on in the next column or on the next page. */
export interface Placed {
  readonly paragraph: Paragraph;
  readonly kind: Kind;
}

/** The size and the font that most of a document is set in. */
export interface Type {
  readonly size: number;
  readonly font: string;
}

const CAPTION = /^(?:figure|fig\.|table|chart|map|box|exhibit|source|sources|note):?\s/i;
/** `1 Introduction . . . . . 7`: a line of a table of contents. */
const LEADERS = /(?:\. ?){4,}\s*(?:\d{1,4}|[ivxlc]{1,6})$/i;
const LONGEST_HEADING = 200;

const textOf = (paragraph: Paragraph): string => paragraph.lines.map((line) => line.text).join(' ');

function kindOf(paragraph: Paragraph, body: Type): Kind {
  const text = textOf(paragraph);
  if (paragraph.isRow || LEADERS.test(text)) return 'row';
  if (CAPTION.test(text)) return 'aside';
  if (!/\p{L}{2}/u.test(text) || text.length > LONGEST_HEADING) return 'body';
  const larger = paragraph.size >= 1.12 * body.size;
  if (larger && (!/[.,;]$/.test(text) || paragraph.size >= 1.4 * body.size)) return 'heading';
  if (paragraph.size < 0.93 * body.size) return 'aside';
  const otherFont = paragraph.font !== body.font && paragraph.lines.every(({ font }) => font === paragraph.font);
  const startsLikeOne = /^[\p{Lu}\p{Lo}\d"'“‘]/u.test(text) && !isItem(text.replace(/^\d+\.\s/, ''));
  if (otherFont && startsLikeOne && paragraph.lines.length <= 2 && !/[.,;:!]$/.test(text)) return 'heading';
  return 'body';
}

/** Whether the paragraphs of a region from `index` on are notes at its foot: small, and the first of them has a mark. */
function notesFrom(region: readonly Paragraph[], body: Type): number {
  let from = region.length;
  for (let index = region.length - 1; index >= 0; index -= 1) {
    const paragraph = region[index] as Paragraph;
    if (paragraph.isRow || paragraph.size > 0.93 * body.size) break;
    if (beginsWithNoteMark(paragraph.lines[0]?.text ?? '')) from = index;
  }
  return from;
}

/** How far a paragraph's first line is set in, in ems. */
const indentOf = (paragraph: Paragraph): number => {
  const first = paragraph.lines[0];
  return first ? (first.rtl ? paragraph.right - first.x1 : first.x0 - paragraph.left) / first.size : 0;
};

/** Whether the paragraphs of a document begin with an indent, so that a line without one goes on. */
function usesIndents(regions: readonly (readonly Paragraph[])[], body: Type): boolean {
  const inside = regions
    .flatMap((region) => region.slice(1))
    .filter(({ lines, size, isRow }) => !isRow && lines.length > 1 && Math.abs(size - body.size) < 0.06 * size);
  const indented = inside.filter((paragraph) => indentOf(paragraph) > 0.8).length;
  return inside.length >= 4 && indented >= 0.6 * inside.length;
}

/** Whether a paragraph goes on in another, which is the first of the next column or page. */
function goesOn(before: Paragraph, after: Paragraph, indents: boolean): boolean {
  const [last, first] = [before.lines.at(-1), after.lines[0]];
  if (!last || !first || Math.abs(last.size - first.size) > 0.06 * last.size || isItem(first.text)) return false;
  if (after.page - before.page > 1) return false;
  if (endsSentence(last.text)) {
    const full = last.rtl ? last.x0 - before.left : before.right - last.x1;
    return (
      indents && before.lines.length > 1 && after.lines.length > 1 && full < 0.5 * last.size && indentOf(after) < 0.4
    );
  }
  if (/^["'“‘(]?\p{Ll}/u.test(first.text)) return true;
  return before.lines.length > 1 && last.font === first.font && !endsEarly(last, first, before.left, before.right);
}

function merged(before: Paragraph, after: Paragraph): Paragraph {
  return { ...before, lines: [...before.lines, ...after.lines], left: after.left, right: after.right };
}

/**
 * The paragraphs of a document in the order of reading: notes at the foot of a column come after the page's text, and a
 * paragraph that goes over the end of a column or a page is one, counted to the page where it begins.
 */
export function flowOf(pages: readonly (readonly Paragraph[][])[], body: Type): Placed[] {
  const indents = usesIndents(pages.flat(), body);
  const flow: Placed[] = [];
  /** The last paragraph of running text and where it stands in `flow`, while it may still go on. */
  let open: number | null = null;
  for (const regions of pages) {
    const notes: Placed[] = [];
    for (const region of regions) {
      const end = notesFrom(region, body);
      notes.push(...region.slice(end).map((paragraph): Placed => ({ paragraph, kind: 'note' })));
      let first = true;
      for (const paragraph of region.slice(0, end)) {
        const kind = kindOf(paragraph, body);
        const before = open === null ? undefined : flow[open];
        if (kind === 'body' && first && before && open !== null && before.paragraph.region !== paragraph.region) {
          if (goesOn(before.paragraph, paragraph, indents)) {
            flow[open] = {
              kind: 'body',
              paragraph: { ...merged(before.paragraph, paragraph), region: paragraph.region },
            };
            first = false;
            continue;
          }
        }
        if (kind === 'body') {
          first = false;
          open = flow.length;
        } else if (kind === 'heading') {
          first = false;
          open = null;
        }
        flow.push({ paragraph, kind });
      }
    }
    flow.push(...notes);
  }
  return flow;
}
