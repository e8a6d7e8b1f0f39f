import { describe, expect, test } from 'vitest';
import { importFile } from '../../src/core/importers/index.ts';
import { pdfOf } from '../support/pdf.ts';
import { docxOf, p } from './docxOf.ts';
import { epubOf } from './epubOf.ts';
import { newsPage } from './html/pages.ts';
import { FILLER } from './readPdf.ts';
import { rowsOf, xlsxOf } from './xlsxOf.ts';

const WORD = docxOf({ body: p(FILLER) });
const PDF = pdfOf([{ texts: [{ x: 72, y: 700, text: FILLER.slice(0, 60) }] }]);
const PAGE = Buffer.from(newsPage('<title>The boat</title>'));
const BOOK = epubOf({ chapters: { 'one.xhtml': `<h1>One</h1><p>${FILLER}</p>` } });
const ENDINGS = '.docx .docm .xlsx .epub .pdf .html .mht .txt .md .csv .bib .doc .xls'.split(' ');

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe.each<readonly [string, Uint8Array, string]>([
  ['a Word document', WORD, WORD_TYPE],
  ['a PDF', PDF, 'application/pdf'],
  ['a saved page', PAGE, 'text/html'],
  ['a book', BOOK, 'application/epub+zip'],
])('%s is read by what it holds', (_, bytes, mediaType) => {
  test.each(ENDINGS)('under the ending %s', async (ending) => {
    expect(await importFile(bytes, `file${ending}`)).toMatchObject({ kind: 'document', document: { mediaType } });
  });
});

test.each(ENDINGS)('a workbook is read by what it holds under the ending %s', async (ending) => {
  const bytes = xlsxOf({ sheets: [{ name: 'Facts', rows: rowsOf([['Statement'], ['The port is open.']]) }] });
  expect((await importFile(bytes, `file${ending}`)).kind).toBe('tables');
});
