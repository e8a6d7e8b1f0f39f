import { SaxesParser } from 'saxes';
import { isKnownToPowerPoint, qualifiedName } from './namespaces.ts';
import { damaged, type Package } from './package.ts';

/** What one part may hold; a slide has some hundred elements, ten or so deep. */
const LIMITS = { elements: 1_000_000, depth: 200 } as const;

/** An element under its short name (`a:t`), whatever prefix the file uses. `text` is its own text, children's left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** Of `mc:Choice` only: it needs a namespace that PowerPoint does not know, so its `mc:Fallback` is what is shown. */
  readonly isForeign: boolean;
}

interface OpenElement {
  name: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  text: string;
  isForeign: boolean;
}

/**
 * The root element of an XML part. Raises DECK_DAMAGED where the part is not well formed, is in no encoding that Open
 * XML allows (UTF-8, UTF-16), declares a document type (forbidden in packages, and the way of entity bombs), or is
 * larger or deeper than the limits.
 */
export async function readXml(pkg: Package, part: string): Promise<XmlElement> {
  const bytes = await pkg.read(part);
  try {
    return parse(decoded(bytes));
  } catch (cause) {
    if (cause instanceof TooMuch) throw damaged(`The part "${part}" of the deck ${cause.message}.`);
    throw damaged(`The part "${part}" of the deck is not well-formed XML.`, cause);
  }
}

class TooMuch extends Error {}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

function parse(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let elements = 0;

  parser.on('doctype', () => {
    throw new TooMuch('declares a document type, which Open XML forbids');
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > LIMITS.elements) throw new TooMuch('has more than a million elements, which no deck needs');
    if (open.length >= LIMITS.depth) throw new TooMuch('is nested more than 200 deep, which no deck needs');
    const attributes = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix !== 'xmlns') attributes.set(qualifiedName(attribute.uri, attribute.local), attribute.value);
    }
    const name = qualifiedName(tag.uri, tag.local);
    open.push({
      name,
      attributes,
      children: [],
      text: '',
      isForeign: name === 'mc:Choice' && needsForeign(parser, attributes),
    });
  });
  const addText = (piece: string): void => {
    const innermost = open.at(-1);
    if (innermost) innermost.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    const parent = open.at(-1);
    if (parent) parent.children.push(closed);
    else root = closed;
  });
  parser.write(text).close();
  if (!root) throw new Error('no root element');
  return root;
}

function needsForeign(parser: SaxesParser<{ xmlns: true }>, attributes: ReadonlyMap<string, string>): boolean {
  const prefixes = (attributes.get('Requires') ?? '').split(/\s+/).filter(Boolean);
  return prefixes.some((prefix) => !isKnownToPowerPoint(parser.resolve(prefix) ?? ''));
}

/**
 * The children that a program shows: an `mc:AlternateContent` stands for the children of the branch that PowerPoint
 * takes (ECMA-376 part 3).
 */
export function shownChildren(element: XmlElement): readonly XmlElement[] {
  if (!element.children.some((child) => child.name === 'mc:AlternateContent')) return element.children;
  return element.children.flatMap((child) => {
    if (child.name !== 'mc:AlternateContent') return [child];
    const branch =
      child.children.find((choice) => choice.name === 'mc:Choice' && !choice.isForeign) ??
      child.children.find((fallback) => fallback.name === 'mc:Fallback');
    return branch ? shownChildren(branch) : [];
  });
}

/** The first shown child along a path of names, or undefined. */
export function childAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = element;
  for (const name of path) at = at && shownChildren(at).find((child) => child.name === name);
  return at;
}

/** Every shown element below, of one name, in document order; not those inside another of that name. */
export function descendants(element: XmlElement, name: string): readonly XmlElement[] {
  return shownChildren(element).flatMap((child) => (child.name === name ? [child] : descendants(child, name)));
}
