import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { aFact, anEvidence, aSource, aTheme } from '../builders/facts.ts';
import { planOf, slidesOf } from './plan.ts';

const SOURCES = [
  aSource({ id: 's1' }),
  aSource({ id: 's2' }),
  aSource({ id: 'copy of s1', origin: 's1' }),
  aSource({ id: 'A', reliability: 'A' }),
  aSource({ id: 'E', reliability: 'E' }),
  aSource({ id: 'F', reliability: 'F' }),
  aSource({ id: 'unrated', reliability: null }),
];
const from = (...ids: string[]) => ids.map((sourceId) => anEvidence({ sourceId }));

/** The two facts in the order of the slide of key facts, which is that of the sections. */
function firstOf(a: Fact, b: Fact): string | undefined {
  const plan = planOf({ facts: [a, b], sources: SOURCES });
  return slidesOf(plan, 'facts')[0]?.statements[0]?.factId ?? slidesOf(plan, 'facts')[0]?.headingStatement?.factId;
}

/** `a` carries the later id, so that it comes first by the rule alone. */
function comesFirst(winner: Partial<Fact>, loser: Partial<Fact>): boolean {
  const long = 'x'.repeat(200);
  return firstOf(aFact({ ...loser, id: 'a', statement: long }), aFact({ ...winner, id: 'b', statement: long })) === 'b';
}

describe('what a reader needs first', () => {
  test('a judgement comes before a corroborated fact', () => {
    expect(comesFirst({ kind: 'judgement' }, { evidence: from('s1', 's2') })).toBe(true);
  });

  test('what two origins support comes before what a better source alone supports', () => {
    expect(comesFirst({ evidence: from('s1', 's2') }, { evidence: from('A') })).toBe(true);
  });

  test('a reprint shares its origin and corroborates nothing', () => {
    expect(comesFirst({ evidence: from('A') }, { evidence: from('s1', 'copy of s1') })).toBe(true);
  });

  test('a corroborating relation counts for both facts, whichever holds it', () => {
    const plan = planOf({
      facts: [
        aFact({ id: 'a', evidence: from('A') }),
        aFact({ id: 'b', evidence: from('E') }),
        aFact({ id: 'c', evidence: from('F'), relations: [{ kind: 'corroborates', factId: 'b' }] }),
      ],
      sources: SOURCES,
    });
    expect(slidesOf(plan, 'key-judgements')[0]?.statements.map((s) => s.factId)).toEqual(['b', 'c', 'a']);
  });

  test('a verified fact comes before a draft of a better source', () => {
    expect(comesFirst({ evidence: from('E') }, { evidence: from('A'), status: 'draft' })).toBe(true);
  });

  test('a better reliability comes first, and F and unrated come after E', () => {
    expect(comesFirst({ evidence: from('A') }, { evidence: from('s1') })).toBe(true);
    expect(comesFirst({ evidence: from('E') }, { evidence: from('F') })).toBe(true);
    expect(comesFirst({ evidence: from('E') }, { evidence: from('unrated') })).toBe(true);
  });

  test('credibility decides between sources of one reliability, and 6 comes after 5', () => {
    const rated = (credibility: 1 | 5 | 6) => ({ evidence: [anEvidence({ credibility })] });
    expect(comesFirst(rated(1), rated(5))).toBe(true);
    expect(comesFirst(rated(5), rated(6))).toBe(true);
  });

  test('ratings are those of the one best piece of evidence and are not averaged', () => {
    const best = [anEvidence({ sourceId: 'A', credibility: 1 }), anEvidence({ sourceId: 'A', credibility: 5 })];
    expect(comesFirst({ evidence: best }, { evidence: [anEvidence({ sourceId: 'A', credibility: 2 })] })).toBe(true);
  });

  test('the more recent comes first, and what is planned is no more recent than today', () => {
    expect(comesFirst({ eventDate: '2025-09' }, { eventDate: '2022' })).toBe(true);
    const today = { eventDate: '2026-11-15', asOf: '2026-11' };
    const planned = { eventDate: '2031', asOf: '2026-11' };
    expect(comesFirst(today, { eventDate: '2022' })).toBe(true);
    // Equal, so that the id decides: the winner of `comesFirst` carries the later one.
    expect(comesFirst(planned, today)).toBe(false);
    expect(comesFirst(today, planned)).toBe(false);
  });
});

describe('the key slide', () => {
  const judgement = (id: string, theme = 'exercises', parts: Partial<Fact> = {}) =>
    aFact({ id, kind: 'judgement', themes: [theme], ...parts });

  test('shows judgements only, each with what it rests on, inside the selection or outside', () => {
    const plan = planOf({
      facts: [aFact({ id: 'a' }), judgement('j', 'exercises', { restsOn: ['outside', 'a', 'unknown'] })],
      related: [aFact({ id: 'outside', themes: ['threats'] })],
    });
    const [key] = slidesOf(plan, 'key-judgements');
    expect(key).toMatchObject({ judged: true, heading: 'Key judgements' });
    expect(key?.statements.map((s) => s.factId)).toEqual(['j']);
    expect(key?.restsOn.map((basis) => basis.map((s) => s.factId))).toEqual([['outside', 'a']]);
  });

  test('is headed "Key facts" where nothing is judged, and shows at most five', () => {
    const plan = planOf({ facts: [1, 2, 3, 4, 5, 6, 7].map((n) => aFact({ id: `f${n}` })) });
    const [key] = slidesOf(plan, 'key-judgements');
    expect(key).toMatchObject({ judged: false, heading: 'Key facts', restsOn: [[], [], [], [], []] });
    expect(key?.statements).toHaveLength(5);
  });

  test('gives every theme its best judgement before a theme gives its second', () => {
    const many = [1, 2, 3, 4, 5, 6].map((n) => judgement(`e${n}`));
    const plan = planOf({ themes: ['exercises', 'policy'].map(aTheme), facts: [...many, judgement('p1', 'policy')] });
    expect(slidesOf(plan, 'key-judgements')[0]?.statements.map((s) => s.factId)).toEqual([
      'e1',
      'e2',
      'e3',
      'e4',
      'p1',
    ]);
  });

  test('passes over disputed facts where there is no judgement', () => {
    const plan = planOf({ facts: [aFact({ id: 'a', status: 'disputed' }), aFact({ id: 'b', status: 'draft' })] });
    expect(slidesOf(plan, 'key-judgements')[0]?.statements.map((s) => s.factId)).toEqual(['b']);
  });
});
