import { mainPartOf, refuseNoPackage, relationsOf, WORD } from '../office/container.ts';
import { openArchive } from '../zip/archive.ts';

/** The parts of a Word document that are read; null where it has none of a kind. */
export interface WordPackage {
  readonly document: Uint8Array;
  readonly footnotes: Uint8Array | null;
  readonly endnotes: Uint8Array | null;
  readonly styles: Uint8Array | null;
  readonly numbering: Uint8Array | null;
  readonly settings: Uint8Array | null;
  readonly comments: Uint8Array | null;
  readonly properties: Uint8Array | null;
  /** Parts that hold running headers and footers. */
  readonly headersAndFooters: number;
}

/**
 * Takes the parts of a Word document out of its package. Throws UNSUPPORTED_FORMAT for other kinds of document, ENCRYPTED,
 * ARCHIVE_DAMAGED, ARCHIVE_TOO_LARGE, FILE_DAMAGED. Pictures, macros and embedded files are never unpacked.
 */
export async function openWordPackage(bytes: Uint8Array, fileName: string): Promise<WordPackage> {
  refuseNoPackage(bytes, fileName, WORD);
  const archive = await openArchive(bytes, fileName);
  const inPackage = await relationsOf(archive, '', fileName);
  const main = mainPartOf(archive, inPackage, 'word/document.xml', WORD, fileName);
  const ofDocument = await relationsOf(archive, main, fileName);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const partOf = async (name: string): Promise<Uint8Array | null> => {
    const named = ofDocument.find(({ kind, isOutside }) => kind === name && !isOutside)?.target;
    const part = named ?? (archive.has(`${folder}${name}.xml`) ? `${folder}${name}.xml` : null);
    return part === null ? null : archive.read(part);
  };
  const properties =
    inPackage.find(({ kind, isOutside }) => kind === 'core-properties' && !isOutside)?.target ?? 'docProps/core.xml';
  return {
    document: await archive.read(main),
    footnotes: await partOf('footnotes'),
    endnotes: await partOf('endnotes'),
    styles: await partOf('styles'),
    numbering: await partOf('numbering'),
    settings: await partOf('settings'),
    comments: await partOf('comments'),
    properties: archive.has(properties) ? await archive.read(properties) : null,
    headersAndFooters: archive.names.filter((name) => /(?:^|\/)(?:header|footer)\d*\.xml$/i.test(name)).length,
  };
}
