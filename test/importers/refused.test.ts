import { describe, expect, test } from 'vitest';
import { importFile } from '../../src/core/importers/index.ts';
import { BriefwrightError } from '../../src/model/errors.ts';
import { PROSE } from './html/pages.ts';
import { zipOf } from './zipOf.ts';

const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const zipWith = (name: string, text: string): Buffer => Buffer.from(zipOf([{ name, data: text, stored: true }]));

async function refusalOf(name: string, bytes: Buffer | string): Promise<BriefwrightError> {
  try {
    await importFile(Buffer.from(bytes), name);
  } catch (error) {
    if (error instanceof BriefwrightError) return error;
    throw error;
  }
  throw new Error(`${name} was imported`);
}

describe('a file of a format that is not imported is refused by its name, with what to make of it', () => {
  test.each([
    ['a.odt', zipWith('mimetype', 'application/vnd.oasis.opendocument.text'), /OpenDocument text/, /\.docx/],
    ['letter', zipWith('mimetype', 'application/vnd.oasis.opendocument.text'), /OpenDocument text/, /\.docx/],
    ['a.ods', zipWith('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'), /spreadsheet/, /\.xlsx/],
    ['a.pptx', zipWith('ppt/presentation.xml', '<x/>'), /presentation/, /PDF/],
    ['a.ppt', OLE, /presentation/, /PDF/],
    ['a.xls', OLE, /old Excel/, /\.xlsx/],
    ['a.msg', OLE, /Outlook/, /\.eml/],
    ['a.doc', OLE, /old Office/, /\.docx/],
    ['a.rtf', '{\\rtf1\\ansi Hello}', /RTF/, /\.docx/],
    ['mails.mbox', 'no mail', /mailbox/, /\.eml/],
    ['feed.xml', '<?xml version="1.0"?><rss version="2.0"><channel/></rss>', /feed/, /articles/],
    ['a.atom', '<feed xmlns="http://www.w3.org/2005/Atom"/>', /feed/, /articles/],
    ['a.warc', 'WARC/1.0\r\n', /WARC/, /MHTML/],
    ['a.tex', '% mine\n\\documentclass{article}', /LaTeX/, /\.bib/],
    ['a.png', '\x89PNG\r\n', /picture/, /OCR/],
    ['a.url', '[InternetShortcut]\nURL=https://x.example/', /link/, /save the page/],
    ['a.7z', '7z\xbc\xaf', /archive/, /Unpack/],
  ])('%s', async (name, bytes, message, hint) => {
    const error = await refusalOf(name, bytes);
    expect([error.code, error.exit]).toEqual(['UNSUPPORTED_FORMAT', 3]);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  });

  test('but is read where its content is of one that is', async () => {
    const page = `<!doctype html><title>Ferry</title>${PROSE.map((words) => `<p>${words}</p>`).join('')}`;
    for (const name of ['a.xls', 'a.doc', 'a.eml', 'page.xml'])
      expect((await importFile(Buffer.from(page), name)).kind).toBe('document');
    const text = 'From: the harbour office\nTo: all\n\nThe ferry runs at 05:40 from Monday.';
    expect((await importFile(Buffer.from(text), 'note.txt')).kind).toBe('document');
  });
});
