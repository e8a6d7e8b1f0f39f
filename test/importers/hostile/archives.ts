import { docxOf, docxParts, p } from '../docxOf.ts';
import { epubOf, epubParts, page } from '../epubOf.ts';
import { rowsOf, xlsxParts } from '../xlsxOf.ts';
import { type ZipPart, zipOf } from '../zipOf.ts';
import { cutOff, externals, filled, LAUGHS, MEGABYTE, READ, type Rows, row, TYPED, withPart } from './making.ts';

const WORDS = 'The harbour master counted nine ships in the outer basin that day.';
const DAMAGED = /^failed ARCHIVE_DAMAGED$/;
/** A chapter that is damaged costs that chapter: of a book of one, nothing is left. */
const DAMAGED_PART = /^failed (?:ARCHIVE_DAMAGED|EMPTY_FILE)$/;
const TOO_LARGE = /^failed ARCHIVE_TOO_LARGE$/;

/** What is done to any archive of a format: `main` is the part that is always read, `wrap` makes it of words. */
interface Kind {
  readonly extension: string;
  readonly parts: readonly ZipPart[];
  readonly main: string;
  readonly before: string;
  readonly after: string;
}

/** Zips within zips, each of which expands. */
function nested(levels: number): Uint8Array {
  let inner: Uint8Array = new Uint8Array(20 * MEGABYTE);
  for (let level = 0; level < levels; level += 1)
    inner = zipOf(Array.from({ length: 10 }, (_, at) => ({ name: `${at}.zip`, data: inner })));
  return inner;
}

function ofAnyArchive({ extension, parts, main, before, after }: Kind, url: string): Rows {
  const named = (name: string): string => `${name}.${extension}`;
  const archive = (what: string, name: string, part: ZipPart, becomes: RegExp) =>
    row(`${extension}: ${what}`, named(name), () => withPart(parts, part), becomes);
  const text = (words: string, head = ''): ZipPart => ({ name: main, data: head + before + words + after });
  const sound = (): Uint8Array => zipOf(parts);
  return [
    archive(
      'a main part that expands a thousandfold',
      'bomb',
      { name: main, data: new Uint8Array(120 * MEGABYTE) },
      TOO_LARGE,
    ),
    archive(
      'a main part that says it is small',
      'liar',
      { name: main, data: new Uint8Array(120 * MEGABYTE), claimedSize: 900 },
      TOO_LARGE,
    ),
    archive('a main part that says it is huge', 'boaster', { ...text(WORDS), claimedSize: 0xfffffff0 }, DAMAGED_PART),
    archive('a packed size beyond the end', 'beyond', { ...text(WORDS), claimedPackedSize: 0x7ffffff0 }, DAMAGED),
    archive('a checksum of something else', 'sum', { ...text(WORDS), claimedCrc: 7 }, DAMAGED_PART),
    archive('zips within zips', 'nested', { name: 'extra.zip', data: nested(3) }, READ),
    archive('a main part that is a zip', 'zip-in-zip', { name: main, data: nested(1) }, TYPED),
    archive('a name that leads out', 'out', { name: '../../../out.txt', data: 'out' }, DAMAGED),
    archive('an absolute name', 'absolute', { name: '/tmp/out.txt', data: 'out' }, DAMAGED),
    archive('a name of a drive', 'drive', { name: 'C:\\out.txt', data: 'out' }, TYPED),
    archive('a name that leads out by backslashes', 'backslashes', { name: '..\\..\\out.txt', data: 'out' }, TYPED),
    archive('a NUL in a name', 'nul', { name: 'a\0b', data: 'out' }, TYPED),
    archive('the name of a prototype', 'proto', { name: '__proto__', data: 'out' }, READ),
    archive('an unknown way of packing', 'method', { ...text(WORDS), method: 93 }, DAMAGED_PART),
    archive('a password', 'locked', { ...text(WORDS), flags: 1 }, /^failed ENCRYPTED$/),
    archive('entities that expand', 'laughs', text('&j;', LAUGHS), TYPED),
    archive('entities of files and of the net', 'external', text('&f;&n;', externals(url)), TYPED),
    archive('elements a hundred thousand deep', 'deep', text('<a>'.repeat(100_000)), TYPED),
    archive('100 MB of one letter as its text', 'long', text('a'.repeat(80 * MEGABYTE)), TYPED),
    row(`${extension}: parts that lie over one another`, named('overlap'), () => overlapping(parts, main), DAMAGED),
    row(
      `${extension}: sixty thousand empty parts`,
      named('many'),
      () =>
        zipOf([...parts, ...Array.from({ length: 60_000 }, (_, at) => ({ name: `x${at}`, data: '', stored: true }))]),
      TOO_LARGE,
    ),
    row(`${extension}: more parts told than there are`, named('told'), () => zipOf(parts, 0xfff0), TOO_LARGE),
    row(
      `${extension}: a part that holds the archive itself`,
      named('quine'),
      () => withPart(parts, { name: main, data: sound(), stored: true }),
      TYPED,
    ),
    row(`${extension}: a symbolic link for its main part`, named('link'), () => linked(parts, main), TYPED),
    row(
      `${extension}: an archive before which something stands`,
      named('prefix'),
      () => Buffer.concat([Buffer.from('MZ\x90\0'), sound()]),
      TYPED,
    ),
    ...cutOff(`${extension}:`, extension, sound, DAMAGED),
    row(
      `${extension}: 100 MB of one letter`,
      named('hundred'),
      () => filled('PK\x03\x04', 'a', 100 * MEGABYTE - 1),
      /^failed (?:ARCHIVE_DAMAGED|FILE_TOO_LARGE)$/,
    ),
  ];
}

/** Two entries for the same bytes. */
function overlapping(parts: readonly ZipPart[], main: string): Uint8Array {
  const data = parts.find(({ name }) => name === main)?.data ?? '';
  return zipOf([{ name: 'first', data }, ...parts, { name: 'again', data, claimedOffset: 0 }]);
}

/** The main part is marked as a link of Unix, its content the path that it leads to. */
function linked(parts: readonly ZipPart[], main: string): Uint8Array {
  const bytes = Buffer.from(withPart(parts, { name: main, data: '/etc/passwd', stored: true }));
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const length = bytes.readUInt16LE(at + 28);
    if (bytes.toString('utf8', at + 46, at + 46 + length) !== main) continue;
    bytes.writeUInt16LE(0x0314, at + 4);
    bytes.writeUInt32LE(0o120777 * 65536, at + 38);
  }
  return bytes;
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export function docxRows(url: string): Rows {
  const compound = (...streams: string[]): Uint8Array =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(504),
      ...streams.map((name) => Buffer.from(name.padEnd(32, '\0'), 'utf16le')),
    ]);
  return [
    ...ofAnyArchive(
      {
        extension: 'docx',
        parts: docxParts({ body: p(WORDS) }),
        main: 'word/document.xml',
        before: `<w:document ${W}><w:body><w:p><w:r><w:t>`,
        after: '</w:t></w:r></w:p></w:body></w:document>',
      },
      url,
    ),
    row(
      'docx: protected with a password',
      'password.docx',
      () => compound('EncryptionInfo', 'EncryptedPackage'),
      /^failed ENCRYPTED$/,
    ),
    row(
      'docx: a template of the net',
      'template.docx',
      () =>
        docxOf({
          body: p(WORDS),
          others: [
            {
              name: 'word/_rels/document.xml.rels',
              data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${url}/t.dotm" TargetMode="External"/></Relationships>`,
            },
          ],
        }),
      READ,
    ),
    row(
      'docx: a million paragraphs of nothing',
      'paragraphs.docx',
      () => docxOf({ body: '<w:p/>'.repeat(1_000_000) }),
      /^failed EMPTY_FILE$/,
    ),
    row('docx: three hundred thousand paragraphs', 'lines.docx', () => docxOf({ body: p('x').repeat(300_000) }), TYPED),
    row(
      'docx: a table of tables',
      'tables.docx',
      () => docxOf({ body: '<w:tbl><w:tr><w:tc>'.repeat(20_000) }),
      /^failed FILE_DAMAGED$/,
    ),
  ];
}

export function epubRows(url: string): Rows {
  const chapters = { 'a.xhtml': `<p>${WORDS}</p>` };
  const itself = Array.from({ length: 50_000 }, () => '<itemref idref="c0"/>').join('');
  return [
    ...ofAnyArchive(
      {
        extension: 'epub',
        parts: epubParts({ chapters }),
        main: 'OEBPS/a.xhtml',
        before: '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p>',
        after: '</p></body></html>',
      },
      url,
    ),
    row(
      'epub: a spine of one chapter fifty thousand times',
      'spine.epub',
      () => epubOf({ chapters, spine: itself }),
      TYPED,
    ),
    row(
      'epub: a package that is its own chapter',
      'own.epub',
      () =>
        epubOf({
          chapters,
          manifest: '<item id="own" href="content.opf" media-type="application/xhtml+xml"/>',
          spine: '<itemref idref="own"/><itemref idref="c0"/>',
        }),
      TYPED,
    ),
    row(
      'epub: chapters on the net and on the disk',
      'away.epub',
      () =>
        epubOf({
          chapters,
          manifest: `<item id="n" href="${url}/x.xhtml" media-type="application/xhtml+xml"/><item id="f" href="file:///etc/passwd" media-type="application/xhtml+xml"/>`,
          spine: '<itemref idref="n"/><itemref idref="f"/><itemref idref="c0"/>',
        }),
      READ,
    ),
    row(
      'epub: pages that would fetch and run',
      'page.epub',
      () =>
        epubOf({
          chapters: {
            'a.xhtml': page(
              `<img src="${url}/i"/><script src="${url}/s"></script><iframe src="${url}/f"></iframe><p>${WORDS}</p>`,
            ),
          },
        }),
      READ,
    ),
    row(
      'epub: encrypted chapters',
      'drm.epub',
      () =>
        epubOf({
          chapters,
          others: [
            {
              name: 'META-INF/encryption.xml',
              data: '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData><CipherReference URI="OEBPS/a.xhtml"/></CipherData></EncryptedData></encryption>',
            },
          ],
        }),
      TYPED,
    ),
    row(
      'epub: a container that names itself',
      'self.epub',
      () =>
        withPart(epubParts({ chapters }), {
          name: 'META-INF/container.xml',
          data: '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="META-INF/container.xml"/></rootfiles></container>',
        }),
      /^failed /,
    ),
    row(
      'epub: a package of the disk',
      'disk.epub',
      () =>
        withPart(epubParts({ chapters }), {
          name: 'META-INF/container.xml',
          data: '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="../../../../etc/passwd"/></rootfiles></container>',
        }),
      READ,
    ),
  ];
}

const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

export function xlsxRows(url: string): Rows {
  return ofAnyArchive(
    {
      extension: 'xlsx',
      parts: xlsxParts({
        sheets: [
          {
            name: 'Facts',
            rows: rowsOf([
              ['statement', 'source'],
              [WORDS, 'Report'],
            ]),
          },
        ],
      }),
      main: 'xl/worksheets/sheet1.xml',
      before: `<worksheet ${SHEET}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>statement</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>`,
      after: '</t></is></c></row></sheetData></worksheet>',
    },
    url,
  );
}
