import { type MarkupText, textOfMarkup } from '../html/markupText.ts';
import { attributeOf, isElement, nodesIn, type PageElement, type PageNode, parseXhtml, textOf } from '../html/page.ts';
import { bodyOf } from '../html/treeDom.ts';
import { raised } from '../raised.ts';

/** `3`, `[12]`, `iv`, `*`: what a link to a note is shown as, and `↩`, the way back. */
const MARK = /^[[(]?(?:\d{1,4}|[ivxlc]{1,7}|[a-z]|[*†‡§¶]{1,4}|↩|↑|\^)[\])]?\ufe0e?$/i;

/**
 * Whether an element is the mark of a note: without the raising of its digits it would be read as part of the word or the
 * number before it.
 */
function isNoteMark(element: PageElement, parent: PageElement): boolean {
  if (element.tagName !== 'a' || !MARK.test(textOf(element).trim())) return false;
  const role = `${attributeOf(element, 'epub:type') ?? ''} ${attributeOf(element, 'role') ?? ''}`;
  if (/noteref|backlink|referrer/.test(role)) return true;
  const href = attributeOf(element, 'href') ?? '';
  const isRaised =
    parent.tagName === 'sup' || element.childNodes.some((child) => isElement(child) && child.tagName === 'sup');
  return href.includes('#') && (isRaised || /^[↩↑^]/.test(textOf(element).trim()));
}

const isContents = (element: PageElement): boolean =>
  element.tagName === 'nav' && /\b(?:toc|landmarks|page-list)\b/.test(attributeOf(element, 'epub:type') ?? '');

/** A page without the declarations that its document type holds, which HTML knows nothing of; none is ever expanded. */
function withoutDeclarations(xhtml: string): string {
  const type = /<!DOCTYPE[^>[]{0,1000}\[/i.exec(xhtml.slice(0, 4_000));
  const end = type ? xhtml.indexOf(']>', type.index) : -1;
  return type && end > 0 ? xhtml.slice(0, type.index) + xhtml.slice(end + 2) : xhtml;
}

/** The text and blocks of one file of a book: all of its body but marks of notes and tables of contents. */
export function chapterText(xhtml: string): MarkupText {
  const page = parseXhtml(withoutDeclarations(xhtml));
  const dropped: { parent: PageElement; child: PageNode }[] = [];
  for (const node of nodesIn(page)) {
    if (!isElement(node)) continue;
    if (node.tagName === 'sup')
      for (const child of node.childNodes) if ('value' in child) child.value = raised(child.value);
    for (const child of node.childNodes)
      if (isElement(child) && (isNoteMark(child, node) || isContents(child))) dropped.push({ parent: node, child });
  }
  for (const { parent, child } of dropped) parent.childNodes = parent.childNodes.filter((node) => node !== child);
  return textOfMarkup(bodyOf(page));
}
