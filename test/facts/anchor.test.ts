import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorQuote, contextAt, reanchor, wakeQuote } from '../../src/core/facts/anchor.ts';
import { foldText, splitsPair } from '../../src/core/facts/fold.ts';

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).map((text) => text.normalize('NFC'));
const words = fc.array(
  fc.constantFrom(
    'the',
    'fleet',
    'sailed',
    'in',
    'May',
    '2024,',
    'with\u00a0four',
    'ships.',
    '“So',
    'be',
    'it.”',
    '🚢',
  ),
  {
    minLength: 3,
    maxLength: 60,
  },
);
/** A text and a slice of it that cuts no character in two. */
const textAndSlice = fc
  .oneof(
    anyText,
    words.map((list) => list.join(' ')),
  )
  .chain((text) =>
    fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
      .filter(([start, end]) => start < end && !splitsPair(text, start) && !splitsPair(text, end))
      .map(([start, end]) => ({ text, start, end })),
  );

describe('anchoring a quote', () => {
  const text = 'The survey found that costs fell.\nA year on,\u00a0the “survey found” that costs rose.';

  test('takes the position when exactly the quote is there, though the words are there twice', () => {
    const start = text.lastIndexOf('costs');
    expect(anchorQuote(text, { quote: 'costs', start, end: start + 5 })).toMatchObject({ found: 'at-position', start });
  });

  test('looks for the quote when the position holds other words', () => {
    expect(anchorQuote(text, { quote: 'costs rose', start: 3, end: 13 })).toMatchObject({
      found: 'by-quote',
      quote: 'costs rose',
      prefix: '\nA year on,\u00a0the “survey found” that '.slice(-32),
      suffix: '.',
    });
  });

  test('gives back the exact characters of the document for a quote in plain type-setting', () => {
    const found = anchorQuote(text, { quote: 'A year on, the "survey found"' });
    expect(found).toMatchObject({ found: 'by-quote', quote: 'A year on,\u00a0the “survey found”' });
  });

  test('finds a quote that runs over a line end', () => {
    expect(anchorQuote('of the\n\n  year', { quote: 'the year' })).toMatchObject({ quote: 'the\n\n  year' });
  });

  test('prefers exactly the same characters to the same words in another type-setting', () => {
    const both = 'It said "no more" once, and “no more” again.';
    expect(anchorQuote(both, { quote: '“no more”' })).toMatchObject({ found: 'by-quote', start: both.indexOf('“') });
  });

  test('calls a quote that is not there absent, and one of nothing but space too', () => {
    expect(anchorQuote(text, { quote: 'costs stayed' })).toEqual({ found: 'no', reason: 'absent', count: 0 });
    expect(anchorQuote(text, { quote: ' \n' })).toEqual({ found: 'no', reason: 'absent', count: 0 });
    expect(anchorQuote(text, { quote: '' })).toMatchObject({ reason: 'absent' });
  });

  test('does not find another case of the same letters', () => {
    expect(anchorQuote(text, { quote: 'COSTS ROSE' })).toMatchObject({ reason: 'absent' });
  });

  test('calls a quote ambiguous when it is there twice and nothing tells the places apart', () => {
    expect(anchorQuote(text, { quote: 'that costs' })).toEqual({ found: 'no', reason: 'ambiguous', count: 2 });
    expect(anchorQuote('one two. one two. one two.', { quote: 'two', prefix: 'one ', suffix: '. one' })).toMatchObject({
      reason: 'ambiguous',
      count: 3,
    });
  });

  test('lets either side of the context decide among several places', () => {
    expect(anchorQuote(text, { quote: 'that costs', suffix: ' rose' })).toMatchObject({
      start: text.lastIndexOf('that costs'),
    });
    expect(anchorQuote(text, { quote: 'costs', prefix: 'The survey found that ' })).toMatchObject({
      start: text.indexOf('costs'),
    });
  });

  test('counts places that overlap', () => {
    expect(anchorQuote('banana', { quote: 'ana' })).toMatchObject({ reason: 'ambiguous', count: 2 });
  });

  test('never takes half a character for a quote', () => {
    const half = '🚢'.charAt(1);
    expect(anchorQuote('a 🚢 sails', { quote: half })).toMatchObject({ found: 'no' });
    expect(anchorQuote('a 🚢 sails', { quote: `${half} sails`, start: 3, end: 10 })).toMatchObject({ found: 'no' });
  });

  test('ignores positions that are no positions', () => {
    for (const start of [-1, 0.5, Number.NaN, 10_000])
      expect(anchorQuote(text, { quote: 'fell', start, end: start + 4 })).toMatchObject({ found: 'by-quote' });
  });

  test('anchors any slice of any text at its own position', () => {
    fc.assert(
      fc.property(textAndSlice, ({ text: any, start, end }) => {
        const quote = any.slice(start, end);
        expect(anchorQuote(any, { quote, start, end })).toEqual({
          found: 'at-position',
          quote,
          start,
          end,
          ...contextAt(any, start, end),
        });
      }),
    );
  });

  test('anchors any slice that is there once back to itself by its words alone', () => {
    fc.assert(
      fc.property(textAndSlice, ({ text: any, start, end }) => {
        const quote = any.slice(start, end);
        fc.pre(
          quote.trim() !== '' && any.indexOf(quote) === any.lastIndexOf(quote) && foldText(quote).text.trim() !== '',
        );
        expect(anchorQuote(any, { quote })).toMatchObject({ found: 'by-quote', start, end, quote });
      }),
    );
  });

  test('gives back only quotes that stand where it says, whatever it is asked', () => {
    fc.assert(
      fc.property(textAndSlice, anyText, anyText, ({ text: any, start, end }, prefix, suffix) => {
        const found = anchorQuote(any, { quote: any.slice(start, end).replace(/\s/g, ' '), prefix, suffix });
        if (found.found === 'no') return;
        expect(any.slice(found.start, found.end)).toBe(found.quote);
        expect(found.quote.isWellFormed()).toBe(any.slice(start, end).isWellFormed());
      }),
    );
  });

  test('uses a text that was folded before', () => {
    const folded = foldText(text);
    expect(anchorQuote(folded, { quote: 'on, the "survey' })).toEqual(anchorQuote(text, { quote: 'on, the "survey' }));
  });

  test('gives up on words that are there a thousand times instead of guessing', () => {
    const many = 'yes no '.repeat(3000);
    expect(anchorQuote(many, { quote: 'yes', prefix: 'no ', suffix: ' no' })).toMatchObject({ reason: 'ambiguous' });
  });
});

describe('the context of a position', () => {
  test('is at most 32 code units a side and never half a character', () => {
    fc.assert(
      fc.property(textAndSlice, ({ text, start, end }) => {
        const { prefix, suffix } = contextAt(text, start, end);
        expect(text.slice(0, start).endsWith(prefix)).toBe(true);
        expect(text.slice(end).startsWith(suffix)).toBe(true);
        expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(32);
        expect(splitsPair(text, start - prefix.length) || splitsPair(text, end + suffix.length)).toBe(false);
      }),
    );
    expect(contextAt(`🚢${'a'.repeat(31)}b`, 33, 34).prefix).toBe('a'.repeat(31));
  });
});

describe('waking a quote that waited for its document', () => {
  test('cuts it from the text with its context', () => {
    expect(wakeQuote('One two three.', 4, 7)).toEqual({ quote: 'two', prefix: 'One ', suffix: ' three.' });
  });

  test.each([
    [5, 5],
    [7, 4],
    [-1, 3],
    [0, 99],
    [0.5, 2],
  ])('refuses %d–%d, which is no position in it', (start, end) => {
    expect(() => wakeQuote('One two three.', start, end)).toThrow(expect.objectContaining({ code: 'BAD_POSITION' }));
  });

  test('refuses a position that cuts a character in two', () => {
    expect(() => wakeQuote('a🚢b', 2, 4)).toThrow(expect.objectContaining({ code: 'BAD_POSITION' }));
  });
});

describe('finding a quote again in a changed document', () => {
  const old = 'In 2023 the port closed. Trade with the island rose by a tenth that year. Nobody had expected it.';
  const quote = 'rose by a tenth';
  const evidence = { quote, ...contextAt(old, old.indexOf(quote), old.indexOf(quote) + quote.length) };

  test('finds it where only text further off was added, taken away or changed', () => {
    const edited = `A new first paragraph.\n\n${old.replace('In 2023 the port closed', 'The port closed in spring')} More.`;
    expect(reanchor(evidence, edited)).toMatchObject({ found: 'again', start: edited.indexOf(quote), quote });
  });

  test('finds it in other type-setting and gives the new characters', () => {
    const reset = old.replaceAll(' ', '\u00a0').replace('island', 'island\n');
    expect(reanchor(evidence, reset)).toMatchObject({ found: 'again', quote: 'rose\u00a0by\u00a0a\u00a0tenth' });
  });

  test('orphans it where the quote itself changed', () => {
    expect(reanchor(evidence, old.replace('tenth', 'fifth'))).toEqual({ found: 'no', reason: 'absent', count: 0 });
  });

  test('orphans it where the words next to it changed, though it is there once', () => {
    const other = old.replace('the island rose', 'the mainland rose');
    expect(reanchor(evidence, other)).toEqual({ found: 'no', reason: 'context-changed', count: 1 });
    expect(reanchor(evidence, old.replace('tenth that', 'tenth last'))).toMatchObject({ reason: 'context-changed' });
  });

  test('takes no longer word for the old neighbour because it ends like it', () => {
    expect(reanchor(evidence, old.replace('the island rose', 'the disisland rose'))).toMatchObject({
      reason: 'context-changed',
    });
  });

  test('orphans it where it is there twice in its old setting', () => {
    expect(reanchor(evidence, `${old}\n${old}`)).toEqual({ found: 'no', reason: 'ambiguous', count: 2 });
  });

  test('tells it from the same words in another setting by the whole of its context', () => {
    const twice = `${old} Prices on the coast rose by a tenth, too.`;
    expect(reanchor(evidence, twice)).toMatchObject({ found: 'again', start: old.indexOf(quote) });
  });

  test('orphans it where the words stand elsewhere too and its own setting was edited', () => {
    const twice = `${old.replace('Nobody', 'Nor')} Prices rose by a tenth.`.replace('Trade with', 'Trade to');
    expect(reanchor(evidence, twice)).toMatchObject({ found: 'no', reason: 'ambiguous', count: 2 });
  });

  test('asks for nothing at an end of the old document', () => {
    const whole = { quote: 'All of it.', prefix: '', suffix: '' };
    expect(reanchor(whole, 'Before. All of it. After.')).toMatchObject({ found: 'again', start: 8 });
    expect(reanchor(whole, 'All of it. All of it.')).toMatchObject({ found: 'no', reason: 'ambiguous' });
  });

  test('finds any slice again in the very same text when it is there once', () => {
    fc.assert(
      fc.property(textAndSlice, ({ text, start, end }) => {
        const slice = text.slice(start, end);
        const folded = foldText(text).text;
        const sought = foldText(slice).text.trim();
        fc.pre(sought !== '' && slice.trim() === slice && folded.indexOf(sought) === folded.lastIndexOf(sought));
        expect(reanchor({ quote: slice, ...contextAt(text, start, end) }, text)).toMatchObject({ found: 'again' });
      }),
    );
  });

  test('never finds it again where it is not', () => {
    fc.assert(
      fc.property(textAndSlice, anyText, ({ text, start, end }, other) => {
        const found = reanchor({ quote: text.slice(start, end), ...contextAt(text, start, end) }, other);
        if (found.found === 'again') expect(other.slice(found.start, found.end)).toBe(found.quote);
      }),
    );
  });
});
