import { expect, test } from 'vitest';
import { mergedList } from '../../src/renderer/library/mergedList.ts';

test.each([
  ['one is added to a list that has one more by now', 'ab', 'abc', 'abx', 'abcx'],
  ['two are added at once', 'a', 'ab', 'ac', 'abc'],
  ['one is taken out of a list that has one more', 'abc', 'ac', 'abcx', 'acx'],
  ['one is changed in a list whose other entry was changed', 'ab', 'aB', 'Ab', 'AB'],
  ['one is added that is there by now', 'a', 'ab', 'ab', 'ab'],
  ['one is added after an entry that is gone', 'ab', 'abc', 'a', 'ac'],
  ['the first of all', '', 'a', 'b', 'ab'],
  ['nothing else was done', 'abc', 'acb', 'abc', 'acb'],
  ['all are taken out', 'ab', '', 'ab', ''],
])('%s', (_, before, after, now, merged) => {
  expect(mergedList([...before], [...after], [...now])?.join('')).toBe(merged);
});

test('what is changed or taken out must be there still', () => {
  expect(mergedList(['a', 'b'], ['a', 'B'], ['a', 'x'])).toBeNull();
  expect(mergedList(['a', 'b'], ['a'], ['a'])).toBeNull();
});

test('entries are told apart by what they say', () => {
  const [one, other] = [
    { metric: 'ships', value: 9 },
    { metric: 'ships', value: 12 },
  ];
  expect(mergedList([one], [{ ...one, value: 10 }], [other, { ...one }])).toEqual([other, { ...one, value: 10 }]);
});
