import { describe, expect, test } from 'vitest';
import { damagedCopies } from '../damaged.ts';
import { codeOf, importPage, linesOf, ofRole } from '../html/pages.ts';
import { BODY, base64, mailOf, multipart, partOf } from './mails.ts';

const read = (bytes: string | Uint8Array, name = 'a.eml') => importPage(bytes, name);
const html = (body: string): string => `<html><head><style>p{}</style></head><body>${body}</body></html>`;
const PAGE = partOf({ 'Content-Type': 'text/html; charset=utf-8' }, html('<p>Paged words of the quay.</p>'));
const PLAIN = partOf({ 'Content-Type': 'text/plain; charset=utf-8' }, 'Plain words of the quay.');
const PDF = partOf(
  { 'Content-Type': 'application/pdf; name="x.pdf"', 'Content-Disposition': 'attachment; filename="report.pdf"' },
  '%PDF-1.7',
);

describe('what the header of a mail states', () => {
  test('is title, author and day, each with where it was found; the day is that of the writer’s own clock', async () => {
    const { metadata, foundIn, mediaType } = await read(mailOf({}));
    expect(metadata).toEqual({
      type: 'personal_communication',
      title: 'The early boat',
      author: [{ family: 'Quist', given: 'Ada' }],
      issued: { 'date-parts': [[2024, 5, 3]] },
    });
    expect(foundIn).toEqual({
      title: 'header Subject',
      author: 'header From',
      issued: 'header Date: Fri, 3 May 2024 23:30:00 -0500',
    });
    expect(mediaType).toBe('message/rfc822');
  });

  test.each([
    ['base64 words', '=?utf-8?B?RMOhdMOhIG8gcMOtw6Ruw60=?=', 'Dátá o píäní'],
    ['quoted words', '=?iso-8859-1?Q?F=E4hre_im_Nebel?=', 'Fähre im Nebel'],
    ['words cut within a letter', '=?utf-8?B?w6Q=?= =?utf-8?B?w7Y=?=', 'äö'],
    [
      'words folded over lines',
      'The early\r\n\tboat =?utf-8?Q?=E2=80=93?=\r\n =?utf-8?Q?_again?=',
      'The early boat – again',
    ],
    ['plain UTF-8', 'Fähre im Nebel', 'Fähre im Nebel'],
    ['a charset that nobody knows', '=?x-none?Q?abc?=', 'abc'],
    ['words that are not whole', '=?utf-8?B?w6Q', '=?utf-8?B?w6Q'],
    ['a reply', 'Re: Fwd: the early boat', 'Re: Fwd: the early boat'],
  ])('a subject of %s', async (_what, subject, title) => {
    expect((await read(mailOf({ Subject: subject }))).metadata.title).toBe(title);
  });

  test.each([
    ['the family name first', '"Quist, Ada (Harbour Board)" <a@x.example>', [{ family: 'Quist', given: 'Ada' }]],
    [
      'an encoded name with a comma',
      '=?utf-8?Q?Qu=C3=AFst=2C_Ada?= <a@x.example>',
      [{ family: 'Quïst', given: 'Ada' }],
    ],
    ['an office', '"Ministry of Harbours" <press@x.example>', [{ literal: 'Ministry of Harbours' }]],
    ['an address alone', 'desk@x.example', [{ literal: 'desk@x.example' }]],
    ['an address in brackets', '<desk@x.example>', [{ literal: 'desk@x.example' }]],
    [
      'two persons',
      'Ada Quist <a@x.example>, "Roe, Bo" <b@x.example>',
      [
        { family: 'Quist', given: 'Ada' },
        { family: 'Roe', given: 'Bo' },
      ],
    ],
    ['a group', 'Board: Ada Quist <a@x.example>;', [{ family: 'Quist', given: 'Ada' }]],
  ])('a sender with %s', async (_what, from, author) => {
    expect((await read(mailOf({ From: from }))).metadata.author).toEqual(author);
  });

  test.each([
    ['no weekday', '3 May 2024 08:00 +0000', [2024, 5, 3]],
    ['a zone by name', 'Fri, 03 May 2024 08:00:00 EST', [2024, 5, 3]],
    ['a comment', 'Fri, 3 May 2024 08:00:00 +0200 (CEST)', [2024, 5, 3]],
    ['a year of two digits', 'Fri, 3 May 24 08:00:00 GMT', [2024, 5, 3]],
    ['a year of the last century', 'Mon, 3 May 99 08:00:00 GMT', [1999, 5, 3]],
    ['a day that is none', 'Fri, 31 Feb 2024 08:00:00 GMT', undefined],
    ['no date at all', 'soon', undefined],
  ])('a date with %s', async (_what, date, parts) => {
    const { metadata, foundIn } = await read(mailOf({ Date: date }));
    expect(metadata.issued?.['date-parts']?.[0]).toEqual(parts);
    expect('issued' in foundIn).toBe(parts !== undefined);
  });

  test('a place where it is kept for all, and its language', async () => {
    const { metadata } = await read(
      mailOf({ 'Archived-At': '<https://lists.example/m/1>', 'Content-Language': 'en_GB' }),
    );
    expect(metadata).toMatchObject({ URL: 'https://lists.example/m/1', language: 'en-GB' });
  });

  test('nothing that it does not say, and never to whom it was sent', async () => {
    const { metadata } = await read(
      'To: Bo Roe <bo@x.example>\r\nReceived: by x; Fri, 3 May 2024 08:00:00 GMT\r\n\r\nWords.',
    );
    expect(metadata).toEqual({ type: 'personal_communication' });
  });
});

describe('the text of a mail', () => {
  test.each([
    ['quoted-printable', 'F=C3=A4hre =E2=80=93 soft=\r\n break =\t\r\nand =3D', 'Fähre – soft break and ='],
    ['base64', base64('Fähre – im Nebel'), 'Fähre – im Nebel'],
    ['8bit', 'Fähre', 'Fähre'],
    ['"base64" (as ever)', base64('Fähre'), 'Fähre'],
    ['x-unknown', 'Ferry', 'Ferry'],
  ])('sent as %s', async (encoding, body, text) => {
    const fields = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': encoding };
    expect((await read(mailOf(fields, body))).text.trim()).toBe(text);
  });

  test.each([
    ['windows-1251', 'CFE0F0EEEC', 'Паром'],
    ['koi8-r', 'F0C1D2CFCD', 'Паром'],
    ['"shift_jis"', '8A43', '海'],
    ['iso-2022-jp', '1B2442332443261B2842', null],
    ['utf-7-that-nobody-reads', '466572727920706965722E', 'Ferry pier.'],
    ['us-ascii', '46C3A468726520', 'Fähre'],
  ])('in the charset %s', async (charset, hex, text) => {
    const body = Buffer.from(hex, 'hex');
    const document = await read(mailOf({ 'Content-Type': `text/plain; charset=${charset}` }, body));
    if (text === null) expect(document.text).not.toContain('\u001b');
    else expect(document.text.trim()).toBe(text);
  });

  test('is the page where it has one, and the plain words where the page has none', async () => {
    const type = { 'Content-Type': 'multipart/alternative; boundary="a b"' };
    expect((await read(mailOf(type, multipart('a b', [PLAIN, PAGE])))).text).toBe('Paged words of the quay.');
    expect((await read(mailOf(type, multipart('a b', [PAGE, PLAIN])))).text).toBe('Paged words of the quay.');
    const picture = partOf({ 'Content-Type': 'text/html' }, html('<img src="cid:1">'));
    expect((await read(mailOf(type, multipart('a b', [PLAIN, picture])))).text.trim()).toBe('Plain words of the quay.');
  });

  test('is all of it where a file stands between two parts of the page, and where a list adds its own', async () => {
    const second = partOf({ 'Content-Type': 'text/html' }, html('<p>Words after the file.</p>'));
    const mixed = partOf({ 'Content-Type': 'multipart/mixed; boundary=m' }, multipart('m', [PAGE, PDF, second]));
    const body = multipart('a', [PLAIN, mixed]);
    const document = await read(mailOf({ 'Content-Type': 'multipart/alternative; boundary=a' }, body));
    expect(linesOf(document)).toEqual(['Paged words of the quay.', 'Words after the file.']);
    expect(document.text).toBe('Paged words of the quay.\n\nWords after the file.');
  });

  test('has no words that its page hides, and nothing of it is fetched or run', async () => {
    const body = html(
      '<div style="display:none">Preview</div><script>x()</script><img src="https://t.example/pixel"><table><tr><td><p>One.</p><p>Two.</p></td></tr></table>',
    );
    expect((await read(mailOf({ 'Content-Type': 'text/html' }, body))).text).toBe('One.\n\nTwo.');
  });

  test.each([
    [
      'plain words',
      'text/plain',
      'The boat stays.\r\n\r\nOn 2 May Bo Ek wrote:\r\n> The early boat ends on 3 May 2024.\r\n> It costs too much.\r\n\r\nNo, it stays.\r\n',
      ['> The early boat ends on 3 May 2024.', '> It costs too much.'],
    ],
    [
      'lines that a program has wrapped',
      'text/plain',
      [
        'The boat stays, since the county pays two thirds of what it costs in',
        'a year, and since the fishermen, the nurses and the pupils of the two',
        'islands have no other way to be at work, or at school, before seven',
        '> The early boat ends on the third of May, since it costs too much to',
        '> keep, and since hardly anybody is on it but those who must be early',
        'as the board itself has written to all of us in the spring, and more',
        'than once, if I may say so, and as I have told you before, and again.',
      ].join('\r\n'),
      [
        '> The early boat ends on the third of May, since it costs too much to\n> keep, and since hardly anybody is on it but those who must be early',
      ],
    ],
    [
      'a page',
      'text/html',
      '<p>The boat stays.</p><blockquote type="cite"><p>The early boat ends.</p></blockquote><p>No, it stays.</p><div>On 2 May Bo Ek wrote:<blockquote class="gmail_quote">It costs too much.</blockquote></div>',
      ['The early boat ends.', 'It costs too much.'],
    ],
    [
      'a page with a quotation of its writer’s',
      'text/html',
      '<p>The statute says:</p><blockquote>All boats stay.</blockquote>',
      [],
    ],
  ])('sets aside what is quoted from another mail, which proposes nothing: %s', async (_what, type, body, quoted) => {
    const document = await read(mailOf({ 'Content-Type': type }, body));
    expect(ofRole(document, 'comment')).toEqual(quoted);
    const told = document.leftOut.filter(({ what }) => what === 'words quoted from another mail');
    expect(told.map(({ count }) => count)).toEqual(quoted.length > 0 ? [quoted.length] : []);
  });

  test('flows where it says so', async () => {
    const flowed = 'The first crossing leaves \r\nat 05:40.\r\n\r\n> quoted words \r\n> go on\r\n-- \r\nAda\r\n';
    const fields = { 'Content-Type': 'text/plain; format=flowed' };
    expect((await read(mailOf(fields, flowed))).text.trim()).toBe(
      'The first crossing leaves at 05:40.\n\n> quoted words go on\n\n-- \nAda',
    );
    const cut = { 'Content-Type': 'text/plain; format=flowed; delsp=yes' };
    expect((await read(mailOf(cut, '海 \r\n辺。'))).text.trim()).toBe('海辺。');
  });

  test('is read of a mail that Apple Mail or a mailbox keeps, with Unix line ends, and without its last boundary', async () => {
    const mail = mailOf({});
    const apple = Buffer.concat([Buffer.from(`${mail.length}\n`), mail, Buffer.from('<?xml version="1.0"?><plist/>')]);
    expect((await read(apple, 'a.emlx')).text.trim()).toBe(BODY.trim());
    const kept = Buffer.concat([Buffer.from('From ada@x Fri May  3 08:00:00 2024\r\n'), mail]);
    expect((await read(kept)).metadata.title).toBe('The early boat');
    expect((await read(mail.toString().replaceAll('\r\n', '\n'))).text.trim()).toBe(BODY.trim());
    const body = multipart('b', [PLAIN]).toString().replace('--b--', '');
    expect((await read(mailOf({ 'Content-Type': 'multipart/mixed; boundary=b' }, body))).text.trim()).toBe(
      'Plain words of the quay.',
    );
  });

  test('is known by its content, whatever its name; a memo and a saved page are not mails', async () => {
    expect((await read(mailOf({}), 'a.txt')).mediaType).toBe('message/rfc822');
    expect((await read('From: Ada\nTo: all\nSubject: boats\n\nThe ferry runs.', 'a.txt')).mediaType).toBe('text/plain');
    const page =
      'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Page</p>\r\n--b--';
    expect((await read(page, 'a.txt')).mediaType).toBe('multipart/related');
  });
});

describe('what a mail brings along', () => {
  const attachment = (fields: Readonly<Record<string, string>>): Buffer =>
    mailOf(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      multipart('b', [PLAIN, partOf({ 'Content-Type': 'application/pdf', ...fields }, 'x')]),
    );
  const leftOut = async (bytes: Uint8Array): Promise<string[]> =>
    (await read(bytes)).leftOut
      .filter(({ what }) => /attach|picture/.test(what))
      .map(({ what, count }) => `${count} ${what}`);

  test.each([
    ['in quotes', 'attachment; filename="the report.pdf"', 'the report.pdf'],
    ['bare', 'attachment; filename=report.pdf', 'report.pdf'],
    ['with its charset (RFC 2231)', "attachment; filename*=utf-8'de'F%C3%A4hre%20%26%20Kai.pdf", 'Fähre & Kai.pdf'],
    [
      'cut into pieces',
      'attachment; filename*0*=utf-8\'\'F%C3%A4h; filename*1*=re; filename*2=" 5%.pdf"',
      'Fähre 5%.pdf',
    ],
    ['in encoded words', 'attachment; filename="=?utf-8?Q?F=C3=A4hre.pdf?="', 'Fähre.pdf'],
    ['that leads out', 'attachment; filename="../../etc/cron.d/x.pdf"', 'x.pdf'],
    ['that turns round', 'attachment; filename="a\u202efdp.exe"', 'a\ufffdfdp.exe'],
  ])('is told by its name: %s', async (_what, disposition, name) => {
    expect(await leftOut(attachment({ 'Content-Disposition': disposition }))).toEqual([
      `1 attachment “${name}”, not imported: save it and import it by itself`,
    ]);
  });

  test('pictures, signatures, mails and texts that are attached are each what they are', async () => {
    const parts = [
      PAGE,
      partOf({ 'Content-Type': 'image/png', 'Content-ID': '<1>' }, 'x'),
      partOf({ 'Content-Type': 'application/pkcs7-signature; name=smime.p7s' }, 'x'),
      partOf({ 'Content-Type': 'message/rfc822' }, mailOf({ Subject: 'Older words', From: 'Bo Roe <b@x.example>' })),
      partOf({ 'Content-Type': 'text/plain; name=notes.txt' }, 'Notes of somebody else.'),
      partOf({ 'Content-Type': 'message/external-body; access-type=URL; URL="https://x.example/a"' }, 'x'),
      partOf({ 'Content-Type': 'application/octet-stream' }, 'x'),
    ];
    const mail = mailOf({ 'Content-Type': 'multipart/mixed; boundary=b' }, multipart('b', parts));
    expect(await leftOut(mail)).toEqual([
      '1 picture in the mail',
      '1 attached mail “Older words”, not imported: save it and import it by itself',
      '1 attachment “notes.txt”, not imported: save it and import it by itself',
      '1 attachment that lies elsewhere, not fetched',
      '1 attachment without a name (application/octet-stream), not imported',
    ]);
    const { text, metadata } = await read(mail);
    expect(text).toBe('Paged words of the quay.');
    expect(metadata.author).toEqual([{ family: 'Quist', given: 'Ada' }]);
  });

  test('of hundreds of attachments thirty are named and all are counted', async () => {
    const files = Array.from({ length: 200 }, (_, at) =>
      partOf({ 'Content-Type': `application/pdf; name="${at}.pdf"` }, 'x'),
    );
    const told = (
      await read(mailOf({ 'Content-Type': 'multipart/mixed; boundary=b' }, multipart('b', [PLAIN, ...files])))
    ).leftOut;
    expect(told).toHaveLength(31);
    expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(200);
  });
});

describe('a mail that cannot be read is refused with what to do', () => {
  const related = (body: string): Buffer => mailOf({ 'Content-Type': 'multipart/mixed; boundary=b' }, body);
  test.each([
    ['encrypted (S/MIME)', mailOf({ 'Content-Type': 'application/pkcs7-mime; name=smime.p7m' }, 'x'), 'ENCRYPTED'],
    [
      'encrypted (PGP)',
      mailOf(
        { 'Content-Type': 'multipart/encrypted; boundary=b' },
        multipart('b', [partOf({ 'Content-Type': 'application/pgp-encrypted' }, 'Version: 1')]),
      ),
      'ENCRYPTED',
    ],
    ['only a file', related(multipart('b', [PDF]).toString()), 'EMPTY_FILE'],
    ['nothing', mailOf({}, ''), 'EMPTY_FILE'],
    ['no header', Buffer.from('\r\n\r\nWords.'), 'FILE_DAMAGED'],
    ['no boundary', mailOf({ 'Content-Type': 'multipart/mixed' }, 'x'), 'EMPTY_FILE'],
    [
      'several mails',
      Buffer.concat([
        Buffer.from('From a@x Fri May 3 08:00:00 2024\n'),
        mailOf({}),
        Buffer.from('\n\nFrom b@x Sat May 4 08:00:00 2024\n'),
        mailOf({}),
      ]),
      'SEVERAL_MAILS',
    ],
    ['parts without end', related('--b\r\nContent-Type: image/png\r\n\r\nx\r\n'.repeat(6_000)), 'FILE_DAMAGED'],
    [
      'parts within parts without end',
      Buffer.from(
        `From: a@x\r\nMIME-Version: 1.0\r\n${Array.from({ length: 500 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')}\r\nDeep`,
      ),
      'EMPTY_FILE',
    ],
    ['a page nested deep', mailOf({ 'Content-Type': 'text/html' }, '<div>'.repeat(100_000)), 'PAGE_TOO_COMPLEX'],
    [
      'a field without end',
      Buffer.concat([Buffer.from(`Subject: ${'=?utf-8?Q?a?= '.repeat(100_000)}\r\nMIME-Version: 1.0\r\n\r\nx`)]),
      'FILE_DAMAGED',
    ],
  ])('%s', async (_what, bytes, code) => {
    expect(await codeOf(bytes, 'a.eml')).toBe(code);
  });

  test('or is a document, 300 times damaged anywhere', async () => {
    const whole = mailOf(
      { 'Content-Type': 'multipart/mixed; boundary="=_b"', Subject: '=?utf-8?B?RMOhdMOh?=' },
      multipart('=_b', [
        partOf({ 'Content-Type': 'multipart/alternative; boundary=a' }, multipart('a', [PLAIN, PAGE])),
        PDF,
        partOf({ 'Content-Type': 'text/plain', 'Content-Transfer-Encoding': 'base64' }, base64('A list’s own words.')),
      ]),
    );
    const codes = new Map<string, number>();
    for (const copy of damagedCopies(whole)) {
      const code = await codeOf(copy, 'a.eml');
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect(codes.get('imported')).toBeGreaterThan(100);
    expect(
      [...codes.keys()].every((code) => /^(?:imported|EMPTY_FILE|FILE_DAMAGED|BINARY_FILE|ENCRYPTED)$/.test(code)),
    ).toBe(true);
  });
});
