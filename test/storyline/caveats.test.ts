import { describe, expect, test } from 'vitest';
import { monthsBefore } from '../../src/core/storyline/gaps.ts';
import type { Fact } from '../../src/model/fact.ts';
import { aFact, aMeasure, anEvidence, aSource } from '../builders/facts.ts';
import { idsIn, planOf, slidesOf } from './plan.ts';

describe('where sources differ', () => {
  const differences = (facts: Fact[], related: Fact[] = []) =>
    (slidesOf(planOf({ facts, related }), 'comparison')[0]?.differences ?? []).map((d) => [
      d.kind,
      ...d.statements.map((s) => s.factId),
    ]);

  test('a superseded fact stands before its successor, and nowhere in its section', () => {
    const facts = [aFact({ id: 'old' }), aFact({ id: 'new', relations: [{ kind: 'supersedes', factId: 'old' }] })];
    const plan = planOf({ facts });
    expect(differences(facts)).toEqual([['supersedes', 'old', 'new']]);
    expect(slidesOf(plan, 'comparison')[0]?.differences[0]?.statements[0]?.labels).toEqual(['Superseded']);
    expect(idsIn(plan, 'exercises')).toEqual(['new']);
    expect(plan.leftOut).toEqual([]);
  });

  test('a successor that may not be shown supersedes nothing', () => {
    const facts = [
      aFact({ id: 'old' }),
      aFact({ id: 'new', asOf: '2027', relations: [{ kind: 'supersedes', factId: 'old' }] }),
    ];
    expect(idsIn(planOf({ facts }), 'exercises')).toEqual(['old']);
    expect(differences(facts)).toEqual([]);
  });

  test('one fact against several is one difference around it', () => {
    const facts = ['a', 'b', 'c'].map((id) => aFact({ id, relations: [{ kind: 'contradicts', factId: 'hub' }] }));
    expect(differences([...facts, aFact({ id: 'hub' })])).toEqual([['contradicts', 'hub', 'a', 'b', 'c']]);
  });

  test('a relation that both facts hold is shown once', () => {
    const facts = [
      aFact({ id: 'a', relations: [{ kind: 'distinct', factId: 'b' }] }),
      aFact({ id: 'b', relations: [{ kind: 'distinct', factId: 'a' }] }),
    ];
    expect(differences(facts)).toEqual([['distinct', 'a', 'b']]);
  });

  test('what was true at different dates goes from the older to the newer', () => {
    const facts = [
      aFact({ id: 'a', asOf: '2024-07', relations: [{ kind: 'true-at-different-dates', factId: 'b' }] }),
      aFact({ id: 'b', asOf: '2023-04' }),
    ];
    expect(differences(facts)).toEqual([['true-at-different-dates', 'b', 'a']]);
  });

  test('a fact outside the selection is compared, but not with another outside', () => {
    const outside = [
      aFact({ id: 'x', themes: ['threats'], relations: [{ kind: 'contradicts', factId: 'a' }] }),
      aFact({ id: 'y', themes: ['threats'], relations: [{ kind: 'distinct', factId: 'x' }] }),
    ];
    expect(differences([aFact({ id: 'a' })], outside)).toEqual([['contradicts', 'a', 'x']]);
  });

  test('the heading counts what differs', () => {
    const facts = [
      aFact({
        id: 'a',
        relations: [
          { kind: 'contradicts', factId: 'b' },
          { kind: 'distinct', factId: 'c' },
        ],
      }),
      aFact({ id: 'b' }),
      aFact({ id: 'c' }),
    ];
    expect(slidesOf(planOf({ facts }), 'comparison')[0]?.heading).toBe(
      'Where sources differ: 1 contradiction, 1 pair not to be confused',
    );
  });
});

describe('gaps and caveats', () => {
  test('are headed by the weightiest finding that the statements bear out', () => {
    const sources = [aSource({ id: 's1' }), aSource({ id: 's2' })];
    const both = [anEvidence(), anEvidence({ sourceId: 's2' })];
    const heading = (...facts: Fact[]) => slidesOf(planOf({ facts, sources }), 'gaps')[0]?.heading;
    const single = ['a', 'b', 'c'].map((id) => aFact({ id }));
    const sound = ['d', 'e', 'f'].map((id) => aFact({ id, evidence: both }));
    expect(heading(...single)).toBe('All statements rest on a single origin');
    expect(heading(...single, ...sound.slice(1))).toBe('Most statements rest on a single origin');
    expect(heading(...single, ...sound)).toBe('Some statements rest on a single origin');
    expect(heading(...single.slice(2), ...sound)).toBe('One statement rests on a single origin');
    expect(heading(...single.map((fact) => ({ ...fact, status: 'draft' as const })))).toBe(
      'All statements are disputed or unverified',
    );
  });

  const group = (caveat: string, facts: Fact[], sources = [aSource({ id: 's1' }), aSource({ id: 's2' })]) =>
    slidesOf(planOf({ facts, sources }), 'gaps')[0]?.groups.find((g) => g.caveat === caveat);
  const corroborated = [anEvidence(), anEvidence({ sourceId: 's2' })];

  test('are not shown where there are none', () => {
    const facts = [aFact({ id: 'a', eventDate: '2025', evidence: corroborated })];
    expect(slidesOf(planOf({ facts, sources: [aSource({ id: 's1' }), aSource({ id: 's2' })] }), 'gaps')).toEqual([]);
  });

  test('name drafts and disputed facts as unverified', () => {
    const facts = [aFact({ id: 'a', status: 'draft' }), aFact({ id: 'b', status: 'disputed' }), aFact({ id: 'c' })];
    expect(group('unverified', facts)?.says).toBe(
      '1 statement is disputed or contradicted and 1 statement is not yet verified.',
    );
    expect(group('unverified', facts)?.statements.map((s) => s.factId)).toEqual(['a', 'b']);
  });

  test('count single origins and not sources', () => {
    const copies = [aSource({ id: 's1' }), aSource({ id: 's2', origin: 's1' })];
    expect(group('single-source', [aFact({ id: 'a', evidence: corroborated })])).toBeUndefined();
    expect(group('single-source', [aFact({ id: 'a', evidence: corroborated })], copies)?.says).toBe(
      'The one statement rests on a single origin.',
    );
  });

  test('call stale what is a state or a projection and was last known to hold over 24 months before the as-of date', () => {
    const stale = (parts: Partial<Fact>) => group('stale', [aFact({ id: 'a', ...parts })]) !== undefined;
    expect(stale({ asOf: '2024-11-14' })).toBe(true);
    expect(stale({ asOf: '2024-11-15' })).toBe(false);
    expect(stale({ asOf: '2023', eventDate: '2023' })).toBe(false);
    expect(stale({ asOf: '2023', eventDate: '2031', measures: [aMeasure({ value: 1, qualifier: 'projected' })] })).toBe(
      true,
    );
    expect(stale({})).toBe(false);
  });

  test('date a reported state without an as-of date by its latest source', () => {
    const issued = (year: number) => [
      aSource({ id: 's1', csl: { id: 's1', type: 'report', issued: { 'date-parts': [[year]] } } }),
    ];
    expect(group('stale', [aFact({ id: 'a' })], issued(2023))?.says).toContain(
      '1 statement of a state or a projection dates from',
    );
    expect(group('stale', [aFact({ id: 'a' })], issued(2025))).toBeUndefined();
  });

  test('say which fields are inferred', () => {
    expect(group('inferred', [aFact({ id: 'a', inferred: ['eventDate', 'asOf'] })])?.says).toBe(
      'In 1 statement a value is inferred and not stated by the source: as-of date and event date.',
    );
  });

  test('tell dormant evidence from orphaned', () => {
    const inState = (state: 'dormant' | 'orphaned') => [aFact({ id: 'a', evidence: [anEvidence({ state })] })];
    expect(group('dormant', inState('dormant'))?.says).toBe(
      'The document behind 1 statement is not held: its quote is not shown.',
    );
    expect(group('orphaned', inState('orphaned'))?.says).toContain('no longer found');
    expect(group('orphaned', inState('dormant'))).toBeUndefined();
  });

  test('list a few and count all, list none twice, and none where all are concerned', () => {
    const facts = [1, 2, 3, 4, 5].map((n) => aFact({ id: `f${n}`, status: 'draft', inferred: n < 5 ? ['asOf'] : [] }));
    expect(group('single-source', facts)).toMatchObject({
      says: 'All 5 statements rest on a single origin each.',
      statements: [],
    });
    const inferred = group('inferred', facts);
    expect(inferred?.says).toMatch(/^In 4 statements .* Among them:$/);
    expect(inferred?.statements.map((s) => s.factId)).toEqual(['f1', 'f2', 'f3']);
  });

  test('count months back within the calendar', () => {
    expect(monthsBefore('2026-11-15', 24)).toBe('2024-11-15');
    expect(monthsBefore('2024-02-29', 12)).toBe('2023-02-28');
    expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28');
  });
});

describe('the source summary', () => {
  const sources = [
    aSource({ id: 's1', csl: { id: 's1', type: 'webpage', title: 'Page', issued: { 'date-parts': [[2023, 4]] } } }),
    aSource({ id: 's2', origin: 's1', reliability: null, csl: { id: 's2', type: 'report' } }),
    aSource({ id: 'uncited' }),
  ];
  const copy = anEvidence({ sourceId: 's2', credibility: 6 });
  const facts = [
    aFact({ id: 'a', evidence: [anEvidence(), copy] }),
    aFact({ id: 'b' }),
    aFact({ id: 'c', evidence: [copy] }),
  ];
  const paragraphs = (handout = false) =>
    slidesOf(planOf({ facts, sources, handout }), 'source-summary')[0]?.paragraphs ?? [];

  test('says what kinds of sources the deck rests on, how current, how strong, on how many, and what is missing', () => {
    expect(paragraphs()).toEqual([
      'This deck rests on 2 sources of 1 origin: 1 report and 1 web page. 1 of them was published in April 2023.',
      'Reliability of the sources: 1 usually reliable (B), 1 that cannot be judged (F). Of 3 pieces of supporting evidence, 2 are confirmed or probably true (1–2); of 1 the truth cannot be judged (6).',
      'No statement is corroborated: each rests on a single origin. Everything on exercises comes from one origin, “Page”.',
      'Of 2 sources, 1 states no date, 2 no author, 1 no title and 2 no web address; what is not stated is left open. 3 statements have no exact quote on file.',
    ]);
  });

  test('says of the only source what it does not state', () => {
    const only = planOf({ facts: [aFact({ id: 'a' })], sources: [aSource({ id: 's1' })] });
    expect(slidesOf(only, 'source-summary')[0]?.paragraphs.at(-1)).toBe(
      'The source states no date, no author and no web address. 1 statement has no exact quote on file.',
    );
  });

  test('gives no rating in a handout', () => {
    expect(paragraphs(true).join(' ')).not.toMatch(/\([A-F1-6]/);
  });
});
