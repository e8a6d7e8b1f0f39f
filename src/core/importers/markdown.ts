import { type Block, type BlockForm, type Line, linesOf, trimmed } from './blocks.ts';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ATX_HEADING = /^ {0,3}(#{1,6})(?:\s+|$)/;
const SETEXT_UNDERLINE = /^ {0,3}(=+|-+)\s*$/;
const THEMATIC_BREAK = /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;
const LIST_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;
const BLOCK_QUOTE = /^ {0,3}(?:>\s?)+/;
const TABLE_DELIMITER = /^ {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const IMAGE_ONLY = /^(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*)+$/;
const HTML_COMMENT_OR_CODE = /^ {0,3}<(?:!--|script\b|style\b)/i;
/** What a line is can be told from its beginning. In UTF-16 code units. */
const MOST_READ = 2_000;
/** A picture may stand in its line, letter by letter. */
const LONGEST_IMAGE = 2_000_000;

const wordsOf = (text: string, { start, end }: Line): string => text.slice(start, Math.min(end, start + MOST_READ));

/** The lines between the `---` fences at the very beginning, or null. `end` is the offset after the closing fence. */
export function frontMatterOf(text: string): { yaml: string; end: number } | null {
  const match = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!match || !/^[\w-]+\s*:/m.test(match[1] ?? '')) return null;
  return { yaml: match[1] ?? '', end: match[0].length };
}

/** Collects blocks, trimming each; `spaced` is told by the caller's walk over empty lines. */
class BlockList {
  readonly blocks: Block[] = [];
  private readonly text: string;
  spaced = true;

  constructor(text: string) {
    this.text = text;
  }

  add(form: BlockForm, start: number, end: number, level: number | null = null): void {
    const found = trimmed(this.text, start, end);
    if (found) {
      const actual = form === 'paragraph' && found.bullet ? 'item' : form;
      this.blocks.push({ start: found.start, end: found.end, form: actual, level, spaced: this.spaced });
    }
    this.spaced = false;
  }
}

/**
 * The blocks of a Markdown text (CommonMark's block structure, and GitHub's tables): paragraphs whose lines belong
 * together, headings without their marks, items of lists, rows of tables, code. Inline marks are left in: a quote is cut
 * from the text as it stands.
 */
export function markdownBlocks(text: string): Block[] {
  const list = new BlockList(text);
  const matter = frontMatterOf(text);
  if (matter) list.add('frontMatter', 0, matter.end);
  const lines = linesOf(text).filter((line) => !matter || line.start >= matter.end);
  list.spaced = true;
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] as Line;
    if (line.empty) list.spaced = true;
    index = line.empty ? index + 1 : readBlock(text, lines, index, list);
  }
  return list.blocks;
}

/** Reads the block that begins at `index` and gives the index of the first line after it. */
function readBlock(text: string, lines: readonly Line[], index: number, list: BlockList): number {
  const line = lines[index] as Line;
  const words = wordsOf(text, line);
  const fence = FENCE.exec(words)?.[1];
  if (fence)
    return readUntil(
      lines,
      index,
      list,
      'code',
      (next) => text.slice(next.start, next.end).trim().startsWith(fence),
      text,
    );
  if (HTML_COMMENT_OR_CODE.test(words)) {
    const close = /<!--/.test(words) ? '-->' : '</';
    if (words.includes(close)) {
      list.add('markup', line.start, line.end);
      return index + 1;
    }
    return readUntil(lines, index, list, 'markup', (next) => text.slice(next.start, next.end).includes(close), text);
  }
  const heading = ATX_HEADING.exec(words);
  if (heading) {
    list.add('heading', line.start + heading[0].length, beforeClosingMarks(text, line), heading[1]?.length ?? 1);
    return index + 1;
  }
  if (THEMATIC_BREAK.test(words)) {
    list.spaced = true;
    return index + 1;
  }
  const next = lines[index + 1];
  const isTable = next && !next.empty && words.includes('|') && TABLE_DELIMITER.test(wordsOf(text, next));
  return isTable ? readTable(text, lines, index, list) : readParagraph(text, lines, index, list);
}

/** Where a heading's words end, before white space and the marks that close it: `## Ports ##`. */
function beforeClosingMarks(text: string, { start, end }: Line): number {
  const whole = text.slice(start, end).trimEnd();
  let at = whole.length;
  while (whole[at - 1] === '#') at -= 1;
  return start + (at < whole.length && /\s/.test(whole[at - 1] ?? '') ? at : whole.length);
}

function readUntil(
  lines: readonly Line[],
  index: number,
  list: BlockList,
  form: BlockForm,
  isLast: (line: Line) => boolean,
  text: string,
): number {
  let last = index + 1;
  while (last < lines.length && !isLast(lines[last] as Line)) last += 1;
  list.add(form, (lines[index] as Line).start, lines[last]?.end ?? text.length);
  return last + 1;
}

function readTable(text: string, lines: readonly Line[], index: number, list: BlockList): number {
  let at = index;
  for (let row = lines[at]; row && !row.empty && text.slice(row.start, row.end).includes('|'); row = lines[at]) {
    if (at !== index + 1) list.add('row', row.start, row.end);
    at += 1;
  }
  return at;
}

function endsParagraph(text: string, line: Line): boolean {
  const words = wordsOf(text, line);
  return (
    line.empty || [FENCE, ATX_HEADING, THEMATIC_BREAK, LIST_ITEM, HTML_COMMENT_OR_CODE].some((mark) => mark.test(words))
  );
}

function readParagraph(text: string, lines: readonly Line[], index: number, list: BlockList): number {
  const first = lines[index] as Line;
  const words = wordsOf(text, first);
  const quoted = BLOCK_QUOTE.exec(words)?.[0].length ?? 0;
  const isItem = LIST_ITEM.test(words.slice(quoted));
  let last = first;
  let at = index + 1;
  for (let next = lines[at]; next; next = lines[at]) {
    const nextWords = wordsOf(text, next);
    const underline = isItem || next.empty ? null : SETEXT_UNDERLINE.exec(nextWords)?.[1];
    if (underline) {
      list.add('heading', first.start, last.end, underline.startsWith('=') ? 1 : 2);
      return at + 1;
    }
    if (endsParagraph(text, next)) break;
    if (quoted > 0 && !nextWords.slice(BLOCK_QUOTE.exec(nextWords)?.[0].length ?? 0).trim()) {
      at += 1;
      break;
    }
    last = next;
    at += 1;
  }
  const image = text.slice(first.start, Math.min(first.end, first.start + LONGEST_IMAGE)).trim();
  const isImage = last === first && IMAGE_ONLY.test(image);
  list.add(isImage ? 'image' : 'paragraph', first.start + quoted, last.end);
  return at;
}
