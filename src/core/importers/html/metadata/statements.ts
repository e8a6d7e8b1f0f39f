import { attributeOf, isElement, type PageDocument, type PageElement, type PageNode, textOf } from '../page.ts';
import { plainWords } from './words.ts';

/** An element that microdata names, of the thing that the page is about. */
export interface Property {
  readonly value: string;
  /** Whether it is a thing of its own, such as a person. */
  readonly isThing: boolean;
}

/** Everything that a page says of itself outside its text, as it stands there. */
export interface Statements {
  /** Contents of `<meta>` by name, property or itemprop in small letters, in the order of the page. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** Contents of `<script type="application/ld+json">`. */
  readonly linkedData: readonly string[];
  /** Microdata of articles by the property's name in small letters. */
  readonly microdata: ReadonlyMap<string, readonly Property[]>;
  readonly title: string | null;
  /** The words of each `<h1>` that is not hidden. */
  readonly headings: readonly string[];
  readonly canonical: string | null;
  readonly language: string | null;
  /** Elements that name an author by `rel="author"`. */
  readonly authorLinks: readonly AuthorLink[];
  /** `<time>` by what it is said to be. */
  readonly times: readonly Time[];
  /** Comments that stand before the page's body. */
  readonly comments: readonly string[];
}

export interface AuthorLink {
  readonly words: string;
  /** Links of one byline have the same. */
  readonly group: object;
  /** Whether it stands between a first-level heading and the first paragraph after it. */
  readonly underHeadline: boolean;
}

export interface Time {
  readonly value: string;
  readonly isPublished: boolean;
}

const ARTICLE_TYPE = /schema\.org\/(?:\w*Article|BlogPosting|Report|WebPage|CreativeWork)$/i;
const PUBLISHED_CLASS = /\b(?:published|pub-?date|entry-date|post-date|publish-date|date-?published|dt-published)\b/i;
const UPDATED = /updated|modified|revised|reviewed/i;
const UPDATED_LABEL = /\b(?:updated|modified|revised|reviewed|changed)(?: (?:on|at))?\W{0,3}$/i;
const MOST_COMMENTS = 50;
const MOST_LABELLED_TIMES = 100;
const LONGEST_VALUE = 20_000;
const SHORTEST_PARAGRAPH = 150;

class Collector implements Statements {
  readonly metas = new Map<string, string[]>();
  readonly linkedData: string[] = [];
  readonly microdata = new Map<string, Property[]>();
  title: string | null = null;
  readonly headings: string[] = [];
  canonical: string | null = null;
  language: string | null = null;
  readonly authorLinks: AuthorLink[] = [];
  readonly times: Time[] = [];
  readonly comments: string[] = [];
  private underHeadline = false;
  private timesSeen = 0;

  /** `scope` is the type of the thing that microdata speaks of here, null where it is no article. */
  walk(node: PageNode, scope: string | null): void {
    if (!isElement(node)) {
      if (node.nodeName === '#comment' && 'data' in node && this.comments.length < MOST_COMMENTS)
        this.comments.push(node.data.slice(0, LONGEST_VALUE));
      if (!('childNodes' in node)) return;
    } else {
      if (node.tagName === 'svg' || node.tagName === 'template') return;
      this.read(node, scope);
      const type = attributeOf(node, 'itemtype');
      const inner = attributeOf(node, 'itemscope') === null ? scope : ARTICLE_TYPE.test(type ?? '') ? type : '';
      for (const child of node.childNodes) this.walk(child, inner);
      return;
    }
    for (const child of node.childNodes) this.walk(child, scope);
  }

  private read(element: PageElement, scope: string | null): void {
    switch (element.tagName) {
      case 'meta':
        this.readMeta(element, scope === null);
        break;
      case 'script':
        if (attributeOf(element, 'type')?.trim().toLowerCase() === 'application/ld+json')
          this.linkedData.push(textOf(element));
        return;
      case 'title':
        this.title ??= plainWords(textOf(element));
        return;
      case 'html':
        this.language ??= attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang');
        break;
      case 'link':
        if (/(?:^|\s)canonical(?:\s|$)/i.test(attributeOf(element, 'rel') ?? ''))
          this.canonical ??= attributeOf(element, 'href')?.trim() || null;
        break;
      case 'h1': {
        const words = plainWords(textOf(element));
        if (words !== null) this.headings.push(words);
        this.underHeadline = true;
        break;
      }
      case 'p':
        if (this.underHeadline && textOf(element).length > SHORTEST_PARAGRAPH) this.underHeadline = false;
        break;
      case 'time':
        this.readTime(element);
        break;
      case 'a':
        if (/(?:^|\s)author(?:\s|$)/i.test(attributeOf(element, 'rel') ?? '')) {
          const words = plainWords(textOf(element));
          if (words !== null)
            this.authorLinks.push({ words, group: bylineOf(element), underHeadline: this.underHeadline });
        }
        break;
    }
    this.readProperty(element, scope);
  }

  private readMeta(element: PageElement, ofThePage: boolean): void {
    const content = attributeOf(element, 'content');
    const value = content === null ? null : plainWords(content.slice(0, LONGEST_VALUE));
    if (value === null) return;
    for (const attribute of ['name', 'property', 'http-equiv', ...(ofThePage ? ['itemprop'] : [])]) {
      for (const name of (attributeOf(element, attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name === '') continue;
        const values = this.metas.get(name);
        if (values) values.push(value);
        else this.metas.set(name, [value]);
      }
    }
  }

  private readTime(element: PageElement): void {
    const value = attributeOf(element, 'datetime') ?? plainWords(textOf(element));
    if (value === null) return;
    const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'itemprop') ?? ''}`;
    const isPublished = attributeOf(element, 'pubdate') !== null || PUBLISHED_CLASS.test(names);
    this.timesSeen += 1;
    // To look beside an element costs time by the number of its siblings.
    const before = this.timesSeen <= MOST_LABELLED_TIMES ? wordsBefore(element) : '';
    const isUpdated = UPDATED.test(names) || UPDATED_LABEL.test(before);
    if (!isUpdated || isPublished) this.times.push({ value, isPublished });
  }

  private readProperty(element: PageElement, scope: string | null): void {
    const names = attributeOf(element, 'itemprop');
    if (names === null || scope === '' || scope === null) return;
    const isThing = attributeOf(element, 'itemscope') !== null;
    const stated = attributeOf(element, 'content') ?? attributeOf(element, 'datetime');
    const value = plainWords(stated ?? (isThing ? nameWithin(element) : textOf(element).slice(0, LONGEST_VALUE)));
    if (value === null) return;
    for (const name of names.toLowerCase().split(/\s+/)) {
      const properties = this.microdata.get(name);
      if (properties) properties.push({ value, isThing });
      else this.microdata.set(name, [{ value, isThing }]);
    }
  }
}

/** What a link stands in, but for what only sets it off. */
function bylineOf(element: PageElement): object {
  let at: object = element;
  let parent = element.parentNode;
  while (parent !== null && 'tagName' in parent) {
    at = parent;
    if (!/^(?:li|span|em|strong|b|i|cite)$/.test(parent.tagName)) break;
    parent = parent.parentNode;
  }
  return at;
}

/** The name of a thing that microdata describes: `<span itemprop="author" itemscope><b itemprop="name">…`. */
function nameWithin(element: PageElement): string {
  const inside = (node: PageElement): string | null => {
    for (const child of node.childNodes) {
      if (!isElement(child)) continue;
      if ((attributeOf(child, 'itemprop') ?? '').split(/\s+/).includes('name'))
        return attributeOf(child, 'content') ?? textOf(child);
      const found = inside(child);
      if (found !== null) return found;
    }
    return null;
  };
  return inside(element) ?? '';
}

/** Collects what a page says of itself, unjudged. */
export function statementsOf(page: PageDocument): Statements {
  const collector = new Collector();
  collector.walk(page, null);
  return collector;
}

/** What stands just before an element, in its own line: `Last updated: <time>`. */
function wordsBefore(element: PageElement): string {
  const siblings = element.parentNode?.childNodes ?? [];
  const at = siblings.indexOf(element);
  const words = siblings.slice(Math.max(0, at - 2), at).map((node) => textOf(node).slice(-40));
  return words.join('').trim();
}
