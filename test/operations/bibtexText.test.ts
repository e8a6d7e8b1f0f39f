import { describe, expect, test } from 'vitest';
import { importFile } from '../../src/core/importers/index.ts';
import { bibtexOf } from '../../src/core/operations/bibtexText.ts';
import type { CslItem } from '../../src/model/source.ts';

const work = (fields: Partial<CslItem>): CslItem => ({ id: 'x', type: 'book', title: 'Quays', ...fields }) as CslItem;

async function readBack(item: CslItem) {
  const content = await importFile(Buffer.from(bibtexOf([item])), 'a.bib');
  if (content.kind !== 'references') throw new Error('no references');
  expect(content.leftOut).toEqual([]);
  return content.references[0];
}

describe('a source in BibTeX', () => {
  test.each([
    ['a day', { 'date-parts': [[2021, 3, 15]] }, ['year = {2021}', 'month = mar', 'day = {15}']],
    [
      'a range of days',
      {
        'date-parts': [
          [2021, 3, 15],
          [2022, 5, 2],
        ],
      },
      ['year = {2021--2022}', 'date = {2021-03-15/2022-05-02}'],
    ],
    ['a range of years', { 'date-parts': [[2010], [2012]] }, ['year = {2010--2012}', 'date = {2010/2012}']],
    ['a range that goes on', { 'date-parts': [[1987], [0]] }, ['year = {1987--}', 'date = {1987/}']],
    ['about a year', { 'date-parts': [[1990]], circa: true }, ['year = {c. 1990}', 'date = {1990~}']],
    ['a season', { 'date-parts': [[2010]], season: 2 }, ['month = {summer}', 'date = {2010-22}']],
    ['words', { literal: 'forthcoming' }, ['year = {forthcoming}']],
  ])('says when it was published, and comes back so: %s', async (_, issued, lines) => {
    const item = work({ issued: issued as CslItem['issued'] & object });
    const text = bibtexOf([item]);
    for (const line of lines) expect(text).toContain(`\t${line},\n`);
    expect((await readBack(item))?.csl.issued).toEqual(issued);
  });

  test('has every range of pages with two dashes', async () => {
    const item = work({ type: 'article-journal', page: '193-194, 200-205, e12-e15' });
    expect(bibtexOf([item])).toContain('pages = {193--194, 200--205, e12--e15}');
    expect((await readBack(item))?.csl.page).toBe('193-194, 200-205, e12-e15');
  });

  test('says when a page was seen in a field, not in a note', async () => {
    const accessed = { 'date-parts': [[2020, 2, 3]] };
    const back = await readBack(work({ type: 'webpage', URL: 'https://quays.example/a_b', accessed }));
    expect(back).toMatchObject({ notes: [], csl: { accessed, URL: 'https://quays.example/a_b' } });
  });
});
