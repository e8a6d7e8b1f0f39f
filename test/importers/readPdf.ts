import { importFile } from '../../src/core/importers/index.ts';
import type { ImportedDocument } from '../../src/model/source.ts';
import { type PdfOptions, type PdfPage, pdfOf } from '../support/pdf.ts';

export const FILLER =
  'Nine tankers waited beyond the breakwater while the harbour office counted its berths and found that two of them were closed for repair until the end of the season.';
export const SECOND =
  'Divers had reported cracks in the older quay during an inspection that nobody had planned, and the insurer asked for a second opinion before any ship could moor there.';

/** A made PDF as the importer reads it. */
export async function readPdf(pages: readonly PdfPage[], options: PdfOptions = {}): Promise<ImportedDocument> {
  return readPdfBytes(pdfOf(pages, options));
}

export async function readPdfBytes(bytes: Uint8Array): Promise<ImportedDocument> {
  const content = await importFile(bytes, 'a.pdf');
  if (content.kind !== 'document') throw new Error('no document');
  return content.document;
}

export const passagesOf = (document: ImportedDocument): string[] =>
  document.passages.map(({ start, end }) => document.text.slice(start, end));
