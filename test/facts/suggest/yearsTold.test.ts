import { describe, expect, test } from 'vitest';
import { proposed, reading } from './support.ts';

type Row = readonly [text: string, statement: string, eventDate: string | null];

/** Each row is a text of 20 January 2026, the statement that is proposed, and the event's date. */
function table(title: string, rows: readonly Row[], published?: string | null): void {
  describe(title, () => {
    test.each(rows)('%s', (text, statement, eventDate) => {
      const [fact] = proposed(text, published);
      expect(fact?.statement).toBe(statement);
      expect(fact?.eventDate).toBe(eventDate);
    });
  });
}

table('what is demanded by a day is to come, though its verb is a past', [
  [
    'Norway said it would not fund the 40 boats unless the audit was finished by March 15.',
    'Norway said it would not fund the 40 boats unless the audit was finished by 15 March 2026.',
    null,
  ],
  [
    'The minister said Oslo would hold back $40 million until the tests were passed on March 15.',
    'The minister said Oslo would hold back $40 million until the tests were passed on March 15.',
    null,
  ],
  [
    'NATO warned Moscow that if a deal was not signed by November 3, soldiers would leave Latvia.',
    'NATO warned Moscow that if a deal was not signed by 3 November 2026, soldiers would leave Latvia.',
    null,
  ],
  [
    'Norway lost 40 boats that were finished in November.',
    'Norway lost 40 boats that were finished in November 2025.',
    '2025-11',
  ],
  [
    'The audit of the 40 boats was finished by November 15.',
    'The audit of the 40 boats was finished by 15 November 2025.',
    '2025-11-15',
  ],
]);

table('what somebody said on a day would be is seen from that day', [
  [
    'The yard said in April that it would deliver 40 boats in June.',
    'The yard said in April 2025 that it would deliver 40 boats in June 2025.',
    '2025-04',
  ],
  [
    'The yard said in November that it would deliver 40 boats in June.',
    'The yard said in November 2025 that it would deliver 40 boats in June 2026.',
    '2025-11',
  ],
  [
    'The yard said it would deliver 40 boats in June.',
    'The yard said it would deliver 40 boats in June 2026.',
    '2026-06',
  ],
]);

table('a day without a year beside one that has it', [
  [
    'The blockade began on 3 May 2022, not in June.',
    'The blockade began on 3 May 2022, not in June 2022.',
    '2022-05-03',
  ],
  [
    'Norway withdrew on 3 May 2022 rather than in June, with 40 soldiers.',
    'Norway withdrew on 3 May 2022 rather than in June 2022, with 40 soldiers.',
    '2022-05-03',
  ],
  [
    'The siege began on 3 May 2022 and ended in July.',
    'The siege began on 3 May 2022 and ended in July 2022.',
    '2022-05-03',
  ],
  [
    'In 2022 the fleet lost 12 ships, four of them in July.',
    'In 2022 the fleet lost 12 ships, four of them in July.',
    '2022',
  ],
  [
    'The ship that Norway bought on 3 May 2019 struck a mine in July.',
    'The ship that Norway bought on 3 May 2019 struck a mine in July.',
    null,
  ],
  [
    'The base was opened on 3 May 2025, and the first 40 soldiers came in July.',
    'The base was opened on 3 May 2025, and the first 40 soldiers came in July 2025.',
    '2025-05-03',
  ],
  [
    'The base that was opened on 3 May 2019 will be closed last, next July.',
    'The base that was opened on 3 May 2019 will be closed last, in July 2026.',
    '2026-07',
  ],
]);

table('the end of a year is not the year', [
  ['Norway will close the base by the end of the year.', 'Norway will close the base by the end of 2026.', '2026'],
  [
    'Norway and Latvia must send 40 reports before the end of the year.',
    'According to the source: Norway and Latvia must send 40 reports before the end of 2026.',
    null,
  ],
  ['Norway will have 40 ships at year-end.', 'Norway will have 40 ships at the end of 2026.', '2026'],
  ["Norway will close the base by year's end.", 'Norway will close the base by the end of 2026.', '2026'],
  ['Norway will close the base by the end of this year.', 'Norway will close the base by the end of 2026.', '2026'],
  ['By year-end Norway had paid out 40 million euros.', 'By year-end Norway had paid out 40 million euros.', null],
  [
    'Norway bought 12 ships in 2024. It had paid for nine of them by the end of the year.',
    'Norway bought 12 ships in 2024.',
    '2024',
  ],
]);

test('the end of a year that the text before speaks of is of that year', () => {
  const [, second] = proposed('Norway bought 12 ships in 2024. Oslo had paid $40 million by the end of the year.');
  expect(second?.statement).toBe('Oslo had paid $40 million by the end of 2024.');
  expect(second?.eventDate).toBe('2024');
});

test.each([
  ['The board of Norway met on 3 May 2025 to sign the accounts for the year 2024.', '2025-05-03'],
  ['The board of Norway met on 3 May 2025 to review the accounts for the year 2024.', '2025-05-03'],
  ['The Roads Plan 2026-2030, which Norway adopted on 3 May 2025, was signed in Oslo.', '2025-05-03'],
  ['Norway delivered 40 guns, twice the number of 2024.', '- | 40 guns (number of guns, of Norway)'],
  ['Norway delivered 40 guns in 2024.', '2024 | 40 guns (number of guns, of Norway, 2024)'],
  [
    'Norway saw two boats at 54.3210, 18.6543 on 3 May 2025.',
    '2025-05-03 | 2 boats (number of boats, of Norway, 2025-05-03)',
  ],
])('a year that is another’s, and a place that is no figure: %s', (text, expected) => {
  expect(reading(text)).toBe(expected);
});
