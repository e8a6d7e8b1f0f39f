import { describe, expect, test } from 'vitest';
import { planDeckWithEdits } from '../../src/core/storyline/index.ts';
import { NO_EDITS } from '../../src/model/briefing.ts';
import type { Fact } from '../../src/model/fact.ts';
import { TLP_SCHEME } from '../../src/model/scales.ts';
import { type SlidePlan, statementsOf } from '../../src/model/slidePlan.ts';
import type { Source } from '../../src/model/source.ts';
import { aFact, anEvidence, aSource, aTheme } from '../builders/facts.ts';
import { AS_OF, planOf, slidesOf } from './plan.ts';

/** What each fact cites, wherever it stands: one list, or the plan would cite it differently from slide to slide. */
function citedBy(plan: SlidePlan, factId: string): readonly string[] {
  const lists = plan.slides
    .flatMap(statementsOf)
    .filter((statement) => statement.factId === factId)
    .map(({ citations }) => citations.map(({ sourceId }) => sourceId).join());
  const [only = '', ...others] = new Set(lists);
  expect(others).toEqual([]);
  return only.split(',');
}

const from = (...sourceIds: string[]) => sourceIds.map((sourceId) => anEvidence({ sourceId }));
const page = aSource({ id: 'page' });
const print = aSource({ id: 'print', origin: 'page' });
const other = aSource({ id: 'other' });

const planned = (facts: readonly Fact[], sources: readonly Source[] = [page, print, other]) =>
  planOf({ facts, sources });

describe('sources of one origin', () => {
  test('are one mark of a statement that both support, and one entry where every statement has both', () => {
    const plan = planned([
      aFact({ id: 'a', evidence: from('print', 'page') }),
      aFact({ id: 'b', evidence: from('page', 'print', 'other') }),
    ]);
    expect(citedBy(plan, 'a')).toEqual(['page']);
    expect(citedBy(plan, 'b')).toEqual(['page', 'other']);
    expect(slidesOf(plan, 'sources')[0]?.sourceIds.toSorted()).toEqual(['other', 'page']);
  });

  test('are cited by the one that supports most, else by the better rated, else by the earlier one', () => {
    const both = (id: string) => aFact({ id, evidence: from('page', 'print') });
    const onlyPrint = aFact({ id: 'p', evidence: from('print') });
    expect(citedBy(planned([both('a'), onlyPrint]), 'a')).toEqual(['print']);
    const rated = [aSource({ id: 'page', reliability: 'C' }), print, other];
    expect(citedBy(planned([both('a')], rated), 'a')).toEqual(['print']);
    const dated = (id: string, day: number, origin = id) =>
      aSource({ id, origin, csl: { id, type: 'report', title: id, issued: { 'date-parts': [[2026, 3, day]] } } });
    expect(citedBy(planned([both('a')], [dated('page', 9), dated('print', 4, 'page')]), 'a')).toEqual(['print']);
  });

  test('stay two where a statement stands in only one of them, and are counted as of one origin', () => {
    const plan = planned([
      aFact({ id: 'a', evidence: from('page') }),
      aFact({ id: 'b', evidence: from('page') }),
      aFact({ id: 'c', evidence: from('print') }),
    ]);
    expect(citedBy(plan, 'c')).toEqual(['print']);
    const [title] = slidesOf(plan, 'title');
    expect(title?.subtitle).toMatch(/3 statements from 2 sources of 1 origin$/);
    expect(slidesOf(plan, 'source-summary')[0]?.paragraphs.join(' ')).toContain(
      'Everything on exercises comes from one origin, “Report page”.',
    );
    expect(plan.warnings).toContain('Everything on Exercises comes from one origin: Report page.');
  });

  test('are cited by the same one after slides were taken out', () => {
    const facts = [
      ...['a', 'b', 'c'].map((id) => aFact({ id, evidence: from('page', 'print') })),
      ...['p', 'q'].map((id) => aFact({ id, evidence: from('print') })),
    ];
    const input = {
      title: null,
      themes: [aTheme('exercises')],
      facts,
      related: [],
      sources: [page, print],
      scheme: TLP_SCHEME,
      ceiling: null,
      asOf: AS_OF,
      handout: false,
    };
    const whole = planDeckWithEdits(input, NO_EDITS).plan;
    const slide = whole.slides.find(({ kind }) => kind === 'facts')?.id ?? '';
    const { plan } = planDeckWithEdits(input, { ...NO_EDITS, facts: { [slide]: ['a', 'b'] } });
    expect(citedBy(whole, 'a')).toEqual(['print']);
    expect(citedBy(plan, 'a')).toEqual(['print']);
  });

  test('lend a deck that quotes a copy in its notes the marking of the copy', () => {
    const marked = [page, aSource({ id: 'print', origin: 'page', marking: 'TLP:AMBER' })];
    const plan = planned([aFact({ id: 'a', evidence: from('page', 'print') })], marked);
    expect(citedBy(plan, 'a')).toEqual(['page']);
    expect(plan.marking).toBe('TLP:AMBER');
  });

  test('give a quote slide the words of the one that its mark leads to', () => {
    const speech = (sourceId: string, quote: string) => anEvidence({ sourceId, quote, state: 'anchored' });
    const said = aFact({
      id: 'said',
      statement: 'Ilse Marrant said that the convoy would sail on whatever the weather may bring.',
      entities: [{ name: 'Ilse Marrant', kind: 'person' }],
      evidence: [
        speech('print', '“The convoy will sail on, what-ever the weather may bring to us,” she said.'),
        speech('page', '“The convoy will sail on, whatever the weather may bring to us,” she said.'),
      ],
    });
    const plan = planned([said, ...['a', 'b', 'c', 'd', 'e'].map((id) => aFact({ id, evidence: from('page') }))]);
    expect(citedBy(plan, 'said')).toEqual(['page']);
    expect(slidesOf(plan, 'quote')[0]?.quote).toContain('whatever');
  });
});
