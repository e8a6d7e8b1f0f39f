import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { loadDesign } from '../../src/core/scenes/design.ts';
import { fallbackEm } from '../../src/core/scenes/text/fallback.ts';
import { loadFontMetrics, WIDTH_SHARE } from '../../src/core/scenes/text/fontMetrics.ts';
import { countLines, measureRuns } from '../../src/core/scenes/text/measure.ts';

const metrics = loadFontMetrics(loadDesign('light'));
const fonts = join(import.meta.dirname, '../../resources/fonts');

const PROSE = `A briefing is read in minutes and remembered for months, so each line must carry its weight. AVATAR, Tokyo, To Voice
Ya and Wolfgang are set with kerning; office, affluent, fjord and waffle with ligatures. The figures 74.22, 158.96 and
13.52 % stand for USD bn in 2025 – 2031; “quoted words” and ‘others’ – with dashes — and (parentheses) too. Zażółć gęślą
jaźń, Příliš žluťoučký kůň, Ærøskøbing, Łódź, Ünïcödé. Южная Корея и НАТО. Η Ελλάδα και η Κύπρος. TLP:AMBER+STRICT is
longer than TLP:RED. Partners agreed on e-mail, follow-up, and/or re-use; Version 2.0 was retired (see p. 3). Trust takes
years, seconds break it: the exercise “Typhoon Valley” taught that, and every team wrote it into its own list of lessons.`;
const STYLES = [
  { file: 'Regular', look: {} },
  { file: 'Bold', look: { bold: true } },
  { file: 'Italic', look: { italic: true } },
  { file: 'BoldItalic', look: { bold: true, italic: true } },
] as const;

describe('the table of advances', () => {
  for (const { file, look } of STYLES) {
    const font = create(readFileSync(join(fonts, `Carlito-${file}.ttf`)));
    const shapedEm = (text: string): number => font.layout(text).advanceWidth / font.unitsPerEm;
    const tableEm = (text: string): number => measureRuns([{ text, ...look }], metrics).widthEm;

    test(`never gives a line of Carlito ${file} less width than shaping it does, within the margin that is kept`, () => {
      const words = PROSE.split(/\s+/);
      for (let i = 0; i + 12 <= words.length; i++) {
        const line = words.slice(i, i + 12).join(' ');
        expect(shapedEm(line) / tableEm(line), line).toBeLessThanOrEqual(1 / WIDTH_SHARE);
        expect(shapedEm(line) / tableEm(line), line).toBeGreaterThan(0.96);
      }
    });

    test(`never gives a word of Carlito ${file} less than 2.5 % under what shaping gives it`, () => {
      for (const word of new Set(PROSE.split(/\s+/))) {
        expect(shapedEm(word) / tableEm(word), word).toBeLessThanOrEqual(1.025);
      }
    });
  }

  test('measures a line no lower than the font sets it', () => {
    const { unitsPerEm, 'OS/2': os2 } = create(readFileSync(join(fonts, 'Carlito-Regular.ttf')));
    expect(metrics.lineHeightEm).toBeGreaterThanOrEqual((os2.winAscent + os2.winDescent) / unitsPerEm);
  });
});

describe('what the font lacks', () => {
  test.each([
    ['an ideograph', '\u97d3', 1, 1],
    ['a syllable of Hangul', '\ud55c', 1, 1],
    ['an emoji', '\u{1f6f0}', 1.3, 1.5],
    ['an Arabic letter', '\u0634', 0.6, 1],
    ['a mark that combines', '\u064b', 0, 0],
    ['a joiner', '\u200d', 0, 0],
  ])('%s has the width of its named fallback', (_, character, least, most) => {
    const em = fallbackEm(character.codePointAt(0) ?? 0);
    expect(em).toBeGreaterThanOrEqual(least);
    expect(em).toBeLessThanOrEqual(most);
  });

  test('makes its line as high as the fallback needs', () => {
    expect(measureRuns([{ text: 'plain words' }], metrics).lineEm).toBe(metrics.lineHeightEm);
    expect(measureRuns([{ text: 'words \u97d3\u56fd' }], metrics).lineEm).toBeGreaterThanOrEqual(1.448);
  });
});

describe('lines', () => {
  const lines = (text: string, widthEm: number): number => countLines(measureRuns([{ text }], metrics), widthEm);

  test('break after white space', () => {
    expect(lines('aaaa bbbb', 3)).toBe(2);
    expect(lines('aaaa bbbb', 10)).toBe(1);
  });

  test('do not break at a no-break space', () => {
    const broken = measureRuns([{ text: 'aaaa\u00a0bbbb' }], metrics);
    expect(broken.wordEms).toHaveLength(1);
  });

  test('are not counted on a break after a hyphen, at which renderers differ', () => {
    expect(measureRuns([{ text: 'follow-up' }], metrics).wordEms).toHaveLength(1);
  });

  test('keep a linked run whole, as LibreOffice does', () => {
    const mark = { text: '(Author, 2024)', link: { kind: 'source', sourceId: 's' } } as const;
    expect(measureRuns([{ text: 'words ' }, mark], metrics).wordEms).toHaveLength(2);
  });

  test('break between ideographs, but not before a full stop', () => {
    expect(measureRuns([{ text: '\u97d3\u56fd\u5916' }], metrics).wordEms).toHaveLength(3);
    expect(measureRuns([{ text: '\u97d3\u56fd\u3002' }], metrics).wordEms).toHaveLength(2);
  });

  test('break inside a word that is longer than a line', () => {
    const perLine = Math.floor(10 / measureRuns([{ text: 'm' }], metrics).widthEm);
    expect(lines('m'.repeat(perLine * 3), 10)).toBe(3);
  });
});
