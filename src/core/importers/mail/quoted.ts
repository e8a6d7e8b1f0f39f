import type { Block } from '../blocks.ts';
import { type MarkupText, textOfMarkup } from '../html/markupText.ts';
import { attributeOf, isElement, nodesIn, type PageDocument, type PageElement } from '../html/page.ts';
import { bodyOf } from '../html/treeDom.ts';

/** Quotations that mail programs set; one that a writer set by hand is theirs. */
function isCited(element: PageElement): boolean {
  if (element.tagName !== 'blockquote') return false;
  return (
    attributeOf(element, 'type')?.toLowerCase() === 'cite' ||
    /(?:^|\s)(?:gmail|protonmail|yahoo)_quote(?:d)?(?:\s|$)/.test(attributeOf(element, 'class') ?? '')
  );
}

/** Takes the quotations of other mails out of a page; false where it has none. */
function withoutCited(page: PageDocument): boolean {
  const cited = new Set([...nodesIn(page)].filter(isElement).filter(isCited));
  for (const element of cited) {
    const parent = element.parentNode;
    if (parent) parent.childNodes = parent.childNodes.filter((node) => node !== element);
  }
  return cited.size > 0;
}

/** Which blocks of a page's text are quoted from another mail, by their places. The page has them no longer afterwards. */
export function quotedInPage(page: PageDocument, whole: MarkupText): ReadonlySet<number> {
  if (!withoutCited(page)) return new Set();
  const own = textOfMarkup(bodyOf(page));
  const wordsOf = ({ text }: MarkupText, { start, end }: Block): string => text.slice(start, end);
  let next = 0;
  return new Set(
    whole.blocks.flatMap((block, place) => {
      const expected = own.blocks[next];
      if (expected === undefined || wordsOf(own, expected) !== wordsOf(whole, block)) return [place];
      next += 1;
      return [];
    }),
  );
}

/** An empty line wherever a quotation begins or ends, so that no paragraph is half somebody else's. */
export function withQuotesApart(text: string): string {
  const lines = text.split('\n');
  return lines
    .flatMap((line, at) => {
      const before = lines[at - 1] ?? '';
      return line !== '' && before !== '' && line.startsWith('>') !== before.startsWith('>') ? ['', line] : [line];
    })
    .join('\n');
}

/** The same of plain words: lines that begin with `>`. */
export function quotedInText(text: string, blocks: readonly Block[]): ReadonlySet<number> {
  return new Set(blocks.flatMap(({ start }, place) => (text.startsWith('>', start) ? [place] : [])));
}
