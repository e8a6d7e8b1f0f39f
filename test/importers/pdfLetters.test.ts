import { describe, expect, test } from 'vitest';
import { lettersOfGlyph } from '../../src/core/importers/pdf/glyphNames.ts';
import { pdfStream, stacked, wrapped } from '../support/pdf.ts';
import { FILLER, passagesOf, readPdf } from './readPdf.ts';

/** A page that ends with a line in a font whose codes from 128 on show these glyphs. */
function withGlyphs(names: readonly string[], line: string, first = 128) {
  const lines = stacked(wrapped(FILLER, 60), { x: 72, y: 700 });
  const encoding = `<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [${first} ${names.map((name) => `/${name}`).join(' ')}] >>`;
  return readPdf([{ texts: [...lines, { x: 72, y: 640, text: line, font: 'F9' }], fonts: '/F9 20 0 R' }], {
    objects: {
      20: `<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /FirstChar 0 /LastChar 255 /Widths [${Array(256).fill(500).join(' ')}] /Encoding ${encoding} >>`,
    },
  });
}
const last = (document: Awaited<ReturnType<typeof readPdf>>): string | undefined => passagesOf(document).at(-1);
const DIGITS = 'zero one two three four five six seven eight nine'.split(' ');
const leftOut = (document: Awaited<ReturnType<typeof readPdf>>): string[] => document.leftOut.map(({ what }) => what);

describe('letters that the names of glyphs tell', () => {
  test.each(['.os', '.oldstyle', '.tosf', 'oldstyle', '.lf', 'fitted'])(
    'figures named with %s are figures',
    async (form) => {
      const names = DIGITS.map((name) => `${name}${form}`);
      const document = await withGlyphs(names, 'The fleet had \x84\x82 ships in \x82\x80\x82\x85, 1\x86 of them new.');
      // Of fitted figures the glyph list knows one alone, and pdf.js takes it.
      expect(last(document)).toBe('The fleet had 42 ships in 2025, 16 of them new.');
      expect(leftOut(document)).toEqual([]);
    },
  );

  test('a raised figure is a mark, never a digit of the number before it', async () => {
    const document = await withGlyphs(
      ['two.superior', 'three.sups'],
      'It spent 15\x80 million on 40\x81 ships that year.',
    );
    expect(last(document)).toBe('It spent 15² million on 40³ ships that year.');
  });

  test('a figure that is taken for white space is shown as one that is not known', async () => {
    const names = DIGITS.map((name) => `${name}.prop`);
    const document = await withGlyphs(names, 'It sailed on \x03 May \x02\x00\x01\x09 with \x01\x02 ships.', 0);
    expect(last(document)).toBe('It sailed on\ufffd3\ufffdMay\ufffd201\ufffd with\ufffd12\ufffdships.');
  });

  test('a letter that nothing tells is shown as one that is not known, and counted', async () => {
    const document = await withGlyphs(
      ['a27', 'a1', 'two.inferior'],
      'Losses rose to \x815\x80 of H\x82O in the \x80rst year.',
    );
    expect(last(document)).toBe('Losses rose to \ufffd5\ufffd of H\ufffdO in the \ufffdrst year.');
    expect(document.leftOut).toContainEqual({
      what: 'sign whose letter the file does not tell, shown as \ufffd',
      count: 4,
    });
  });

  test('a sign before an item is a bullet, and not of its words', async () => {
    const document = await withGlyphs(['a27'], '\x80 The quay is closed.');
    expect(last(document)).toBe('The quay is closed.');
  });

  test.each([
    ['T_h', 'Th'],
    ['f_f_i', 'ffi'],
    ['Eacute.sc', 'É'],
    ['scaron', 'š'],
    ['uni0041', 'A'],
    ['u1D400', '𝐀'],
    ['five.taboldstyle', '5'],
    ['one.superior', '¹'],
    ['onesuperior', '¹'],
    ['one.numr', null],
    ['two.subs', null],
    ['g37', null],
    ['a101', null],
    ['uniE001', null],
    ['zeroonetwo', null],
  ])('%s shows %s', (name, letters) => {
    expect(lettersOfGlyph(name)).toBe(letters);
  });
});

/** A font whose letters are pictures, in a matrix of its own. */
const drawn = (matrix: string): Record<number, string | Uint8Array> => {
  const names = [...' ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,'];
  const glyph = (letter: string): string =>
    letter === ' ' ? 'space' : letter === '.' ? 'period' : letter === ',' ? 'comma' : letter;
  const codes = names.map((letter) => `${letter.charCodeAt(0)} /${glyph(letter)}`).join(' ');
  const picture = '500 0 0 0 500 700 d1 q 400 0 0 600 0 0 cm BI /W 2 /H 2 /IM true /BPC 1 ID \xa0\xa0 EI Q';
  return {
    20: `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [${matrix}] /FirstChar 32 /LastChar 122 /Widths [${Array(91).fill(500).join(' ')}] /CharProcs << ${names.map((letter) => `/${glyph(letter)} 21 0 R`).join(' ')} >> /Encoding << /Type /Encoding /Differences [${codes}] >> /Resources << >> >>`,
    21: pdfStream(picture),
  };
};

describe('how large letters are', () => {
  test('letters that are drawn as pictures in a large matrix are of the size that is seen', async () => {
    const lines = wrapped(FILLER, 60);
    const content = lines.map((line, at) => `BT /F9 58 Tf 1 0 0 1 72 ${700 - 12 * at} Tm (${line}) Tj ET`).join('\n');
    const document = await readPdf([{ content, fonts: '/F9 20 0 R' }], { objects: drawn('0.000172 0 0 0.000172 0 0') });
    expect(passagesOf(document)).toEqual([FILLER]);
  });

  test('letters that nobody can see are told to be too small, and never to be a scan', async () => {
    const tiny = readPdf([{ texts: stacked(wrapped(FILLER, 60), { x: 72, y: 700, size: 0.2 }) }]);
    await expect(tiny).rejects.toMatchObject({
      code: 'NO_TEXT',
      message: expect.stringContaining('too small to be seen'),
    });
    const few = readPdf([{ texts: [{ x: 72, y: 700, text: 'Berth 7' }] }]);
    await expect(few).rejects.toMatchObject({
      code: 'NO_TEXT',
      message: expect.stringContaining('6 letters and digits'),
    });
  });

  test('what is too small to be seen beside a text is counted', async () => {
    const texts = stacked(wrapped(FILLER, 60), { x: 72, y: 700 });
    const document = await readPdf([{ texts: [...texts, { x: 72, y: 400, text: 'hidden', size: 0.1 }] }]);
    expect(passagesOf(document)).toEqual([FILLER]);
    expect(document.leftOut).toEqual([{ what: 'piece of text too small to be seen', count: 1 }]);
  });
});
