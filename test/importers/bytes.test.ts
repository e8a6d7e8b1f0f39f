import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MEGABYTE } from '../../src/core/importers/formats.ts';
import { importFile, refuseTooLarge, supportedExtensions } from '../../src/core/importers/index.ts';
import { BriefwrightError } from '../../src/model/errors.ts';
import { readText } from './readText.ts';

const MAX_BYTES = 20 * MEGABYTE;

const words = 'The “ferry” runs daily – in Malmö, Œuvry and Łódź.';
const latin = 'The “ferry” runs daily – in Malmö, Œuvry, at 5 €.';

const utf16 = (text: string, options: { bigEndian: boolean; mark: boolean }): Buffer => {
  const bytes = Buffer.from(`${options.mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return options.bigEndian ? bytes.swap16() : bytes;
};

function windows1252(text: string): Buffer {
  const high: Record<string, number> = { '“': 0x93, '”': 0x94, '–': 0x96, Œ: 0x8c, '€': 0x80, '’': 0x92 };
  return Buffer.from([...text].map((character) => high[character] ?? character.charCodeAt(0)));
}

const codeOf = async (bytes: Uint8Array, name = 'a.txt'): Promise<string> => {
  try {
    await importFile(bytes, name);
  } catch (error) {
    if (error instanceof BriefwrightError && error.hint !== null) return error.code;
    throw error;
  }
  return 'imported';
};

describe('the encoding of a file', () => {
  test.each([
    ['UTF-8', Buffer.from(words), words],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${words}`), words],
    ['UTF-16LE with a mark', utf16(words, { bigEndian: false, mark: true }), words],
    ['UTF-16BE with a mark', utf16(words, { bigEndian: true, mark: true }), words],
    ['UTF-16LE without a mark', utf16(words, { bigEndian: false, mark: false }), words],
    ['UTF-16BE without a mark', utf16(words, { bigEndian: true, mark: false }), words],
    ['windows-1252', windows1252(latin), latin],
    ['windows-1252 with one curly apostrophe', windows1252('The ferry’s timetable.'), 'The ferry’s timetable.'],
  ])('is told: %s', (_name, bytes, text) => {
    expect(readText(bytes, 'a.txt').text).toBe(text);
  });

  test('is told for Cyrillic in windows-1251', () => {
    const text = 'Паром ходит каждый день, кроме воскресенья, и всегда вовремя, говорят жители города.';
    const bytes = Buffer.from(
      [...text].map((letter) => (letter < '\x80' ? letter.charCodeAt(0) : letter.charCodeAt(0) - 0x410 + 0xc0)),
    );
    expect(readText(bytes, 'a.txt').text).toBe(text);
  });

  test('is told for Polish in windows-1250, not taken for its ISO twin', () => {
    const letters: Record<string, number> = {
      ą: 0xb9,
      ć: 0xe6,
      ę: 0xea,
      ł: 0xb3,
      ń: 0xf1,
      ó: 0xf3,
      ś: 0x9c,
      ź: 0x9f,
      ż: 0xbf,
    };
    const text =
      'Prom kursuje codziennie, także w święta, choć rzadziej. Późną jesienią żegluga się kończy, a łodzie śpią.';
    const bytes = Buffer.from([...text].map((letter) => letters[letter] ?? letter.charCodeAt(0)));
    expect(readText(bytes, 'a.txt').text).toBe(text);
  });

  test('that would garble the text is not guessed: UTF-8 with a few stray bytes is read, and these are told', () => {
    const damaged = Buffer.concat([Buffer.from('Ærø, Fanø, Samsø, Læsø '), Buffer.from([0xff, 0xfe, 0x41])]);
    const { text, leftOut } = readText(damaged, 'a.txt');
    expect(text).toBe('Ærø, Fanø, Samsø, Læsø \uFFFD\uFFFDA');
    expect(leftOut).toContainEqual({ what: 'characters that are not UTF-8, replaced by U+FFFD', count: 2 });
  });

  test('with a byte order mark says so in what was left out', () => {
    expect(readText(Buffer.from('\ufeffText.'), 'a.txt').leftOut).toContainEqual({
      what: 'byte order mark',
      count: 1,
    });
  });
});

describe('the text of a document', () => {
  test('is NFC with line feeds, without NUL, with U+FFFD for lone surrogates, each change noted', () => {
    const raw = 'Cafe\u0301\r\nopens\rat\u0000 nine\ud800 and\udc00 ten. 🚢';
    const { text, leftOut } = readText(utf16(raw, { bigEndian: false, mark: true }), 'a.txt');
    expect(text).toBe('Caf\u00e9\nopens\nat nine\ufffd and\ufffd ten. 🚢');
    expect(leftOut).toEqual([
      { what: 'byte order mark', count: 1 },
      { what: 'NUL character removed', count: 1 },
      { what: 'lone surrogate replaced by U+FFFD', count: 2 },
    ]);
  });

  test('replaces surrogates that were written into UTF-8 as bytes', () => {
    const bytes = Buffer.concat([Buffer.from('A '), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(' café.')]);
    const { text, leftOut } = readText(bytes, 'a.txt');
    expect(text).toBe('A \ufffd café.');
    expect(leftOut).toEqual([{ what: 'lone surrogate replaced by U+FFFD', count: 1 }]);
  });

  test('keeps white space, no-break spaces, control characters and right-to-left text as they are', () => {
    const raw = '  Two\u00a0words \t\n\n\n \u202bعربى\u202c \u0007 end  \n';
    const { text, passages } = readText(Buffer.from(raw), 'a.txt');
    expect(text).toBe(raw);
    expect(passages.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Two\u00a0words',
      '\u202bعربى\u202c \u0007 end',
    ]);
  });

  test('has the SHA-256 of its UTF-8 bytes, whatever the encoding of the file', () => {
    const sha256 = createHash('sha256').update(words).digest('hex');
    for (const bytes of [Buffer.from(words), utf16(words, { bigEndian: true, mark: true })])
      expect(readText(bytes, 'a.txt').sha256).toBe(sha256);
  });

  test('is trimmed of bullets and no-break spaces only in its passages', () => {
    const { text, passages } = readText(Buffer.from('\u00a0• \u00a0First\u00a0\n- second\n•\n'), 'a.txt');
    expect(passages.map(({ start, end }) => text.slice(start, end))).toEqual(['First', 'second', '•']);
  });

  test('of any well-formed kind comes in as it is, in passages that are in order and trimmed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('a.txt', 'a.md'), (any, name) => {
        fc.pre(any.trim() !== '' && !/^\ufeff|[\0\r]/.test(any));
        let document: ReturnType<typeof readText>;
        try {
          document = readText(Buffer.from(any), name);
        } catch (error) {
          expect(error).toBeInstanceOf(BriefwrightError);
          return;
        }
        expect(document.text).toBe(any.normalize('NFC'));
        let last = 0;
        for (const { start, end } of document.passages) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(document.text.slice(start, end).trim()).toBe(document.text.slice(start, end));
          last = end;
        }
      }),
    );
  });

  test('from random bytes is a document or an error that says what to do', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 400 }),
        fc.constantFrom('a.txt', 'a.md'),
        async (bytes, name) => {
          expect(await codeOf(bytes, name)).toMatch(/^(?:imported|EMPTY_FILE|BINARY_FILE|UNKNOWN_ENCODING)$/);
        },
      ),
    );
  });
});

describe('a file that cannot be imported', () => {
  const random = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * index * 31 + index * 7) % 256));

  test.each([
    ['nothing', Buffer.alloc(0), 'a.txt', 'EMPTY_FILE'],
    ['white space', Buffer.from(' \n\u00a0\r\n'), 'a.txt', 'EMPTY_FILE'],
    ['only a byte order mark', Buffer.from('\ufeff'), 'a.md', 'EMPTY_FILE'],
    ['random bytes', random, 'a.txt', 'BINARY_FILE'],
    ['NULs', Buffer.alloc(500), 'a.txt', 'BINARY_FILE'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'a.txt', 'FILE_DAMAGED'],
    ['a zip', Buffer.from('PK\x03\x04 and so on'), 'a.md', 'ARCHIVE_DAMAGED'],
    ['text of another ending', Buffer.from('Text.'), 'a.wpd', 'UNSUPPORTED_FORMAT'],
    ['text without an ending', Buffer.from('Text.'), 'README', 'UNSUPPORTED_FORMAT'],
    ['an ending that objects have', Buffer.from('Text.'), 'a.constructor', 'UNSUPPORTED_FORMAT'],
    ['too many bytes', Buffer.alloc(MAX_BYTES + 1, 'a'), 'a.txt', 'FILE_TOO_LARGE'],
    ['too many paragraphs', Buffer.from('a\n'.repeat(200_001)), 'a.txt', 'FILE_TOO_LARGE'],
  ])('is refused by its content and name: %s', async (_what, bytes, name, code) => {
    expect(await codeOf(bytes, name)).toBe(code);
  });

  test('is refused by its size before it is read', () => {
    expect(() => refuseTooLarge(100_000_000, 'a.txt')).toThrow(expect.objectContaining({ code: 'FILE_TOO_LARGE' }));
    expect(() => refuseTooLarge(MAX_BYTES, 'a.txt')).not.toThrow();
  });

  test('is not refused for capitals in its ending', async () => {
    expect(await codeOf(Buffer.from('Text.'), 'C:\\notes\\A.TXT')).toBe('imported');
    expect(supportedExtensions).toContain('.md');
  });
});
