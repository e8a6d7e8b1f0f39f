import { expect, test } from 'vitest';
import { importEpub } from '../../src/core/importers/epub/index.ts';
import { importFile } from '../../src/core/importers/index.ts';
import type { ImportedDocument } from '../../src/model/source.ts';
import { type BookParts, epubOf, epubParts, page } from './epubOf.ts';
import { mutantsOf, type ZipPart, zipOf } from './zipOf.ts';

const read = (book: BookParts): Promise<ImportedDocument> => importEpub(epubOf(book), 'x.epub');
const two = { 'one.xhtml': '<h1>One</h1><p>First.</p>', 'two.xhtml': '<h1>Two</h1><p>Second.</p>' };

async function codeOf(bytes: Uint8Array, fileName = 'x.epub'): Promise<string> {
  try {
    await importFile(bytes, fileName);
    return 'read';
  } catch (error) {
    return (error as { code?: string }).code ?? `no code: ${String(error)}`;
  }
}

test.each<[string, BookParts, string]>([
  [
    'chapters come in the order of the spine',
    { chapters: two, spine: '<itemref idref="c1"/><itemref idref="c0"/>' },
    'Two\n\nSecond.\n\nOne\n\nFirst.',
  ],
  [
    'a spine that goes round names each chapter once',
    { chapters: two, spine: '<itemref idref="c0"/><itemref idref="c1"/><itemref idref="c0"/><itemref idref="c1"/>' },
    'One\n\nFirst.\n\nTwo\n\nSecond.',
  ],
  [
    'what stands beside the text comes after it',
    { chapters: two, spine: '<itemref idref="c0" linear="no"/><itemref idref="c1"/>' },
    'Two\n\nSecond.\n\nOne\n\nFirst.',
  ],
  ['a name with a space and an accent is found', { chapters: { 'ch é 1.xhtml': '<p>Found.</p>' } }, 'Found.'],
  [
    'named entities of HTML are their signs',
    { chapters: { 'a.xhtml': '<p>caf&eacute;&nbsp;&mdash; R&amp;D</p>' } },
    'café\u00a0— R&D',
  ],
  [
    'entities that a page defines are not expanded',
    {
      chapters: {
        'a.xhtml': `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>a&x;b</p></body></html>`,
      },
    },
    'a&x;b',
  ],
  [
    'scripts, styles and hidden parts are no text',
    { chapters: { 'a.xhtml': '<script>alert(1)</script><style>p{}</style><p hidden="">h</p><p>Seen.</p>' } },
    'Seen.',
  ],
  [
    'the mark of a note does not become a part of a number',
    {
      chapters: {
        'a.xhtml':
          '<p>In 2024<sup><a href="#n1">3</a></sup> and 2025<a epub:type="noteref" href="#n2">4</a>.</p><aside epub:type="footnote" id="n1"><p>A note. <a href="#r1">↩</a></p></aside>',
      },
    },
    'In 2024 and 2025.\n\nA note.',
  ],
  [
    'a raised number is no part of the number before it',
    { chapters: { 'a.xhtml': '<p>10<sup>3</sup> tonnes</p>' } },
    '10³ tonnes',
  ],
  [
    'a table of contents within a page is left out',
    { chapters: { 'a.xhtml': '<nav epub:type="toc"><ol><li><a href="b.xhtml">Two</a></li></ol></nav><p>Text.</p>' } },
    'Text.',
  ],
  [
    'rows of tables and items of lists are lines',
    { chapters: { 'a.xhtml': '<table><tr><td>a</td><td>b</td></tr></table><ul><li>x</li><li>y</li></ul>' } },
    'a | b\n\nx\ny',
  ],
  [
    'markup that is not well formed is read as browsers do',
    { chapters: { 'a.xhtml': '<p>One<p>Two &copy; <b>bold' } },
    'One\n\nTwo © bold',
  ],
  [
    'a title that closes itself does not swallow the page',
    { chapters: { 'a.xhtml': '<?xml version="1.0"?><html><head><title/></head><body><p>Text.</p></body></html>' } },
    'Text.',
  ],
  [
    'a page in UTF-16 is decoded',
    {
      chapters: { 'a.xhtml': '' },
      absent: ['a.xhtml'],
      others: [{ name: 'OEBPS/a.xhtml', data: Buffer.from(`\ufeff${page('<p>Größe</p>')}`, 'utf16le') }],
    },
    'Größe',
  ],
  [
    'a page in another declared encoding is decoded',
    {
      chapters: { 'a.xhtml': '' },
      absent: ['a.xhtml'],
      others: [
        {
          name: 'OEBPS/a.xhtml',
          data: Buffer.from(
            '<?xml version="1.0" encoding="windows-1252"?><html><body><p>caf\u00e9</p></body></html>',
            'latin1',
          ),
        },
      ],
    },
    'café',
  ],
  [
    'an item is read by its fallback',
    {
      chapters: { 'a.xhtml': '<p>Text.</p>' },
      manifest: '<item id="s" href="s.svg" media-type="image/svg+xml" fallback="c0"/>',
      spine: '<itemref idref="s"/>',
    },
    'Text.',
  ],
])('%s', async (_what, book, text) => {
  expect((await read(book)).text).toBe(text);
});

test('headings are those of the pages, and lines that the table of contents names where a page marks none', async () => {
  const document = await read({
    chapters: {
      'one.xhtml': '<p class="t">THE FIRST</p><p>Its text.</p>',
      'two.xhtml': '<h2>Marked</h2><p>Its text.</p>',
    },
    manifest: '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
    others: [
      {
        name: 'OEBPS/toc.ncx',
        data: '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>The first</text></navLabel><content src="one.xhtml"/></navPoint></navMap></ncx>',
      },
    ],
  });
  expect(document.passages.map(({ role }) => role)).toEqual(['heading', 'body', 'heading', 'body']);
});

test('the page that is the table of contents is left out, by its property or by the guide', async () => {
  const nav = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>';
  const others = [
    { name: 'OEBPS/nav.xhtml', data: page('<nav epub:type="toc"><ol><li>One</li></ol></nav><p>Contents</p>') },
  ];
  const spine = '<itemref idref="nav"/><itemref idref="c0"/><itemref idref="c1"/>';
  expect((await read({ chapters: two, manifest: nav, others, spine })).text).not.toContain('Contents');
  const guide = '<guide><reference type="toc" href="one.xhtml#x"/></guide>';
  expect((await read({ chapters: two, guide })).text).toBe('Two\n\nSecond.');
});

test('a chapter that is missing, broken, too deep or elsewhere costs that chapter', async () => {
  const parts = epubParts({
    chapters: { ...two, 'gone.xhtml': '', 'deep.xhtml': '<div>'.repeat(5_000), 'bad.xhtml': '<p>x</p>' },
    absent: ['gone.xhtml'],
    manifest: '<item id="net" href="https://example.org/a.xhtml" media-type="application/xhtml+xml"/>',
    spine:
      '<itemref idref="c0"/><itemref idref="c2"/><itemref idref="c3"/><itemref idref="c4"/><itemref idref="net"/><itemref idref="nobody"/><itemref idref="c1"/>',
  });
  const broken = parts.map((part): ZipPart => (part.name.endsWith('bad.xhtml') ? { ...part, claimedCrc: 1 } : part));
  const document = await importEpub(zipOf(broken), 'x.epub');
  expect(document.text).toBe('One\n\nFirst.\n\nTwo\n\nSecond.');
  expect(document.leftOut).toEqual([
    { what: 'chapter that is not in the file', count: 3 },
    { what: 'chapter that is too complex to be read', count: 1 },
    { what: 'chapter that is damaged', count: 1 },
  ]);
});

test('a book of a million words in one file is read', async () => {
  const document = await read({ chapters: { 'a.xhtml': `<p>${'a war and a peace '.repeat(200_000)}</p>` } });
  expect(document.text.length).toBeGreaterThan(3_000_000);
});

const dc = (name: string, words: string, attributes = ''): string => `<dc:${name} ${attributes}>${words}</dc:${name}>`;

test('metadata of EPUB 3: title and subtitle, people by their roles, date, language, identifiers', async () => {
  const { metadata, foundIn } = await read({
    chapters: two,
    metadata: [
      dc('title', 'Harbours', 'id="t1"'),
      '<meta refines="#t1" property="title-type">main</meta>',
      dc('title', 'A short history', 'id="t2"'),
      '<meta refines="#t2" property="title-type">subtitle</meta>',
      dc('creator', 'Maria de la Cruz', 'id="a"'),
      '<meta refines="#a" property="role">aut</meta><meta refines="#a" property="file-as">de la Cruz, Maria</meta>',
      dc('creator', 'Ann Editor', 'id="e"'),
      '<meta refines="#e" property="role">edt</meta>',
      dc('contributor', 'Calibre 7.1', 'opf:role="bkp"'),
      dc('contributor', 'Tom Lator', 'id="l"'),
      '<meta refines="#l" property="role">trl</meta>',
      dc('publisher', 'Quay Press'),
      dc('date', '2021-05-03T00:00:00Z'),
      '<meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>',
      dc('language', 'en-GB'),
      dc('identifier', 'urn:uuid:0f2c'),
      dc('identifier', 'urn:isbn:978-0-306-40615-7'),
      dc('identifier', 'https://doi.org/10.1234/abc.5'),
    ].join(''),
  });
  expect(metadata).toEqual({
    type: 'book',
    title: 'Harbours: A short history',
    author: [{ family: 'de la Cruz', given: 'Maria' }],
    editor: [{ family: 'Editor', given: 'Ann' }],
    translator: [{ family: 'Lator', given: 'Tom' }],
    publisher: 'Quay Press',
    issued: { 'date-parts': [[2021, 5, 3]] },
    language: 'en-GB',
    ISBN: '9780306406157',
    DOI: '10.1234/abc.5',
  });
  expect(foundIn.ISBN).toBe('identifier of the book’s metadata');
});

test('metadata of EPUB 2: roles and events in attributes; a date of conversion is no publication', async () => {
  const { metadata } = await read({
    chapters: two,
    metadata: [
      dc('title', 'Ports &amp; <b>Power</b>'),
      dc('creator', 'Doe, Jane', 'opf:role="aut" opf:file-as="Doe, Jane"'),
      dc('date', '2024-02-02', 'opf:event="modification"'),
      dc('date', '2015', 'opf:event="publication"'),
      dc('identifier', '0306406152', 'opf:scheme="ISBN"'),
      dc('identifier', '1234567890123', 'opf:scheme="ISBN"'),
      dc('identifier', 'https://example.org/books/7'),
    ].join(''),
  });
  expect(metadata).toMatchObject({
    title: 'Ports & Power',
    author: [{ family: 'Doe', given: 'Jane' }],
    issued: { 'date-parts': [[2015]] },
    ISBN: '0306406152',
    URL: 'https://example.org/books/7',
  });
});

test('what a book does not state is absent: no author "Unknown", no date of the year 101, no language "und"', async () => {
  const { metadata } = await read({
    chapters: { 'a.xhtml': '<p>Text without any head.</p>' },
    metadata:
      dc('title', 'Unknown') +
      dc('creator', 'Unknown') +
      dc('date', '0101-01-01T00:00:00+00:00') +
      dc('language', 'und'),
  });
  expect(metadata).toEqual({ type: 'book' });
});

const encryption = (algorithm: string, uri: string): ZipPart => ({
  name: 'META-INF/encryption.xml',
  data: `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`,
});
const laughs = `<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`;
const withFile = (name: string, data: string | Uint8Array): Uint8Array =>
  zipOf(epubParts({ chapters: two }).map((part) => (part.name === name ? { name, data } : part)));

test.each<[string, () => Uint8Array, string]>([
  [
    'disguised fonts',
    () => epubOf({ chapters: two, others: [encryption('http://www.idpf.org/2008/embedding', 'OEBPS/f.otf')] }),
    'read',
  ],
  [
    'rights management',
    () =>
      epubOf({ chapters: two, others: [encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'OEBPS/one.xhtml')] }),
    'ENCRYPTED',
  ],
  ['no container', () => zipOf(epubParts({ chapters: two }).filter(({ name }) => !name.startsWith('META'))), 'read'],
  [
    'a container that leads nowhere',
    () =>
      withFile(
        'META-INF/container.xml',
        '<container><rootfiles><rootfile full-path="../../x.opf"/></rootfiles></container>',
      ),
    'read',
  ],
  [
    'no package document',
    () => zipOf(epubParts({ chapters: two }).filter(({ name }) => !name.endsWith('.opf'))),
    'UNSUPPORTED_FORMAT',
  ],
  ['a package document that is cut off', () => withFile('OEBPS/content.opf', '<package><metadata>'), 'FILE_DAMAGED'],
  [
    'entities that expand without end',
    () => withFile('OEBPS/content.opf', `${laughs}<package>&j;</package>`),
    'EMPTY_FILE',
  ],
  ['elements nested without end', () => withFile('OEBPS/content.opf', '<a>'.repeat(100_000)), 'FILE_DAMAGED'],
  ['no chapter', () => epubOf({ chapters: {} }), 'EMPTY_FILE'],
  ['pictures alone', () => epubOf({ chapters: { 'a.xhtml': '<img src="a.png" alt=""/>' } }), 'EMPTY_FILE'],
  [
    'a chapter that is a bomb',
    () =>
      epubOf({
        chapters: two,
        absent: ['one.xhtml'],
        others: [{ name: 'OEBPS/one.xhtml', data: new Uint8Array(40 * 1024 * 1024) }],
      }),
    'ARCHIVE_TOO_LARGE',
  ],
  ['its end cut off', () => epubOf({ chapters: two }).subarray(0, 900), 'ARCHIVE_DAMAGED'],
  ['no zip archive at all', () => Buffer.from('mimetypeapplication/epub+zip'), 'ARCHIVE_DAMAGED'],
])('a book with %s', async (_what, make, code) => {
  expect(await codeOf(make())).toBe(code);
});

test('a book is known by what is in it, whatever its name', async () => {
  const content = await importFile(epubOf({ chapters: two }), 'book.docx');
  expect(content).toMatchObject({ kind: 'document', document: { mediaType: 'application/epub+zip' } });
});

test('each of 300 mutants of a book is read or refused with a code', async () => {
  const bytes = epubOf({
    chapters: { ...two, 'three.xhtml': `<h1>Three</h1>${'<p>Another <i>paragraph</i> of it.</p>'.repeat(20)}` },
    metadata: dc('title', 'Harbours') + dc('creator', 'Jane Doe'),
  });
  const codes = new Map<string, number>();
  for (const mutant of mutantsOf(bytes, 300)) {
    const code = await codeOf(mutant);
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  expect([...codes.keys()].filter((code) => !/^[A-Z_]+$|^read$/.test(code))).toEqual([]);
  expect(codes.get('read') ?? 0).toBeGreaterThan(0);
  expect(codes.get('ARCHIVE_DAMAGED') ?? 0).toBeGreaterThan(0);
});

test('the time at which a program made the file is no date of publication; a day, or another time, is', async () => {
  const modified = '<meta property="dcterms:modified">2026-03-04T10:20:00Z</meta>';
  const issuedOf = async (date: string) =>
    (await read({ chapters: two, metadata: `<dc:title>T</dc:title>${date}${modified}` })).metadata.issued ?? null;
  expect(await issuedOf('<dc:date id="epub-date">2026-03-04T10:20:00Z</dc:date>')).toBeNull();
  expect(await issuedOf('<dc:date>2026-03-04</dc:date>')).toEqual({ 'date-parts': [[2026, 3, 4]] });
  expect(await issuedOf('<dc:date>2019-05-06T00:00:00Z</dc:date>')).toEqual({ 'date-parts': [[2019, 5, 6]] });
  expect(await issuedOf('<dc:date opf:event="publication">2026-03-04T10:20:00Z</dc:date>')).toEqual({
    'date-parts': [[2026, 3, 4]],
  });
});
