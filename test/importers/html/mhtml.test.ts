import { describe, expect, test } from 'vitest';
import { damagedCopies } from '../damaged.ts';
import { codeOf, importPage, newsPage, PROSE } from './pages.ts';

const quoted = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte === 0x3d || byte > 0x7e || byte < 0x20
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
    .replace(/(.{70}(?!=?[\dA-F]{0,2}$)(?<!=.?))/g, '$1=\r\n');

/** A page saved by Chromium: header, the page, a page of a frame, a picture. */
function saved(
  options: { boundary?: string; encoding?: 'quoted-printable' | 'base64' | '8bit'; page?: string } = {},
): string {
  const {
    boundary = '----MultipartBoundary--Vintersund----',
    encoding = 'quoted-printable',
    page = newsPage('<title>The boat – Malmö</title>'),
  } = options;
  const body =
    encoding === 'base64'
      ? Buffer.from(page)
          .toString('base64')
          .replace(/(.{76})/g, '$1\r\n')
      : encoding === '8bit'
        ? page
        : quoted(page);
  return [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://gazette.example/boat',
    'Subject: =?utf-8?Q?The=20boat?=',
    'Date: Fri, 3 May 2024 08:00:00 -0000',
    'MIME-Version: 1.0',
    `Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${boundary}"`,
    '',
    '',
    `--${boundary}`,
    'Content-Type: text/html',
    'Content-ID: <frame-1@mhtml.blink>',
    `Content-Transfer-Encoding: ${encoding}`,
    'Content-Location: https://gazette.example/boat',
    '',
    body,
    `--${boundary}`,
    'Content-Type: text/html',
    'Content-Location: https://ads.example/frame',
    '',
    '<html><body><p>EVIL</p></body></html>',
    `--${boundary}`,
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://gazette.example/a.png',
    '',
    'iVBORw0KGgo=',
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

describe('a page saved as MHTML', () => {
  test.each(['quoted-printable', 'base64', '8bit'] as const)('is its first page alone: %s', async (encoding) => {
    const document = await importPage(Buffer.from(saved({ encoding })), 'page.mhtml');
    expect(document.text).toBe(PROSE.join('\n\n'));
    expect(document.mediaType).toBe('multipart/related');
    expect(document.metadata.title).toBe('The boat – Malmö');
  });

  test('says where it was saved from, and when', async () => {
    const { metadata, foundIn } = await importPage(Buffer.from(saved()), 'page.mht');
    expect(metadata.URL).toBe('https://gazette.example/boat');
    expect(metadata.accessed).toEqual({ 'date-parts': [[2024, 5, 3]] });
    expect(foundIn).toMatchObject({ URL: 'header of the MHTML file', accessed: 'header of the MHTML file' });
    expect(metadata.issued).toBeUndefined();
  });

  test('is known by its content, whatever its name', async () => {
    expect((await importPage(Buffer.from(saved()), 'page.txt')).mediaType).toBe('multipart/related');
  });

  test('has the encoding that its part declares', async () => {
    const part =
      'Content-Type: text/html; charset="windows-1251"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=CF=E0=F0=EE=EC</p>';
    const file = `Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n${part}\r\n--b--`;
    expect((await importPage(file, 'a.mht')).text).toBe('Паром');
  });

  test('with a text beside the page, and line ends of Unix, is its page', async () => {
    const inner =
      'Content-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/plain\n\nPlain\n--i\nContent-Type: text/html\n\n<p>Paged</p>\n--i--';
    const file = `MIME-Version: 1.0\nContent-Type: multipart/related; boundary=o\n\n--o\n${inner}\n--o--\n`;
    expect((await importPage(file, 'a.mht')).text).toBe('Paged');
  });

  test('names the part that is the page where that is not the first', async () => {
    const file =
      'Content-Type: multipart/related; start="<2>"; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-ID: <1>\r\n\r\n<p>One</p>\r\n--b\r\nContent-Type: text/html\r\nContent-ID: <2>\r\n\r\n<p>Two</p>\r\n--b--';
    expect((await importPage(file, 'a.mht')).text).toBe('Two');
  });

  test('without its last line is read as far as it goes', async () => {
    expect((await importPage(saved().split('--\r\n').slice(0, -1).join('--\r\n'), 'a.mht')).text).toContain(PROSE[0]);
  });

  test.each([
    ['no boundary', 'Content-Type: multipart/related\r\n\r\n--b\r\n', 'FILE_DAMAGED'],
    ['a boundary that is never there', 'Content-Type: multipart/related; boundary=b\r\n\r\ntext', 'FILE_DAMAGED'],
    [
      'no page',
      'Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--',
      'FILE_DAMAGED',
    ],
    ['no header', '\r\n\r\n', 'FILE_DAMAGED'],
    [
      'a page without text',
      'Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p></p>\r\n--b--',
      'EMPTY_FILE',
    ],
    [
      'parts without end',
      `Content-Type: multipart/related; boundary=b\r\n\r\n${'--b\r\nContent-Type: image/png\r\n\r\nx\r\n'.repeat(6_000)}`,
      'FILE_DAMAGED',
    ],
    [
      'parts within parts without end',
      `${Array.from({ length: 200 }, (_, at) => `Content-Type: multipart/related; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')}Content-Type: text/html\r\n\r\n<p>Deep</p>`,
      'FILE_DAMAGED',
    ],
    [
      'a part within itself',
      'Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n--b--',
      'FILE_DAMAGED',
    ],
  ])('is refused with one clear sentence: %s', async (_what, file, code) => {
    expect(await codeOf(file, 'a.mht')).toBe(code);
  });

  test('that is damaged anywhere is a document or a typed refusal, 300 times', async () => {
    const codes = new Map<string, number>();
    for (const copy of damagedCopies(Buffer.from(saved()))) {
      const code = await codeOf(copy, 'a.mht');
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect(codes.get('imported')).toBeGreaterThan(100);
    expect(
      [...codes.keys()].filter(
        (code) => !/^(?:imported|FILE_DAMAGED|EMPTY_FILE|BINARY_FILE|UNKNOWN_ENCODING)$/.test(code),
      ),
    ).toEqual([]);
  });
});
