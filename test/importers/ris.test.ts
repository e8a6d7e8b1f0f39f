import { describe, expect, test } from 'vitest';
import { readRis } from '../../src/core/importers/bibliography/ris.ts';
import { only, ris } from './references.ts';

const record = (type: string, ...lines: string[]): string => [`TY  - ${type}`, ...lines, 'ER  - ', ''].join('\n');

describe('fields of one record', () => {
  const cases: readonly [string, string, object][] = [
    [
      'a journal article',
      record('JOUR', 'TI  - X', 'T2  - Journal', 'VL  - 3', 'IS  - 4', 'SP  - 11', 'EP  - 19', 'SN  - 1234-567X'),
      {
        type: 'article-journal',
        title: 'X',
        'container-title': 'Journal',
        volume: '3',
        issue: '4',
        page: '11-19',
        ISSN: '1234-567X',
      },
    ],
    [
      'older tags',
      record('JOUR', 'T1  - X', 'JF  - Journal', 'A1  - Smith, John', 'Y1  - 2001/03/04/', 'N2  - Abstract'),
      {
        title: 'X',
        'container-title': 'Journal',
        author: [{ family: 'Smith', given: 'John' }],
        issued: { 'date-parts': [[2001, 3, 4]] },
        abstract: 'Abstract',
      },
    ],
    [
      'a chapter',
      record('CHAP', 'TI  - Part', 'T2  - Whole', 'A2  - Ed, A.', 'PB  - House', 'CY  - Town'),
      {
        type: 'chapter',
        title: 'Part',
        'container-title': 'Whole',
        editor: [{ family: 'Ed', given: 'A.' }],
        publisher: 'House',
        'publisher-place': 'Town',
      },
    ],
    [
      'a book with BT',
      record('BOOK', 'BT  - Whole', 'SN  - 978-3-16-148410-0', 'SP  - 240'),
      { type: 'book', title: 'Whole', ISBN: '978-3-16-148410-0', 'number-of-pages': '240' },
    ],
    [
      'a report',
      record('RPRT', 'TI  - X', 'M1  - RR-12', 'PB  - RAND', 'M3  - Policy brief'),
      { type: 'report', number: 'RR-12', publisher: 'RAND', genre: 'Policy brief' },
    ],
    [
      'a fuller date beside the year',
      record('JOUR', 'TI  - X', 'PY  - 2020', 'DA  - 2020/05/06/'),
      { issued: { 'date-parts': [[2020, 5, 6]] } },
    ],
    ['a season', record('JOUR', 'TI  - X', 'PY  - 2020///Spring'), { issued: { 'date-parts': [[2020]], season: 1 } }],
    [
      'a month by name',
      record('JOUR', 'TI  - X', 'PY  - 2020', 'DA  - 2020/May//'),
      { issued: { 'date-parts': [[2020, 5]] } },
    ],
    ['an ISO day', record('JOUR', 'TI  - X', 'DA  - 2020-05-06'), { issued: { 'date-parts': [[2020, 5, 6]] } }],
    ['a date in words', record('JOUR', 'TI  - X', 'PY  - 6 May 2020'), { issued: { 'date-parts': [[2020, 5, 6]] } }],
    [
      'a date that could be two days',
      record('JOUR', 'TI  - X', 'DA  - 03/04/2021'),
      { issued: { literal: '03/04/2021' } },
    ],
    [
      'a day that no calendar has',
      record('JOUR', 'TI  - X', 'DA  - 2021/02/31'),
      { issued: { literal: '2021/02/31' } },
    ],
    [
      'a month that no calendar has',
      record('JOUR', 'TI  - X', 'PY  - 2021/13/01'),
      { issued: { literal: '2021/13/01' } },
    ],
    ['no date but words', record('JOUR', 'TI  - X', 'PY  - forthcoming'), { issued: { literal: 'forthcoming' } }],
    [
      'accessed',
      record('ELEC', 'TI  - X', 'UR  - https://example.org/x', 'Y2  - 2021/01/02/10:11:12'),
      { type: 'webpage', URL: 'https://example.org/x', accessed: { 'date-parts': [[2021, 1, 2]] } },
    ],
    ['DOI as an address', record('JOUR', 'TI  - X', 'DO  - https://dx.doi.org/10.1000/ABC'), { DOI: '10.1000/ABC' }],
    ['DOI in M3, as Endnote has it', record('JOUR', 'TI  - X', 'M3  - doi: 10.1000/x'), { DOI: '10.1000/x' }],
    [
      'one space after the tag',
      'TY - JOUR\nTI - X\nAU - Smith, J.\nER -\n',
      { title: 'X', author: [{ family: 'Smith', given: 'J.' }] },
    ],
    ['no space after the dash', 'TY  -JOUR\nTI  -X\nER  -\n', { title: 'X' }],
    [
      'line ends of Windows and old Macs',
      'TY  - JOUR\r\nTI  - X\rAU  - A, B\r\nER  - \r\n',
      { title: 'X', author: [{ family: 'A', given: 'B' }] },
    ],
    [
      'lines that go on',
      record('JOUR', 'TI  - A long', '      title', 'AB  - One', 'AI - based two'),
      { title: 'A long title', abstract: 'One\nAI - based two' },
    ],
    ['a type in small letters', 'TY  - jour\nTI  - X\nER  - ', { type: 'article-journal' }],
    ['an unknown type', record('XXXX', 'TI  - X'), { type: 'document', title: 'X' }],
    [
      'several addresses',
      record('ELEC', 'TI  - X', 'UR  - https://a.example/1', 'UR  - https://a.example/2'),
      { URL: 'https://a.example/1' },
    ],
    [
      'an address without a scheme',
      record('ELEC', 'TI  - X', 'UR  - www.example.org/x'),
      { URL: 'http://www.example.org/x' },
    ],
    [
      'fields that CSL does not have',
      record('JOUR', 'TI  - X', 'C1  - one', 'C1  - two'),
      { custom: { C1: 'one; two' } },
    ],
  ];
  test.each(cases)('%s', (_name, text, expected) => {
    expect(only(ris(text)).csl).toMatchObject(expected);
  });
});

describe('names', () => {
  const cases: readonly [string, object[]][] = [
    ['Smith, John', [{ family: 'Smith', given: 'John' }]],
    ['Smith, John, Jr.', [{ family: 'Smith', given: 'John', suffix: 'Jr.' }]],
    ['van der Berg, Jan', [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }]],
    ['European Commission,', [{ literal: 'European Commission' }]],
    ['NATO', [{ literal: 'NATO' }]],
    ['John Smith', [{ family: 'Smith', given: 'John' }]],
    [
      'A, B; C, D',
      [
        { family: 'A', given: 'B' },
        { family: 'C', given: 'D' },
      ],
    ],
  ];
  test.each(cases)('%s', (author, expected) => {
    expect(only(ris(record('JOUR', 'TI  - X', `AU  - ${author}`))).csl.author).toEqual(expected);
  });
});

test('keywords, notes and files', () => {
  const reference = only(
    ris(
      record(
        'JOUR',
        'ID  - smith2020',
        'TI  - X',
        'KW  - a',
        'KW  - b',
        'c',
        'N1  - Note',
        'L1  - files/x.pdf',
        'L1  - internal-pdf://1/y.pdf',
      ),
    ),
  );
  expect(reference).toMatchObject({ citationKey: 'smith2020', keywords: ['a', 'b', 'c'], notes: ['Note'] });
  expect(reference.attachments.map(({ path }) => path)).toEqual(['files/x.pdf', 'internal-pdf://1/y.pdf']);
});

test('a record without an end does not swallow the next one', () => {
  const { references, problems } = ris(`TY  - JOUR\nTI  - One\n\nTY  - JOUR\nTI  - Two\nER  - \n`);
  expect(references.map(({ csl }) => csl.title)).toEqual(['One', 'Two']);
  expect(problems).toEqual([]);
});

test('a bad record costs that record, and is told with its line', () => {
  const { references, problems, leftOut } = ris(
    `Exported by a database\n\n${record('JOUR', 'TI  - One')}TI  - Nothing\nER  - \n${record('JOUR')}${record('BOOK', 'TI  - Two')}`,
  );
  expect(references.map(({ csl }) => csl.title)).toEqual(['One', 'Two']);
  expect(problems.map(({ where, code }) => [where, code])).toEqual([
    ['record 2, line 6', 'RECORD_WITHOUT_TYPE'],
    ['record 3, line 8', 'ENTRY_EMPTY'],
  ]);
  expect(leftOut).toContainEqual({ what: 'line that belongs to no record', count: 1 });
});

test('a byte order mark, UTF-16 and windows-1252', () => {
  const text = record('JOUR', 'TI  - Café');
  expect(only(ris(`\ufeff${text}`)).csl.title).toBe('Café');
  expect(only(readRis(Buffer.from(`\ufeff${text}`, 'utf16le'))).csl.title).toBe('Café');
  expect(only(readRis(Buffer.from(text, 'latin1'))).csl.title).toBe('Café');
});

test('what holds no record is said to', () => {
  expect(() => ris('Only words.\n')).toThrow(expect.objectContaining({ code: 'NO_REFERENCES' }));
});

test('a value that no reference has costs its record', () => {
  const { references, problems } = ris(
    `${record('JOUR', `AB  - ${'x'.repeat(2 * 1024 * 1024)}`)}${record('JOUR', 'TI  - Good')}`,
  );
  expect(references).toHaveLength(1);
  expect(problems[0]?.code).toBe('VALUE_TOO_LONG');
});
