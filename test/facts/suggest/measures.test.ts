import { describe, expect, test } from 'vitest';
import { figuresIn as figures } from './support.ts';

const values = (text: string): string =>
  figures(text)
    .map(({ measure }) => `${measure.value} ${measure.unit}`)
    .join(', ');

describe('money is read in whole units of its currency', () => {
  test.each([
    ['The order is worth USD 74.22 billion.', '74220000000 USD'],
    ['The order is worth $1.5bn.', '1500000000 USD'],
    ['The order is worth US$ 0.71 billion.', '710000000 USD'],
    ['The order is worth €85 million.', '85000000 EUR'],
    ['The order is worth 14.6 million euros.', '14600000 EUR'],
    ['The order is worth £4.1bn.', '4100000000 GBP'],
    ['The order is worth C$42 billion.', '42000000000 CAD'],
    ['The order is worth AUD 62 million.', '62000000 AUD'],
    ['The order is worth SEK 6.3 billion.', '6300000000 SEK'],
    ['The order is worth ¥31.3 billion.', '31300000000 JPY'],
    ['The order is worth 211 million lei.', '211000000 RON'],
    ['The order is worth 1,250,000 dollars.', '1250000 USD'],
    ['It set aside 540 million euros, including 200 million for ships.', '540000000 EUR, 200000000 EUR'],
    ['Prices fell from 10,000 dollars in 2012 to under 2,000 today.', '10000 USD, 2000 USD'],
    ['It paid 11.2 billion kroner.', '11200000000 kroner'],
  ])('%s', (text, expected) => {
    expect(values(text)).toBe(expected);
  });

  test('a sign that several currencies share is marked as inferred', () => {
    expect(figures('The order is worth $1.5bn.')[0]?.inferred).toEqual(['unit']);
    expect(figures('The order is worth US$1.5bn.')[0]?.inferred).toEqual([]);
  });
});

describe('shares and counts', () => {
  test.each([
    ['The share was 44.26%.', '44.26 %'],
    ['The share was 46 per cent.', '46 %'],
    ['The share rose by 3 percentage points.', '3 percentage points'],
    ['The share was between 41 and 45 per cent.', '41 %, 45 %'],
    ['The drill involves 34 ships, 12 aircraft and about 2,900 personnel.', '34 ships, 12 aircraft, 2900 personnel'],
    ['The plant delivered 96 missiles in 2023 and 180 in 2024.', '96 missiles, 180 missiles'],
    ['The unit tracked 31 close approaches in 2024, against nine in 2021.', '31 close approaches, 9 close approaches'],
    ['The 32-member alliance met.', '32 members'],
    ['The centre has a staff of 45.', '45 null'],
    ['It found 1.7 trillion cubic feet of gas.', '1700000000000 cubic feet'],
    ['The navy bought twelve submarines.', '12 submarines'],
    ['Aircraft lost their position 52,000 times.', '52000 times'],
  ])('%s', (text, expected) => {
    expect(values(text)).toBe(expected);
  });

  test.each([
    'The F-16 flew over Block 9 in May 2024.',
    'Type 47 frigates and U-218 boats need 5G.',
    'See No. 5 and Article 4 of the treaty.',
    'The 86th Air Base opened.',
    'He spoke at 10:30 on Monday.',
    'The two sides met in 2024.',
    'It came two years later than planned.',
    'It cut capacity by almost two thirds.',
    'Three months ago it ended.',
    'Estlink 2 failed on 3 May 2024.',
  ])('no measure is made of: %s', (text) => {
    expect(values(text)).toBe('');
  });
});

test('values, periods and the projection of a growth are kept apart', () => {
  const text =
    'According to reports, the Harbour Crane market was valued at USD 2.86 billion in 2025 and is projected to grow from USD 3.31 billion in 2026 to USD 9.04 billion by 2032, a CAGR of 18.2%.';
  expect(figures(text).map(({ measure }) => [measure.value, measure.period, measure.qualifier])).toEqual([
    [2_860_000_000, '2025', null],
    [3_310_000_000, '2026', 'projected'],
    [9_040_000_000, '2032', 'projected'],
    [18.2, '2025/2032', 'projected'],
  ]);
});

test('qualifiers are kept', () => {
  const qualifier = (text: string) => figures(text)[0]?.measure.qualifier;
  expect(qualifier('At least 310 missiles were given away.')).toBe('at least');
  expect(qualifier('More than 640 delegates came.')).toBe('more than');
  expect(qualifier('No more than 640 delegates came.')).toBe('up to');
  expect(qualifier('Losses did not exceed 40 tanks.')).toBe('up to');
  expect(qualifier('Spending will not exceed 2% of GDP.')).toBe('planned, up to');
  expect(qualifier('About 640 delegates came.')).toBe('about');
  expect(qualifier('Up to 48 pilots a year are trained.')).toBe('up to');
  expect(qualifier('The orders add up to 590 vehicles.')).toBe(null);
  expect(qualifier('Together they came up to 590 vehicles.')).toBe(null);
  expect(qualifier('They hold an estimated 1,450 missiles.')).toBe('estimated');
  expect(qualifier('It lasted over five years.')).toBeNull();
});

test('each figure has the subject of its own clause, and none where it is not sure', () => {
  const subjects = (text: string) => figures(text).map(({ measure }) => measure.subject);
  expect(subjects('Australia committed AUD 62 million, France committed EUR 9 million.')).toEqual([
    'Australia',
    'France',
  ]);
  expect(subjects('China holds 44% of the market, while India grew by 23%.')).toEqual(['China', 'India']);
  expect(subjects('It bought 60 missiles.')).toEqual([null]);
  expect(subjects('The minister said that the navy bought 60 missiles.')).toEqual(['navy']);
});

test('a year in a relative clause is not the period of the number behind it', () => {
  expect(figures('Sweden, which brought back the draft in 2017, calls up 8,000 people.')[0]?.measure.period).toBeNull();
});

describe('figures that a hurried reader would get wrong', () => {
  const values = (text: string) => figures(text).map(({ measure }) => `${measure.value} ${measure.unit}`);

  test.each([
    ['The programme will cost $1.2-1.5 billion.', ['1200000000 USD', '1500000000 USD']],
    ['Losses were put at €3–4bn in 2024.', ['3000000000 EUR', '4000000000 EUR']],
    ['They asked for $50 to $60 million.', ['50000000 USD', '60000000 USD']],
    ['It would need 3 to 4 million euros.', ['3000000 EUR', '4000000 EUR']],
  ])('a range has its scale at both ends: %s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test.each([
    ["At the time 47 of the Navy's 71 ships were available.", ['47 ships']],
    ['The crews lost 1,500 of their 10,000 vehicles.', ['1500 vehicles']],
    ['Fewer than half of the 300 tanks were ready.', []],
  ])('a part is counted, not the whole: %s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test.each([
    ['The US has 5,044 warheads and Russia 5,580.', 'Russia 5580'],
    ['France has 290 warheads, Britain 225.', 'Britain 225'],
    ['Canada will spend C$38 bn and Australia A$50bn on ships.', 'Australia 50000000000'],
    ['Italy spends 1.5% of its output on defence, Spain 1.3%.', 'Spain 1.3'],
    ['Finland has 280,000 reservists and Sweden 60,000.', 'Sweden 60000'],
  ])('a name without a verb owns the number behind it: %s', (text, last) => {
    const { subject, value } = figures(text).at(-1)?.measure ?? {};
    expect(`${subject} ${value}`).toBe(last);
  });

  test('a sign before a percentage is part of it', () => {
    expect(values('Inflation was -0.5 per cent in 2024.')).toEqual(['-0.5 %']);
  });

  test.each([
    'The United States did not deliver 31 tanks in 2023.',
    'The ministry denied that 30,000 soldiers were at the border.',
    'Had it passed, the bill would have cost $5bn in 2025.',
  ])('what is denied or did not come about is no measure: %s', (text) => {
    expect(values(text)).toEqual([]);
  });

  test.each([
    'Analysts expect the market to reach $158.96 billion by 2031.',
    'The deficit could reach 4.5 per cent in 2027.',
    'The navy is likely to have 435 ships by 2030.',
  ])('what may come is projected: %s', (text) => {
    expect(figures(text)[0]?.measure.qualifier).toBe('projected');
  });
});
