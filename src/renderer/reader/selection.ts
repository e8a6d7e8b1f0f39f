import { type BoundaryAt, offsetOfBoundary, quotableRange, type TextRange } from './textRange.ts';

/**
 * The text is set in elements that each hold one text node and carry its place: `data-at`, the UTF-16 offset in the document.
 * Everything here goes from the DOM to those offsets and back.
 */
const PIECES = '[data-at]';

function piecesOf(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(PIECES)];
}

const startOf = (piece: HTMLElement): number => Number(piece.dataset.at);
const lengthOf = (piece: HTMLElement): number => piece.textContent.length;

/** What is selected in the text under `root`, as it can be quoted; null where nothing is, or only white space. */
export function selectedRange(root: HTMLElement, text: string): TextRange | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const elements = piecesOf(root);
  const pieces = elements.map((piece) => ({ startUtf16: startOf(piece), lengthUtf16: lengthOf(piece) }));
  const offset = (node: Node, nodeOffset: number, side: 'start' | 'end') =>
    offsetOfBoundary(pieces, boundaryIn(elements, node, nodeOffset), side);
  const startUtf16 = offset(range.startContainer, range.startOffset, 'start');
  const endUtf16 = offset(range.endContainer, range.endOffset, 'end');
  if (startUtf16 === null || endUtf16 === null || startUtf16 >= endUtf16) return null;
  return quotableRange(text, { startUtf16, endUtf16 });
}

function boundaryIn(elements: readonly HTMLElement[], node: Node, nodeOffset: number): (index: number) => BoundaryAt {
  const boundary = document.createRange();
  boundary.setStart(node, nodeOffset);
  boundary.collapse(true);
  return (index) => {
    const element = elements[index];
    const words = element?.firstChild;
    if (!element || !words) return 'after';
    if (node === words) return { insideUtf16: nodeOffset };
    return boundary.comparePoint(words, 0) > 0 ? 'before' : 'after';
  };
}

/** The DOM range of a place in the text; null where none of it is on the page. */
export function domRangeOf(root: HTMLElement, place: TextRange): Range | null {
  return domRangesOf(root, [place])[0] ?? null;
}

/** The DOM ranges of places in the order of the text; places that are not on the page are left out. */
export function domRangesOf(root: HTMLElement, places: readonly TextRange[]): Range[] {
  const elements = piecesOf(root);
  const starts = elements.map(startOf);
  const ranges: Range[] = [];
  for (const place of places) {
    const first = pointAt(elements, starts, place.startUtf16, 'start');
    const last = pointAt(elements, starts, place.endUtf16, 'end');
    if (!first || !last) continue;
    const range = document.createRange();
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, last.offset);
    if (!range.collapsed) ranges.push(range);
  }
  return ranges;
}

function pointAt(
  elements: readonly HTMLElement[],
  starts: readonly number[],
  offsetUtf16: number,
  side: 'start' | 'end',
): { readonly node: Node; readonly offset: number } | null {
  let low = 0;
  let high = starts.length;
  // The last piece that begins at or before the offset; before it, for the end of a range.
  while (low < high) {
    const middle = (low + high) >>> 1;
    const begins = starts[middle] ?? 0;
    if (side === 'start' ? begins <= offsetUtf16 : begins < offsetUtf16) low = middle + 1;
    else high = middle;
  }
  const element = elements[low - 1];
  const node = element?.firstChild;
  if (!element || !node) return null;
  const offset = offsetUtf16 - startOf(element);
  if (offset > lengthOf(element)) {
    const next = elements[low]?.firstChild;
    if (side === 'start') return next ? { node: next, offset: 0 } : null;
    return { node, offset: lengthOf(element) };
  }
  return { node, offset };
}

/** Selects a place in the text, as the pointer would. */
export function selectPlace(root: HTMLElement, place: TextRange): void {
  const range = domRangeOf(root, place);
  const selection = document.getSelection();
  if (!range || !selection) return;
  selection.removeAllRanges();
  selection.addRange(range);
}

/** Paints places in the text without touching its elements (CSS Custom Highlight API), under the name in the style sheet. */
export function paint(name: string, ranges: readonly Range[]): void {
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
