import { describe, expect, test } from 'vitest';
import { importFile } from '../../src/core/importers/index.ts';
import { cslJson, only } from './references.ts';

describe('items that are read', () => {
  const cases: readonly [string, unknown, object][] = [
    ['a list', [{ id: 'a', type: 'book', title: 'X' }], { type: 'book', title: 'X' }],
    ['one item alone', { id: 'a', type: 'book', title: 'X' }, { title: 'X' }],
    ['a list within an object', { items: [{ id: 1, type: 'book', title: 'X' }] }, { title: 'X' }],
    ['a byte order mark', `\ufeff[{"type":"book","title":"X"}]`, { title: 'X' }],
    ['no type', [{ title: 'X' }], { type: 'document' }],
    [
      'types of Crossref',
      [{ type: 'journal-article', title: ['X'], 'container-title': ['J'] }],
      { type: 'article-journal', title: 'X', 'container-title': 'J' },
    ],
    [
      'date parts in words',
      [{ type: 'book', title: 'X', issued: { 'date-parts': [['2020', '5', '06']] } }],
      { issued: { 'date-parts': [[2020, 5, 6]] } },
    ],
    ['a date in words', [{ type: 'book', title: 'X', issued: { raw: 'May 2020' } }], { issued: { raw: 'May 2020' } }],
    ['a date as a string', [{ type: 'book', title: 'X', issued: '2020' }], { issued: { raw: '2020' } }],
    [
      'a month that is none',
      [{ type: 'book', title: 'X', issued: { 'date-parts': [[2020, 13, 1]] } }],
      { issued: { 'date-parts': [[2020]] } },
    ],
    [
      'a range',
      [{ type: 'book', title: 'X', issued: { 'date-parts': [[2020], [2021]] } }],
      { issued: { 'date-parts': [[2020], [2021]] } },
    ],
    [
      'a season',
      [{ type: 'book', title: 'X', issued: { 'date-parts': [[2020]], season: 2 } }],
      { issued: { 'date-parts': [[2020]], season: 2 } },
    ],
    [
      'empty parts of a date',
      [{ type: 'book', title: 'X', issued: { 'date-parts': [[2020, null, '']] } }],
      { issued: { 'date-parts': [[2020]] } },
    ],
    [
      'names with all their parts',
      [
        {
          type: 'book',
          title: 'X',
          author: [{ family: 'B', given: 'L', 'non-dropping-particle': 'van', suffix: 'Jr.' }],
        },
      ],
      { author: [{ family: 'B', given: 'L', 'non-dropping-particle': 'van', suffix: 'Jr.' }] },
    ],
    [
      'an organisation',
      [{ type: 'book', title: 'X', author: [{ literal: 'NATO' }] }],
      { author: [{ literal: 'NATO' }] },
    ],
    [
      'an organisation of Crossref',
      [{ type: 'book', title: 'X', author: [{ name: 'NATO', sequence: 'first' }] }],
      { author: [{ literal: 'NATO' }] },
    ],
    ['numbers as numbers', [{ type: 'book', title: 'X', volume: 3, page: 7 }], { volume: '3', page: '7' }],
    ['markup in a title', [{ type: 'book', title: '<i>X</i> &amp; 10<sup>2</sup>' }], { title: 'X & 10²' }],
    ['fields of other programs', [{ type: 'book', title: 'X', shelf: { room: [1, 2] } }], { shelf: { room: [1, 2] } }],
    ['a DOI with its resolver', [{ type: 'book', title: 'X', DOI: 'https://doi.org/10.1000/x' }], { DOI: '10.1000/x' }],
    ['a mail address', [{ type: 'book', title: 'X', URL: 'mailto:a@example.org' }], { URL: 'mailto:a@example.org' }],
  ];
  test.each(cases)('%s', (_name, value, expected) => {
    expect(only(cslJson(value)).csl).toMatchObject(expected);
  });
});

test('a bad item costs that item, and is told', () => {
  const { references, problems } = cslJson([
    { id: 'a', type: 'book', title: 'One' },
    7,
    { id: 'b', type: 'book', title: { no: 'title' } },
    { id: 'c', type: 'book', title: 'X', author: [5] },
    { id: 'd', type: 'book', title: 'Two' },
  ]);
  expect(references.map(({ citationKey }) => citationKey)).toEqual(['a', 'd']);
  expect(problems.map(({ where, code }) => [where, code])).toEqual([
    ['item 2', 'ENTRY_MALFORMED'],
    ['item 3 (b)', 'ENTRY_MALFORMED'],
    ['item 4 (c)', 'ENTRY_MALFORMED'],
  ]);
});

test.each(['javascript:alert(1)', 'ftp://example.org', 'file:///etc/passwd', 'data:text/html,x', 'Retrieved from'])(
  'an address that may not be a link stays absent: %s',
  (url) => {
    const { references, leftOut } = cslJson([{ type: 'book', title: 'X', URL: url }]);
    expect(references[0]?.csl).not.toHaveProperty('URL');
    expect(leftOut).toHaveLength(1);
  },
);

test('fields that are huge, deep or dangerous are left out', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 100; i += 1) deep = [deep];
  const { references, leftOut } = cslJson(
    `[{"type":"book","title":"X","__proto__":{"a":1},"deep":${JSON.stringify(deep)},"huge":"${'x'.repeat(30_000)}"}]`,
  );
  expect(Object.keys(references[0]?.csl ?? {})).toEqual(['type', 'title']);
  expect(leftOut.map(({ count }) => count)).toEqual([1, 2]);
});

test('keywords as a list or in one line', () => {
  expect(only(cslJson([{ type: 'book', title: 'X', keyword: 'a, b; c' }])).keywords).toEqual(['a', 'b', 'c']);
  expect(only(cslJson([{ type: 'book', title: 'X', keyword: ['a', 'b'] }])).keywords).toEqual(['a', 'b']);
});

test.each([
  ['{', 'FILE_DAMAGED'],
  ['[]', 'NO_REFERENCES'],
  ['{"a": 1}', 'NO_REFERENCES'],
  ['[1, 2]', 'NO_REFERENCES'],
  ['"words"', 'NO_REFERENCES'],
  ['['.repeat(100_000), 'FILE_DAMAGED'],
])('%.20s is no bibliography', (text, code) => {
  expect(() => cslJson(text)).toThrow(expect.objectContaining({ code }));
});

test('a type that CSL does not have is kept as a document, and told; one that is only written otherwise is known', async () => {
  const items = ['blorp', 'legal-case', 'Article-Journal', 'journal-article'].map((type) => ({ type, title: 'X' }));
  const content = await importFile(Buffer.from(JSON.stringify(items)), 'a.json');
  if (content.kind !== 'references') throw new Error('no references');
  expect(content.references.map(({ csl }) => csl.type)).toEqual([
    'document',
    'legal_case',
    'article-journal',
    'article-journal',
  ]);
  expect(content.leftOut).toEqual([{ what: 'type of work that is not known, kept as a document', count: 1 }]);
});

test('words that look like a day that no calendar has are no date; a range that goes on is one', async () => {
  const dates = [
    { literal: '2024-02-30' },
    { raw: '2024-13-01' },
    { 'date-parts': [[1987], [0]] },
    { literal: 'forthcoming' },
  ];
  const items = dates.map((issued) => ({ type: 'book', title: 'X', issued }));
  const content = await importFile(Buffer.from(JSON.stringify(items)), 'a.json');
  if (content.kind !== 'references') throw new Error('no references');
  expect(content.references.map(({ csl }) => csl.issued)).toEqual([
    { 'date-parts': [[2024]] },
    { 'date-parts': [[2024]] },
    { 'date-parts': [[1987], [0]] },
    { literal: 'forthcoming' },
  ]);
});
