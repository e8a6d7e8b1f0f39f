import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { BriefwrightError } from '../../../model/errors.ts';

export type PageNode = DefaultTreeAdapterTypes.Node;
export type PageElement = DefaultTreeAdapterTypes.Element;
export type PageDocument = DefaultTreeAdapterTypes.Document;

/** Deeper markup makes the readers of pages take time without end; no page that was written for people comes near. */
const DEEPEST = 500;
/** Elements and comments. The largest pages for reading have a tenth of it. */
const MOST_NODES = 500_000;

function refusal(what: string): BriefwrightError {
  return new BriefwrightError('PAGE_TOO_COMPLEX', `The page ${what}, and was given up.`, {
    hint: 'It may be damaged, or made to do harm; copy its text into a text file and import that.',
  });
}

/** The tree as parse5 makes it, given up as soon as it grows over the limits: not after it was built. */
function guardedAdapter(): typeof defaultTreeAdapter {
  let depth = 0;
  let nodes = 0;
  const count = (): void => {
    nodes += 1;
    if (nodes > MOST_NODES) throw refusal(`has more than ${MOST_NODES.toLocaleString('en')} elements`);
  };
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attributes) {
      count();
      return defaultTreeAdapter.createElement(tagName, namespace, attributes);
    },
    createCommentNode(data) {
      count();
      return defaultTreeAdapter.createCommentNode(data);
    },
    onItemPush() {
      depth += 1;
      if (depth > DEEPEST) throw refusal(`nests its elements more than ${DEEPEST} deep`);
    },
    onItemPop() {
      depth -= 1;
    },
  };
}

/**
 * The tree of a page as browsers make it of any markup, however broken (the HTML standard's parser). Nothing of it runs, and
 * entities that a page defines for itself are not known to it. Throws PAGE_TOO_COMPLEX for too deep or too many elements.
 */
export function parsePage(html: string): PageDocument {
  return parse<DefaultTreeAdapterMap>(html, { treeAdapter: guardedAdapter(), scriptingEnabled: false });
}

/** Tags that XML lets close themselves, and HTML does not: a browser would take the rest of the page into them. */
const CLOSES_ITSELF = /<([A-Za-z][\w.-]*)((?:\s[^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*)?)\/>/g;
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** The same of a page that is written as XML: `<title/>` closes itself, CDATA is text. */
export function parseXhtml(xhtml: string): PageDocument {
  const asHtml = xhtml
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;'))
    .replace(CLOSES_ITSELF, (tag, name: string, attributes: string) =>
      VOID.has(name.toLowerCase()) ? tag : `<${name}${attributes}></${name}>`,
    );
  return parsePage(asHtml);
}

/** Every node under one, in the order of the page. Templates are passed over: browsers do not show them. */
export function* nodesIn(node: PageNode): Generator<PageNode> {
  if (!('childNodes' in node)) return;
  for (const child of node.childNodes) {
    yield child;
    yield* nodesIn(child);
  }
}

export const isElement = (node: PageNode): node is PageElement => 'tagName' in node;

export function attributeOf(element: PageElement, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

/** The text under a node, as it stands in the file. */
export function textOf(node: PageNode): string {
  if ('value' in node) return node.value;
  let text = '';
  for (const inner of nodesIn(node)) if ('value' in inner) text += inner.value;
  return text;
}
