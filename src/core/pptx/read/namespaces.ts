/**
 * Namespaces of ECMA-376, transitional and strict, under the short names by which this folder calls them. Programs
 * choose their own prefixes, so elements are known by namespace alone.
 */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://schemas.openxmlformats.org/presentationml/2006/main': 'p',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://purl.oclc.org/ooxml/presentationml/main': 'p',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://purl.oclc.org/ooxml/drawingml/chart': 'c',
  'http://purl.oclc.org/ooxml/drawingml/diagram': 'dgm',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'urn:briefwright:provenance:1': 'bw',
};

/** A name as this folder writes it: `p:sp`; `?:name` in a namespace that it does not know; bare in none. */
export function qualifiedName(uri: string, local: string): string {
  if (uri === '') return local;
  return `${SHORT_NAMES[uri] ?? '?'}:${local}`;
}

/** Whether PowerPoint itself understands a namespace, so that it shows an `mc:Choice` that requires it. */
export function isKnownToPowerPoint(uri: string): boolean {
  return uri in SHORT_NAMES || uri.startsWith('http://schemas.microsoft.com/office/');
}
