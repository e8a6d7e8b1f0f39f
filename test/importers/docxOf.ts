import { type ZipPart, zipOf } from './zipOf.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

/** Parts of a Word document: what is within the root of each; a part that is not given is not in the package. */
export interface DocxParts {
  readonly body?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly styles?: string;
  readonly comments?: string;
  /** Within `cp:coreProperties`. */
  readonly properties?: string;
  readonly others?: readonly ZipPart[];
}

const part = (root: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${NAMESPACES}>${inner}</w:${root}>`;

/** The files of a Word document, so that a test can change one of them. */
export function docxParts(parts: DocxParts): ZipPart[] {
  const files: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: 'word/document.xml', data: part('document', `<w:body>${parts.body ?? ''}<w:sectPr/></w:body>`) },
  ];
  for (const name of ['footnotes', 'endnotes', 'styles', 'comments'] as const) {
    const inner = parts[name];
    if (inner !== undefined) files.push({ name: `word/${name}.xml`, data: part(name, inner) });
  }
  if (parts.properties !== undefined)
    files.push({
      name: 'docProps/core.xml',
      data: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${parts.properties}</cp:coreProperties>`,
    });
  return [...files, ...(parts.others ?? [])];
}

export const docxOf = (parts: DocxParts): Uint8Array => zipOf(docxParts(parts));

/** A paragraph of one run; `style` is the id of a style. */
export function p(words: string, style?: string): string {
  const look = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${look}${r(words)}</w:p>`;
}

/** A run with its properties. */
export const r = (words: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;

/** A style of paragraphs (or of characters) with what else it says. */
export const style = (id: string, name: string, rest = '', type = 'paragraph'): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`;
