import { SaxesParser } from 'saxes';
import { BriefwrightError } from '../../../model/errors.ts';

/** An element of an RDF/XML file; names are without their prefix, since Zotero's vocabularies do not collide. */
export interface RdfElement {
  readonly name: string;
  /** `rdf:about`, `rdf:ID` or ''. */
  readonly about: string;
  /** `rdf:resource` or ''. */
  readonly resource: string;
  readonly children: RdfElement[];
  text: string;
}

const DEEPEST = 100;
const MOST_ELEMENTS = 3_000_000;
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

function refused(code: string, message: string, cause?: unknown): BriefwrightError {
  return new BriefwrightError(code, message, { hint: 'Export it again from Zotero, as Zotero RDF.', cause });
}

/**
 * The elements of an RDF/XML file. The parser knows the five entities of XML alone: those that a file declares, external
 * ones among them, are refused. Throws FILE_DAMAGED, NESTED_TOO_DEEP and FILE_TOO_LARGE.
 */
export function rdfTree(xml: string): RdfElement {
  const parser = new SaxesParser({ xmlns: true });
  const root: RdfElement = { name: '', about: '', resource: '', children: [], text: '' };
  const open: RdfElement[] = [root];
  let elements = 0;
  parser.on('error', (cause) => {
    throw refused('FILE_DAMAGED', 'The file is not well-formed XML.', cause);
  });
  parser.on('opentag', ({ local, attributes }) => {
    if (open.length > DEEPEST)
      throw refused('NESTED_TOO_DEEP', 'The elements of the file lie too deep in one another.');
    elements += 1;
    if (elements > MOST_ELEMENTS) throw refused('FILE_TOO_LARGE', 'The file has more elements than any library needs.');
    const rdf = (name: string): string =>
      Object.values(attributes).find((attribute) => attribute.uri === RDF && attribute.local === name)?.value ?? '';
    const element = {
      name: local,
      about: rdf('about') || rdf('ID'),
      resource: rdf('resource'),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const words = (text: string): void => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', words);
  parser.on('cdata', words);
  parser.write(xml).close();
  return root.children[0] ?? root;
}
