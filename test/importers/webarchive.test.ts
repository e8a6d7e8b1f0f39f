import { describe, expect, test } from 'vitest';
import { damagedCopies, type Next } from './damaged.ts';
import { codeOf, importPage, linesOf, newsPage, PROSE } from './html/pages.ts';
import { ADDRESS, plistOf, webarchiveOf } from './webarchiveOf.ts';

const PAGE = newsPage('<title>The boat – Malmö</title>');
const read = (bytes: Uint8Array, name = 'a.webarchive') => importPage(bytes, name);

describe('a page that Safari archived', () => {
  test('is its article, with the address that it was at', async () => {
    const { text, metadata, foundIn, mediaType } = await read(webarchiveOf({ page: PAGE }));
    expect(text).toBe(PROSE.join('\n\n'));
    expect(metadata).toEqual({ type: 'webpage', title: 'The boat – Malmö', URL: ADDRESS });
    expect(foundIn).toEqual({ title: 'page title', URL: 'address in the web archive' });
    expect(mediaType).toBe('application/x-webarchive');
  });

  test('is known by its content, whatever its name', async () => {
    expect((await read(webarchiveOf({ page: PAGE }), 'page.dat')).mediaType).toBe('application/x-webarchive');
  });

  test('has pictures, styles and frames that are not read', async () => {
    const inner = {
      WebMainResource: { WebResourceData: Buffer.from('<p>EVIL</p>'), WebResourceMIMEType: 'text/html' },
    };
    const more = {
      WebSubresources: [{ WebResourceData: Buffer.from('x'), WebResourceURL: 'https://t.example/a.png' }],
      WebSubframeArchives: [inner],
    };
    expect((await read(webarchiveOf({ page: PAGE, more }))).text).not.toContain('EVIL');
  });

  test.each([
    ['windows-1251', 'CFE0F0EEEC', 'Паром'],
    ['shift_jis', '8A43', '海'],
    ['UTF-16', 'FFFE46006500', 'Fe'],
    ['', '46C3A4', 'Fä'],
    ['nobody knows', '46657272792E', 'Ferry.'],
  ])('in the encoding %s', async (encoding, hex, words) => {
    const page =
      encoding === 'UTF-16'
        ? Buffer.from('\ufeff<p>Fe</p>', 'utf16le')
        : Buffer.concat([Buffer.from('<p>'), Buffer.from(hex, 'hex'), Buffer.from('</p>')]);
    expect(linesOf(await read(webarchiveOf({ page, encoding })))).toEqual([words]);
  });

  test('without encoding, type or address is read by what it is', async () => {
    const { text, metadata } = await read(webarchiveOf({ page: PAGE, encoding: null, type: null, url: null }));
    expect(text).toBe(PROSE.join('\n\n'));
    expect(metadata.URL).toBeUndefined();
  });

  test.each([
    ['of the disk', 'file:///Users/ada/page.html', undefined],
    ['with letters of its own', 'https://gazette.example/fähre', 'https://gazette.example/fähre'],
    ['that is a program', 'javascript:alert(1)', undefined],
    ['with a password', 'https://ada:secret@x.example/', undefined],
  ])('at an address %s', async (_what, url, found) => {
    expect((await read(webarchiveOf({ page: PAGE, url }))).metadata.URL).toBe(found);
  });

  test('in XHTML, and with what its page says of itself going before', async () => {
    const page =
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>Quay &#8211; pier.</p></body></html>';
    expect((await read(webarchiveOf({ page, type: 'application/xhtml+xml' }))).text).toBe('Quay – pier.');
    const canonical = newsPage('<title>x</title><link rel="canonical" href="https://gazette.example/own">');
    expect((await read(webarchiveOf({ page: canonical }))).metadata.URL).toBe('https://gazette.example/own');
  });
});

describe('what is no page is refused with one clear sentence', () => {
  /** A list in which each object holds the next one twice: read whole it has 2 to the 60th. */
  const laughs = plistOf({
    WebMainResource: { WebResourceData: Buffer.from(PAGE), WebResourceMIMEType: 'text/html' },
    WebSubresources: Array.from({ length: 60 }, () => [{ to: 8 }, { to: 8 }]),
  });
  const whole = webarchiveOf({ page: PAGE });
  const trailer = (at: number, bytes: string): Buffer => {
    const copy = Buffer.from(whole);
    Buffer.from(bytes, 'hex').copy(copy, copy.length - 32 + at);
    return copy;
  };
  test.each([
    ['a PDF', webarchiveOf({ page: '%PDF-1.7', type: 'application/pdf' }), 'NO_PAGE'],
    ['a picture', webarchiveOf({ page: 'x', type: 'image/png' }), 'NO_PAGE'],
    ['no page', plistOf({ WebSubresources: [] }), 'NO_PAGE'],
    ['a page that is a list', plistOf({ WebMainResource: ['a'] }), 'NO_PAGE'],
    ['a page that is words', plistOf({ WebMainResource: { WebResourceData: '<p>a</p>' } }), 'NO_PAGE'],
    ['a list at its top', plistOf(['WebMainResource']), 'NO_PAGE'],
    ['itself for a page', plistOf({ WebMainResource: { to: 0 } }), 'NO_PAGE'],
    ['a page without words', webarchiveOf({ page: '<script>x()</script>' }), 'EMPTY_FILE'],
    ['nothing of a page', webarchiveOf({ page: '' }), 'EMPTY_FILE'],
    ['a page nested deep', webarchiveOf({ page: '<div>'.repeat(100_000) }), 'PAGE_TOO_COMPLEX'],
    ['no list', Buffer.from('bplist00 WebMainResource'), 'FILE_DAMAGED'],
    ['a list in XML', Buffer.from('<?xml version="1.0"?><plist version="1.0"><dict/></plist>'), 'FILE_DAMAGED'],
    ['an end that is cut off', whole.subarray(0, whole.length - 40), 'FILE_DAMAGED'],
    ['offsets of no size', trailer(6, '00'), 'FILE_DAMAGED'],
    ['references of 255 bytes', trailer(7, 'ff'), 'FILE_DAMAGED'],
    ['more objects than bytes', trailer(8, 'ffffffffffffffff'), 'imported'],
    ['a top that is not there', trailer(16, '00000000ffffffff'), 'FILE_DAMAGED'],
    ['a table beyond its end', trailer(24, 'ffffffffffffffff'), 'FILE_DAMAGED'],
    ['objects that hold each other without end', laughs, 'imported'],
  ])('%s', async (_what, bytes, code) => {
    expect(await codeOf(bytes, 'a.webarchive')).toBe(code);
  });

  test('or is a document, 300 times damaged anywhere', async () => {
    const codes = new Map<string, number>();
    // Half of the damage is where the format is, not the page's words.
    const at = (next: Next, length: number, round: number) => (round % 2 === 0 ? next(length) : length - 1 - next(140));
    for (const copy of damagedCopies(whole, { flips: (next) => 1 + next(8), at, cutEvery: 5 })) {
      const code = await codeOf(copy, 'a.webarchive');
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect(codes.get('imported')).toBeGreaterThan(50);
    expect(codes.get('FILE_DAMAGED')).toBeGreaterThan(50);
  });
});
