import type { DomElement, DomNode } from './article.ts';
import { attributeOf, isElement, type PageDocument, type PageElement, type PageNode, textOf } from './page.ts';

const ELEMENT = 1;
const TEXT = 3;
const COMMENT = 8;

/** A node of a parsed page as the DOM has it, as far as reading its text asks. */
class TreeNode implements DomElement {
  readonly nodeType: number;
  readonly nodeName: string;
  private readonly node: PageNode;

  constructor(node: PageNode) {
    this.node = node;
    this.nodeName = node.nodeName;
    this.nodeType = isElement(node) ? ELEMENT : node.nodeName === '#text' ? TEXT : COMMENT;
  }

  get textContent(): string {
    return textOf(this.node);
  }

  get childNodes(): DomNode[] {
    return 'childNodes' in this.node ? this.node.childNodes.map((child) => new TreeNode(child)) : [];
  }

  getAttribute(name: string): string | null {
    return isElement(this.node) ? attributeOf(this.node, name) : null;
  }
}

const childNamed = (node: PageDocument | PageElement, name: string): PageElement | undefined =>
  node.childNodes.filter(isElement).find(({ tagName }) => tagName === name);

/** The body of a parsed page, to be read as a DOM; the page itself where it has frames in the body's place. */
export function bodyOf(page: PageDocument): DomElement {
  const html = childNamed(page, 'html');
  return new TreeNode((html && childNamed(html, 'body')) ?? html ?? page);
}
