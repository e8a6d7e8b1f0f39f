import { describe, expect, test } from 'vitest';
import { reading } from './support.ts';

type Row = readonly [text: string, expected: string];

/** Each row is a text of 20 January 2026 and what a strict analyst would have: the event's date, then the figures. */
function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    test.each(rows)('%s', (text, expected) => {
      expect(reading(text)).toBe(expected);
    });
  });
}

table('what a number is said of is who does it, and not what stands behind a preposition', [
  [
    'By the end of 2025 the ministry had spent 987 million euros.',
    '2025 | 987000000 EUR (spending, of ministry, 2025)',
  ],
  ['At its peak in 1989 the field was home to 4,700 airmen.', '1989 | 4700 airmen (number of airmen, of field, 1989)'],
  [
    'In a sample of 400 consignments the quantity differed in 63 cases.',
    '- | 400 consignments (number of consignments) | 63 cases (number of cases, of quantity)',
  ],
  [
    'The council voted on Wednesday night to spend $75,000 on it.',
    '2026-01-14 | 75000 USD (spending, of council, 2026-01-14)',
  ],
  ['Officials put it at 12 million euros a year.', '- | 12000000 EUR (amount per year)'],
  ['The review puts the cost of the fleet at 11 billion euros.', '- | 11000000000 EUR (cost, of cost of the fleet)'],
  ['The case was grave when some 20 drones entered Poland in 2025.', '2025 | about 20 drones (number of drones, 2025)'],
  [
    'The review traces it to a decision of 2017 to split the work between two yards.',
    '2017 | 2 yards (number of yards, 2017)',
  ],
  [
    'The United States, which pays 40 per cent of the costs, left in 2025.',
    '2025 | 40 % (share of costs, of United States, 2025)',
  ],
  [
    'The rate is 1.95 per cent and the repayment period 40 years.',
    '- | 1.95 % (share, of rate) | 40 years (duration, of repayment period)',
  ],
]);

table('what a number leaves out it takes from the one before, where that is sure', [
  [
    'Norway has 5 regiments, up from 4 last year.',
    '- | 5 regiments (number of regiments, of Norway) | 4 regiments (number of regiments, of Norway, 2025)',
  ],
  [
    'The troops advanced 1.9 square kilometres a day in December, compared with 3.4 in November and 0.8 in December 2024.',
    '2025-12 | 1.9 km² (area per day, of troops, 2025-12) | 3.4 km² (area per day, of troops, 2025-11) | 0.8 km² (area per day, of troops, 2024-12)',
  ],
  [
    'China sent 50,000 peacekeepers to 20 countries, and 17 of them have lost their lives.',
    '- | 50000 peacekeepers (number of peacekeepers, of China) | 20 countries (number of countries, of China) | 17 peacekeepers (number of peacekeepers)',
  ],
  [
    'The fleet sent 40 drones to 20 towns, and 17 of them were hit.',
    '- | 40 drones (number of drones, of fleet) | 20 towns (number of towns, of fleet)',
  ],
  [
    'Of 130 posts, 74 were filled in April 2025.',
    '2025-04 | 130 posts (number of posts) | 74 posts (number of posts filled, 2025-04)',
  ],
  ['Six of the 12 sites were late in 2025.', '2025 | 6 sites (number of sites, 2025)'],
  ['Three out of four respondents back it.', ''],
  [
    'The number of battle tanks has come down from 190 to 142.',
    '- | previously 190 battle tanks (number of battle tanks) | 142 battle tanks (number of battle tanks)',
  ],
  [
    'There were twice as many drones (1 260, up from 630).',
    '- | 1260 drones (number of drones) | previously 630 drones (number of drones)',
  ],
]);

table('units', [
  ['Two yen loans were signed in 2025.', '2025 | 2 yen loans (number of yen loans, 2025)'],
  ['Two yen were paid in 2025.', '2025 | 2 JPY (amount, 2025)'],
  [
    'The fleet fired 74 one-way attack drones in 2025.',
    '2025 | 74 one-way attack drones (number of one-way attack drones, of fleet, 2025)',
  ],
  ['Enrolment was 512 last fall.', ''],
  ['In all, 36 missiles could not be found in 2025.', '2025 | 36 missiles (number of missiles)'],
  [
    'It kept an average of 11.4 ships a day in 2025.',
    '2025 | average 11.4 ships per day (number of ships per day, 2025)',
  ],
]);
