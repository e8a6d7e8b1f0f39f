import { describe, expect, test } from 'vitest';
import { locatorOf, passageAt } from '../../src/core/facts/locator.ts';
import { sameStatement, statementKey } from '../../src/core/facts/statement.ts';
import type { Passage } from '../../src/model/source.ts';

const passage = (index: number, start: number, end: number, page: number | null = null): Passage => ({
  index,
  page,
  start,
  end,
  role: 'body',
});

describe('the place of an offset', () => {
  const passages = [passage(0, 0, 10), passage(1, 12, 20), passage(2, 25, 40)];

  test('is the passage that it is in, its end not included', () => {
    expect(passageAt(passages, 0)?.index).toBe(0);
    expect(passageAt(passages, 9)?.index).toBe(0);
    expect(passageAt(passages, 12)?.index).toBe(1);
    expect(passageAt(passages, 39)?.index).toBe(2);
  });

  test('is the next passage for an offset between two, and none after the last', () => {
    expect(passageAt(passages, 10)?.index).toBe(1);
    expect(passageAt(passages, 22)?.index).toBe(2);
    expect(passageAt(passages, 40)).toBeNull();
    expect(passageAt([], 0)).toBeNull();
  });

  test('is cited by paragraph, counted from 1, or by page where pages are known', () => {
    expect(locatorOf(passages, 13)).toEqual({ label: 'paragraph', value: '2' });
    expect(locatorOf([passage(0, 0, 10, 7)], 3)).toEqual({ label: 'page', value: '7' });
    expect(locatorOf(passages, 99)).toBeNull();
  });
});

describe('two statements', () => {
  test.each([
    ['The fleet has 12 ships.', 'the fleet has  12 ships'],
    ['“Deterrence by denial” leads', '"deterrence by denial" leads.'],
    ['Costs rose 3\u00a0% in 2021–22', 'Costs rose 3 % in 2021-22'],
    ['Caf\u00e9 reopened', 'Cafe\u0301 reopened.'],
  ])('are the same in other type-setting: %s', (a, b) => {
    expect(sameStatement(a, b)).toBe(true);
    expect(statementKey(a)).toBe(statementKey(b));
  });

  test.each([
    ['The fleet has 12 ships', 'The fleet has 13 ships'],
    ['It covers 10² km', 'It covers 102 km'],
    ['Will it rise?', 'Will it rise'],
    ['It rose by 1.5', 'It rose by 15'],
  ])('are not the same when a word, number or question mark differs: %s', (a, b) => {
    expect(sameStatement(a, b)).toBe(false);
  });
});
