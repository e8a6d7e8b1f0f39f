import { describe, expect, test } from 'vitest';
import { anchorOf } from '../../../src/core/facts/suggest/dateAnchor.ts';
import { datesOf } from '../../../src/core/facts/suggest/dates.ts';
import { sentencesOf } from '../../../src/core/facts/suggest/language.ts';
import { isEdtf } from '../../../src/model/edtf.ts';

/** The dates of a sentence, each as `EDTF`, followed by `?` where it was worked out; `-` where it is not known. */
function read(text: string, published: string | null = null, neighbourYear: number | null = null): string {
  const [sentence] = sentencesOf(text, { start: 0, end: text.length });
  if (!sentence) throw new Error('no sentence');
  const dates = datesOf(text, sentence, anchorOf(published, neighbourYear));
  for (const { start, end, words, edtf } of dates) {
    expect(
      text
        .slice(start, end)
        .replace(/[\s\u00a0]/g, ' ')
        .replace(/[–’]/g, (mark) => (mark === '–' ? '-' : "'")),
    ).toBe(words);
    if (edtf !== null) expect(isEdtf(edtf), edtf).toBe(true);
  }
  return dates.map(({ edtf, inferred }) => `${edtf ?? '-'}${inferred ? '?' : ''}`).join(' ');
}

describe('dates that a text states', () => {
  test.each([
    ['The talks were held on 3 May 2024 in Riga.', '2024-05-03'],
    ['The talks were held on May 3, 2024, in Riga.', '2024-05-03'],
    ['The talks were held on the 3rd of May 2024.', '2024-05-03'],
    ['The talks were held on 2024-05-03 in Riga.', '2024-05-03'],
    ['The talks were held in May 2024.', '2024-05'],
    ['The talks were held in Sept. 2024.', '2024-09'],
    ['The talks were held in 2024.', '2024'],
    ['The drill ran from 8 to 22 September 2025 off the coast.', '2025-09-08/2025-09-22'],
    ['They met on 4–5 February 2026 in Ljubljana.', '2026-02-04/2026-02-05'],
    ['They met on 14 and 15 May 2024 in Valletta.', '2024-05-14/2024-05-15'],
    ['They met from 28 May to 2 June 2024 in Valletta.', '2024-05-28/2024-06-02'],
    ['They met from 30 December to 2 January 2024 in Valletta.', '2023-12-30/2024-01-02'],
    ['The talks took place in Oslo from July 9 to 11, 2024.', '2024-07-09/2024-07-11'],
    ['Exports fell between 2021 and 2023.', '2021/2023'],
    ['Exports fell in 2021–23.', '2021/2023'],
    ['Exports fell from March to May 2022.', '2022-03/2022-05'],
    ['The treaty has been in force since 2022.', '2022/..'],
    ['The treaty has been in force since 4 March 2022.', '2022-03-04/..'],
    ['The fleet will grow by 2031.', '2031'],
    ['The ban holds until 2028.', '../2028'],
    ['Instructors stay until at least 2029.', '../2029'],
    ['The yard opened in the summer of 2023.', '2023-22'],
    ['The yard opens in the third quarter of 2027.', '2027-07/2027-09'],
    ['Incidents rose in the first half of 2025.', '2025-01/2025-06'],
    ['The ships were built in the 1990s.', '199X'],
    ['The yard opened around 2019 in Gdynia.', '2019~'],
    ['As of 31 March 2024 it had 40 ships.', '2024-03-31'],
    ['The 2026 Harbour Summit is in Prague.', '2026'],
    ['The talks\u00a0were held on 3\u00a0May\u00a02024 in Riga.', '2024-05-03'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(read(text, '2025-06-12')).toBe(expected);
  });
});

describe('what looks like a date and is none', () => {
  test.each([
    'The force has 2000 soldiers.',
    'It cost USD 2024 in all.',
    'He may march in the rain, she said.',
    'They said that 2,019 people came.',
    'A march of 40 kilometres ended there.',
    'Resolution 1973 was adopted.',
    'The second quarter of the city burned.',
    'The ratio was 3/4 in the north.',
  ])('%s', (text) => {
    expect(read(text, '2025-06-12')).toBe('');
  });

  test('a day that the calendar does not have is not read', () => {
    expect(read('The talks were held on 31 February 2024.')).not.toContain('02-31');
  });
});

describe('dates that are worked out from the date of the document', () => {
  test.each([
    // 12 June 2025 is a Thursday.
    ['The ministers met last Thursday in Bodø.', '2025-06-05?'],
    ['The ministers met on Thursday in Bodø.', '2025-06-12?'],
    ['The ministers met on Monday in Bodø.', '2025-06-09?'],
    ['The ministers will meet on Monday in Bodø.', '2025-06-16?'],
    ['The centre was opened today.', '2025-06-12?'],
    ['The centre was opened yesterday.', '2025-06-11?'],
    ['The vote takes place tomorrow.', '2025-06-13?'],
    ['The summit will be held next June.', '2026-06?'],
    ['The centre opens next spring.', '2026-21?'],
    ['The drones came last autumn.', '2024-23?'],
    ['This year we will spend more.', '2025?'],
    ['Last year they spent less.', '2024?'],
    ['Last month they spent less.', '2025-05?'],
    ['Next month they will spend more.', '2025-07?'],
    ['They met last week in Oslo.', '2025-06-02/2025-06-08?'],
    ['Two years ago they left.', '2023~?'],
    ['Three months ago they left.', '2025-03~?'],
    ['Ten days ago they left.', '2025-06-02?'],
    ['Clashes were reported in recent days.', '2025-06-12~?'],
    ['Pilots will arrive in the coming weeks.', '2025-06~?'],
    ['Parliament decided in April to buy them.', '2025-04?'],
    ['In November they joined the group.', '2024-11?'],
    ['The group will meet in late July.', '2025-07?'],
    ['The group will meet in March.', '2026-03?'],
    ['The yard was searched on 9 December.', '2024-12-09?'],
    ['The yard will be closed on 9 December.', '2025-12-09?'],
    ['They must report before the end of the year.', '2025?'],
  ])('%s', (text, expected) => {
    expect(read(text, '2025-06-12')).toBe(expected);
    expect(read(text)).not.toMatch(/\d/);
  });

  test('where the text just before speaks of another year, a month without one stays open', () => {
    expect(read('In June they met again.', '2025-08-01', 2022)).toBe('-');
    expect(read('In June they met again.', '2025-08-01', 2025)).toBe('2025-06?');
    expect(read('In June they met again.', null, 2022)).toBe('2022-06?');
  });

  test('a document that is dated by its year alone tells no day', () => {
    expect(read('They met on Thursday.', '2025')).toBe('-');
    expect(read('They met in June.', '2025')).toBe('-');
    expect(read('They met last year.', '2025')).toBe('2024?');
  });
});

test('"last April" in a text of no known day stays open, whatever year stands before it', () => {
  expect(read('Estonia received the launchers last April.', null, 2022)).toBe('-');
});

describe('days and months of a year that is told by its distance', () => {
  test.each([
    ['The drill ended on 31 January this year in Norway.', '2026-01-31?'],
    ['They signed on 11 September last year in Warsaw.', '2025-09-11?'],
    ['They signed on 28 July of last year in Warsaw.', '2025-07-28?'],
    ['Sea pay is doubled from July 1 next year.', '2027-07-01?'],
    ['There were 140 cases in January of last year.', '2025-01?'],
    ['They met on 4–5 February last year in Ljubljana.', '2025-02-04/2025-02-05?'],
  ])('%s', (text, expected) => {
    expect(read(text, '2026-03-05')).toBe(expected);
    expect(read(text)).toBe('-');
  });

  test('a name that begins as a month does is none', () => {
    expect(read('The talks were held at the University of Augustów.', '2026-09-10')).toBe('');
    expect(read('He was born in Marčana.', '2026-09-10')).toBe('');
  });
});
