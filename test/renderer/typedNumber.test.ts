import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainNumber, readNumber } from '../../src/renderer/library/inspector/typedNumber.ts';

describe('a number as it is typed', () => {
  test.for([
    ['1200', 1200],
    ['1,200', 1200],
    ['74 220 000 000', 74_220_000_000],
    ['74.22 bn', 74_220_000_000],
    ['1.005 million', 1_005_000],
    ['0.1', 0.1],
    ['.5', 0.5],
    ['−4.50', -4.5],
    ['007', 7],
  ] as const)('“%s” is %d, digit for digit', ([text, value]) => {
    expect(readNumber(text)).toEqual({ value });
  });

  test.for([
    ['', /has a value/],
    ['12,5', /12\.5/],
    ['1,20,000', /point/],
    ['about 5', /number/],
    ['5 %', /unit/],
    ['5 ships', /unit/],
    ['12345678901234567890', /exactly/],
    ['0.12345678901234567890', /exactly/],
    ['1e5', /unit|number/],
  ] as const)('“%s” is refused with the reason', ([text, reason]) => {
    expect(readNumber(text)).toEqual({ fault: expect.stringMatching(reason) });
  });

  test('what a measure holds is typed back without a change', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-15);
        expect(readNumber(plainNumber(value))).toEqual({ value: value === 0 ? 0 : value });
      }),
    );
  });
});
