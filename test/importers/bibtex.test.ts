import { describe, expect, test } from 'vitest';
import { readBibtex } from '../../src/core/importers/bibliography/bibtex.ts';
import { importFile } from '../../src/core/importers/index.ts';
import { bibtex, only } from './references.ts';

const entry = (fields: string, type = 'article'): string => `@${type}{key, ${fields}}\n`;

describe('fields of one entry', () => {
  const cases: readonly [string, string, object][] = [
    ['accents in braces', entry('title={Gr\\"{u}n {\\aa} \\v{s} \\c{c}}'), { title: 'Grün å š ç' }],
    [
      'markup is left out, and a power stays a power',
      entry('title={\\emph{On} 10$^{2}$ and CO$_2$}'),
      { title: 'On 10² and CO₂' },
    ],
    [
      'capitals stay as they are written',
      entry('title={The {NATO} Alliance In Asia}'),
      { title: 'The NATO Alliance In Asia' },
    ],
    ['a title and its subtitle', entry('title={Main}, subtitle={Second}'), { title: 'Main: Second' }],
    ['pages have one hyphen', entry('title={x}, pages={11--19, 25}'), { page: '11-19, 25' }],
    ['month by its macro', entry('title={x}, year=2020, month=mar'), { issued: { 'date-parts': [[2020, 3]] } }],
    [
      'month and day',
      entry('title={x}, year={2020}, month=mar # "~15"'),
      { issued: { 'date-parts': [[2020, 3, 15]] } },
    ],
    [
      'day before the month',
      entry('title={x}, year={2020}, month="15~" # mar'),
      { issued: { 'date-parts': [[2020, 3, 15]] } },
    ],
    [
      'month of another language',
      entry('title={x}, year=2020, month={Dezember}'),
      { issued: { 'date-parts': [[2020, 12]] } },
    ],
    [
      'a range of days',
      entry('title={x}, date={2020-01-05/2021-02-06}'),
      {
        issued: {
          'date-parts': [
            [2020, 1, 5],
            [2021, 2, 6],
          ],
        },
      },
    ],
    ['about a year', entry('title={x}, date={1990~}'), { issued: { 'date-parts': [[1990]], circa: true } }],
    ['a season', entry('title={x}, date={2020-22}'), { issued: { 'date-parts': [[2020]], season: 2 } }],
    ['a decade', entry('title={x}, date={199X}'), { issued: { 'date-parts': [[1990], [1999]], circa: true } }],
    ['a day that no calendar has', entry('title={x}, date={2020-02-30}'), { issued: { 'date-parts': [[2020]] } }],
    ['a range that goes on', entry('title={x}, date={1987/..}'), { issued: { 'date-parts': [[1987], [0]] } }],
    ['no year yet', entry('title={x}, year={in press}'), { issued: { literal: 'in press' } }],
    [
      'accessed',
      entry('title={x}, urldate={2021-05-04}', 'online'),
      { type: 'webpage', accessed: { 'date-parts': [[2021, 5, 4]] } },
    ],
    ['DOI with its resolver', entry('title={x}, doi={https://doi.org/10.1000/a_b(c)}'), { DOI: '10.1000/a_b(c)' }],
    [
      'address with escapes',
      entry('title={x}, url={https://example.org/a\\_b?c=1\\%20\\&d}'),
      { URL: 'https://example.org/a_b?c=1%20&d' },
    ],
    [
      'address in howpublished',
      entry('title={x}, howpublished={\\url{https://example.org/x}}', 'misc'),
      { URL: 'https://example.org/x' },
    ],
    [
      'thesis',
      entry('title={x}, school={Univ}', 'phdthesis'),
      { type: 'thesis', genre: 'PhD thesis', publisher: 'Univ' },
    ],
    [
      'report',
      entry('title={x}, institution={RAND}, number={RR-1}', 'techreport'),
      { type: 'report', publisher: 'RAND', number: 'RR-1' },
    ],
    [
      'newspaper',
      entry('title={x}, entrysubtype={newspaper}, journaltitle={The Paper}'),
      { type: 'article-newspaper', 'container-title': 'The Paper' },
    ],
    [
      'arXiv',
      entry('title={x}, eprint={2001.00001}, archiveprefix={arXiv}', 'misc'),
      { archive: 'arXiv', archive_location: '2001.00001' },
    ],
    ['language by babel', entry('title={x}, langid={ngerman}'), { language: 'de' }],
    ['a field that CSL does not have', entry('title={x}, titleaddon={Remarks}'), { custom: { titleaddon: 'Remarks' } }],
    ['an unknown type', entry('title={x}', 'weird'), { type: 'document' }],
    ['entities and controls', entry('title={A &amp; B\u0007}'), { title: 'A & B' }],
    ['parentheses for braces', '@book(key, title = "In \'quotes\'")', { title: "In 'quotes'" }],
    [
      'an abbreviation of the file',
      `@STRING{ j = "Jrnl" }\n${entry('title={x}, journal = j # { B}')}`,
      { 'container-title': 'Jrnl B' },
    ],
    ['a command that nobody knows', entry('title={\\weird{Some} words}'), { title: 'Some words' }],
  ];
  test.each(cases)('%s', (_name, text, expected) => {
    expect(only(bibtex(text)).csl).toMatchObject(expected);
  });
});

describe('names', () => {
  const cases: readonly [string, object[]][] = [
    ['Smith, John', [{ family: 'Smith', given: 'John' }]],
    ['John Smith', [{ family: 'Smith', given: 'John' }]],
    ['Ludwig van Beethoven', [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }]],
    ['de la Cruz, Juan', [{ family: 'Cruz', given: 'Juan', 'non-dropping-particle': 'de la' }]],
    ['Smith, Jr., John', [{ family: 'Smith', given: 'John', suffix: 'Jr.' }]],
    ['John Smith Jr.', [{ family: 'Smith', given: 'John', suffix: 'Jr.' }]],
    ['{North Atlantic Treaty Organization}', [{ literal: 'North Atlantic Treaty Organization' }]],
    ['{Department of Peace and War}', [{ literal: 'Department of Peace and War' }]],
    ['NATO', [{ literal: 'NATO' }]],
    [
      'A, B and C, D',
      [
        { family: 'A', given: 'B' },
        { family: 'C', given: 'D' },
      ],
    ],
    ['Kim, {Ji-won} and others', [{ family: 'Kim', given: 'Ji-won' }]],
    ['M{\\"u}ller, J\\"org', [{ family: 'Müller', given: 'Jörg' }]],
    [
      'family=Duchamp, given=Philippe, prefix=du',
      [{ family: 'Duchamp', given: 'Philippe', 'non-dropping-particle': 'du' }],
    ],
    ['{De Cuyper}, Tom', [{ family: 'De Cuyper', given: 'Tom' }]],
  ];
  test.each(cases)('%s', (author, expected) => {
    expect(only(bibtex(entry(`title={x}, author={${author}}`))).csl.author).toEqual(expected);
  });
});

describe('files of an entry', () => {
  const cases: readonly [string, object[]][] = [
    [':papers/x.pdf:PDF', [{ path: 'papers/x.pdf', title: null }]],
    [
      'Full text:files/1/x.pdf:application/pdf;Page:files/2/y.html:text/html',
      [
        { path: 'files/1/x.pdf', title: 'Full text' },
        { path: 'files/2/y.html', title: 'Page' },
      ],
    ],
    ['x.pdf', [{ path: 'x.pdf', title: null }]],
    [':C\\:\\\\papers\\\\x.pdf:PDF', [{ path: 'C:\\papers\\x.pdf', title: null }]],
    ['C:\\papers\\x.pdf', [{ path: 'C:\\papers\\x.pdf', title: null }]],
    [':a\\;b.pdf:PDF', [{ path: 'a;b.pdf', title: null }]],
  ];
  test.each(cases)('%s', (file, expected) => {
    expect(only(bibtex(entry(`title={x}, file={${file}}`))).attachments).toEqual(expected);
  });
});

test('keywords, groups of JabRef and notes are kept', () => {
  const [reference] = bibtex(
    `${entry('title={x}, keywords={b, a; c}, groups={G1}, note={One}, annote={Two\n\nlines}')}
@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:G2\\;0\\;1\\;\\;\\;\\;;
}
@comment{jabref-meta: groupstree:
0 AllEntriesGroup:;
1 ExplicitGroup:G3\\;0\\;key\\;;
}`,
  ).references;
  expect(reference?.keywords).toEqual(expect.arrayContaining(['a', 'b', 'c', 'G1', 'G3']));
  expect(reference?.notes).toEqual(['One', 'Two\n\nlines']);
});

test('an entry takes fields from the one it refers to', () => {
  const { references } = bibtex(`@inproceedings{child, crossref={parent}, title={Part}}
@proceedings{parent, title={Whole}, year=2019, publisher={House}}`);
  expect(references[0]?.csl).toMatchObject({
    title: 'Part',
    'container-title': 'Whole',
    issued: { 'date-parts': [[2019]] },
  });
});

test('a bad entry costs that entry, and is told with its line', () => {
  const { references, problems } = bibtex(`@book{one, title={One}}

@book{open, title={Never closed}
@book{two, title={Two}}
@book{bad, title {x}}
@book{three, title={Three}}
`);
  expect(references.map(({ citationKey }) => citationKey)).toEqual(['one', 'two', 'three']);
  expect(problems.map(({ where, code }) => [where, code])).toEqual([
    ['entry 2 (open), line 3', 'ENTRY_NOT_CLOSED'],
    ['entry 4 (bad), line 5', 'ENTRY_MALFORMED'],
  ]);
});

test('a key with odd characters, and a comma that was forgotten between lines, are mended and told', () => {
  const { references, problems, leftOut } = bibtex(
    `@book{a key (1), title={One},\n year=2000}\n@book{b,\n title={Two}\n year={2001}\n}`,
  );
  expect(problems).toEqual([]);
  expect(references.map(({ citationKey, csl }) => [citationKey, csl.issued])).toEqual([
    ['a key (1)', { 'date-parts': [[2000]] }],
    ['b', { 'date-parts': [[2001]] }],
  ]);
  expect(leftOut).toContainEqual({ what: 'entry that was not well written, and was mended', count: 2 });
});

test('a percentage and a sum of dollars keep their words', () => {
  const { references, problems } = bibtex(`@article{a,
  title = {Up 50% in a year},
  abstract = {It cost US$5 bn -- 50% more
    than before},
  url = {https://example.org/a%20b}, % a comment between fields
  note = {$10 and more},
}`);
  expect(problems).toEqual([]);
  expect(references[0]).toMatchObject({
    csl: {
      title: 'Up 50% in a year',
      abstract: 'It cost US$5 bn – 50% more than before',
      URL: 'https://example.org/a%20b',
    },
    notes: ['$10 and more'],
  });
});

test('entries inside a comment are no entries', () => {
  expect(bibtex('@comment{\n@book{no, title={No}}\n}\n@book{yes, title={Yes}}').references).toHaveLength(1);
});

test('other encodings than UTF-8, line ends of Windows and a byte order mark', () => {
  const latin = Buffer.from('@book{a,\r\n title={Caf\xe9 Nu\xf1ez},\r\n year=2000\r\n}\r\n', 'latin1');
  expect(only(readBibtex(latin)).csl.title).toBe('Café Nuñez');
  expect(only(bibtex('\ufeff@book{a, title={é}}')).csl.title).toBe('é');
});

test('an address that is lost, or of another kind, stays absent and is counted', () => {
  for (const url of ['ftp://example.org/x', 'javascript:alert(1)', 'Retrieved from', 'file:///etc/passwd']) {
    const { references, leftOut } = bibtex(entry(`title={x}, url={${url}}`, 'online'));
    expect(references[0]?.csl).not.toHaveProperty('URL');
    expect(leftOut[0]?.what).toMatch(/address/);
  }
});

test('no bibliography is said to be none', () => {
  expect(() => bibtex('Only some words.')).toThrow(expect.objectContaining({ code: 'NO_REFERENCES' }));
});

test('hostile values cost their entry', () => {
  const deep = `@book{deep, title=${'{'.repeat(5_000)}x${'}'.repeat(5_000)}}\n`;
  const long = `@book{long, title={${'x'.repeat(3 * 1024 * 1024)}}}\n`;
  const { references, problems } = bibtex(`${deep}${long}@book{good, title={Good}}`);
  expect(references.map(({ citationKey }) => citationKey)).toEqual(['good']);
  expect(problems.map(({ code }) => code)).toEqual(['NESTED_TOO_DEEP', 'VALUE_TOO_LONG']);
});

test('a damaged byte costs a character, never the file', async () => {
  const utf8 = Buffer.concat([
    Buffer.from('% Encoding: UTF-8\n@book{a, title={Ærø, Fanø, Læsø and Samsø}}\n@book{b, title={Quay '),
    Buffer.from([0xff]),
    Buffer.from(' two}}\n'),
  ]);
  const content = await importFile(utf8, 'a.bib');
  if (content.kind !== 'references') throw new Error('no references');
  expect(content.references.map(({ csl }) => csl.title?.includes('\ufffd'))).toEqual([false, true]);
  expect(content.leftOut).toEqual([{ what: expect.stringMatching(/replaced by U\+FFFD$/), count: 1 }]);
});
