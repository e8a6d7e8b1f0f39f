import { describe, expect, test } from 'vitest';
import { aFact, aMeasure, aTheme } from '../builders/facts.ts';
import { idsIn, planOf, slidesOf } from './plan.ts';

const measured = (id: string, measure: Parameters<typeof aMeasure>[0], parts = {}) =>
  aFact({ id, measures: [aMeasure(measure)], ...parts });

describe('a chart', () => {
  test('sets one metric of one subject along time, scaled, with the projection named', () => {
    const plan = planOf({
      facts: [
        measured('b', { value: 158.96e9, period: '2031', qualifier: 'projected' }),
        measured('a', { value: 74.22e9, period: '2025' }),
      ],
    });
    const [chart] = slidesOf(plan, 'chart');
    expect(chart).toMatchObject({ form: 'column', unit: 'USD bn', metric: 'market size', period: '2025/2031' });
    expect(chart?.points.map((p) => [p.label, p.value, p.projection])).toEqual([
      ['2025', 74.22, false],
      ['2031', 158.96, true],
    ]);
    expect(chart?.heading).toBe('Region, market size: USD 74.22 bn in 2025, USD 158.96 bn projected for 2031');
    expect(chart?.headingStatement?.citations).toEqual([
      { sourceId: 's1', locator: { label: 'paragraph', value: '1' } },
    ]);
  });

  test('sets subjects of one period side by side, the largest first', () => {
    const plan = planOf({
      facts: [
        measured('a', { metric: 'share', unit: '%', value: 12, subject: 'India' }),
        measured('b', { metric: 'Share', unit: '%', value: 44.26, subject: 'China' }),
      ],
    });
    const [chart] = slidesOf(plan, 'chart');
    expect(chart).toMatchObject({ form: 'bar', unit: '%', period: '2025' });
    expect(chart?.points.map((p) => p.label)).toEqual(['China', 'India']);
    expect(chart?.heading).toBe('Share, 2025: China 44.26%, India 12%');
  });

  test('draws no end of a range, and no level that a change started from', () => {
    const range = ['at least', 'at most'].map((qualifier, index) =>
      aMeasure({ metric: 'range', unit: 'km', value: 300 + 200 * index, qualifier, period: '2025' }),
    );
    const facts = [
      aFact({ id: 'a', measures: range }),
      measured('b', { metric: 'range', unit: 'km', value: 900, period: '2026' }),
      measured('c', { metric: 'range', unit: 'km', value: 700, period: '2024', qualifier: 'previously' }),
    ];
    expect(slidesOf(planOf({ facts }), 'chart')).toEqual([]);
    const [table] = slidesOf(planOf({ facts }), 'table');
    expect(table?.rows.map(({ cells }) => cells[0])).toContain('300 km to 500 km');
  });

  test('never mixes units, metrics, or subjects at different times', () => {
    const charts = (...facts: ReturnType<typeof aFact>[]) => slidesOf(planOf({ facts }), 'chart').length;
    const size = measured('a', { value: 5e9 });
    expect(charts(size, measured('b', { value: 6e9, unit: 'EUR', period: '2026' }))).toBe(0);
    expect(charts(size, measured('b', { value: 6e9, metric: 'exports', period: '2026' }))).toBe(0);
    expect(charts(size, measured('b', { value: 6e9, subject: 'Elsewhere', period: '2026' }))).toBe(0);
    expect(charts(size, measured('b', { value: 6e9, period: '2026' }))).toBe(1);
  });

  test('keeps apart what contradicts or was told apart', () => {
    for (const kind of ['contradicts', 'distinct'] as const) {
      const facts = [
        measured('a', { value: 25, unit: null, metric: 'nations', subject: 'APEX 2025' }),
        measured(
          'b',
          { value: 32, unit: null, metric: 'nations', subject: 'APEX 2024' },
          { relations: [{ kind, factId: 'a' }] },
        ),
      ];
      expect(slidesOf(planOf({ facts }), 'chart')).toEqual([]);
    }
  });

  test('shows no value that is too small beside the others to be seen', () => {
    const facts = [measured('a', { value: 5e12 }), measured('b', { value: 1e9, period: '2026' })];
    expect(slidesOf(planOf({ facts }), 'chart')).toEqual([]);
  });

  test('names how a value is meant where it is no projection', () => {
    const facts = [measured('a', { value: 5e9, qualifier: 'about' }), measured('b', { value: 6e9, period: '2026' })];
    expect(slidesOf(planOf({ facts }), 'chart')[0]?.points[0]?.label).toBe('2025 (about)');
  });

  test('takes its facts out of the lists of the section', () => {
    const facts = [measured('a', { value: 5e9 }), measured('b', { value: 6e9, period: '2026' }), aFact({ id: 'c' })];
    const plan = planOf({ facts });
    expect(slidesOf(plan, 'facts')[0]?.statements.map((s) => s.factId)).toEqual(['c']);
  });

  test('carries the doubt of its points into its heading', () => {
    const facts = [
      measured('a', { value: 5e9 }, { status: 'disputed' }),
      measured('b', { value: 6e9, period: '2026' }),
    ];
    expect(slidesOf(planOf({ facts }), 'chart')[0]?.headingStatement?.labels).toEqual(['Disputed']);
  });
});

describe('a table', () => {
  const three = [1, 2, 3].map((n) => measured(`f${n}`, { metric: `metric ${n}`, value: n * 1e6, period: null }));

  test('holds three or more measured facts that fit no chart, each with its whole statement', () => {
    const [table] = slidesOf(planOf({ facts: three }), 'table');
    expect(table?.columns).toEqual(['Figure', 'Statement']);
    expect(table?.rows.map((row) => row.cells)).toEqual([
      ['USD 1 m', 'Statement f1.'],
      ['USD 2 m', 'Statement f2.'],
      ['USD 3 m', 'Statement f3.'],
    ]);
  });

  test('is not made of two', () => {
    expect(slidesOf(planOf({ facts: three.slice(0, 2) }), 'table')).toEqual([]);
  });

  test('calls a projection one and says what is counted', () => {
    const facts = [
      ...three.slice(0, 2),
      aFact({
        id: 'x',
        measures: [
          aMeasure({ metric: 'nations', value: 25, unit: null }),
          aMeasure({ metric: 'growth', value: 13.5, unit: '%', qualifier: 'projected' }),
        ],
      }),
    ];
    const rows = slidesOf(planOf({ facts }), 'table')[0]?.rows ?? [];
    expect(rows.find((row) => row.statement.factId === 'x')?.cells).toEqual([
      '25 nations; 13.5% (projected)',
      '2025',
      'Statement x.',
    ]);
  });

  test('lists people where three or more are named one by one', () => {
    const person = (id: string, name: string) => aFact({ id, entities: [{ name, kind: 'person' }] });
    const plan = planOf({ facts: [person('a', 'Ada'), person('b', 'Bo'), person('c', 'Cy'), person('d', 'Ada')] });
    const [table] = slidesOf(plan, 'table');
    expect(table?.rows.map((row) => row.cells[0])).toEqual(['Ada', 'Ada', 'Bo', 'Cy']);
    expect(table?.heading).toBe('Three people whom the sources name');
  });
});

describe('a timeline', () => {
  const dated = (id: string, eventDate: string, parts = {}) => aFact({ id, eventDate, ...parts });

  test('orders three or more dated facts by their first day and counts them in its heading', () => {
    const plan = planOf({ facts: [dated('c', '2025-09'), dated('a', '2020-12'), dated('b', '2022-06-28/2022-06-30')] });
    const [timeline] = slidesOf(plan, 'timeline');
    expect(timeline?.events.map((e) => e.statement.factId)).toEqual(['a', 'b', 'c']);
    expect(timeline?.events[1]).toMatchObject({ first: '2022-06-28', last: '2022-06-30', inferred: false });
    expect(timeline?.heading).toBe('Exercises: three dated events, December 2020 to September 2025');
  });

  test('says which dates are inferred', () => {
    const facts = [dated('a', '2020'), dated('b', '2021'), dated('c', '2022', { inferred: ['eventDate'] })];
    expect(slidesOf(planOf({ facts }), 'timeline')[0]?.events.map((e) => e.inferred)).toEqual([false, false, true]);
  });

  test('needs three times, not three facts', () => {
    const facts = [dated('a', '2024-09'), dated('b', '2024-09'), dated('c', '2025-09')];
    expect(slidesOf(planOf({ facts }), 'timeline')).toEqual([]);
  });

  test('holds no projection, no judgement, no open date and no state of many years', () => {
    const facts = [
      dated('a', '2020'),
      dated('b', '2021'),
      dated('c', '2022', { kind: 'judgement' }),
      dated('d', '2023', { measures: [aMeasure({ value: 1, qualifier: 'projected' })] }),
      dated('e', '2024/..'),
      dated('f', '2010/2020'),
    ];
    expect(slidesOf(planOf({ facts }), 'timeline')).toEqual([]);
  });

  test('tells one occasion once, by its strongest fact, and leaves the details among the facts', () => {
    const entities = [{ name: 'APEX', kind: 'exercise' as const }];
    const facts = [
      dated('a', '2020'),
      dated('b', '2021'),
      dated('strong', '2025-09', { entities }),
      dated('weak', '2025-09', { entities, status: 'draft' }),
    ];
    const plan = planOf({ facts });
    expect(slidesOf(plan, 'timeline')[0]?.events.map((e) => e.statement.factId)).toEqual(['a', 'b', 'strong']);
    expect(slidesOf(plan, 'facts')[0]?.statements.map((s) => s.factId)).toEqual(['weak']);
  });
});

test('a fact that could go on a chart, a timeline and a table is on one of them', () => {
  const facts = ['2021', '2022', '2023', '2024'].map((year, n) =>
    measured(`f${n}`, { value: n + 1, period: year }, { eventDate: year, themes: ['market', 'exercises'] }),
  );
  const plan = planOf({ facts, themes: ['exercises', 'market'].map(aTheme) });
  expect([...new Set(idsIn(plan, 'market'))].sort()).toEqual(['f0', 'f1', 'f2', 'f3']);
  expect(slidesOf(plan, 'timeline')).toEqual([]);
  expect(idsIn(plan, 'exercises')).toEqual([]);
});
