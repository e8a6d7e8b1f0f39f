import { Readability } from '@mozilla/readability';
import JSDOMParser from '@mozilla/readability/JSDOMParser.js';
import { SOMEWHERE } from './cleaned.ts';

/** What is asked of a node of the DOM. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string;
  readonly childNodes: ArrayLike<DomNode> & Iterable<DomNode>;
}

export interface DomElement extends DomNode {
  /** Null or undefined where there is none. */
  getAttribute(name: string): string | null | undefined;
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
 * The article of a page as Firefox's reader view finds it, or null where it finds none. Its markup must be as `cleanedPage` writes
 * it. Scripts in it do not run, and nothing that it names is fetched: the DOM has neither.
 */
export function articleOf(html: string): Article | null {
  const document = new JSDOMParser().parse(html, SOMEWHERE) as Document;
  const found = new Readability<unknown>(document, { serializer: (node: unknown) => node }).parse();
  if (!found?.content) return null;
  return { content: found.content as DomElement, byline: found.byline ?? null, title: found.title ?? null };
}
