import { describe, expect, test } from 'vitest';
import { reading } from './support.ts';

type Row = readonly [text: string, expected: string];

/**
 * Short passages as agencies, ministries, statisticians, institutes, parliaments and alliances write them, all of 20 January 2026, with
 * what a strict analyst wants of each: written down before the program was asked. A figure that cannot be read for certain is left out.
 */
const PASSAGES: Readonly<Record<string, readonly Row[]>> = {
  wire: [
    [
      'Russia fired 31 missiles and 470 drones at Ukraine overnight, killing at least six people and wounding 40 in Kyiv, the air force said on Tuesday.',
      '2026-01-20 | 31 missiles (number of missiles, of Russia) | 470 drones (number of drones, of Russia) | at least 6 people (number of people killed) | 40 people (number of people wounded)',
    ],
    [
      "Finland's border guard detained the crew of a tanker on Friday, two days after the Estlink 3 cable was cut, and seized 12 phones.",
      '2026-01-16 | 12 phones (number of phones)',
    ],
    [
      'Brent crude futures fell 3 per cent to $61.20 a barrel on Monday, the lowest since May 2021.',
      '2026-01-19 | 3 % (decrease, of Brent crude futures) | 61.2 USD (amount per barrel, of Brent crude futures, 2026-01-19)',
    ],
    [
      'The Polish zloty has lost 4 per cent against the euro since September.',
      '2025-09/.. | 4 % (decrease, of Polish zloty, 2025-09/..)',
    ],
    [
      'Taiwan reported 45 Chinese military aircraft near the island in the 24 hours to 6 a.m. on Tuesday, 31 of which crossed the median line.',
      '2026-01-20 | 45 Chinese military aircraft (number of Chinese military aircraft) | 31 Chinese military aircraft (number of Chinese military aircraft, 2026-01-20)',
    ],
  ],
  'release of a ministry': [
    [
      'The Ministry of Defence has today signed a £1.6 billion contract with Harland Naval for five Type 31 support ships, the first of which will enter service in 2031.',
      '2026-01-20 | 1600000000 GBP (contract value) | 5 Type 31 support ships (number of Type 31 support ships)',
    ],
    [
      'From 1 April 2026 the monthly pay of conscripts rises from EUR 1,150 to EUR 1,300.',
      '2026-04-01 | previously 1150 EUR (amount per month) | 1300 EUR (amount per month, 2026-04-01)',
    ],
    [
      'The Defence Forces took delivery of the last of 12 Caesar howitzers on 9 January, eight months behind schedule.',
      '2026-01-09 | 12 Caesar howitzers (number of Caesar howitzers, of Defence Forces) | 8 months (delay)',
    ],
    [
      'The Minister opened a EUR 24 million simulator centre in Hodonín on 14 January, where 600 crews a year are to train.',
      '2026-01-14 | 24000000 EUR (amount, of Minister, 2026-01-14) | planned 600 crews per year (number of crews per year)',
    ],
  ],
  'contract digest': [
    [
      'Granite State Optics Inc., Nashua, New Hampshire, was awarded a $61,775,004 modification (P00012) to contract FA8540-22-C-0009 for targeting pods.',
      '- | 61775004 USD (contract value, of Granite State Optics Inc.)',
    ],
    [
      'The modification brings the total cumulative face value of the contract to $411,200,330.',
      '- | 411200330 USD (contract value, of total cumulative face value of the contract)',
    ],
    [
      'Fiscal 2026 operation and maintenance funds in the amount of $9,410,000 are being obligated at the time of award.',
      '- | 9410000 USD (funding, 2026~)',
    ],
    ['Work is expected to be completed by Sept. 30, 2028, in Mobile, Alabama.', '2028-09-30'],
  ],
  'statistical bulletin': [
    [
      'At 1 October 2025 the full-time trained strength of the Regular Forces was 125,680, a decrease of 1,930 (1.5%) since 1 October 2024.',
      '2025-10-01 | 125680 (number, of strength of the Regular Forces, 2025-10-01) | 1930 (decrease in number, of strength of the Regular Forces) | 1.5 % (decrease, of strength of the Regular Forces, 2024-10-01/..)',
    ],
    [
      'Of those leaving in the year to 30 September 2025, 7,410 (61%) left voluntarily.',
      '2024-10-01/2025-09-30 | 7410 (number, 2024-10-01/2025-09-30) | 61 % (share, 2024-10-01/2025-09-30)',
    ],
    [
      'There were 14.2 accidents per 1,000 personnel in 2024/25, compared with 15.0 in 2023/24.',
      '2024/2025 | 14.2 accidents per 1,000 personnel (number of accidents per 1,000 personnel, 2024/2025) | 15 accidents per 1,000 personnel (number of accidents per 1,000 personnel, 2023/2024)',
    ],
    [
      'Unemployment stood at 4.1% in November, 0.3 points lower than a year earlier.',
      '2025-11 | 4.1 % (share, of Unemployment, 2025-11) | 0.3 percentage points (decrease, of Unemployment)',
    ],
  ],
  'think-tank': [
    ['Russia could field 1,500 more tanks by 2028, we estimate, if it keeps its present pace.', '-'],
    [
      "Europe's five largest spenders accounted for 68 per cent of the rise of EUR 31 billion between 2023 and 2025.",
      "2023/2025 | 68 % (share of rise, of Europe's five largest spenders) | 31000000000 EUR (increase in amount, of Europe's five largest spenders, 2023/2025)",
    ],
    ['Ammunition stocks would last eleven days, against a NATO norm of thirty.', ''],
    [
      'The average age of the fleet rose from 21 to 26 years between 2010 and 2025.',
      '2010/2025 | 21 years (age, of average age of the fleet, 2010) | 26 years (age, of average age of the fleet, 2025)',
    ],
    ['Russian output of cruise missiles more than doubled between 2022 and 2024, to roughly 120 a month.', '2022/2024'],
  ],
  'parliamentary question': [
    ['To ask the Secretary of State how many of the 137 aircraft were available on 1 December 2025.', ''],
    [
      'As at 12 January 2026, 214 of 620 housing units at RAF Marham were unoccupied.',
      '- | 214 housing units (number of housing units, 2026-01-12)',
    ],
    [
      'The Department spent £3.1 million on external consultants in 2024-25, £0.4 million less than in the previous financial year.',
      '2024/2025 | 3100000 GBP (spending, of Department, 2024/2025) | 400000 GBP (decrease in spending, of Department)',
    ],
    [
      'Between 1 January and 30 June 2025 there were 41 incursions, 17 of them by uncrewed aircraft.',
      '2025-01-01/2025-06-30 | 41 incursions (number of incursions, 2025-01-01/2025-06-30) | 17 incursions (number of incursions, 2025-01-01/2025-06-30)',
    ],
  ],
  'fact sheet of an exercise': [
    [
      'Participants: 9 nations, some 6,300 personnel, 42 aircraft and 18 ships.',
      '- | 9 nations (number of nations) | about 6300 personnel (number of personnel) | 42 aircraft (number of aircraft) | 18 ships (number of ships)',
    ],
    [
      'The exercise area covers 12,000 square kilometres from Tapa in the north to Valga, 180 km further south.',
      '- | 12000 km² (area, of exercise area) | 180 km (distance)',
    ],
    [
      'Live firing takes place daily from 9 to 13 February, 0800 to 1700, up to an altitude of 3,000 metres.',
      '2026-02-09/2026-02-13 | up to 3000 metres (height, of firing)',
    ],
    [
      'It is the seventh exercise in the series, which began in 2012 with 900 soldiers.',
      '- | 900 soldiers (number of soldiers, 2012)',
    ],
  ],
  communiqué: [
    [
      'We commit to invest 5% of GDP annually in core defence requirements by 2035.',
      '2035 | planned 5 % (share of GDP, 2035)',
    ],
    [
      'The Council today adopted the 19th package of sanctions, listing 69 individuals and a further 117 vessels, bringing the total to 557.',
      '2026-01-20 | 69 individuals (number of individuals, of Council, 2026-01-20) | 117 vessels (number of vessels, of Council, 2026-01-20)',
    ],
    [
      'Allies delivered EUR 40 billion in 2024, and have already pledged over EUR 35 billion for 2025.',
      '- | 40000000000 EUR (funding, of Allies, 2024) | more than 35000000000 EUR (funding, of Allies, 2025)',
    ],
    [
      "The Facility's ceiling was raised from EUR 12 billion to EUR 17 billion in March 2024.",
      "2024-03 | previously 12000000000 EUR (amount, of Facility's ceiling) | 17000000000 EUR (amount, of Facility's ceiling, 2024-03)",
    ],
    [
      'Some EUR 8.3 billion, or 57% of the total, had been paid out by 31 December 2025, against a target of EUR 10 billion.',
      '2025-12-31 | about 8300000000 EUR (amount) | 57 % (share of total, 2025-12-31) | planned 10000000000 EUR (target)',
    ],
  ],
  'Japanese, Korean and Indian English': [
    [
      'In FY2024, the ASDF scrambled 704 times, an increase of 35 times from the previous fiscal year, of which about 66% was against Chinese aircraft.',
      '2024~ | 704 times (number of times, of ASDF, 2024~) | 35 times (increase in number of times, of ASDF, 2024~) | about 66 % (share, 2024~)',
    ],
    [
      'The Cabinet on Dec. 26 approved a draft budget of ¥9.04 trillion for fiscal 2026, up 3.8% and a record for the 12th straight year.',
      '2025-12-26 | 9040000000000 JPY (budget, of Cabinet, 2026~) | 3.8 % (increase, of Cabinet)',
    ],
    [
      "South Korea's arms exports came to $9.5 billion last year, down from $13.5 billion in 2023, according to DAPA.",
      "2025 | 9500000000 USD (exports, of South Korea's arms exports, 2025) | 13500000000 USD (exports, of South Korea's arms exports, 2023)",
    ],
    [
      'The North fired several rounds from 240-mm launchers between 3:20 p.m. and 4 p.m. Saturday, the JCS said.',
      '2026-01-17',
    ],
    [
      'The DAC accorded AoN for 12 proposals worth about Rs 79,000 crore on Monday.',
      '2026-01-19 | 12 proposals (number of proposals, of DAC) | about 790000000000 INR (amount, of DAC, 2026-01-19)',
    ],
    [
      'Defence exports touched a record Rs 23,622 crore in FY 2024-25, a growth of 12.04% over Rs 21,083 crore of the preceding year.',
      '2024/2025 | 236220000000 INR (exports, of Defence exports, 2024/2025) | 12.04 % (growth rate, of Defence exports) | 210830000000 INR (exports, of Defence exports)',
    ],
    [
      'As many as 23 lakh candidates applied for 46,000 posts in three years.',
      '- | up to 2300000 candidates (number of candidates) | 46000 posts (number of posts) | 3 years (duration)',
    ],
  ],
};

describe.each(Object.entries(PASSAGES))('%s', (_, rows) => {
  test.each(rows)('%s', (text, expected) => {
    expect(reading(text)).toBe(expected);
  });
});
