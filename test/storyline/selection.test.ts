import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { statementsOf } from '../../src/model/slidePlan.ts';
import type { Source } from '../../src/model/source.ts';
import { aFact, aMeasure, anEvidence, aSource } from '../builders/facts.ts';
import { planOf, slidesOf } from './plan.ts';

const issued = (id: string, ...date: number[]): Source =>
  aSource({ id, csl: { id, type: 'report', issued: { 'date-parts': [date] } } });

function whyLeftOut(fact: Partial<Fact>, sources: Source[] = [aSource({ id: 's1' })]): string | undefined {
  return planOf({ facts: [aFact({ id: 'a', ...fact })], sources, ceiling: 'TLP:GREEN' }).leftOut[0]?.why;
}

describe('left out, with the reason', () => {
  test('is what is retired', () => {
    expect(whyLeftOut({ status: 'retired' })).toBe('It is retired.');
  });

  test('is what no evidence supports', () => {
    expect(whyLeftOut({ evidence: [anEvidence({ stance: 'context' })] })).toBe(
      'It is unsourced: no evidence supports it.',
    );
  });

  test('is what is marked above the ceiling', () => {
    expect(whyLeftOut({ marking: 'TLP:RED' })).toBe('It is marked TLP:RED, above the ceiling TLP:GREEN.');
    expect(whyLeftOut({ marking: 'TLP:GREEN' })).toBeUndefined();
  });

  test('is what only sources above the ceiling support', () => {
    expect(whyLeftOut({}, [aSource({ id: 's1', marking: 'TLP:AMBER' })])).toBe(
      'Every source that supports it is marked above the ceiling TLP:GREEN.',
    );
  });

  test('is what became known after the cut-off', () => {
    expect(whyLeftOut({ asOf: '2026-11-16' })).toBe('It became known on 2026-11-16, after the cut-off 2026-11-15.');
    expect(whyLeftOut({ asOf: '2026-11' })).toBeUndefined();
  });

  test('is what tells of a time after the cut-off, where nothing dated shows that it was known by then', () => {
    const why = 'It tells of 2031, and nothing dated shows that it was known by the cut-off 2026-11-15.';
    expect(whyLeftOut({ eventDate: '2031' })).toBe(why);
    expect(whyLeftOut({ measures: [aMeasure({ value: 1, period: '2031' })] })).toBe(why);
    expect(whyLeftOut({ eventDate: '2026' })).toBeUndefined();
    expect(whyLeftOut({ measures: [aMeasure({ value: 1, period: '2031', qualifier: 'projected' })] })).toBeUndefined();
  });

  test('is not a plan that was known by the cut-off: by its own as-of date or by a dated source', () => {
    expect(whyLeftOut({ eventDate: '2031', asOf: '2026-10' })).toBeUndefined();
    expect(whyLeftOut({ eventDate: '2031' }, [issued('s1', 2026, 10)])).toBeUndefined();
    expect(
      whyLeftOut({ eventDate: '2031', evidence: [anEvidence(), anEvidence({ sourceId: 'late' })] }, [
        aSource({ id: 's1' }),
        issued('late', 2027),
      ]),
    ).toMatch(/^It tells of/);
  });

  test('is a judgement that rests on what was not known by the cut-off, however far down, and no slide tells of it', () => {
    const late = aFact({ id: 'late', themes: ['threats'], eventDate: '2031', statement: 'The late event.' });
    const plan = planOf({
      facts: [
        aFact({ id: 'top', kind: 'judgement', restsOn: ['middle', 'a'] }),
        aFact({ id: 'middle', kind: 'judgement', restsOn: ['late'] }),
        aFact({ id: 'sound', kind: 'judgement', restsOn: ['a'] }),
        aFact({ id: 'a', relations: [{ kind: 'contradicts', factId: 'late' }] }),
      ],
      related: [late],
    });
    const why = 'It rests on a fact that was not known by the cut-off 2026-11-15.';
    expect(plan.leftOut).toEqual([
      { factId: 'top', why },
      { factId: 'middle', why },
    ]);
    expect(JSON.stringify(plan.slides)).not.toContain('late');
    expect(plan.slides.flatMap(statementsOf).map((s) => s.factId)).toContain('sound');
  });

  test('is what only sources of after the cut-off support; a year that has begun is not after it', () => {
    expect(whyLeftOut({}, [issued('s1', 2026, 12, 1)])).toBe(
      'Every source that supports it was published after the cut-off 2026-11-15.',
    );
    expect(whyLeftOut({}, [issued('s1', 2026)])).toBeUndefined();
  });

  test('is what sources above the ceiling and later ones support between them', () => {
    const evidence = [anEvidence({ sourceId: 'red' }), anEvidence({ sourceId: 'late' })];
    expect(whyLeftOut({ evidence }, [aSource({ id: 'red', marking: 'TLP:RED' }), issued('late', 2027)])).toBe(
      'Every source that supports it is above the ceiling TLP:GREEN or later than the cut-off 2026-11-15.',
    );
  });
});

describe('what is shown', () => {
  test('cites only sources within the ceiling and the cut-off', () => {
    const plan = planOf({
      facts: [aFact({ id: 'a', evidence: ['red', 's1', 'late'].map((sourceId) => anEvidence({ sourceId })) })],
      sources: [aSource({ id: 'red', marking: 'TLP:RED' }), aSource({ id: 's1' }), issued('late', 2027)],
      ceiling: 'TLP:GREEN',
    });
    expect(plan.slides.flatMap(statementsOf).flatMap((s) => s.citations.map((c) => c.sourceId))).not.toContain('red');
    expect(slidesOf(plan, 'sources')[0]?.sourceIds).toEqual(['s1']);
    expect(plan.marking).toBe('TLP:CLEAR');
  });

  test('is not called disputed by evidence above the ceiling', () => {
    const evidence = [anEvidence(), anEvidence({ sourceId: 'red', stance: 'contradicts' })];
    const sources = [aSource({ id: 's1' }), aSource({ id: 'red', marking: 'TLP:RED' })];
    const labels = (ceiling: string | null) =>
      planOf({ facts: [aFact({ id: 'a', evidence })], sources, ceiling }).slides.flatMap(statementsOf)[0]?.labels;
    expect(labels('TLP:GREEN')).toEqual([]);
    expect(labels(null)).toEqual(['Sources differ']);
  });

  test('names one citation a source, with the first locator that is known', () => {
    const evidence = [
      anEvidence({ locator: null }),
      anEvidence({ locator: { label: 'page', value: '4' } }),
      anEvidence({ sourceId: 's2', locator: null }),
    ];
    const plan = planOf({
      facts: [aFact({ id: 'a', evidence })],
      sources: [aSource({ id: 's1' }), aSource({ id: 's2' })],
    });
    expect(plan.slides.flatMap(statementsOf)[0]?.citations).toEqual([
      { sourceId: 's1', locator: { label: 'page', value: '4' } },
      { sourceId: 's2', locator: null },
    ]);
  });
});

describe('labels', () => {
  const labelsOf = (parts: Partial<Fact>, related: Fact[] = []) =>
    planOf({ facts: [aFact({ id: 'a', ...parts })], related })
      .slides.flatMap(statementsOf)
      .find((s) => s.factId === 'a')?.labels;

  test('call a judgement one, with its likelihood or its confidence and never both', () => {
    expect(labelsOf({ kind: 'judgement', confidence: 'High' })).toEqual(['Judgement', 'High confidence']);
    expect(labelsOf({ kind: 'judgement', likelihood: 'likely' })).toEqual(['Judgement', 'likely']);
    expect(labelsOf({ kind: 'judgement', likelihood: 'likely', confidence: 'High' })).toEqual(['Judgement', 'likely']);
  });

  test('do not repeat a likelihood that the sentence words', () => {
    expect(labelsOf({ kind: 'judgement', likelihood: 'likely', statement: 'Growth is likely.' })).toEqual([
      'Judgement',
    ]);
  });

  test('come in a fixed order', () => {
    const measures = [{ metric: 'm', subject: null, value: 1, unit: null, period: null, qualifier: 'projected' }];
    expect(labelsOf({ kind: 'judgement', status: 'draft', confidence: 'Low', measures })).toEqual([
      'Unverified',
      'Judgement',
      'Low confidence',
      'Projection',
    ]);
  });

  test('say that sources differ on a fact that a related fact contradicts, whichever holds the relation', () => {
    const rival = aFact({ id: 'r', themes: ['threats'], relations: [{ kind: 'contradicts', factId: 'a' }] });
    expect(labelsOf({}, [rival])).toEqual(['Sources differ']);
    expect(labelsOf({ status: 'disputed' }, [rival])).toEqual(['Disputed']);
    expect(labelsOf({ relations: [{ kind: 'contradicts', factId: 'r' }] }, [{ ...rival, relations: [] }])).toEqual([
      'Sources differ',
    ]);
    expect(labelsOf({}, [{ ...rival, status: 'retired' }])).toEqual([]);
  });
});
