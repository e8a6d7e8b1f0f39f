import type { ImportedReferences } from '../../../model/imported.ts';
import { refuseNonText } from '../content.ts';
import type { Format } from '../formats.ts';

const MEGABYTE = 1024 * 1024;

const text = (
  load: () => Promise<(bytes: Uint8Array) => ImportedReferences | Promise<ImportedReferences>>,
): Format['read'] => {
  return async (bytes, fileName) => {
    refuseNonText(bytes, fileName);
    const read = await load();
    return read(bytes);
  };
};

/** Every format of a bibliography. */
export const BIBLIOGRAPHIES: readonly Format[] = [
  {
    name: 'a BibTeX or BibLaTeX bibliography',
    extensions: ['.bib', '.bibtex'],
    maxBytes: 30 * MEGABYTE,
    read: text(async () => (await import('./bibtex.ts')).readBibtex),
  },
  {
    name: 'a RIS bibliography',
    extensions: ['.ris'],
    maxBytes: 50 * MEGABYTE,
    begins: (beginning) => /^(?:\xef\xbb\xbf)?\s*TY {2}- [A-Z]{3,7}\s*[\r\n]/.test(beginning),
    read: text(async () => (await import('./ris.ts')).readRis),
  },
  {
    name: 'a bibliography of PubMed',
    extensions: ['.nbib'],
    maxBytes: 50 * MEGABYTE,
    begins: (beginning) => /^(?:\xef\xbb\xbf)?\s*PMID- ?\d+\s*[\r\n]/.test(beginning),
    read: text(async () => (await import('./pubmed.ts')).readPubmed),
  },
  {
    name: 'a bibliography of EndNote',
    extensions: ['.enw'],
    maxBytes: 50 * MEGABYTE,
    begins: (beginning) => /^(?:\xef\xbb\xbf)?\s*%0 [A-Z][A-Za-z ]+\s*[\r\n]/.test(beginning),
    read: text(async () => (await import('./endnote.ts')).readEndnote),
  },
  {
    name: 'a CSL-JSON bibliography',
    extensions: ['.json', '.csljson'],
    maxBytes: 50 * MEGABYTE,
    read: text(async () => (await import('./cslJson.ts')).readCslJson),
  },
  {
    name: 'a Zotero RDF export',
    extensions: ['.rdf'],
    maxBytes: 50 * MEGABYTE,
    begins: (beginning) =>
      /<rdf:RDF[\s>]/.test(beginning) && beginning.includes('http://www.zotero.org/namespaces/export#'),
    read: text(async () => (await import('./zoteroRdf.ts')).readZoteroRdf),
  },
];
