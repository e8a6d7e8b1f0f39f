import { describe, expect, test } from 'vitest';
import { proposed, reading } from './support.ts';

type Row = readonly [text: string, expected: string];

/** Each row is a text of 20 January 2026 and what a strict analyst would have: the event's date, then the figures. */
function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    test.each(rows)('%s', (text, expected) => {
      expect(reading(text)).toBe(expected);
    });
  });
}

table('a change arrives at a level, and the level before it is not what is planned', [
  [
    'War-risk premiums rose to between 0.6% and 0.75% of the value of the hull, from 0.4% in the autumn.',
    '- | at least 0.6 % (share of value, of War-risk premiums) | at most 0.75 % (share of value, of War-risk premiums) | 0.4 % (share of value, of War-risk premiums, 2025-23)',
  ],
  [
    'Inflation fell to between 3 and 4 per cent, from 6 per cent.',
    '- | at least 3 % (level, of Inflation) | at most 4 % (level, of Inflation) | previously 6 % (level, of Inflation)',
  ],
  [
    'Premiums rose by between 0.6% and 0.75% in 2025.',
    '2025 | at least 0.6 % (increase, of Premiums, 2025) | at most 0.75 % (increase, of Premiums, 2025)',
  ],
  [
    'Norway raised the garrison to 300-400 soldiers from 120.',
    '- | at least 300 soldiers (number of soldiers, of garrison) | at most 400 soldiers (number of soldiers, of garrison) | previously 120 soldiers (number of soldiers, of garrison)',
  ],
  [
    'The fleet is to grow to 10 minehunters from six by next April.',
    '2026-04 | planned 10 minehunters (number of minehunters, of fleet, 2026-04) | previously 6 minehunters (number of minehunters, of fleet)',
  ],
  [
    'The force will be cut to 800 soldiers from 1,200 by 2028.',
    '2028 | planned 800 soldiers (number of soldiers, of force, 2028) | previously 1200 soldiers (number of soldiers, of force)',
  ],
  [
    'The force shrank to 800 soldiers from 1,200 in 2019.',
    '- | 800 soldiers (number of soldiers, of force) | 1200 soldiers (number of soldiers, of force, 2019)',
  ],
  [
    'Poland will buy 10 minehunters from Belgium by 2028.',
    '2028 | planned 10 minehunters (number of minehunters, of Poland, 2028)',
  ],
]);

table('a per cent with higher or above is a difference, and a share stays a share', [
  ['Seoul shares ended 0.4 percent higher on Monday.', '2026-01-19 | 0.4 % (increase, of Seoul shares, 2026-01-19)'],
  ['Seoul shares closed 1.2 percent lower on Monday.', '2026-01-19 | 1.2 % (decrease, of Seoul shares, 2026-01-19)'],
  ['The price per vehicle is about 12% above that of the first batch.', '- | about 12 % (increase, of price)'],
  ['The price per vehicle is 5% below the estimate of 2024.', '- | 5 % (decrease, of price)'],
  ['Costs were 8 per cent up on 2024.', '- | 8 % (increase, of Costs)'],
  ['The share of women in the army was 12 per cent in 2024.', '2024 | 12 % (share, of share of women, 2024)'],
  ['Norway holds 4 per cent of the bonds.', '- | 4 % (share of bonds, of Norway)'],
]);

table('a stretch of time up to its end is told as long as it was', [
  [
    'Intake in the 12 months to 31 March 2026 was 6,720, up from 6,090 in the previous 12 months.',
    '2025-04-01/2026-03-31 | 6720 (number, of Intake, 2025-04-01/2026-03-31) | previously 6090 (number, of Intake)',
  ],
  [
    'In the twelve months to June 2025, the EU bought gas worth EUR 19.4bn, almost three times as much as in the whole of 2021 (6.6bn).',
    '2024-07/2025-06 | 19400000000 EUR (contract value, of EU, 2024-07/2025-06) | 6600000000 EUR (contract value, of EU, 2021)',
  ],
  [
    'Growth has slowed to an average of 6.3% in the ten years to 2020.',
    '2011/2020 | average 6.3 % (growth rate, of Growth, 2011/2020)',
  ],
  [
    'Sales in the year to March 2025 were EUR 4 billion.',
    '2024-04/2025-03 | 4000000000 EUR (revenue, of Sales, 2024-04/2025-03)',
  ],
  [
    'The yard lost 40 million euros in the three months ended 30 September 2025.',
    '2025-07-01/2025-09-30 | 40000000 EUR (amount, of yard, 2025-07-01/2025-09-30)',
  ],
  [
    'In the six months to December the navy tracked 140 vessels.',
    '2025-07/2025-12 | 140 vessels (number of vessels, of navy, 2025-07/2025-12)',
  ],
  ['The mandate was extended by twelve months to June 2027.', '../2027-06 | 12 months (duration, of mandate)'],
  ['The army needs three years to train 40 pilots.', '- | 3 years (duration, of army) | 40 pilots (number of pilots)'],
]);

table('a time that is compared with is not when it happened', [
  [
    'Kongsvik reported first-quarter revenue of NOK 3.42bn, up from NOK 2.65bn in the same period of 2024.',
    '2025-01/2025-03 | 3420000000 NOK (revenue, 2025-01/2025-03) | 2650000000 NOK (revenue, 2024-01/2024-03)',
  ],
  [
    'In January to March 2026 the port handled 900 ships, against 700 in the same period of 2025.',
    '2026-01/2026-03 | 900 ships (number of ships, of port, 2026-01/2026-03) | 700 ships (number of ships, of port, 2025-01/2025-03)',
  ],
  ['Orders rose 4 per cent compared with the same period last year.', '- | 4 % (increase, of Orders)'],
  [
    'Compared with the 2024 edition (6,400 troops), participation rose 34 per cent.',
    '- | 6400 troops (number of troops, 2024) | 34 % (increase, of participation)',
  ],
  [
    'Participation rose 34 per cent in 2025 compared with the 2024 edition.',
    '2025 | 34 % (increase, of Participation, 2025)',
  ],
  ['Compared with 2024, exports rose 9 per cent.', '- | 9 % (increase, of exports)'],
  ['The 2024 edition (6,400 troops) was held in Norway.', '2024 | 6400 troops (number of troops, 2024)'],
]);

table('a company is awarded a contract, and not its town', [
  [
    'Corrib Marine Ltd., Galway, Ireland, is awarded a $14,200,000 firm-fixed-price contract for hull repairs.',
    '- | 14200000 USD (contract value, of Corrib Marine Ltd.)',
  ],
  [
    'Penobscot Works Corp.,* Bath, Maine, is being awarded a $23,847,915 cost-plus-fixed-fee contract under the Foreign Military Sales program to Australia.',
    '- | 23847915 USD (contract value, of Penobscot Works Corp.)',
  ],
  [
    'In Warsaw, Alder Dynamics, Camden, was awarded a $5,000,000 contract.',
    '- | 5000000 USD (contract value, of Alder Dynamics)',
  ],
  [
    'Alder Systems, York, Pennsylvania (W56HZV-26-D-0001); and Birch LLC, Oshkosh, Wisconsin (W56HZV-26-D-0002), will compete for each order of the $3,200,000,000 contract.',
    '- | planned 3200000000 USD (contract value)',
  ],
  [
    'Alder Systems, a maker of radars, won a contract worth $40 million in 2025.',
    '2025 | 40000000 USD (contract value, of Alder Systems, 2025)',
  ],
  [
    'Poland, Estonia and Latvia spent $5 billion in 2025.',
    '2025 | 5000000000 USD (spending, of Estonia and Latvia, 2025)',
  ],
  [
    'Work will be performed in Tucson, Arizona (60%); and other locations below 5% (40%).',
    '- | planned 60 % (share, of Tucson, Arizona) | 40 % (share, of Work)',
  ],
]);

table('what is counted is the whole noun, and no verb', [
  [
    'Poland ordered 159 infantry fighting vehicles in 2025.',
    '2025 | 159 infantry fighting vehicles (number of infantry fighting vehicles, of Poland, 2025)',
  ],
  [
    'Warsaw will buy 100 more K-9 self-propelled howitzers.',
    '- | planned 100 K-9 self-propelled howitzers (number of K-9 self-propelled howitzers, of Warsaw)',
  ],
  ['The army has 48 air-launched missiles.', '- | 48 air-launched missiles (number of air-launched missiles, of army)'],
  ['Some 40 soldiers carrying rifles crossed into Latvia.', '- | about 40 soldiers (number of soldiers)'],
  ['The 300 troops deployed in Latvia left in May 2025.', '2025-05 | 300 troops (number of troops, 2025-05)'],
  [
    'Our 420 civil servants work at three sites.',
    '- | 420 civil servants (number of civil servants) | 3 sites (number of sites)',
  ],
  ['Some 300 operations staff train in Kiel.', '- | about 300 operations staff (number of operations staff)'],
  ['The 30 crew members train in Kiel.', '- | 30 crew members (number of crew members)'],
  [
    'Two men aged 29 and 41 have been arrested in Gdynia, Poland, on Monday.',
    '2026-01-19 | 2 men (number of men, 2026-01-19)',
  ],
  [
    'The programme has EUR 86 million in 2025, of which 30 comes from Brussels.',
    '2025 | 86000000 EUR (amount, of programme, 2025)',
  ],
]);

table('how far away, how wide and how long are three things', [
  [
    'The freighter lay nine nautical miles off the coast on Monday.',
    '2026-01-19 | 9 nautical miles (distance, of freighter, 2026-01-19)',
  ],
  ['The border is 300 km long.', '- | 300 km (length, of border)'],
  ['The base is 40 km from the border.', '- | 40 km (distance, of base)'],
  ['The drone has a wingspan of up to two metres.', '- | up to 2 metres (wingspan, of drone)'],
  ['The missile has a range of 300 km from the coast.', '- | 300 km (range, of missile)'],
  [
    'The crater is 12 metres in diameter and 3 metres deep.',
    '- | 12 metres (diameter, of crater) | 3 metres (depth, of crater)',
  ],
]);

table('what has happened is not planned because something else is', [
  [
    'The guidance will be published in March after a consultation which closed in December and drew 19 replies.',
    '2026-03 | 19 replies (number of replies, of consultation)',
  ],
  [
    'Norway will replace the frigate that lost 12 sailors in 2018.',
    '- | 12 sailors (number of sailors, of frigate, 2018)',
  ],
  ['Norway will send 300 soldiers who trained in Latvia.', '- | planned 300 soldiers (number of soldiers, of Norway)'],
  [
    'Norway will send troops who are equipped with 40 launchers.',
    '- | planned 40 launchers (number of launchers, of troops)',
  ],
]);

table('a sum and what it is in other money are of one time', [
  [
    'Poland will spend PLN 12.5 billion (about EUR 2.9 billion) on the fence in 2027.',
    '2027 | planned 12500000000 PLN (spending, of Poland, 2027) | planned, about 2900000000 EUR (spending, of Poland, 2027)',
  ],
  [
    'Japan set aside 8.7 trillion yen ($55 billion) for fiscal 2025.',
    '2025~ | 8700000000000 JPY (budget, of Japan, 2025~) | 55000000000 USD (budget, of Japan, 2025~)',
  ],
  [
    'Norway paid NOK 400 million (of which NOK 30 million for spares) in 2024.',
    '2024 | 400000000 NOK (amount, of Norway) | 30000000 NOK (amount, 2024)',
  ],
]);

table('each time belongs to its own verb', [
  [
    'The ministry ordered 40 vehicles, 35% of them built at home, with deliveries starting in Q2 2028.',
    '- | 40 vehicles (number of vehicles, of ministry) | 35 % (share, of ministry)',
  ],
  ['In 2024, with 40 ships, the fleet was the largest of the alliance.', '2024 | 40 ships (number of ships, 2024)'],
  ['The contract costs GBP 4.8 million a year and runs to the end of 2030.', '../2030 | 4800000 GBP (cost per year)'],
  ['Norway spent GBP 4.8 million on mines and guns in 2024.', '2024 | 4800000 GBP (spending, of Norway, 2024)'],
  [
    'The ministers agreed on Friday to keep 300 troops in Kosovo until 2028.',
    '2026-01-16 | 300 troops (number of troops, ../2028)',
  ],
  ['The Navy said that the fragments were of a type that Russian forces captured in 2022.', '-'],
  ['The Navy said that Russian forces captured Kherson in 2022.', '2022'],
  ['The ship that sank in 2022 was raised by Norway.', '-'],
  ['It was the third attack that killed soldiers in 2022.', '2022'],
  ['The fleet has 40 guns that were made in 1990.', '- | 40 guns (number of guns, of fleet)'],
]);

table('a part is not what is planned of the whole, and no more than it', [
  [
    'The brigade will number 4,800 soldiers by the end of 2027, of whom 1,700 are there already.',
    '2027 | planned 4800 soldiers (number of soldiers, of brigade, 2027) | 1700 soldiers (number of soldiers, of brigade)',
  ],
  [
    'The brigade will number 4,800 soldiers by the end of 2027, of whom 1,700 are to be Dutch.',
    '2027 | planned 4800 soldiers (number of soldiers, of brigade, 2027) | planned 1700 soldiers (number of soldiers, of brigade)',
  ],
  [
    'Troops from 14 nations, including 1,100 from Poland, will take part in May.',
    '2026-05 | 14 nations (number of nations) | 1100 (number, 2026-05)',
  ],
  [
    'The navy lost 14 ships in 2025, including nine in the Black Sea.',
    '2025 | 14 ships (number of ships, of navy, 2025) | 9 ships (number of ships, of navy)',
  ],
  ['Some 1,400 km of the 2,200 km border has been fenced since 2022.', '2022/.. | about 1400 km (length, 2022/..)'],
]);

table('what is reached, and how much it is off', [
  [
    'The deficit narrowed by 0.4 percentage points to 3.1% of GDP in 2025.',
    '2025 | 0.4 percentage points (decrease, of deficit) | 3.1 % (share of GDP, of deficit, 2025)',
  ],
  [
    'Inflation was 2.4% in December, down from 2.7% in November and 3.1% a year earlier.',
    '2025-12 | 2.4 % (share, of Inflation, 2025-12) | 2.7 % (share, of Inflation, 2025-11) | 3.1 % (level, of Inflation)',
  ],
  [
    'The ministry cut its forecast for 2026 growth to 1.2% from 1.9%.',
    '2026 | projected 1.2 % (level, of forecast for 2026 growth, 2026) | previously 1.9 % (level, of forecast for 2026 growth)',
  ],
  [
    'The law raises the retirement age of officers from 58 to 60 as of 1 January 2027.',
    '2027-01-01 | previously 58 (number, of retirement age of officers) | 60 (number, of retirement age of officers, 2027-01-01)',
  ],
  ['As of 1 January 2025 the navy had 40 ships.', '- | 40 ships (number of ships, of navy, 2025-01-01)'],
]);

table('a participle has a time of its own', [
  [
    'At least 15 of the 44 vessels sanctioned in December had called at Indian ports since.',
    '- | at least 15 vessels (number of vessels)',
  ],
  [
    'The treaty, signed in 1990 and in force since 1992, limited each side to 20,000 tanks.',
    '- | 20000 tanks (number of tanks)',
  ],
  [
    'The exercise held in May 2024 was the largest with 40,000 soldiers.',
    '2024-05 | 40000 soldiers (number of soldiers, 2024-05)',
  ],
  [
    'The tender for 12 patrol boats, worth NOK 6 billion, closes on 1 March.',
    '2026-03-01 | 12 patrol boats (number of patrol boats) | 6000000000 NOK (amount)',
  ],
  ['A 2024 audit of Norway found that 38% of the vehicles were unserviceable.', '- | 38 % (share of vehicles, 2024)'],
]);

table('what there is has no time to come', [
  [
    'The 2,100 Canadian soldiers in Latvia will be joined by 40 pilots in May.',
    '2026-05 | 2100 Canadian soldiers (number of Canadian soldiers) | planned 40 pilots (number of pilots, 2026-05)',
  ],
  ['Ministers aim to halve the backlog of 12,000 cases by 2027.', '2027 | 12000 cases (number of cases, of Ministers)'],
  [
    'The plan would add 35,000 troops to the present 260,000 by 2035.',
    '2035 | projected 35000 troops (number of troops, of plan) | 260000 (number, of plan)',
  ],
  [
    'Norway will send 300 troops to Latvia in May.',
    '2026-05 | planned 300 troops (number of troops, of Norway, 2026-05)',
  ],
]);

table('times and numbers that stand side by side are not one', [
  [
    'Japan scrambled fighters 441 times between April and December.',
    '2025-04/2025-12 | 441 times (number of times, of Japan, 2025-04/2025-12)',
  ],
  [
    'Norway ordered two icebreakers for delivery in 2030 and 2031.',
    '- | 2 icebreakers (number of icebreakers, of Norway)',
  ],
  [
    'The court in Oslo sentenced them to nine and eleven years in prison on 15 January.',
    '2026-01-15 | 9 years (duration, of court) | 11 years (duration, of court, 2026-01-15)',
  ],
  ['Norway lost one hundred and twenty-five tanks in 2025.', '2025 | 125 tanks (number of tanks, of Norway, 2025)'],
]);

test('a page of nothing but capitals is read to its end', () => {
  expect(reading(`The ${'Alder Works '.repeat(1500)}won 40 prizes in Norway in 2025.`)).toBe(
    '2025 | 40 prizes (number of prizes, 2025)',
  );
});

test('what is agreed on a day that is not known is not dated by what lasts until another', () => {
  expect(reading('The ministers agreed on Wednesday to keep the mission in Kosovo until the end of 2028.', null)).toBe(
    '-',
  );
  expect(reading('The ban on flights over Kosovo holds until 2028.', null)).toBe('../2028');
  expect(reading('The ministers agreed on 3 May 2025 to keep the mission in Kosovo until 2028.', null)).toBe(
    '2025-05-03',
  );
});

describe('what is so today did not happen today', () => {
  test.each([
    ['Today we have places for 2,300 recruits a year.', null, '2026-01-20'],
    ['The navy has 370 ships today.', null, '2026-01-20'],
    ['Today the force consists of 4,000 soldiers.', null, '2026-01-20'],
    ['Prices have fallen from 10,000 dollars in 2012 to under 2,000 today.', null, '2026-01-20'],
    ['The ministers meet today in Oslo with 40 delegates.', '2026-01-20', '2026-01-20'],
    ['NATO has bought 40 jets today.', '2026-01-20', '2026-01-20'],
  ])('%s', (text, eventDate, asOf) => {
    const [fact] = proposed(text);
    expect(fact).toMatchObject({ eventDate, asOf });
    expect(fact?.inferred).toContain('asOf');
    if (eventDate === null) expect(fact?.statement).toContain('oday');
  });
});

describe('names', () => {
  test.each([
    ['Neighbouring Lithuania announced on Monday that it would close two crossings.', 'Lithuania', 'place'],
    ['Nuclear-armed Pakistan said on Monday that it had tested a missile.', 'Pakistan', 'place'],
    ['Radio France announced on Monday that 300 jobs would go.', 'Radio France', 'organisation'],
    ['South Korea announced on Monday that it would close two crossings.', 'Republic of Korea', 'place'],
    ['Defence Minister Arttu Halme announced on Monday that 40 tanks had come.', 'Arttu Halme', 'person'],
  ])('%s', (text, name, kind) => {
    expect(proposed(text)[0]?.entities[0]).toEqual({ name, kind });
  });

  test.each([
    ['Allies adopted the Cyber Defence Pledge in 2016.', 'event'],
    ['In 2016 the Pledge was adopted by the leaders of Norway.', 'event'],
    ['Norway pledged in 2016 to send help to Kosovo.', 'commitment'],
    ['Pledges of Norway were made in May 2016 under the Defence Investment Pledge.', 'commitment'],
  ])('a name binds nobody: %s', (text, kind) => {
    expect(proposed(text)[0]?.suggestionKind).toBe(kind);
  });
});

describe('lists and marks of Markdown', () => {
  const quotes = (text: string) => proposed(text).map(({ quote }) => quote);

  test('each item of a list is a proposal of its own', () => {
    expect(
      quotes('Norway sent 300 troops in 2024.\n> - Finland bought 40 guns in 2025; and\n> - Latvia lost 12 in 2023.'),
    ).toEqual(['Norway sent 300 troops in 2024.', 'Finland bought 40 guns in 2025; and', 'Latvia lost 12 in 2023.']);
    expect(proposed('Norway sent 300 troops in 2024.\n- Finland bought 40 guns in 2025; and')[1]?.statement).toBe(
      'Finland bought 40 guns in 2025.',
    );
  });

  test('a line that only begins with a dash or a number goes on', () => {
    for (const text of [
      'The fleet of Norway sent 300 troops\n- which is a record - in 2024.',
      'The fleet of Norway sent 300 troops, on\n12. of them ships, in 2024.',
    ])
      expect(quotes(text)).toEqual([text]);
  });

  test('a quote has both marks around words or none', () => {
    expect(quotes('**Nations:** 13 allies and 2 partners took part in 2025.')).toEqual([
      '**Nations:** 13 allies and 2 partners took part in 2025.',
    ]);
    expect(quotes('In 2025 Norway sent **300 troops.** *Latvia* sent 40 troops in 2024.')).toEqual([
      'In 2025 Norway sent **300 troops.**',
      '*Latvia* sent 40 troops in 2024.',
    ]);
    expect(quotes('**Norway sent 300 troops in 2024.** Latvia sent 40 troops in 2023.')).toEqual([
      'Norway sent 300 troops in 2024.',
      'Latvia sent 40 troops in 2023.',
    ]);
    expect(quotes('**Norway sent 300 troops in 2024. Latvia sent 40 troops in 2023.**')).toEqual([
      'Norway sent 300 troops in 2024.',
      'Latvia sent 40 troops in 2023.',
    ]);
  });
});
