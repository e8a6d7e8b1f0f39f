import { describe, expect, test } from 'vitest';
import {
  canBeDuplicates,
  groupPairs,
  likeness,
  PairFinder,
  shareAPlace,
  statementWords,
} from '../../src/core/facts/duplicates/index.ts';
import { aFact, aMeasure, anEvidence } from '../builders/facts.ts';

const why = (a: string, b: string, onePlace = false) =>
  likeness(statementWords(a), statementWords(b), onePlace)?.why ?? null;

describe('statements that nearly say the same', () => {
  test.for([
    ['Nine navies took part in Sea Lantern.', 'Nine navies took part in Sea Lantern', 'same words'],
    ['Nine navies took part in Sea Lantern.', '9 navies participated in “Sea Lantern”.', 'same words'],
    ['In May 2024, nine navies sailed.', 'Nine navies sailed in May 2024.', 'same words in another order'],
    ['The market is worth USD 74.22 billion.', 'The market is worth $74,220 million.', 'same words'],
    ['Spending grew by 13.5% in 2025.', 'Spending grew by 13.5 per cent in 2025.', 'same words'],
    [
      'The harbour council counted 410 sailors on the first day.',
      'The council counted 410 sailors on the first day.',
      'same words but for “harbour”',
    ],
    [
      'The navy bought twelve patrol boats for the coast guard.',
      'The navy purchased twelve patrol boats for the coast guard.',
      'same words but for “bought” and “purchased”',
    ],
  ] as const)('%s | %s', ([a, b, reason]) => {
    expect(why(a, b)).toBe(reason);
    expect(why(b, a)).not.toBeNull();
  });

  test.for([
    ['another number', 'Nine navies took part in Sea Lantern.', 'Ten navies took part in Sea Lantern.'],
    ['a number more', 'Nine navies took part in Sea Lantern.', 'Nine navies took part in Sea Lantern 2024.'],
    ['another decimal', 'The market grew by 13.5% in a year.', 'The market grew by 13.6% in a year.'],
    ['a sign', 'The balance of trade was -3 in that year.', 'The balance of trade was 3 in that year.'],
    ['another power of ten', 'The fleet costs 3 million euros.', 'The fleet costs 3 billion euros.'],
    ['another currency', 'The fleet costs 3 million euros.', 'The fleet costs 3 million dollars.'],
    ['another unit', 'The strait is 30 km wide at its mouth.', 'The strait is 30 miles wide at its mouth.'],
    ['another month', 'The exercise was held in Seoul in May 2024.', 'The exercise was held in Seoul in June 2024.'],
    [
      'a denial',
      'The ministry confirmed the plan for the port.',
      'The ministry has not confirmed the plan for the port.',
    ],
    ['a short denial', 'The harbour can hold the large ships.', "The harbour can't hold the large ships."],
    [
      'what is only planned',
      'The navy joined the exercise in the strait.',
      'The navy will join the exercise in the strait.',
    ],
    ['a bound', 'The fleet has 30 ships in the harbour.', 'The fleet has at least 30 ships in the harbour.'],
    ['another direction', 'Spending of the navy rose by 3% in a year.', 'Spending of the navy fell by 3% in a year.'],
    ['another actor', 'Germany signed the treaty on the strait.', 'France signed the treaty on the strait.'],
    ['another aircraft', 'The air force bought ten F-35 for the base.', 'The air force bought ten F-16 for the base.'],
    ['actors exchanged', 'Norway warned Sweden of the new route.', 'Sweden warned Norway of the new route.'],
    [
      'places exchanged',
      'The ships went from Japan to Korea with steel.',
      'The ships went to Japan from Korea with steel.',
    ],
    ['other words', 'Nine navies took part in Sea Lantern.', 'Nine reporters were at the harbour.'],
    ['no words at all', '…', '—'],
  ] as const)('%s is no duplicate', ([, a, b]) => {
    expect(why(a, b)).toBeNull();
    expect(why(b, a)).toBeNull();
    expect(why(a, b, true)).toBeNull();
  });

  test('words from one place of a source need to be less alike', () => {
    const [a, b] = ['The council counted ships, boats and crews in port.', 'The council counted ships and boats.'];
    expect(why(a, b)).toBeNull();
    expect(why(a, b, true)).toMatch(/^same place in the source, same words but for/);
  });

  test('names that one adds are named, and where each has its own they differ', () => {
    const short = 'The navies of Japan and Korea trained together in the strait.';
    expect(why(short, 'The navies of Japan, Korea and India trained together in the strait.')).toBe(
      'same words but for “India”',
    );
    expect(why(short, 'The navies of Japan and India trained together in the strait.')).toBeNull();
  });
});

describe('facts that can be duplicates at all', () => {
  const one = aFact({ id: '1' });
  const other = (parts: Partial<ReturnType<typeof aFact>>) => aFact({ id: '2', ...parts });

  test('facts with the same dates, or where one has none', () => {
    expect(canBeDuplicates(one, other({ eventDate: '2024', asOf: '2025-01' }))).toBe(true);
    expect(canBeDuplicates(aFact({ id: '1', eventDate: '2024' }), other({ eventDate: '2024' }))).toBe(true);
  });

  test.for([
    ['another event date', { eventDate: '2024' }, { eventDate: '2025' }],
    ['another as-of date', { asOf: '2024' }, { asOf: '2025' }],
    ['another value of one measure', { measures: [aMeasure({ value: 3 })] }, { measures: [aMeasure({ value: 4 })] }],
    [
      'one measure of another period',
      { measures: [aMeasure({ value: 3, period: '2024' })] },
      { measures: [aMeasure({ value: 3, period: '2025' })] },
    ],
    [
      'a projection',
      { measures: [aMeasure({ value: 3 })] },
      { measures: [aMeasure({ value: 3, qualifier: 'projected' })] },
    ],
    ['a judgement', { kind: 'judgement' as const }, {}],
    ['a retired fact', { status: 'retired' as const }, {}],
    ['what it rests on', { kind: 'judgement' as const, restsOn: ['2'] }, { kind: 'judgement' as const }],
    ['a distinct one', { relations: [{ kind: 'distinct' as const, factId: '2' }] }, {}],
    ['one true at another date', {}, { relations: [{ kind: 'true-at-different-dates' as const, factId: '1' }] }],
    ['one that it contradicts', { relations: [{ kind: 'contradicts' as const, factId: '2' }] }, {}],
  ] as const)('never %s', ([, a, b]) => {
    expect(canBeDuplicates(aFact({ id: '1', ...a }), other(b))).toBe(false);
    expect(canBeDuplicates(other(b), aFact({ id: '1', ...a }))).toBe(false);
  });

  test('measures of other things do not tell facts apart', () => {
    const ships = aFact({ id: '1', measures: [aMeasure({ metric: 'ships', unit: 'ships', value: 3 })] });
    expect(canBeDuplicates(ships, other({ measures: [aMeasure({ metric: 'crew', unit: 'people', value: 90 })] }))).toBe(
      true,
    );
  });

  test('one place is the same quote, or the same stretch of the same text', () => {
    const at = (start: number, end: number, documentSha256 = 'a') =>
      aFact({ id: `${start}`, evidence: [anEvidence({ documentSha256, start, end })] });
    const quoting = (quote: string, sourceId = 's1') =>
      aFact({ id: quote, evidence: [anEvidence({ quote, sourceId })] });
    expect(shareAPlace(at(10, 50), at(10, 50))).toBe(true);
    expect(shareAPlace(at(10, 50), at(20, 60))).toBe(true);
    expect(shareAPlace(at(10, 50), at(45, 90))).toBe(false);
    expect(shareAPlace(at(10, 50), at(10, 50, 'b'))).toBe(false);
    expect(shareAPlace(quoting('“So it is”'), quoting('"So  it is"'))).toBe(true);
    expect(shareAPlace(quoting('So it is'), quoting('So it is', 's2'))).toBe(false);
    expect(shareAPlace(aFact({ id: '1' }), aFact({ id: '2' }))).toBe(false);
  });
});

describe('finding the pairs', () => {
  const found = (statements: readonly string[], places: readonly (readonly string[])[] = []) => {
    const finder = new PairFinder();
    statements.forEach((statement, i) => {
      const { fixed, words } = statementWords(statement);
      finder.add(i, fixed, words, places[i] ?? []);
    });
    return [...finder.pairs()].filter((pair) => typeof pair !== 'number').map((pair) => pair.join('-'));
  };

  test('meets every pair that shares enough words, and no other', () => {
    expect(
      found([
        'The council counted ships in the harbour of the town.',
        'A committee of parliament asked for papers about radar.',
        'The council counted ships in the old harbour of the town.',
        'The council counted trees in the parks of the capital.',
      ]),
    ).toEqual(['0-2']);
  });

  test('meets facts from one place whatever their words', () => {
    expect(found(['Ships came.', 'Boats left at noon.'], [['s1 3-9'], ['s1 3-9']])).toEqual(['0-1']);
  });

  test('says how far it has come between the pairs', () => {
    const finder = new PairFinder();
    for (let i = 0; i < 3; i += 1) finder.add(i, '', ['ship', 'harbour', 'crew'], []);
    expect([...finder.pairs()]).toEqual([1, [0, 1], 2, [0, 2], [1, 2], 3]);
  });

  test('a form filled in a thousand times does not meet itself a million times', () => {
    const form = Array.from({ length: 1_000 }, (_, i) => `The office opened the file named entry${i} for the archive.`);
    expect(found(form).length).toBeLessThanOrEqual(300_000);
  });
});

describe('groups', () => {
  const pair = (a: string, b: string, score: number) => ({ a, b, score, why: 'same words' });

  test('three facts alike are one group, the most alike pair first', () => {
    const [group] = groupPairs([pair('1', '2', 0.8), pair('2', '3', 0.9)], () => true);
    expect(group?.ids.toSorted()).toEqual(['1', '2', '3']);
    expect(group?.pairs.map(({ score }) => score)).toEqual([0.9, 0.8]);
  });

  test('two facts that cannot be duplicates never meet through a third', () => {
    const apart = (a: string, b: string) => !['1 3', '3 1'].includes(`${a} ${b}`);
    expect(groupPairs([pair('1', '2', 0.9), pair('2', '3', 0.8)], apart).map(({ ids }) => ids)).toEqual([['1', '2']]);
  });

  test('groups come in the same order whatever the order of their pairs', () => {
    const pairs = [pair('1', '2', 0.9), pair('3', '4', 0.9), pair('5', '6', 0.7)];
    const of = (list: typeof pairs) => groupPairs(list, () => true).map(({ ids }) => ids.join());
    expect(of(pairs.toReversed())).toEqual(of(pairs));
  });
});
