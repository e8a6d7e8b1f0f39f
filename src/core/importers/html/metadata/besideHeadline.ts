import type { CslDate, CslName } from '../../../../model/source.ts';
import type { BlockForm } from '../../blocks.ts';
import { type Piece, pieceOf } from '../../piece.ts';
import { statedInLine } from '../../statedMetadata.ts';
import { BLOCKS, SILENT } from '../markupText.ts';
import { isElement, nodesIn, type PageDocument, type PageElement, type PageNode, textOf } from '../page.ts';
import type { Candidate } from './candidates.ts';

/** How far below a headline its dateline is looked for, in lines of the page. */
const LINES_BELOW = 15;
const WORDS_OF_A_PARAGRAPH = 25;
const MOST_NODES = 1_000;
const LONGEST_LINE = 2_000;

const RELATED = /^(?:related|more|most|read|also|see also|latest|recommended)\b.{0,40}$/i;

/** What the lines under a headline state, which the reader view leaves out. */
export interface BesideHeadline {
  readonly issued: Candidate<CslDate> | null;
  readonly updated: Candidate<CslDate> | null;
  readonly author: Candidate<readonly CslName[]> | null;
}

const folded = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The heading that is the title: a first-level one before others. */
function headlineOf(page: PageDocument, title: string): PageElement | null {
  const wanted = folded(title);
  let found: PageElement | null = null;
  for (const node of nodesIn(page)) {
    if (!isElement(node) || !/^h[1-4]$/.test(node.tagName) || folded(textOf(node)) !== wanted) continue;
    if (node.tagName === 'h1') return node;
    found ??= node;
  }
  return found;
}

/** What stands in a page after an element: nodes in order, and null where a line ends. */
function* after(element: PageElement): Generator<PageNode | null> {
  for (let at: PageNode = element; isElement(at) && at.parentNode !== null; at = at.parentNode) {
    const { childNodes } = at.parentNode;
    for (const sibling of childNodes.slice(childNodes.indexOf(at) + 1)) yield* within(sibling);
    yield null;
  }
}

function* within(node: PageNode): Generator<PageNode | null> {
  if (isElement(node) && (SILENT.has(node.tagName) || node.attrs.some(({ name }) => name === 'hidden'))) return;
  const ends = isElement(node) && (BLOCKS.has(node.tagName) || node.tagName === 'br' || node.tagName === 'table');
  if (ends) yield null;
  yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* within(child);
  if (ends) yield null;
}

/** The lines after an element, as many as may be its dateline. */
function linesAfter(element: PageElement): readonly Piece[] {
  const pieces: Piece[] = [];
  let words = '';
  let form: BlockForm = 'paragraph';
  let level: number | null = null;
  let nodes = 0;
  for (const node of after(element)) {
    nodes += 1;
    if (node === null) {
      const text = words.replace(/\s+/g, ' ').trim();
      if (text !== '') pieces.push(pieceOf(text, { start: 0, end: text.length, form, level, spaced: true }, false));
      [words, form, level] = ['', 'paragraph', null];
      if (pieces.length >= LINES_BELOW || nodes > MOST_NODES) break;
    } else if (isElement(node)) {
      if (node.tagName === 'li') form = 'item';
      if (/^h[1-6]$/.test(node.tagName)) [form, level] = ['heading', Number(node.tagName[1])];
    } else if ('value' in node && words.length < LONGEST_LINE) words += node.value;
  }
  return pieces;
}

/** Whether the text begins here, or something about other articles. */
function endsHead(piece: Piece): boolean {
  const isSection = piece.form === 'heading' && (piece.level ?? 6) <= 2;
  return isSection || (piece.prose && piece.wordCount >= WORDS_OF_A_PARAGRAPH) || RELATED.test(piece.words);
}

/**
 * The byline and the dates that stand under a headline, above the first paragraph: only whole lines that are nothing else. The
 * day that many sites print over everything is not looked at, nor is what stands beside other headlines.
 */
export function besideHeadline(page: PageDocument, title: string): BesideHeadline {
  const headline = headlineOf(page, title);
  let issued: BesideHeadline['issued'] = null;
  let updated: BesideHeadline['updated'] = null;
  let author: BesideHeadline['author'] = null;
  for (const piece of headline === null ? [] : linesAfter(headline)) {
    if (endsHead(piece)) break;
    if (piece.form === 'item') continue;
    const stated = statedInLine(piece);
    if (stated === null) continue;
    const { metadata } = stated;
    if (metadata.issued) issued ??= { value: metadata.issued, where: 'date under the headline' };
    if (stated.updated)
      updated ??= { value: stated.updated, where: '"last updated" under the headline, a date of updating' };
    if (metadata.author) author ??= { value: metadata.author, where: 'byline under the headline' };
  }
  return { issued, updated, author };
}
