import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** What is asked of a node of the DOM; linkedom's own types need those of a browser. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string;
  readonly childNodes: ArrayLike<DomNode> & Iterable<DomNode>;
}

export interface DomElement extends DomNode {
  getAttribute(name: string): string | null;
}

/** The part of a page that a reader view shows. */
export interface Article {
  readonly content: DomElement;
  /** The byline that stood in the text and was taken out of it; null where none did. */
  readonly byline: string | null;
  readonly title: string | null;
}

type Document = ConstructorParameters<typeof Readability>[0];

/**
 * The article of a page as Firefox's reader view finds it, or null where it finds none. Scripts in it do not run, and nothing that
 * it names is fetched: linkedom has neither.
 */
export function articleOf(html: string): Article | null {
  const { document } = parseHTML(html) as unknown as { readonly document: Document };
  const found = new Readability<unknown>(document, { serializer: (node: unknown) => node }).parse();
  if (!found?.content) return null;
  return { content: found.content as DomElement, byline: found.byline ?? null, title: found.title ?? null };
}
