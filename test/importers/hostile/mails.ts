import { base64, mailOf, multipart, partOf } from '../mail/mails.ts';
import { plistOf, webarchiveOf } from '../webarchiveOf.ts';
import { cutOff, filled, MEGABYTE, READ, type Rows, row, TYPED } from './making.ts';

const WORDS = 'The harbour master counted nine ships in the outer basin that day, and two of them left before noon.';
const PAGE = `<!doctype html><html><head><title>t</title></head><body>${`<p>${WORDS}</p>`.repeat(6)}</body></html>`;
const text = partOf({ 'Content-Type': 'text/plain' }, WORDS);
const mixed = (parts: readonly Uint8Array[]): Buffer =>
  mailOf({ 'Content-Type': 'multipart/mixed; boundary=b' }, multipart('b', parts));

/** A page that would fetch and run whatever it can. */
const fetching = (url: string): string =>
  PAGE.replace(
    '</body>',
    `<img src="${url}/i"><script src="${url}/s"></script><iframe src="${url}/f"></iframe></body>`,
  );

export function mailRows(url: string): Rows {
  const heads = 'MIME-Version: 1.0\r\nMessage-ID: <1@x>\r\n';
  return [
    row(
      'eml: parts within parts a hundred thousand deep',
      'deep.eml',
      () =>
        heads +
        Array.from(
          { length: 100_000 },
          (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
        ).join(''),
      /^failed EMPTY_FILE$/,
    ),
    row(
      'eml: mails within mails ten thousand deep',
      'mails.eml',
      () => `${heads}Content-Type: message/rfc822\r\n\r\n`.repeat(10_000),
      /^failed EMPTY_FILE$/,
    ),
    row('eml: a million parts', 'parts.eml', () => mixed([Buffer.from('--b\r\n\r\nx\r\n'.repeat(1_000_000))]), TYPED),
    row(
      'eml: forms of one text that hold forms',
      'forms.eml',
      () => {
        let inner: Uint8Array = multipart('x', [text, text]);
        for (let level = 0; level < 18; level += 1) {
          const part = partOf(
            { 'Content-Type': `multipart/alternative; boundary=${level === 0 ? 'x' : `f${level - 1}`}` },
            inner,
          );
          inner = multipart(`f${level}`, [part, part]);
          if (inner.length > 20 * MEGABYTE)
            return mailOf({ 'Content-Type': `multipart/alternative; boundary=f${level}` }, inner);
        }
        return mailOf({ 'Content-Type': 'multipart/alternative; boundary=f17' }, inner);
      },
      TYPED,
    ),
    row(
      'eml: 90 MB of soft line ends',
      'soft.eml',
      () => filled(`${heads}Content-Transfer-Encoding: quoted-printable\r\n\r\n${WORDS}`, '=\n', 90 * MEGABYTE),
      TYPED,
    ),
    row(
      'eml: 90 MB of base64 that never ends',
      'base64.eml',
      () => filled(`${heads}Content-Transfer-Encoding: base64\r\n\r\n${base64(WORDS)}`, 'a', 90 * MEGABYTE),
      TYPED,
    ),
    row(
      'eml: 90 MB of heads',
      'heads.eml',
      () => filled('Message-ID: <1@x>\r\n', 'A: b\r\n', 90 * MEGABYTE),
      /^failed FILE_DAMAGED$/,
    ),
    row(
      'eml: a head of one field without end',
      'field.eml',
      () => filled(`${heads}To: `, 'a@x, ', 90 * MEGABYTE),
      /^failed FILE_DAMAGED$/,
    ),
    row(
      'eml: names and parameters without end',
      'names.eml',
      () =>
        mailOf(
          {
            From: `${'"a" <a@x>, '.repeat(8_000)}b@x`,
            Subject: '=?utf-8?B?w6Q=?= '.repeat(8_000),
            'Content-Type': `text/plain; ${'a*0=b; '.repeat(8_000)}`,
          },
          WORDS,
        ),
      READ,
    ),
    row(
      'eml: an attachment that says a part of the disk',
      'disk.eml',
      () =>
        mixed([
          text,
          partOf({ 'Content-Type': 'message/external-body; access-type=local-file; name="/etc/passwd"' }, ''),
        ]),
      READ,
    ),
    row(
      'eml: a body on the net',
      'external.eml',
      () => mixed([text, partOf({ 'Content-Type': `message/external-body; access-type=URL; URL="${url}/x"` }, '')]),
      READ,
    ),
    row('eml: a page that fetches', 'fetch.eml', () => mailOf({ 'Content-Type': 'text/html' }, fetching(url)), READ),
    row(
      'eml: a page nested deep',
      'nested.eml',
      () => mailOf({ 'Content-Type': 'text/html' }, '<div>'.repeat(100_000)),
      /^failed PAGE_TOO_COMPLEX$/,
    ),
    row(
      'eml: an attachment of 20 MB',
      'attached.eml',
      () =>
        mixed([
          text,
          partOf(
            { 'Content-Type': 'application/zip; name=a.zip', 'Content-Transfer-Encoding': 'base64' },
            Buffer.alloc(20 * MEGABYTE, 'a'),
          ),
        ]),
      READ,
    ),
    ...cutOff('a mail', 'eml', () => mixed([text, partOf({ 'Content-Type': 'text/html' }, PAGE)]), TYPED),
  ];
}

export function webarchiveRows(url: string): Rows {
  const main = { WebResourceData: Buffer.from(PAGE), WebResourceMIMEType: 'text/html' };
  return [
    row(
      'webarchive: lists that hold one another twice, sixty deep',
      'laughs.webarchive',
      () =>
        plistOf({
          WebMainResource: main,
          WebSubresources: Array.from({ length: 60 }, (_, at) => [{ to: at + 6 }, { to: at + 7 }]),
        }),
      READ,
    ),
    row(
      'webarchive: itself for its page',
      'itself.webarchive',
      () => plistOf({ WebMainResource: { to: 0 } }),
      /^failed NO_PAGE$/,
    ),
    row(
      'webarchive: a dictionary of a billion fields',
      'fields.webarchive',
      () => {
        const bytes = plistOf({ WebMainResource: main });
        bytes.writeUInt8(0xdf, 8);
        bytes.writeUInt8(0x12, 9);
        return bytes;
      },
      /^failed FILE_DAMAGED$/,
    ),
    row('webarchive: a page that fetches', 'fetch.webarchive', () => webarchiveOf({ page: fetching(url) }), READ),
    row(
      'webarchive: an address of the disk',
      'disk.webarchive',
      () => webarchiveOf({ page: PAGE, url: 'file:///etc/passwd' }),
      READ,
    ),
    row(
      'webarchive: 20 MB of pictures',
      'large.webarchive',
      () => webarchiveOf({ page: PAGE, more: { WebSubresources: [{ WebResourceData: Buffer.alloc(20 * MEGABYTE) }] } }),
      READ,
    ),
    row(
      'webarchive: 90 MB of one letter',
      'letters.webarchive',
      () => filled('bplist00', 'a', 90 * MEGABYTE),
      /^failed FILE_DAMAGED$/,
    ),
    ...cutOff('a web archive', 'webarchive', () => webarchiveOf({ page: PAGE }), /^failed FILE_DAMAGED$/),
  ];
}
