import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { codeOf, importPage, newsPage, PROSE } from './pages.ts';

const RUSSIAN =
  'Паром ходит каждый день, кроме воскресенья, и всегда вовремя, говорят жители города, которым он нужен больше всех, а летом, по словам портовой службы, к нему добавят второй.';

/** Text in an encoding of one byte a letter, by the table that decoders use. */
function encoded(text: string, encoding: string): Buffer {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) table.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte);
  return Buffer.from(
    [...text].map((letter) => {
      const byte = table.get(letter);
      if (byte === undefined) throw new Error(`${letter} is not in ${encoding}`);
      return byte;
    }),
  );
}

const page = (text: string, meta: string): string =>
  `<html><head>${meta}<title>1</title></head><body><p>${text}</p><p>${text}</p></body></html>`;

describe('the encoding of a saved page', () => {
  test.each([
    ['windows-1251', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', RUSSIAN],
    ['koi8-r', '<meta charset=koi8-r>', RUSSIAN],
    ['windows-1252', "<meta charset='iso-8859-1'>", 'The “ferry” – 5 €, from Malmö to Ærø, and back each day.'],
    [
      'iso-8859-2',
      '<meta charset="ISO-8859-2">',
      'Prom pływa codziennie, także w święta, choć rzadziej, mówią łodzianie.',
    ],
    ['windows-1256', '<meta charset="windows-1256">', 'العبارة تعمل يوميا من الميناء الداخلي'],
    [
      'windows-1253',
      '<?xml version="1.0" encoding="windows-1253"?>',
      'Το πλοίο φεύγει κάθε μέρα από το λιμάνι της πόλης.',
    ],
  ])('is the one that it declares: %s', async (encoding, meta, text) => {
    const whole = meta.startsWith('<?xml') ? meta + page(text, '') : page(text, meta);
    expect((await importPage(encoded(whole, encoding))).text).toBe(`${text}\n\n${text}`);
  });

  test('is the one that it declares: Japanese of several bytes a letter, and of escapes', async () => {
    const kanji = Buffer.from([0x93, 0xfa, 0x96, 0x7b]);
    const shifted = Buffer.concat([Buffer.from('<meta charset="shift_jis"><p>'), kanji, Buffer.from('</p>')]);
    expect((await importPage(shifted)).text).toBe('日本');
    const escaped = Buffer.concat([
      Buffer.from('<meta charset="iso-2022-jp"><p>'),
      Buffer.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]),
      Buffer.from('</p>'),
    ]);
    expect((await importPage(escaped)).text).toBe('日本');
  });

  test('is UTF-8 where it is that, whatever it declares', async () => {
    expect((await importPage(page(RUSSIAN, '<meta charset="windows-1251">'))).text).toContain(RUSSIAN);
  });

  test('is told by its letters where it declares UTF-8 and is not', async () => {
    expect((await importPage(encoded(page(RUSSIAN, '<meta charset="utf-8">'), 'windows-1251'))).text).toContain(
      RUSSIAN,
    );
  });

  test('is told by its letters where it declares none, or one that is not known', async () => {
    expect((await importPage(encoded(page(RUSSIAN, ''), 'windows-1251'))).text).toContain(RUSSIAN);
    expect((await importPage(encoded(page(RUSSIAN, '<meta charset="x-none">'), 'windows-1251'))).text).toContain(
      RUSSIAN,
    );
  });

  test('is UTF-8 with damaged characters, which are counted', async () => {
    const bytes = Buffer.concat([
      Buffer.from(page(RUSSIAN, '<meta charset="utf-8">')),
      Buffer.from([0xff, 0x41, 0xfe]),
    ]);
    const document = await importPage(bytes);
    expect(document.text).toContain(RUSSIAN);
    expect(document.leftOut).toContainEqual({ what: 'characters that are not UTF-8, replaced by U+FFFD', count: 2 });
  });

  test.each([
    ['little end first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['big end first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['without a mark', (text: string) => Buffer.from(text, 'utf16le')],
  ])('is UTF-16, %s', async (_how, encode) => {
    const document = await importPage(encode(newsPage('<meta charset="utf-16">')));
    expect(document.text).toBe(PROSE.join('\n\n'));
  });

  test('of a comment is not that of the page', async () => {
    const bytes = encoded(
      page(RUSSIAN, '<!-- <meta charset="koi8-r"> --><meta charset="windows-1251">'),
      'windows-1251',
    );
    expect((await importPage(bytes)).text).toContain(RUSSIAN);
  });
});

describe('a file named as a page', () => {
  test('that is something else is refused as what it is', async () => {
    expect(await codeOf(gzipSync(newsPage('')))).toBe('BINARY_FILE');
    expect(await codeOf(Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'))).toBe('BINARY_FILE');
    expect(await codeOf(Buffer.alloc(5000))).toBe('BINARY_FILE');
    expect(await codeOf('')).toBe('EMPTY_FILE');
    expect(await codeOf(' \n\t ')).toBe('EMPTY_FILE');
  });

  test('of another name is read as the page that it is', async () => {
    for (const name of ['page.txt', 'page.md', 'page.asp', 'page'])
      expect((await importPage(newsPage(''), name)).mediaType).toBe('text/html');
    const late = `<!-- saved from url=(0001)x -->\n<?xml version="1.0"?>${newsPage('')}`;
    expect((await importPage(`\ufeff\n${newsPage('')}`, 'page.txt')).mediaType).toBe('text/html');
    expect((await importPage(late, 'page.txt')).mediaType).toBe('text/plain');
  });
});
