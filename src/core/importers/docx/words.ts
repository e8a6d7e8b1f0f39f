import { BlockText } from '../blockText.ts';
import type { ParagraphLook } from './prepared.ts';
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

const PLAIN: ParagraphLook = { styleName: '', level: null, isItem: false };
const CONTENTS = /^(?:toc \d|table of (?:figures|authorities)|index \d)$/i;
const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** Word numbers endnotes in small Roman numerals. */
function roman(number: number): string {
  let rest = number;
  let numeral = '';
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      numeral += sign;
      rest -= value;
    }
  }
  return numeral;
}

/**
 * Reads a document's paragraphs and tables in their order, and after them the notes that they refer to. A long document comes
 * in several pieces, the first of which has the notes.
 */
export async function wordTextOf(
  pieces: AsyncIterable<WordDocument>,
  looks: readonly ParagraphLook[],
): Promise<WordText> {
  const body = new BlockText();
  const notes: { reference: WordNode; mark: string }[] = [];
  const numbered = { footnote: new Set<string>(), endnote: new Set<string>() };
  const marked = new Map<string, string>();
  let lastStyle = '';
  let contentsLines = 0;

  const noteMet = (reference: WordNode): void => {
    const seen = numbered[reference.noteType ?? 'footnote'];
    const id = reference.noteId ?? '';
    if (seen.has(id)) return;
    seen.add(id);
    notes.push({ reference, mark: reference.noteType === 'endnote' ? roman(seen.size) : `${seen.size}` });
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

  const lookOf = (node: WordNode): ParagraphLook => (node.styleId ? (looks[Number(node.styleId)] ?? PLAIN) : PLAIN);

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
    if (CONTENTS.test(look.styleName)) {
      if (words.trim() !== '') contentsLines += 1;
      return;
    }
    noteStyle(look.styleName.toLowerCase(), words.replace(/\s+/g, ' ').trim());
    if (look.level !== null) body.add(words.replace(/\s*\n\s*/g, ' '), 'heading', Math.min(6, look.level));
    else body.add(words, look.isItem ? 'item' : /^caption$/i.test(look.styleName) ? 'caption' : 'paragraph');
  };

  const paragraphsIn = (node: WordNode): readonly WordNode[] =>
    (node.children ?? []).flatMap((child) => (child.type === 'paragraph' ? [child] : paragraphsIn(child)));

  const readRow = (row: WordNode): void => {
    const cells = (row.children ?? []).map((cell) => ({
      cell,
      lines: paragraphsIn(cell)
        .map(wordsOf)
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
  for (const { reference, mark } of notes) {
    const words = (noteBody?.(reference) ?? []).map(wordsOf).join('\n').trim();
    if (words !== '') body.add(`[${mark}] ${words}`, 'paragraph');
  }
  return {
    body,
    title: marked.get('title') ?? null,
    authorLine: marked.get('author') ?? null,
    dateLine: marked.get('date') ?? null,
    contentsLines,
  };
}
