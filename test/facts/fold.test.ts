import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldText } from '../../src/core/facts/fold.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => text.normalize('NFC'));

describe('folding for matching', () => {
  test('makes every white space one space, line ends and no-break spaces among it', () => {
    expect(foldText('a\u00a0\u202f b\n\n\tc\u3000d').text).toBe('a b c d');
  });

  test('makes typographic quotes, dashes, ellipses and ligatures plain', () => {
    expect(fold('“It’s” 2020–21 — the ﬁrst… «end»')).toBe('"It\'s" 2020-21 - the first... "end"');
  });

  test('drops soft hyphens, zero-width spaces and marks of direction', () => {
    expect(fold('co\u00adope\u200brat\u2060ion\u200e')).toBe('cooperation');
  });

  test('keeps a power apart from the digits it is made of, and case as it is', () => {
    expect(fold('10²')).not.toBe(fold('102'));
    expect(fold('½')).not.toBe(fold('1/2'));
    expect(fold('NATO')).not.toBe(fold('Nato'));
  });

  test('keeps joiners that change how a word is read', () => {
    expect(fold('می\u200cخواهم')).toContain('\u200c');
  });

  test('knows for each folded unit which character it came from', () => {
    const folded = foldText('a \u00a0…b');
    expect(folded.text).toBe('a ...b');
    expect([...folded.starts]).toEqual([0, 1, 3, 3, 3, 4]);
    expect([...folded.ends]).toEqual([1, 3, 4, 4, 4, 5]);
  });

  test('always maps inside the text, in order, with one start and one end a unit', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text);
        expect(folded.starts).toHaveLength(folded.text.length);
        for (let unit = 0; unit < folded.text.length; unit += 1) {
          const [start, end] = [folded.starts[unit] as number, folded.ends[unit] as number];
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          if (unit > 0) expect(start).toBeGreaterThanOrEqual(folded.starts[unit - 1] as number);
        }
      }),
    );
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test('grows its map where ligatures make a text longer', () => {
    const folded = foldText('ﬃ'.repeat(5000));
    expect(folded.text).toBe('ffi'.repeat(5000));
    expect(folded.ends[14_999]).toBe(5000);
  });
});
