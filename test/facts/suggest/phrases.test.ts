import { describe, expect, test } from 'vitest';
import { figuresIn, figureWords } from './support.ts';

const metrics = (text: string) => figuresIn(text).map(({ measure }) => measure.metric);

describe('a range is its two ends, and never one of them', () => {
  test.each([
    ['The missile has a range of 300-500 km.', 'at least 300 km; at most 500 km'],
    ['The missile has a range of 300–500 km.', 'at least 300 km; at most 500 km'],
    ['The range is between 40 and 60 km.', 'at least 40 km; at most 60 km'],
    ['Support was put at 40 to 60 per cent.', 'at least 40 %; at most 60 %'],
    ['Between 40 and 60 soldiers were killed.', 'at least 40 soldiers; at most 60 soldiers'],
    ['The strike killed three or four soldiers.', 'at least 3 soldiers; at most 4 soldiers'],
    ['More than 500,000 to 1 million people fled.', 'at least 500000 people; at most 1000000 people'],
    ['The frigate displaces 3,000-3,500 tonnes.', 'at least 3000 tonnes; at most 3500 tonnes'],
    ['The programme will cost $1.2-1.5 billion.', 'planned, at least 1200000000 USD; planned, at most 1500000000 USD'],
    ['They asked for $50 to $60 million.', 'at least 50000000 USD; at most 60000000 USD'],
    ['About 300-400,000 troops are massed there.', ''],
    ['MPs voted 52-48 for the bill.', ''],
    ['The vote was 312 to 187.', ''],
  ])('%s', (text, expected) => {
    expect(figureWords(text)).toBe(expected);
  });
});

describe('a change has a level before and a level after, and how much it is', () => {
  test.each([
    ['Ministers want to raise spending from 3.4 per cent to 5.', 'previously 3.4 %; planned 5 %'],
    ['The force grew from 1,200 to 1,500 soldiers.', 'previously 1200 soldiers; 1500 soldiers'],
    ['Orders were up 12 per cent to 40.', '12 %'],
    ['Exports were up 12 per cent to $40bn.', '12 %; 40000000000 USD'],
    ['Losses fell by 2,000 to 5,000.', ''],
  ])('%s', (text, expected) => {
    expect(figureWords(text)).toBe(expected);
  });

  test('what is reached is no increase, and what is added is no level', () => {
    expect(metrics('Spending rose to 5 per cent of GDP.')).toEqual(['share of GDP']);
    expect(metrics('The budget rose by $5bn to $40bn in 2025.')).toEqual(['increase in budget', 'budget']);
    expect(metrics('The programme is $4.2bn over budget.')).toEqual(['cost overrun']);
    expect(figuresIn('Ministers want to raise spending from 3.4 per cent to 5.')[0]?.measure.subject).toBe('spending');
  });
});

describe('numbers in words and house styles', () => {
  test.each([
    ['Two dozen ships took part.', '24 ships'],
    ["It fired 12'000 shells and 12 000 rounds.", '12000 shells; 12000 rounds'],
    ['It fired 12\u202f000 shells.', '12000 shells'],
    ['Twenty-five ships and one hundred and twenty aircraft took part.', '25 ships; 120 aircraft'],
    ['Half a million people fled.', '500000 people'],
    ['Some 5m people fled.', 'about 5000000 people'],
    ['The 500+ drones were shot down.', 'more than 500 drones'],
    ['India approved Rs 39,125 crore for missiles.', '391250000000 INR'],
    ['India cleared ₹2.5 lakh crore of purchases.', '2500000000000 INR'],
    ['The deal is worth 1,75,000 crore rupees.', '1750000000000 INR'],
    ['Pakistan set aside Rs 2,550 billion.', ''],
    ['They sent 1.500 soldiers.', ''],
    ['It cost 1.500 euros.', ''],
    ['Several hundred soldiers and dozens of tanks crossed.', ''],
    ['One in three conscripts, or 1 in 3, refused.', ''],
  ])('%s', (text, expected) => {
    expect(figureWords(text)).toBe(expected);
  });
});

describe('units and rates', () => {
  test.each([
    ['It builds 40 tanks a year.', '40 tanks per year'],
    ['The monthly output rose to 50,000 shells.', '50000 shells per month'],
    ['It seized 1,200 km² and 400 sq km of farmland.', '1200 km²; 400 km²'],
    ['Finland is building a 200-km fence.', '200 km'],
    ['The fence is 186 km (116 miles) long.', '186 km'],
    ['It delivered 400 t of fuel and a 15 kt warhead.', '400 tonnes; 15 kilotons'],
    ['It supplied 300 tonnes and later 300 tons of wheat.', '300 tonnes; 300 tons'],
    ['A 500-pound bomb was found.', '500 pounds'],
    ['It bought 300,000 155mm artillery rounds.', '300000 artillery rounds'],
    ['A 1,200-strong battlegroup arrived.', '1200'],
  ])('%s', (text, expected) => {
    expect(figureWords(text)).toBe(expected);
  });

  test('a rate is part of what is measured', () => {
    expect(metrics('The navy spends $5bn a year on submarines.')).toEqual(['spending per year']);
    expect(metrics('They build five ships a year later than planned.')).toEqual(['number of ships']);
  });
});

describe('what is only supposed is no figure', () => {
  test.each([
    'In the scenario, 5,000 troops land on the island.',
    'If Russia attacked, 30,000 troops would be sent.',
    'Had it passed, the bill would have cost $5bn.',
    'The council will decide whether to buy 40 ships.',
  ])('%s', (text) => {
    expect(figureWords(text)).toBe('');
  });

  test('what would come is projected', () => {
    expect(figureWords('The plan would cost $5bn.')).toBe('projected 5000000000 USD');
  });
});
