import { BlockText } from '../blockText.ts';
import { numeralOf } from './numerals.ts';
import type { ParagraphLook } from './paragraphLook.ts';
import type { Gathered, NoteKind } from './prepared.ts';
import type { WordDocument, WordNode } from './wordDocument.ts';

/** What is read from a document: its text and blocks, the title that its own style marks, and lines that were left out. */
export interface WordText {
  readonly body: BlockText;
  readonly title: string | null;
  /** Lines in the styles "Author" and "Date", which templates of articles have. */
  readonly authorLine: string | null;
  readonly dateLine: string | null;
  readonly contentsLines: number;
}

const PLAIN: ParagraphLook = {
  styleName: '',
  level: null,
  isItem: false,
  label: null,
  isListing: false,
  isSetAnew: false,
};
const CONTENTS = /^(?:toc (?:\d|heading)|(?:contents|index|toa) heading|table of (?:figures|authorities)|index \d)$/i;
/** `Ports and harbours    14`, `harbours, 3, 7–9`: a line that a field lists with its pages. */
const WITH_PAGES = /[\s,.…]\s*(?:[A-Z]-)?(?:\d[\d,\s–-]*|[ivxlc]+)$/i;
/** How Word numbers notes where a document says nothing of it. */
const NOTE_FORMATS: Readonly<Record<NoteKind, string>> = { footnote: 'decimal', endnote: 'lowerRoman' };
/**
 * Reads a document's paragraphs and tables in their order, and after them the notes that they refer to. A long document comes
 * in several pieces, the first of which has the notes.
 */
export async function wordTextOf(pieces: AsyncIterable<WordDocument>, gathered: Gathered): Promise<WordText> {
  const body = new BlockText();
  const notes: { reference: WordNode; key: string; number: number }[] = [];
  const seen = new Set<string>();
  const numbers = {
    footnote: gathered.noteStarts.get('footnote') ?? 0,
    endnote: gathered.noteStarts.get('endnote') ?? 0,
  };
  const marked = new Map<string, string>();
  let lastStyle = '';
  let contentsLines = 0;

  const noteMet = (reference: WordNode): void => {
    const kind = reference.noteType ?? 'footnote';
    const key = `${kind} ${reference.noteId ?? ''}`;
    if (seen.has(key)) return;
    seen.add(key);
    // A note with a mark of its own is not counted.
    if (!gathered.noteMarks.has(key)) numbers[kind] += 1;
    notes.push({ reference, key, number: numbers[kind] });
  };

  const markOf = ({ reference, key, number }: (typeof notes)[number]): string => {
    const kind = reference.noteType ?? 'footnote';
    return (
      gathered.noteMarks.get(key)?.trim() || numeralOf(number, gathered.noteFormats.get(kind) ?? NOTE_FORMATS[kind])
    );
  };

  const wordsOf = (node: WordNode): string => {
    switch (node.type) {
      case 'text':
        return node.value ?? '';
      case 'tab':
        return '\t';
      case 'break':
        return '\n';
      case 'noteReference':
        noteMet(node);
        return '';
      default:
        return (node.children ?? []).map(wordsOf).join('');
    }
  };

  const lookOf = (node: WordNode): ParagraphLook =>
    node.styleId ? (gathered.looks[Number(node.styleId)] ?? PLAIN) : PLAIN;

  /** Keeps the words of a title, an author's or a date line; a title goes on while its style does. */
  const noteStyle = (styleName: string, words: string): void => {
    if (words === '') return;
    const before = marked.get(styleName);
    if (before === undefined) marked.set(styleName, words);
    else if (lastStyle === styleName && styleName === 'title') marked.set(styleName, `${before} ${words}`);
    lastStyle = styleName;
  };

  const readParagraph = (node: WordNode): void => {
    const look = lookOf(node);
    const words = wordsOf(node);
    if (CONTENTS.test(look.styleName) || (look.isListing && WITH_PAGES.test(words))) {
      if (words.trim() !== '') contentsLines += 1;
      return;
    }
    const style = look.styleName.toLowerCase();
    if (style !== 'date' || !look.isSetAnew) noteStyle(style, words.replace(/\s+/g, ' ').trim());
    if (look.level !== null)
      body.add(numbered(look, words.replace(/\s*[\n\t]\s*/g, ' ')), 'heading', Math.min(6, look.level));
    else
      body.add(
        numbered(look, words),
        look.isItem ? 'item' : /^caption$/i.test(look.styleName) ? 'caption' : 'paragraph',
        null,
        look.isSetAnew,
      );
  };

  /** The words with what Word counts before them. */
  const numbered = ({ label }: ParagraphLook, words: string): string =>
    label === null || words.trim() === '' ? words : `${label} ${words.trimStart()}`;

  const paragraphsIn = (node: WordNode): readonly WordNode[] =>
    (node.children ?? []).flatMap((child) => (child.type === 'paragraph' ? [child] : paragraphsIn(child)));

  const readRow = (row: WordNode): void => {
    const cells = (row.children ?? []).map((cell) => ({
      cell,
      lines: paragraphsIn(cell)
        .map((paragraph) => numbered(lookOf(paragraph), wordsOf(paragraph)))
        .filter((words) => words.trim() !== ''),
    }));
    const holdsTable = cells.some(({ cell }) => (cell.children ?? []).some((child) => child.type === 'table'));
    const isData = cells.filter(({ lines }) => lines.length > 0).length >= 2;
    // Cells of many paragraphs lay out a page: their paragraphs are read one after another.
    if (holdsTable || !isData || cells.some(({ lines }) => lines.length > 2))
      for (const { cell } of cells) readAll(cell.children ?? []);
    else body.add(cells.map(({ lines }) => lines.join(' ').replace(/\s+/g, ' ').trim()).join(' | '), 'row');
  };

  const readAll = (nodes: readonly WordNode[]): void => {
    for (const node of nodes) {
      if (node.type === 'paragraph') readParagraph(node);
      else if (node.type === 'tableRow') readRow(node);
      else readAll(node.children ?? []);
    }
  };

  let noteBody: WordDocument['noteBody'] | null = null;
  for await (const piece of pieces) {
    noteBody ??= piece.noteBody;
    readAll(piece.children);
  }
  // A note may refer to another one, which is then added to the end.
  for (const note of notes) {
    const words = (noteBody?.(note.reference) ?? []).map(wordsOf).join('\n').trim();
    if (words !== '') body.add(`[${markOf(note)}] ${words}`, 'paragraph');
  }
  return {
    body,
    title: marked.get('title') ?? null,
    authorLine: marked.get('author') ?? null,
    dateLine: marked.get('date') ?? null,
    contentsLines,
  };
}
