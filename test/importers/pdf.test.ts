import { describe, expect, test } from 'vitest';
import { importFile } from '../../src/core/importers/index.ts';
import type { ImportedDocument } from '../../src/model/source.ts';
import { type PdfOptions, type PdfPage, pdfOf, stacked, wrapped } from '../support/pdf.ts';

const FILLER =
  'Nine tankers waited beyond the breakwater while the harbour office counted its berths and found that two of them were closed for repair until the end of the season.';
const SECOND =
  'Divers had reported cracks in the older quay during an inspection that nobody had planned, and the insurer asked for a second opinion before any ship could moor there.';

async function read(pages: readonly PdfPage[], options: PdfOptions = {}): Promise<ImportedDocument> {
  const content = await importFile(pdfOf(pages, options), 'a.pdf');
  if (content.kind !== 'document') throw new Error('no document');
  return content.document;
}

const passagesOf = (document: ImportedDocument): string[] =>
  document.passages.map(({ start, end }) => document.text.slice(start, end));

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('the order of reading', () => {
  test('lines of a paragraph are put together, and an empty line ends it', async () => {
    const first = wrapped(FILLER, 60);
    const document = await read([
      {
        texts: [
          ...stacked(first, { x: 72, y: 700 }),
          ...stacked(wrapped(SECOND, 60), { x: 72, y: 700 - 12 * first.length - 12 }),
        ],
      },
    ]);
    expect(passagesOf(document)).toEqual([FILLER, SECOND]);
    expect(document.mediaType).toBe('application/pdf');
  });

  test('two columns are read one after the other, the title over both of them first', async () => {
    const left = wrapped(`${FILLER} ${SECOND}`, 36);
    const right = wrapped(`${SECOND} ${FILLER}`, 36);
    const document = await read([
      {
        texts: [
          { x: 150, y: 740, text: 'Harbours Under Repair', size: 20 },
          // Drawn line by line across both columns, as some programs do.
          ...left.flatMap((text, index) => [
            { x: 72, y: 700 - 12 * index, text },
            ...(right[index] === undefined ? [] : [{ x: 312, y: 700 - 12 * index, text: right[index] }]),
          ]),
        ],
      },
    ]);
    expect(passagesOf(document)).toEqual(['Harbours Under Repair', `${FILLER} ${SECOND}`, `${SECOND} ${FILLER}`]);
    expect(document.metadata.title).toBe('Harbours Under Repair');
    expect(document.foundIn.title).toBe('largest line of page 1');
  });

  test('running heads, feet and page numbers are left out and counted', async () => {
    const document = await read(
      [1, 2, 3, 4].map((page) => ({
        texts: [
          { x: 72, y: 760, text: 'Harbour Review 12' },
          ...stacked(wrapped(`Page ${page} begins. ${FILLER}`, 60), { x: 72, y: 700 }),
          { x: 300, y: 30, text: String(page + 6) },
        ],
      })),
    );
    expect(document.text).not.toContain('Harbour Review');
    expect(document.passages.map(({ page }) => page)).toEqual([1, 2, 3, 4]);
    expect(document.leftOut).toEqual([
      { what: 'running head or foot', count: 4 },
      { what: 'page number', count: 4 },
    ]);
  });
});

describe('why a PDF is not read', () => {
  test('a file without text is told to be a scan, one that is cut off to be damaged', async () => {
    expect(await code(read([{ content: '0 0 100 100 re f' }]))).toBe('NO_TEXT');
    expect(await code(importFile(Buffer.from('%PDF-1.7\nnothing'), 'a.pdf'))).toBe('FILE_DAMAGED');
  });
});
