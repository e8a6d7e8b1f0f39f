import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readReferences } from '../../src/core/importers/references/index.ts';
import type { CslFields, CslName } from '../../src/model/source.ts';
import { cslItems } from '../builders/cslItems.ts';
import { printedReferences, wrongFields, wrongLabels } from '../builders/printedReferences.ts';
import { EXPECTED } from '../fixtures/references/seed001.ts';
import { LABELLED } from '../fixtures/references/styles.ts';
import { seedsFolder } from '../support/seeds.ts';
import { readText } from './readText.ts';

/** The fields that are compared, as our fixture words them; titles and containers are hashed: no sentence of a seed is kept here. */
const digest = (words: unknown): string | null =>
  typeof words === 'string' ? createHash('sha256').update(words).digest('hex').slice(0, 16) : null;

function compared(csl: CslFields) {
  const names = ((csl.author ?? csl.editor ?? []) as readonly CslName[]).map(
    ({ family, given, literal }) => literal ?? `${family}, ${given}`,
  );
  return {
    type: csl.type,
    names,
    role: csl.editor && !csl.author ? 'editor' : 'author',
    issued: csl.issued?.['date-parts']?.[0]?.join('-') ?? null,
    title: digest(csl.title),
    container: csl['container-title'] ?? null,
    publisher: csl.publisher ?? null,
    place: [csl.volume, csl.issue, csl.page].map((part) => part ?? '').join('/'),
  };
}

describe.skipIf(seedsFolder === null)('the bibliography of seed 001', () => {
  const folder = seedsFolder ?? '';
  const read = () => {
    const name = readdirSync(folder).find((file) => file.startsWith('001')) as string;
    const { text, passages } = readText(readFileSync(join(folder, name)), name);
    return {
      text,
      ...readReferences(
        text,
        passages.filter(({ role }) => role === 'reference'),
      ),
    };
  };

  test('all 33 entries are found, each at its place', () => {
    const { text, references } = read();
    expect(references).toHaveLength(33);
    for (const { words, start, end } of references) expect(text.slice(start, end)).toBe(words);
  });

  test('every entry has the authors, date, title and container that we labelled by hand', () => {
    expect(read().references.map(({ reference }) => compared(reference.csl))).toEqual(EXPECTED);
  });

  test('no lost address is made up', () => {
    const { references } = read();
    expect(references.filter(({ reference }) => reference.csl.URL !== undefined)).toEqual([]);
    expect(references.filter(({ words }) => words.includes('Retrieved from'))).toHaveLength(20);
  });
});

test.each([
  ['apa', 0.95],
  ['chicago-author-date', 0.9],
  ['ieee', 0.9],
])('of 200 works printed by citeproc in %s and read back, at least %d are right in all four fields', (style, least) => {
  const items = cslItems(200, 4);
  const printed = printedReferences(items, style);
  const right = items.filter((item, at) => {
    const { references } = readReferences(printed[at] ?? '');
    return references.length === 1 && wrongFields(references[0]?.reference.csl as CslFields, item).length === 0;
  });
  expect(right.length / items.length).toBeGreaterThanOrEqual(least);
});

describe('references as people write them', () => {
  test.each(LABELLED.map((labelled) => [labelled.style, labelled.words, labelled] as const))(
    '%s: %s',
    (_, words, labelled) => {
      const { references } = readReferences(words);
      expect(references).toHaveLength(1);
      expect(wrongLabels(references[0]?.reference.csl as CslFields, labelled)).toEqual([]);
    },
  );

  const only = (words: string) => readReferences(words).references[0]?.reference.csl;

  test('a lost address is absent, whether nothing or scraps of it are left', () => {
    for (const rest of [
      'Retrieved from:',
      'Retrieved from: ',
      'Retrieved from:,Area%2C%20and%20Sea.',
      'Available at:',
    ]) {
      const csl = only(`Roe, A. (2019, May 3). Long coasts. The Harbour Times. ${rest}`);
      expect(csl).toMatchObject({ title: 'Long coasts', 'container-title': 'The Harbour Times' });
      expect(csl).not.toHaveProperty('URL');
    }
  });

  test('address, DOI and the day of reading are told apart; a DOI given as an address is a DOI alone', () => {
    expect(
      only('Roe, A. (2019). Long coasts. Lawfare. Retrieved May 4, 2021, from https://a.example/x_(y).'),
    ).toMatchObject({
      URL: 'https://a.example/x_(y)',
      accessed: { 'date-parts': [[2021, 5, 4]] },
    });
    const csl = only('Roe, A. (2019). Long coasts. Survival, 61(2), 3–9. https://doi.org/10.1000/a.(b).');
    expect(csl).toMatchObject({ DOI: '10.1000/a.(b)' });
    expect(csl).not.toHaveProperty('URL');
  });

  test('what is worked out is named: the kind always, a scheme that an address lacks, the authors behind a dash', () => {
    const { references } = readReferences(
      'Roe, Anna. “Long Coasts.” Survival 61, no. 2 (2019): 3–9.\n———. “Short Coasts.” Survival 62, no. 1 (2020): 4–8. www.a.example/short',
    );
    expect(references.map(({ reference }) => reference.inferred)).toEqual([['type'], ['type', 'author', 'URL']]);
    expect(references[1]?.reference.csl).toMatchObject({
      author: [{ family: 'Roe', given: 'Anna' }],
      URL: 'http://www.a.example/short',
    });
  });

  test('what has no author, date or place of appearance has none, and is told as doubtful', () => {
    const { references } = readReferences('Some words that somebody wrote down once');
    expect(references[0]?.reference.csl).toEqual({
      type: 'document',
      title: 'Some words that somebody wrote down once',
    });
    expect(references[0]?.reference.certainty).toBeLessThan(0.5);
    expect(references[0]?.doubts).toContain('no date was found');
  });
});

describe('a pasted list is taken apart', () => {
  const A = 'Okafor, C. (2020). Ports and power. Survival, 62(4), 7–30.';
  const B = 'Roe, A., & Doe, B. (2019). Long coasts. Survival, 61(2), 3–9.';
  const C = 'World Bank. (2021). Harbour finance. https://a.example/finance';
  const wrapped = (words: string, indent: string) =>
    words.replace('. ', `.\n${indent}`).replace('Survival,', `Survival,\n${indent}`);

  test.each([
    ['by blank lines', `${A}\n\n\n${B}\n\n${C}`],
    ['line by line', `References\n${A}\n${B}\n${C}\n`],
    ['by hanging lines', [A, B, C].map((words) => wrapped(words, '    ')).join('\n')],
    ['by numbers in brackets, over several lines', `[1] ${wrapped(A, '')}\n[2] ${B}\n[3] ${C}`],
    ['by numbers with a stop', `1. ${A}\n2. ${wrapped(B, '')}\n3. ${C}`],
    ['by numbers within one line', `[1] ${A} [2] ${B} [3] ${C}`],
    ['with Windows line ends and no-break spaces', [A, B, C].join('\r\n\r\n').replaceAll(', ', ',\u00a0')],
  ])('%s', (_, text) => {
    const { references } = readReferences(text);
    expect(references.map(({ reference }) => reference.csl.title)).toEqual([
      'Ports and power',
      'Long coasts',
      'Harbour finance',
    ]);
    for (const { words, start, end } of references) expect(text.slice(start, end).replace(/\s+/g, ' ')).toBe(words);
  });

  test('a word and an address broken at the end of a line are joined', () => {
    const { references } = readReferences(
      'Roe, A. (2019). Long coast-\nlines. Lawfare. https://a.example/long/\ncoasts',
    );
    expect(references[0]?.reference.csl).toMatchObject({
      title: 'Long coastlines',
      URL: 'https://a.example/long/coasts',
    });
  });

  test('a page number between entries is none, nor is an empty list', () => {
    expect(readReferences(`${A}\n\n17\n\n${B}`).references).toHaveLength(2);
    expect(readReferences('  \n\n–\n').references).toEqual([]);
  });
});

describe('hostile lists', () => {
  const LONG = 'a'.repeat(50_000);
  test.each([
    ['one endless word', LONG],
    ['endless commas', 'A, B. '.repeat(10_000)],
    ['endless names', `${'Smith, J., '.repeat(400)}& Doe, A. (2019). Title. Survival, 1(2), 3–4.`],
    ['endless brackets', `${'('.repeat(900)}2019${')'.repeat(900)}`],
    ['endless quotation marks', '“a” ‘b’ "c" '.repeat(150)],
    ['endless stops', `Smith, J. (2019). ${'A. '.repeat(600)}`],
    ['endless figures', `Smith, J. (2019). Title. Survival, ${'1-2, '.repeat(380)}`],
    ['endless In', `Smith, J. (2019). Title. ${'In A (Ed.), B. '.repeat(120)}`],
    ['endless editors', `Smith, J. (2019). Title. In ${'A. B. Capital, '.repeat(110)}Eds. X`],
    ['endless capitals', `${'Aa Bb '.repeat(330)}(2019). X`],
    ['endless years', ', 2019'.repeat(300)],
    ['endless joined names', 'Aa, A. & '.repeat(200)],
    ['endless double names', 'Aa-Smith, J., '.repeat(130)],
    ['endless short sentences', `${'A.-a'.repeat(480)} (2019). T. X.`],
    ['endless lines', 'http://a/\n'.repeat(20_000)],
    ['endless addresses', 'http://a.b '.repeat(180)],
    ['endless words of dates', `Roe, A. (${'May 3, '.repeat(250)}2019). T`],
    ['endless spaces', `Roe, A.${' '.repeat(1900)}(2019)${' '.repeat(1900)}T`],
    ['lone surrogates and controls', '\ud800 \u0000 Roe, A. (2019). \udfff T. \u202e X.'],
  ])('%s', (_, text) => {
    const { references } = readReferences(text);
    expect(references.every(({ reference }) => typeof reference.csl.type === 'string')).toBe(true);
  });

  test('two thousand mutants of real lists are read, none of them throws', () => {
    let state = 5;
    const below = (n: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % n;
    };
    const ALPHABET = 'aZ0.,;:()[]“”"‘’—&/ \n-…\u00a0';
    for (let i = 0; i < 2000; i++) {
      const of = LABELLED[i % LABELLED.length]?.words ?? '';
      const chars = [...of];
      for (let n = 0; n < 6; n++) {
        const at = below(chars.length);
        if (n % 3 === 0) chars.splice(at, 1 + below(8));
        else chars.splice(at, n % 3 === 1 ? 1 : 0, ALPHABET[below(ALPHABET.length)] ?? '');
      }
      const { references } = readReferences(chars.join(''));
      for (const { reference } of references) expect(reference.certainty).toBeGreaterThanOrEqual(0);
    }
  });
});
