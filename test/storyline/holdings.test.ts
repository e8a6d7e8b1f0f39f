import { describe, expect, test } from 'vitest';
import { compareStrengths, periodsOf, strengthOf } from '../../src/core/storyline/index.ts';
import type { Fact } from '../../src/model/fact.ts';
import { aFact, anEvidence, aSource } from '../builders/facts.ts';

const SOURCES = new Map(
  [
    aSource({ id: 's1', reliability: 'B' }),
    aSource({ id: 's2', reliability: 'A' }),
    aSource({ id: 's3', reliability: 'E', origin: 's1' }),
  ].map((source) => [source.id, source]),
);
const strength = (fact: Fact, ...others: Fact[]) =>
  strengthOf(fact, new Map(others.map((other) => [other.id, other])), SOURCES);
const ranked = (...facts: Fact[]) =>
  facts
    .map((fact) => strength(fact))
    .sort(compareStrengths)
    .map(({ fact }) => fact.id);

describe('the strength of a fact', () => {
  const two = aFact({ id: 'two', evidence: [anEvidence(), anEvidence({ sourceId: 's2' })] });
  const one = aFact({ id: 'one', evidence: [anEvidence({ sourceId: 's2', credibility: 1 })] });
  const draft = aFact({ id: 'draft', status: 'draft', evidence: [anEvidence({ sourceId: 's2', credibility: 1 })] });
  const poor = aFact({ id: 'poor', status: 'draft', evidence: [anEvidence({ sourceId: 's3', credibility: 5 })] });
  const against = aFact({
    id: 'against',
    evidence: [anEvidence(), anEvidence({ sourceId: 's2', stance: 'contradicts' })],
  });
  const bare = aFact({ id: 'bare', evidence: [] });

  test('goes by support, contradiction, origins, status and rating, in this order', () => {
    expect(ranked(bare, against, poor, draft, one, two)).toEqual(['two', 'one', 'draft', 'poor', 'against', 'bare']);
  });

  test('counts a reprint as the origin that it is of', () => {
    const reprint = aFact({ id: 'reprint', evidence: [anEvidence(), anEvidence({ sourceId: 's3' })] });
    expect(strength(reprint)).toMatchObject({ origins: 1, supports: 2, rating: 'B2' });
  });

  test('counts the origins of what corroborates it, whichever of the two says so', () => {
    const other = aFact({
      id: 'other',
      evidence: [anEvidence({ sourceId: 's2' })],
      relations: [{ kind: 'corroborates', factId: 'a' }],
    });
    expect(strength(aFact({ id: 'a' }), other).origins).toBe(2);
  });

  test('counts a fact that contradicts it, unless that one is retired', () => {
    const other = aFact({ id: 'other', relations: [{ kind: 'contradicts', factId: 'a' }] });
    expect(strength(aFact({ id: 'a' }), other).contradicts).toBe(1);
    expect(strength(aFact({ id: 'a' }), { ...other, status: 'retired' }).contradicts).toBe(0);
  });

  test('is told in words', () => {
    expect(strength(two).why).toBe('2 origins support it, the best rated A2; verified; nothing contradicts it.');
    expect(strength(poor).why).toBe('One origin supports it, rated E5; not verified yet; nothing contradicts it.');
    expect(strength(against).why).toContain('1 piece of evidence or other fact against it');
    expect(strength(bare)).toMatchObject({
      rating: null,
      why: 'No evidence supports it: it never reaches a slide.',
    });
  });
});

describe('the periods of a theme', () => {
  const labels = (...dates: (string | null)[]) =>
    periodsOf(dates).periods.map(({ label, facts }) => `${label}: ${facts}`);

  test('are years with the empty ones between', () => {
    expect(labels('2021', '2023-05', '2021-02/2022')).toEqual(['2021: 2', '2022: 0', '2023: 1']);
  });

  test('are quarters where every date states its month and all lie within two years', () => {
    expect(labels('2024-11-03', '2025-01')).toEqual(['2024 Q4: 1', '2025 Q1: 1']);
    expect(labels('2024-11-03', '2025')).toEqual(['2024: 1', '2025: 1']);
  });

  test('are tens of years where the years are many', () => {
    expect(labels('1949', '2025')).toEqual([
      '1940–1949: 1',
      ...['1950–1959', '1960–1969', '1970–1979', '1980–1989', '1990–1999', '2000–2009', '2010–2019'].map(
        (ten) => `${ten}: 0`,
      ),
      '2020–2029: 1',
    ]);
  });

  test('leave out what has no date, or none that it begins with, and count it', () => {
    expect(periodsOf([null, '../2024', '2025'])).toEqual({ periods: [{ label: '2025', facts: 1 }], undated: 2 });
    expect(periodsOf([])).toEqual({ periods: [], undated: 0 });
  });
});
