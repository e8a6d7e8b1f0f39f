import { isElement, type PageDocument, type PageElement, type PageNode } from './page.ts';

/** Values over this are pictures put into the page (`data:`) or programs; none is needed to find the article. */
const LONGEST_VALUE = 2_000;
const DROPPED = new Set(['style', 'template', 'link']);
/** Of drawings only what the finding of the article looks at is kept: their lines are no text. */
const DRAWING_ATTRIBUTES = new Set(['class', 'id', 'style', 'hidden', 'aria-hidden', 'role']);
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements whose text HTML does not read for tags and entities, and that no reader sees. */
const RAW = new Set('script style iframe noembed noframes'.split(' '));
/** Names under which elements are written: what is laid out by its author is one thing whatever its name. */
const WRITTEN_AS: ReadonlyMap<string, string> = new Map([
  ['xmp', 'pre'],
  ['plaintext', 'pre'],
]);
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** Only what could be read as a tag or an entity. */
const TAG_OR_ENTITY = /&(?=[#a-z])|</gi;
/** What a DOM writes as entities when it is written down and read again, as the finding of the article does. */
const WRITTEN_AS_ENTITY = /[&<>\u00a0]/g;
const escapeValue = (value: string): string => value.replace(/[&"]/g, (sign) => (sign === '&' ? '&amp;' : '&quot;'));

/** Where a page is and its links lead is not asked, only whether they lead out of it; and a whole address is looked at fastest. */
export const SOMEWHERE = 'http://a/';

/** Without its closing bracket. */
function openingTag(element: PageElement, name: string, isDrawing: boolean): string {
  let tag = `<${name}`;
  for (const { name, value } of element.attrs) {
    if (name.startsWith('on') || value.length > LONGEST_VALUE || (isDrawing && !DRAWING_ATTRIBUTES.has(name))) continue;
    if (!/^[\w:.-]+$/.test(name)) continue;
    const isFar = name === 'href' && !/^\s*(?:#|javascript:)/i.test(value);
    tag += ` ${name}="${isFar ? SOMEWHERE : escapeValue(value)}"`;
  }
  return tag;
}

const isScript = (element: PageElement): boolean => element.tagName === 'script';
/** Data in a script's tag that tells the page's title; it is read, and never run. */
const isLinkedData = (element: PageElement): boolean =>
  element.attrs.some(({ name, value }) => name === 'type' && value.trim().toLowerCase() === 'application/ld+json');

/** A page written down again, and how many nodes a DOM of it has. */
export interface CleanedPage {
  readonly html: string;
  readonly nodes: number;
}

/**
 * A parsed page written down again, every element closed as in XML, without what runs, styles or draws: scripts (linked data aside), styles,
 * templates, handlers of events, long values. Comments keep their place and lose their words: the finding of the article
 * takes a place with a comment for one with text.
 */
export function cleanedPage(page: PageDocument): CleanedPage {
  const parts: string[] = [];
  let nodes = 0;
  const writeText = (text: string): void => {
    nodes += 1;
    nodes += 2 * (text.match(WRITTEN_AS_ENTITY)?.length ?? 0);
    parts.push(text.replace(TAG_OR_ENTITY, (sign) => (sign === '&' ? '&amp;' : '&lt;')));
  };
  const write = (node: PageNode, isDrawing: boolean, isQuoted: boolean): void => {
    if (!isElement(node)) {
      if (node.nodeName === '#text' && 'value' in node) writeText(node.value);
      else if (node.nodeName === '#comment') {
        nodes += 1;
        parts.push('<!--x-->');
      }
      return;
    }
    if (DROPPED.has(node.tagName) || (isScript(node) && !isLinkedData(node))) return;
    nodes += 1;
    const drawing = isDrawing || node.namespaceURI === SVG_NAMESPACE;
    // The reader view drops every footer, and with that of a quotation the words that say who is quoted.
    const name = isQuoted && node.tagName === 'footer' ? 'div' : (WRITTEN_AS.get(node.tagName) ?? node.tagName);
    const isVoid = VOID.has(node.tagName);
    parts.push(openingTag(node, name, drawing), isVoid ? '/>' : '>');
    if (isVoid) return;
    if (RAW.has(node.tagName)) {
      if (isScript(node)) for (const child of node.childNodes) if ('value' in child) writeText(child.value);
    } else {
      const quoted = isQuoted || node.tagName === 'blockquote';
      for (const child of node.childNodes) write(child, drawing, quoted);
    }
    parts.push(`</${name}>`);
  };
  for (const child of page.childNodes) if (isElement(child)) write(child, false, false);
  return { html: parts.join(''), nodes };
}
