import type { Passage } from '../../model/source.ts';
import type { Directed } from './extending.ts';
import { firstEndingAfter } from './segments.ts';
import { quotableRange, type TextRange } from './textRange.ts';

/**
 * The text on the page. Each passage is an element with the id `passage-` and its place in the list; its words are in
 * elements that each hold one text node and carry their place: `data-at`, the UTF-16 offset in the document. Everything here
 * goes from the DOM to those offsets and back, and touches only the passages concerned: a document may have 30,000.
 */
export interface TextPage {
  readonly text: string;
  readonly passages: readonly Passage[];
  root(): HTMLElement | null;
  /** Has passages drawn now, if they are not yet; those that are folded away stay so. */
  draw(firstPassage: number, lastPassage: number): void;
}

export const passageId = (passage: number): string => `passage-${passage}`;

export const elementOf = (passage: number): HTMLElement | null => document.getElementById(passageId(passage));

/** The place in the list of the passage that a node is in; null where it is in none. */
export function passageOfNode(node: Node | null): number | null {
  const element = node instanceof Element ? node : node?.parentElement;
  const held = element?.closest<HTMLElement>('[data-passage]');
  return held ? Number(held.dataset.passage) : null;
}

function piecesOf(passage: HTMLElement): HTMLElement[] {
  return passage.dataset.at === undefined ? [...passage.querySelectorAll<HTMLElement>('[data-at]')] : [passage];
}

const startOf = (piece: HTMLElement): number => Number(piece.dataset.at);
const lengthOf = (piece: HTMLElement): number => piece.textContent.length;

/** What is selected in the text, as it can be quoted; null where nothing is, or only white space. */
export function selectedRange(page: TextPage): TextRange | null {
  const root = page.root();
  const selection = document.getSelection();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const startUtf16 = offsetOf(root, range.startContainer, range.startOffset, 'start');
  const endUtf16 = offsetOf(root, range.endContainer, range.endOffset, 'end');
  if (startUtf16 === null || endUtf16 === null || startUtf16 >= endUtf16) return null;
  return quotableRange(page.text, { startUtf16, endUtf16 });
}

/**
 * The offset in the document of one end of a selection. An end that lies between the words (a triple click ends at the
 * beginning of the next paragraph) goes to the nearest text that the selection holds: for its start the words that follow,
 * for its end those before.
 */
function offsetOf(root: HTMLElement, node: Node, nodeOffset: number, side: 'start' | 'end'): number | null {
  const piece = node.nodeType === Node.TEXT_NODE ? node.parentElement : null;
  if (piece && isPiece(piece)) return startOf(piece) + Math.min(nodeOffset, lengthOf(piece));
  const found = nearestPiece(root, node, nodeOffset, side);
  if (!found) return null;
  return side === 'start' ? startOf(found) : startOf(found) + lengthOf(found);
}

const isPiece = (node: Node): node is HTMLElement => node instanceof HTMLElement && node.dataset.at !== undefined;

/** The first piece of text at or after a boundary between nodes, or the last one before it. */
function nearestPiece(root: HTMLElement, node: Node, nodeOffset: number, side: 'start' | 'end'): HTMLElement | null {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT, (found) =>
    isPiece(found) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
  );
  if (!root.contains(node)) {
    if (side === 'end') walker.currentNode = lastWithin(root);
  } else if (isPiece(node)) {
    if ((side === 'start') === (nodeOffset === 0)) return node;
    walker.currentNode = node;
  } else {
    const next = node.childNodes[nodeOffset];
    if (side === 'start' && next && isPiece(next)) return next;
    walker.currentNode = next ?? lastWithin(node);
  }
  return (side === 'start' ? walker.nextNode() : walker.previousNode()) as HTMLElement | null;
}

function lastWithin(node: Node): Node {
  let last = node;
  while (last.lastChild) last = last.lastChild;
  return last;
}

interface Point {
  readonly node: Node;
  readonly offset: number;
}

function pointAt(page: TextPage, offsetUtf16: number, side: 'start' | 'end'): Point | null {
  const within = side === 'start' ? offsetUtf16 : offsetUtf16 - 1;
  const passage = Math.min(firstEndingAfter(page.passages, within), page.passages.length - 1);
  const element = elementOf(passage);
  if (!element) return null;
  const pieces = piecesOf(element);
  const piece = pieces.findLast((one) => startOf(one) <= within);
  if (piece?.firstChild) {
    return { node: piece.firstChild, offset: Math.min(offsetUtf16 - startOf(piece), lengthOf(piece)) };
  }
  // In the white space before the passage: its beginning, or the end of the one before.
  if (side === 'start') return pieces[0]?.firstChild ? { node: pieces[0].firstChild, offset: 0 } : null;
  const before = elementOf(passage - 1);
  const last = before ? piecesOf(before).at(-1) : undefined;
  return last?.firstChild ? { node: last.firstChild, offset: lengthOf(last) } : null;
}

/** The DOM range of a place in the text; null where one of its ends is not on the page. */
export function domRangeOf(page: TextPage, place: TextRange): Range | null {
  const first = pointAt(page, place.startUtf16, 'start');
  const last = pointAt(page, place.endUtf16, 'end');
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset);
  return range.collapsed ? null : range;
}

/** Selects a place in the text, as the pointer would. */
export function selectPlace(page: TextPage, place: TextRange): void {
  selectDirected(page, { anchorUtf16: place.startUtf16, focusUtf16: place.endUtf16 });
}

/** Selects from one offset to another, in either direction. */
export function selectDirected(page: TextPage, { anchorUtf16, focusUtf16 }: Directed): void {
  const [start, end] = anchorUtf16 < focusUtf16 ? [anchorUtf16, focusUtf16] : [focusUtf16, anchorUtf16];
  if (start === end) return;
  page.draw(firstEndingAfter(page.passages, start), firstEndingAfter(page.passages, end - 1));
  const range = domRangeOf(page, { startUtf16: start, endUtf16: end });
  if (!range) return;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const selection = document.getSelection();
  if (anchorUtf16 < focusUtf16) selection?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  else selection?.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
}

/** What is selected, with the end that moves; null where nothing is. */
export function selectedDirection(page: TextPage): (Directed & { readonly range: TextRange }) | null {
  const range = selectedRange(page);
  const selection = document.getSelection();
  if (!range || !selection || selection.rangeCount === 0) return null;
  const { startContainer, startOffset } = selection.getRangeAt(0);
  const isForward = selection.anchorNode === startContainer && selection.anchorOffset === startOffset;
  return isForward
    ? { range, anchorUtf16: range.startUtf16, focusUtf16: range.endUtf16 }
    : { range, anchorUtf16: range.endUtf16, focusUtf16: range.startUtf16 };
}

/** Paints places in the text without touching its elements (CSS Custom Highlight API), under the name in the style sheet. */
export function paint(name: string, ranges: readonly Range[]): void {
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
