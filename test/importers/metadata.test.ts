import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/core/importers/dates.ts';
import { authorsOf, cslName } from '../../src/core/importers/names.ts';
import { readText } from './readText.ts';

const body =
  'The committee met in Lisbon on 4 June 2019 and agreed on a schedule.\n\nBudgets grew by four percent, the ministry said on Friday.';

const stated = (...head: string[]) => {
  const { metadata, foundIn } = readText(Buffer.from([...head, body].join('\n\n')), 'a.txt');
  const { type: _, ...fields } = metadata;
  return { fields, foundIn };
};

describe('a date', () => {
  test.each([
    ['December 1, 2021', [2021, 12, 1]],
    ['1 December 2021', [2021, 12, 1]],
    ['11 Apr. 2023 11:02', [2023, 4, 11]],
    ['Wednesday, 1st of December 2021', [2021, 12, 1]],
    ['May 3, 2021 at 4:05 pm (GMT)', [2021, 5, 3]],
    ['01-Dec-2021 19:05', [2021, 12, 1]],
    ['2021-12-01', [2021, 12, 1]],
    ['2021-12-01T09:30:00Z', [2021, 12, 1]],
    ['Sept. 2020', [2020, 9]],
    ['2020-09', [2020, 9]],
    ['31/12/2020', [2020, 12, 31]],
    ['12/31/2020', [2020, 12, 31]],
    ['05.05.2020', [2020, 5, 5]],
  ])('is read whole: %s', (words, parts) => {
    expect(parseDate(words)).toEqual({ 'date-parts': [parts] });
  });

  test('of which the order is not told is kept as its words', () => {
    expect(parseDate('03/04/2021')).toEqual({ literal: '03/04/2021' });
  });

  test.each([
    '31 April 2021',
    '2021-13-01',
    'June 31, 2020',
    'in May 2021',
    'May',
    '2021',
    '13/13/2021',
    '29 February 2023',
  ])('is none: %s', (words) => {
    expect(parseDate(words)).toBeNull();
  });
});

describe('a name', () => {
  test.each([
    ['Jane Doe', { family: 'Doe', given: 'Jane' }],
    ['Fiona De Cuyper', { family: 'De Cuyper', given: 'Fiona' }],
    ['Ludwig van Beethoven', { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }],
    ['Dr. Amina Yusuf', { family: 'Yusuf', given: 'Amina' }],
    ['Sammy Davis Jr.', { family: 'Davis', given: 'Sammy', suffix: 'Jr.' }],
    ['Kim Min-jun', { family: 'Kim', given: 'Min-jun' }],
    ['Doe, Jane', { family: 'Doe', given: 'Jane' }],
    ['Ministry of Ports', { literal: 'Ministry of Ports' }],
    ['AFP', { literal: 'AFP' }],
  ])('is taken apart as CSL has it: %s', (words, name) => {
    expect(cslName(words)).toEqual(name);
  });

  test.each([
    ['Jane Doe and John Smith', 2],
    ['Jane Doe, John Smith & Ada Quist', 3],
    ['Jane Doe; John Smith', 2],
    ['Jane Doe, Defence Editor, and John Smith', 2],
    ['Jane Doe in Brussels', 1],
    ['Jane Doe, New York', 1],
    ['Jane Doe, PhD', 1],
    ['Reuters', 1],
  ])('stands in a byline: %s', (byline, count) => {
    expect(authorsOf(byline, { single: true })).toHaveLength(count);
  });

  test.each(['Land and Sea', 'invitation only', 'Staff Writer', 'the end of the year', 'our correspondent'])(
    'does not stand in: By %s',
    (byline) => {
      expect(authorsOf(byline, { single: true })).toBeNull();
    },
  );
});

describe('what a text states of itself', () => {
  test('is taken from a headline, a byline and a line of dates', () => {
    const { fields, foundIn } = stated(
      'Who guards the cables?',
      'By Jane Doe',
      'Published: 3 May 2021 | Updated: 4 May 2021',
    );
    expect(fields).toEqual({
      title: 'Who guards the cables?',
      author: [{ family: 'Doe', given: 'Jane' }],
      issued: { 'date-parts': [[2021, 5, 3]] },
    });
    expect(foundIn).toEqual({
      title: 'first line',
      author: 'byline, paragraph 2',
      issued: 'publication date, paragraph 3',
    });
  });

  test('is taken from one line of all of it, under a kicker that is no title', () => {
    const { fields, foundIn } = stated('ANALYSIS', 'Who guards the cables?', 'By Jane Doe | 3 May 2021 | 5 min read');
    expect(fields).toMatchObject({ title: 'Who guards the cables?', issued: { 'date-parts': [[2021, 5, 3]] } });
    expect(foundIn.title).toBe('paragraph 2');
  });

  test('is taken from lines with labels', () => {
    expect(
      stated('Title: A plan for ports', 'Author: Ada Quist', 'Date: 2021', 'URL: https://example.org/a', 'Language: en')
        .fields,
    ).toEqual({
      title: 'A plan for ports',
      author: [{ family: 'Quist', given: 'Ada' }],
      issued: { 'date-parts': [[2021]] },
      URL: 'https://example.org/a',
      language: 'en',
    });
  });

  test('is taken from a labelled date at the end, after the article', () => {
    const paragraphs = Array.from(
      { length: 14 },
      (_, index) => `Paragraph number ${index} says that the port was open all day.`,
    );
    const { metadata } = readText(Buffer.from([...paragraphs, 'First published on 2 June 2020'].join('\n\n')), 'a.txt');
    expect(metadata.issued).toEqual({ 'date-parts': [[2020, 6, 2]] });
  });

  test('is taken from "Last updated" at the end of a short text too, and that line is flagged', () => {
    const { metadata, passages } = readText(Buffer.from(`${body}\n\nLast updated: 04-Jun-2020 19:05`), 'a.txt');
    expect(metadata.issued).toEqual({ 'date-parts': [[2020, 6, 4]] });
    expect(passages.map((passage) => passage.role)).toEqual(['body', 'body', 'boilerplate']);
  });

  test('is nothing where the text begins with a paragraph', () => {
    expect(stated()).toEqual({ fields: {}, foundIn: {} });
    expect(stated('BRUSSELS, May 3 (Agency) - The ministers met on Monday and agreed on very little.').fields).toEqual(
      {},
    );
  });

  test('is not a date in a sentence, nor that of a reference or a comment', () => {
    const { fields } = stated(
      'Ports reopen',
      'The strike of 3 May 2021 is over, and nobody knows who won it.',
      'Lee, J. (2018, May 2). Ports. Port Press.',
    );
    expect(fields).toEqual({ title: 'Ports reopen' });
  });

  test('is a date in a headline neither', () => {
    expect(stated('Situation report – 3 May 2021').fields).toEqual({ title: 'Situation report – 3 May 2021' });
  });

  test('is no title where nothing follows it', () => {
    expect(readText(Buffer.from('A line'), 'a.txt').metadata).toEqual({ type: 'document' });
  });
});

test.each<[string, string | null]>([
  ['BRUSSELS, 12 May 2025 (Agency) – The Commission', '2025-5-12'],
  ['ARLINGTON, Va., May 12, 2025 /Newswire/ -- The company', '2025-5-12'],
  ['Brussels, 12 May 2025 – The council', '2025-5-12'],
  ['WASHINGTON (May 12, 2025) – The Navy', '2025-5-12'],
  ['STOCKHOLM/OSLO, 3 June 2025 — Sweden', '2025-6-3'],
  ['SEOUL, Sept. 3, 2025 (Agency) -- The army', '2025-9-3'],
  ['CANBERRA, 2025-05-12 - The navy', '2025-5-12'],
  // Without a year nothing is stated; a feature that opens on a day of the past is of no such day.
  ['WARSAW, May 12 (Agency) - The minister', null],
  ['Paris, 13 November 2015 - the day that changed all: a minister', null],
  ['The summit, 12 May 2025 – A turning point', null],
  ['Since 12 May 2025: The fleet', null],
])('the dateline a story begins with: %s', (words, date) => {
  const text = `# A title of a story\n\n${words} has ordered forty new patrol boats, the ministry said in a statement.\n\nMore words follow in another paragraph.\n`;
  const { metadata, foundIn, passages } = readText(Buffer.from(text), 'story.md');
  expect(metadata.issued?.['date-parts']?.[0]?.join('-') ?? null).toBe(date);
  expect(foundIn.issued ?? null).toBe(date === null ? null : 'dateline, paragraph 2');
  expect(passages.filter(({ role }) => role === 'body')).toHaveLength(2);
});
