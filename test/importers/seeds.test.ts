import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PassageRole } from '../../src/model/source.ts';
import { seedsFolder } from '../support/seeds.ts';
import { readText } from './readText.ts';

const folder = seedsFolder ?? '';
const present = seedsFolder !== null;

function seed(number: string) {
  const name = readdirSync(folder).find((file) => file.startsWith(number)) as string;
  const document = readText(readFileSync(join(folder, name)), name);
  /** Numbers of the paragraphs, from 1, that have one of the roles. */
  const numbers = (...roles: PassageRole[]) =>
    document.passages.filter((passage) => roles.includes(passage.role)).map((passage) => passage.index + 1);
  return { document, numbers, notArticle: numbers('boilerplate', 'caption', 'comment') };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe.skipIf(!present)('the seed articles', () => {
  test('000: the slug, the share bar and "Related" are not the article; there is a title, and nothing else is stated', () => {
    const { document, numbers, notArticle } = seed('000');
    expect(notArticle).toEqual([3, 4, 28]);
    expect(numbers('heading')).toEqual([1, 5, 7, 10, 13, 17, 20, 24]);
    expect(document.passages).toHaveLength(28);
    expect(Object.keys(document.metadata).sort()).toEqual(['title', 'type']);
    expect(document.text.startsWith(document.metadata.title as string)).toBe(true);
  });

  test('001: title, two authors and the date of the byline; 33 references; two biographies', () => {
    const { document, numbers, notArticle } = seed('001');
    expect(numbers('reference')).toEqual(range(7, 39));
    expect(notArticle).toEqual([40, 41, 42, 43]);
    expect(numbers('body')).toEqual([4, 5, 6]);
    expect(document.metadata).toMatchObject({
      type: 'document',
      author: [
        { family: 'De Cuyper', given: 'Fiona' },
        { family: 'Driessens', given: 'Manouk' },
      ],
      issued: { 'date-parts': [[2021, 12, 1]] },
    });
    expect(document.foundIn).toMatchObject({ title: 'first line', issued: 'byline, paragraph 2' });
    expect(document.metadata).not.toHaveProperty('URL');
  });

  test('002: no title, date or author; picture, biography, form and comment are flagged to the end', () => {
    const { document, numbers, notArticle } = seed('002');
    expect(notArticle).toEqual(range(14, 27));
    expect(numbers('caption')).toEqual([14]);
    expect(numbers('comment')).toContain(27);
    expect(numbers('heading')).toEqual([6]);
    expect(document.metadata).toEqual({ type: 'document' });
  });

  test('003: every paragraph is the article, and nothing is stated of it', () => {
    const { document, numbers } = seed('003');
    expect(numbers('body')).toEqual(range(1, 14));
    expect(document.metadata).toEqual({ type: 'document' });
    expect(document.leftOut).toEqual([]);
  });

  test('004: title, and the date it was last updated; the words of a picture are flagged; bullets are trimmed', () => {
    const { document, numbers, notArticle } = seed('004');
    expect(notArticle).toEqual([4]);
    expect(numbers('heading')).toEqual([1, 2]);
    expect(document.metadata.issued).toEqual({ 'date-parts': [[2023, 4, 11]] });
    expect(document.foundIn.issued).toContain('last updated');
    const [, updated] = document.passages;
    expect(document.text.slice(updated?.start, updated?.end).startsWith('Last')).toBe(true);
  });

  test.each([
    ['001', 15],
    ['002', 2],
    ['004', 4],
  ])('%s keeps its %i no-break spaces in the document', (number, count) => {
    expect(seed(number).document.text.match(/\u00a0/g)).toHaveLength(count);
  });

  test('every passage is trimmed, in order, and together they hold all the words', () => {
    for (const number of ['000', '001', '002', '003', '004']) {
      const { text, passages } = seed(number).document;
      const lines = text.split('\n').filter((line) => line.trim() !== '');
      expect(passages.map(({ start, end }) => text.slice(start, end))).toEqual(
        lines.map((line) => line.trim().replace(/^•\s+/, '')),
      );
    }
  });
});
