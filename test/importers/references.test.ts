import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readReferences } from '../../src/core/importers/references/index.ts';
import type { CslFields, CslName } from '../../src/model/source.ts';
import { cslItems } from '../builders/cslItems.ts';
import { printedReferences, wrongFields } from '../builders/printedReferences.ts';
import { EXPECTED } from '../fixtures/references/seed001.ts';
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
