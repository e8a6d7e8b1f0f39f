import { SaxesParser } from 'saxes';
import { BriefwrightError } from '../../model/errors.ts';

/** What one file of XML may hold. */
const LIMITS = { elements: 5_000_000, depth: 400 } as const;

/** An element as it is met: its namespace, its name without a prefix, its attributes by name without a prefix. */
export interface XmlTag {
  readonly uri: string;
  readonly name: string;
  attribute(name: string): string | undefined;
}

/** What is told while XML is read, in the order of the file. */
export interface XmlListener {
  open(tag: XmlTag): void;
  text(words: string): void;
  close(tag: XmlTag): void;
}

export function damagedXml(what: string, detail: string, cause?: unknown): BriefwrightError {
  return new BriefwrightError('FILE_DAMAGED', `${what} is damaged: ${detail}.`, {
    hint: 'Open it in its own program and save it again.',
    cause,
  });
}

/** The text of XML bytes: by byte order mark, else by the encoding that is declared, else UTF-8. */
export function decodedXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(200, bytes.length)).toString('latin1');
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  let label = declared;
  if (first === 0xff && second === 0xfe) label = 'utf-16le';
  else if (first === 0xfe && second === 0xff) label = 'utf-16be';
  else if (/^utf-?16/i.test(declared)) label = 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Faults that programs make and that leave no doubt of what is meant: a character that XML forbids, an unknown entity. */
const FORGIVEN = /disallowed character|undefined entity|unbound namespace prefix/i;

/**
 * Reads XML from its beginning to its end. Entities that a document type declares are never expanded, and what it names
 * is never fetched. Throws FILE_DAMAGED where the XML is not well formed, or nested without end. `what` is for messages.
 */
export function readXml(bytes: Uint8Array, what: string, listener: XmlListener): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let elements = 0;
  const tags: XmlTag[] = [];
  parser.on('error', (error) => {
    if (!FORGIVEN.test(error.message)) throw damagedXml(what, 'its XML is not well formed', error);
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > LIMITS.elements) throw damagedXml(what, 'it has millions of elements');
    if (tags.length >= LIMITS.depth) throw damagedXml(what, 'its elements are nested without end');
    const attributes = tag.attributes;
    const told: XmlTag = {
      uri: tag.uri,
      name: tag.local,
      attribute: (name) => Object.values(attributes).find((one) => one.local === name && one.prefix !== 'xmlns')?.value,
    };
    tags.push(told);
    listener.open(told);
  });
  parser.on('text', (words) => listener.text(words));
  parser.on('cdata', (words) => listener.text(words));
  parser.on('closetag', () => {
    const tag = tags.pop();
    if (tag) listener.close(tag);
  });
  parser.write(decodedXml(bytes)).close();
}

/** An element with what is in it; `text` is its own and that of all below. */
export interface XmlElement extends XmlTag {
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** A small file of XML as a tree: its root element. Throws as `readXml` does. */
export function xmlTree(bytes: Uint8Array, what: string): XmlElement {
  interface Open extends XmlTag {
    readonly children: Open[];
    text: string;
  }
  const open: Open[] = [];
  let root: Open | null = null;
  readXml(bytes, what, {
    open: (tag) => {
      const element: Open = { uri: tag.uri, name: tag.name, attribute: tag.attribute, children: [], text: '' };
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push(element);
    },
    text: (words) => {
      const innermost = open.at(-1);
      if (innermost) innermost.text += words;
    },
    close: () => {
      const closed = open.pop();
      const outer = open.at(-1);
      if (closed && outer) outer.text += closed.text;
    },
  });
  if (root === null) throw damagedXml(what, 'it is empty');
  return root;
}

/** Every element below one, of a name, in the order of the file. */
export function elementsNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsNamed(child, name)]);
}
