import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { markingRank, TLP, TLP_SCHEME } from '../../src/model/scales.ts';
import { statementsOf } from '../../src/model/slidePlan.ts';
import { aFact, aMeasure, anEvidence, aSource, aTheme } from '../builders/facts.ts';
import { AS_OF, idsIn, planOf, slidesOf } from './plan.ts';

const THEMES = ['exercises', 'market', 'policy'].map(aTheme);

/** Facts that fill every kind of slide. */
function fullSelection(): Fact[] {
  return [
    aFact({ id: 'j1', kind: 'judgement', likelihood: 'likely', restsOn: ['e1', 'outside'] }),
    ...['2020-12', '2022-06', '2023', '2025-09'].map((eventDate, i) => aFact({ id: `e${i + 1}`, eventDate })),
    aFact({ id: 'm1', themes: ['market'], measures: [aMeasure({ value: 74.22e9 })] }),
    aFact({
      id: 'm2',
      themes: ['market', 'policy'],
      measures: [aMeasure({ value: 158.96e9, period: '2031', qualifier: 'projected' })],
    }),
    ...[1, 2, 3].map((n) =>
      aFact({ id: `t${n}`, themes: ['market'], measures: [aMeasure({ metric: `m${n}`, value: n })] }),
    ),
    ...[1, 2, 3, 4, 5, 6].map((n) =>
      aFact({
        id: `p${n}`,
        themes: ['policy', 'exercises'],
        evidence: [
          anEvidence(
            n === 6
              ? { state: 'anchored', quote: 'We will stand together in this, whatever comes of it.', prefix: 'said: “' }
              : {},
          ),
        ],
        relations: n === 1 ? [{ kind: 'contradicts', factId: 'outside' }] : [],
      }),
    ),
  ];
}

describe('the slides of a plan', () => {
  const plan = planOf({
    themes: THEMES,
    facts: fullSelection(),
    related: [aFact({ id: 'outside', themes: ['threats'] })],
  });

  test('stand in the order title, key judgements, agenda, sections, differences, gaps, summary, sources', () => {
    expect(plan.slides.map((slide) => slide.kind)).toEqual([
      'title',
      'key-judgements',
      'agenda',
      'section',
      'facts',
      'timeline',
      'section',
      'chart',
      'table',
      'section',
      'facts',
      'quote',
      'comparison',
      'gaps',
      'source-summary',
      'sources',
    ]);
  });

  test('have ids that are unique and made from kind, theme and ordinal', () => {
    const ids = plan.slides.map((slide) => slide.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('facts:policy:1');
  });

  test('hold each fact in the section of its first selected theme, and there once', () => {
    expect(idsIn(plan, 'exercises').sort()).toEqual(['e1', 'e2', 'e3', 'e4', 'j1']);
    expect(idsIn(plan, 'market').sort()).toEqual(['m1', 'm1', 'm2', 't1', 't2', 't3']);
    expect(idsIn(plan, 'policy').sort()).toEqual(['p1', 'p2', 'p3', 'p4', 'p5', 'p6']);
  });

  test('are the same whatever order facts, related facts and sources come in', () => {
    const again = planOf({
      themes: THEMES,
      facts: fullSelection().reverse(),
      related: [aFact({ id: 'outside', themes: ['threats'] })],
    });
    expect(again).toEqual(plan);
  });

  test('draw their title from the themes unless one is given', () => {
    expect(plan.title).toBe('Exercises, market and policy');
    expect(planOf({ themes: THEMES, title: 'Spring brief' }).title).toBe('Spring brief');
  });

  test('say on the title slide what the cut-off of information is', () => {
    expect(slidesOf(plan, 'title')[0]?.subtitle).toContain('Information as of 15 November 2026');
  });

  test('have neither agenda nor section slide where there is one theme', () => {
    const single = planOf({ facts: [aFact({ id: 'a' }), aFact({ id: 'b' })] });
    expect(single.slides.map((slide) => slide.kind)).not.toContain('agenda');
    expect(single.slides.map((slide) => slide.kind)).not.toContain('section');
  });

  test('list the cited sources in the order of their first mark', () => {
    const evidence = (sourceId: string) => [anEvidence({ sourceId })];
    const cited = planOf({
      facts: [aFact({ id: 'a', evidence: evidence('s2') }), aFact({ id: 'b', evidence: evidence('s1') })],
      sources: [aSource({ id: 's1' }), aSource({ id: 's2' }), aSource({ id: 'uncited' })],
    });
    expect(slidesOf(cited, 'sources')[0]?.sourceIds).toEqual(['s2', 's1']);
  });

  test('of nothing are the title alone, with a warning for the theme', () => {
    const empty = planOf({});
    expect(empty.slides.map((slide) => slide.kind)).toEqual(['title']);
    expect(empty.warnings.join()).toContain('Nothing can be shown on Exercises');
  });
});

describe('the marking of a plan', () => {
  test('is the strictest of the facts shown and the sources cited', () => {
    expect(planOf({ facts: [aFact({ id: 'a', marking: 'TLP:GREEN' })] }).marking).toBe('TLP:GREEN');
    const source = aSource({ id: 's1', marking: 'TLP:AMBER' });
    expect(planOf({ facts: [aFact({ id: 'a', marking: 'TLP:GREEN' })], sources: [source] }).marking).toBe('TLP:AMBER');
  });

  test('takes the default of the scheme for what is unmarked', () => {
    expect(planOf({ facts: [aFact({ id: 'a' })], scheme: { ...TLP_SCHEME, defaultLabel: 'TLP:AMBER' } }).marking).toBe(
      'TLP:AMBER',
    );
  });
});

describe('warnings', () => {
  test('name a thin theme, a theme without a verified fact and a theme of one source', () => {
    const { warnings } = planOf({ facts: ['a', 'b'].map((id) => aFact({ id, status: 'draft' })) });
    expect(warnings).toContain('Exercises is thin: 2 facts.');
    expect(warnings).toContain('No fact on Exercises is verified.');
    expect(warnings).toContain('Everything on Exercises comes from one source: Report s1.');
  });

  test('tell when everything of a theme was left out', () => {
    const { warnings, slides } = planOf({ facts: [aFact({ id: 'a', status: 'retired' })] });
    expect(warnings).toContain('Nothing can be shown on Exercises: what it has was left out (1 fact).');
    expect(slides.every((slide) => slide.theme === null)).toBe(true);
  });
});

const arbitraryFact = fc.record({
  kind: fc.constantFrom('reported' as const, 'judgement' as const),
  status: fc.constantFrom('draft' as const, 'verified' as const, 'disputed' as const, 'retired' as const),
  statement: fc.string({ minLength: 1, maxLength: 200 }),
  themes: fc.uniqueArray(fc.constantFrom('exercises', 'market', 'policy'), { minLength: 1 }),
  eventDate: fc.constantFrom(null, '2020', '2021-05', '2022/2023', '2024-01-03', '2026~', '2022/..', 'nonsense'),
  asOf: fc.constantFrom(null, '2021', '2025-02', '2027'),
  marking: fc.constantFrom(null, ...TLP.map((label) => label.label)),
  measures: fc.array(
    fc.record({
      metric: fc.constantFrom('size', 'share'),
      subject: fc.constantFrom(null, 'A', 'B'),
      value: fc.integer(),
      unit: fc.constantFrom('USD', '%', null),
      period: fc.constantFrom(null, '2024', '2025', '2031'),
      qualifier: fc.constantFrom(null, 'projected', 'about'),
    }),
    { maxLength: 3 },
  ),
  entities: fc.array(fc.constantFrom({ name: 'N', kind: 'person' as const }, { name: 'X', kind: 'exercise' as const })),
  evidence: fc.array(
    fc.record({
      sourceId: fc.constantFrom('s1', 's2', 'red', 'late', 'unheld'),
      stance: fc.constantFrom('supports' as const, 'contradicts' as const, 'context' as const),
      state: fc.constantFrom('anchored' as const, 'dormant' as const, 'orphaned' as const),
    }),
    { maxLength: 3 },
  ),
  relations: fc.array(
    fc.record({
      kind: fc.constantFrom(
        'contradicts' as const,
        'supersedes' as const,
        'corroborates' as const,
        'distinct' as const,
        'true-at-different-dates' as const,
      ),
      factId: fc.nat({ max: 12 }).map((n) => `f${n}`),
    }),
    { maxLength: 2 },
  ),
  restsOn: fc.array(
    fc.nat({ max: 12 }).map((n) => `f${n}`),
    { maxLength: 2 },
  ),
});

test('whatever is selected, each fact is on a slide or left out with a reason, none twice in a section, all cited within the ceiling', () => {
  const sources = [
    aSource({ id: 's1' }),
    aSource({ id: 's2', origin: 's1' }),
    aSource({ id: 'red', marking: 'TLP:RED' }),
    aSource({ id: 'late', csl: { id: 'late', type: 'report', issued: { 'date-parts': [[2027]] } } }),
  ];
  fc.assert(
    fc.property(fc.array(arbitraryFact, { maxLength: 25 }), (parts) => {
      const facts = parts.map((part, i) =>
        aFact({
          ...part,
          id: `f${i}`,
          evidence: part.evidence.map((e, k) =>
            anEvidence({
              ...e,
              id: `f${i}-${k}`,
              quote: e.state === 'anchored' ? 'A whole sentence that was said by one of them.' : null,
            }),
          ),
        }),
      );
      const plan = planOf({ themes: THEMES, facts, sources, ceiling: 'TLP:AMBER' });
      const shown = new Set(plan.slides.flatMap((slide) => statementsOf(slide).map((s) => s.factId)));
      const leftOut = new Set(plan.leftOut.map((left) => left.factId));
      for (const fact of facts) expect(shown.has(fact.id)).toBe(!leftOut.has(fact.id));
      expect(plan.leftOut.every((left) => left.why.length > 0)).toBe(true);

      for (const { slug } of THEMES) {
        const places = new Map<string, Set<string>>();
        for (const slide of plan.slides.filter((s) => s.theme === slug)) {
          for (const { factId } of statementsOf(slide)) {
            places.set(factId, (places.get(factId) ?? new Set()).add(slide.id));
          }
        }
        for (const slides of places.values()) expect(slides.size).toBe(1);
      }
      for (const statement of plan.slides.flatMap(statementsOf)) {
        expect(statement.citations.length).toBeGreaterThan(0);
        for (const { sourceId } of statement.citations) expect(['s1', 's2']).toContain(sourceId);
      }
      expect(markingRank(TLP_SCHEME, plan.marking)).toBeLessThanOrEqual(markingRank(TLP_SCHEME, 'TLP:AMBER'));
      expect(plan.asOf).toBe(AS_OF);
    }),
    { numRuns: 300 },
  );
});
