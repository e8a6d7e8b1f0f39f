import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PlanInput, planDeck, planDeckWithEdits } from '../../src/core/storyline/index.ts';
import { ADDED_KINDS, type ChosenKind, NO_EDITS, type SlideEdits } from '../../src/model/briefing.ts';
import type { Fact } from '../../src/model/fact.ts';
import { TLP_SCHEME } from '../../src/model/scales.ts';
import { type PlannedSlide, statementsOf } from '../../src/model/slidePlan.ts';
import { aFact, aMeasure, anEvidence, aSource, aTheme } from '../builders/facts.ts';
import { AS_OF } from './plan.ts';

const THEMES = ['exercises', 'market', 'policy'].map(aTheme);
const SPEECH = {
  state: 'anchored',
  quote: 'We will stand together in this, whatever comes of it.',
  prefix: 'said: “',
} as const;

/** Facts that fill every kind of slide, two slides of facts among them. */
function facts(): Fact[] {
  return [
    aFact({ id: 'j1', kind: 'judgement', likelihood: 'likely', restsOn: ['e1'] }),
    ...['2020-12', '2022-06', '2023', '2025-09'].map((eventDate, i) => aFact({ id: `e${i + 1}`, eventDate })),
    aFact({ id: 'm1', themes: ['market'], measures: [aMeasure({ value: 74.22e9 })] }),
    aFact({
      id: 'm2',
      themes: ['market'],
      measures: [aMeasure({ value: 158.96e9, period: '2031', qualifier: 'projected' })],
    }),
    ...[1, 2, 3].map((n) =>
      aFact({ id: `t${n}`, themes: ['market'], measures: [aMeasure({ metric: `m${n}`, value: n })] }),
    ),
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
      aFact({
        id: `p${n}`,
        themes: ['policy'],
        evidence: [anEvidence(n === 8 ? SPEECH : {})],
        relations: n === 1 ? [{ kind: 'contradicts', factId: 'p2' }] : [],
      }),
    ),
    aFact({ id: 'old', themes: ['policy'] }),
    aFact({ id: 'new', themes: ['policy'], relations: [{ kind: 'supersedes', factId: 'old' }] }),
    aFact({ id: 'gone', themes: ['policy'], status: 'retired' }),
  ];
}

const input = (parts: Partial<PlanInput> = {}): PlanInput => ({
  title: null,
  themes: THEMES,
  facts: facts(),
  related: [],
  sources: [aSource({ id: 's1' })],
  scheme: TLP_SCHEME,
  ceiling: null,
  asOf: AS_OF,
  handout: false,
  ...parts,
});

const edited = (edits: Partial<SlideEdits>, parts: Partial<PlanInput> = {}) =>
  planDeckWithEdits(input(parts), { ...NO_EDITS, ...edits });

const slide = (slides: readonly PlannedSlide[], id: string): PlannedSlide => {
  const found = slides.find((one) => one.id === id);
  if (!found) throw new Error(`no slide ${id} among ${slides.map((one) => one.id).join(', ')}`);
  return found;
};
const idsOn = (one: PlannedSlide): string[] => statementsOf(one).map((statement) => statement.factId);

const BASE = planDeck(input());
const SLIDE_IDS = BASE.slides.map((one) => one.id);
const POLICY = SLIDE_IDS.filter((id) => id.startsWith('facts:policy'));
const [first = '', second = ''] = POLICY;

describe('a plan with edits', () => {
  test('is the plan itself where nothing was edited', () => {
    expect(edited({})).toMatchObject({ plan: BASE, tray: [] });
    expect(edited({}).plan).toEqual(BASE);
    expect(POLICY.length).toBeGreaterThan(1);
  });

  test('has its slides in the user’s order, the others after the one they follow', () => {
    const order = ['timeline:exercises:1', 'chart:market:1'];
    const ids = edited({ order: [...order, 'no such slide'] }).plan.slides.map((one) => one.id);
    expect(ids.indexOf('chart:market:1')).toBeGreaterThan(ids.indexOf('timeline:exercises:1'));
    expect([...ids].sort()).toEqual([...SLIDE_IDS].sort());
    expect(ids[0]).toBe('title');
  });

  test('leaves the facts of a dropped slide out by hand, and offers them in the tray', () => {
    const { plan, tray } = edited({ dropped: [first] });
    const lost = idsOn(slide(BASE.slides, first)).filter((id) => !plan.slides.flatMap(idsOn).includes(id));
    expect(plan.slides.map((one) => one.id)).not.toContain(first);
    expect(plan.leftOut).toEqual(
      expect.arrayContaining(lost.map((factId) => ({ factId, why: 'It was taken out by hand.' }))),
    );
    expect(tray).toEqual(expect.arrayContaining(lost));
    expect(tray.length).toBeGreaterThan(1);
  });

  test('keeps the title and the sources, and says so', () => {
    const { plan } = edited({ dropped: ['title', 'sources', 'gaps'] });
    expect(plan.slides.map((one) => one.kind)).toEqual(expect.arrayContaining(['title', 'sources']));
    expect(plan.slides.map((one) => one.kind)).not.toContain('gaps');
    expect(plan.warnings).toContain('The sources slide stays: every deck has it.');
  });

  test('counts only what is shown on title, agenda and section', () => {
    const { plan } = edited({ dropped: SLIDE_IDS.filter((id) => id.includes(':market')) });
    expect(plan.slides.some((one) => one.theme === 'market')).toBe(false);
    const agenda = slide(plan.slides, 'agenda');
    expect(agenda.kind === 'agenda' && agenda.items.map((item) => item.theme)).toEqual(['exercises', 'policy']);
    const title = slide(plan.slides, 'title');
    expect(title.kind === 'title' && title.subtitle).toContain('15 statements');
  });

  test('sets the user’s heading and puts the fact that headed the slide into its body', () => {
    const before = slide(BASE.slides, first);
    const lead = before.headingStatement?.factId;
    const after = slide(edited({ headings: { [first]: 'In my own words' } }).plan.slides, first);
    expect(lead).toBeDefined();
    expect(after.heading).toBe('In my own words');
    expect(after.headingStatement).toBeUndefined();
    expect(idsOn(after)).toEqual(idsOn(before));
  });

  test('moves a fact to another slide, where it stands and nowhere else in a section', () => {
    const moved = idsOn(slide(BASE.slides, first)).at(-1) ?? '';
    const target = [...idsOn(slide(BASE.slides, second)), moved];
    const { plan, tray } = edited({ facts: { [second]: target } });
    expect(new Set(idsOn(slide(plan.slides, second)))).toEqual(new Set(target));
    expect(idsOn(slide(plan.slides, first))).not.toContain(moved);
    expect(tray).toEqual([]);
  });

  test('lets a new fact wait in the tray where its slide was arranged by hand', () => {
    const before = idsOn(slide(BASE.slides, second));
    const locked = {
      facts: Object.fromEntries(POLICY.map((id) => [id, idsOn(slide(BASE.slides, id))])),
      locked: POLICY,
    };
    const { plan, tray } = edited(locked, { facts: [...facts(), aFact({ id: 'fresh', themes: ['policy'] })] });
    expect(idsOn(slide(plan.slides, second))).toEqual(before);
    expect(tray).toEqual(['fresh']);
    expect(plan.leftOut).toContainEqual({
      factId: 'fresh',
      why: 'It waits for a place: its slide was arranged by hand.',
    });
  });

  test('rewords a fact on every slide, in title and table too, and leaves the library’s words to the library', () => {
    const words = 'Reworded by hand.';
    const { plan } = edited({ wordings: { j1: words, t1: words } });
    for (const statement of plan.slides.flatMap(statementsOf)) {
      if (statement.factId === 'j1' || statement.factId === 't1') expect(statement.text).toBe(words);
    }
    const table = plan.slides.find((one) => one.kind === 'table');
    expect(table?.kind === 'table' && table.rows.find((row) => row.statement.factId === 't1')?.cells).toContain(words);
    const [judgement] = plan.slides.flatMap(statementsOf).filter((statement) => statement.factId === 'j1');
    expect(judgement?.labels).toContain('likely');
  });

  test('changes the kind of a slide where every fact of it can be shown so, and else keeps it and says why', () => {
    const list = slide(edited({ kinds: { 'timeline:exercises:1': 'facts' } }).plan.slides, 'timeline:exercises:1');
    expect(list.kind).toBe('facts');
    const { plan } = edited({ kinds: { [first]: 'timeline' } });
    expect(slide(plan.slides, first).kind).toBe('facts');
    expect(plan.warnings.some((warning) => warning.includes('stays a list of facts'))).toBe(true);
  });

  test('shows the key statements that the user chose', () => {
    const { plan } = edited({ facts: { 'key-judgements': ['p3', 'j1'] } });
    const key = slide(plan.slides, 'key-judgements');
    expect(key.kind === 'key-judgements' && key.statements.map((s) => s.factId)).toEqual(['p3', 'j1']);
  });
});

test('what is weak about a slide is told by slide, and only of what stands on it', () => {
  const weak = [
    aFact({ id: 'a', themes: ['policy'], status: 'draft' }),
    aFact({ id: 'b', themes: ['policy'], asOf: '2019' }),
    aFact({ id: 'c', themes: ['market'], status: 'disputed' }),
    aFact({ id: 'd', themes: ['exercises'], eventDate: '2019' }),
    aFact({ id: 'e', themes: ['exercises'] }),
  ];
  const { slideWarnings } = edited({}, { facts: weak });
  const told = slideWarnings.map(({ slideId, message, parts }) => ({
    slideId,
    message,
    about: parts.map(({ code, factIds }) => [code, factIds]),
  }));
  expect(told).toEqual([
    {
      slideId: 'facts:market:1',
      message: 'thin (one fact) and contradicted (all of it)',
      about: [
        ['thin', []],
        ['contradicted', ['c']],
      ],
    },
    {
      slideId: 'facts:policy:1',
      message: 'stale (1 of 2) and not verified (1 of 2)',
      about: [
        ['stale', ['b']],
        ['not-verified', ['a']],
      ],
    },
  ]);
  expect(slideWarnings.flatMap(({ parts }) => parts).filter(({ todo }) => todo === '')).toEqual([]);
});

const KINDS: readonly ChosenKind[] = ['facts', 'timeline', 'table', 'quote', 'chart', 'gaps'];
const slideId = fc.constantFrom(
  ...SLIDE_IDS,
  'own:1',
  'own:2',
  'facts:policy:9',
  'no such slide',
  '__proto__',
  'toString',
);
/** Facts of a theme that is not selected: in the plan only where an edit names them. */
const ELSEWHERE = [1, 2, 3].map((n) => aFact({ id: `w${n}`, themes: ['weather'], eventDate: `202${n}` }));
const factId = fc.constantFrom(...[...facts(), ...ELSEWHERE].map((fact) => fact.id), 'no such fact', 'constructor');
const addedSlide = fc.record({
  id: fc.constantFrom('own:1', 'own:2', 'title', 'facts:policy:1'),
  kind: fc.constantFrom(...ADDED_KINDS),
  theme: fc.constantFrom('policy', 'market', 'no such theme'),
});
const anyEdits: fc.Arbitrary<SlideEdits> = fc.record({
  order: fc.array(slideId),
  dropped: fc.array(slideId, { maxLength: 5 }),
  headings: fc.dictionary(slideId, fc.string()),
  kinds: fc.dictionary(slideId, fc.constantFrom(...KINDS)),
  facts: fc.dictionary(slideId, fc.array(factId)),
  wordings: fc.dictionary(factId, fc.string()),
  notes: fc.constant({}),
  locked: fc.array(slideId),
  added: fc.array(addedSlide, { maxLength: 3 }),
});

test('whatever is edited, each selected fact is on a slide or left out with its reason, once in the sections at most', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      const { plan, tray } = planDeckWithEdits(input({ facts: [...facts(), ...ELSEWHERE] }), edits);
      const shown = new Set(plan.slides.flatMap(idsOn));
      const leftOut = plan.leftOut.map((left) => left.factId);
      for (const fact of [...facts(), ...ELSEWHERE]) expect(shown.has(fact.id) || leftOut.includes(fact.id)).toBe(true);
      expect(new Set(leftOut).size).toBe(leftOut.length);
      expect(leftOut.filter((id) => shown.has(id))).toEqual([]);
      const perSlide = plan.slides.filter((one) => one.theme !== null).flatMap((one) => [...new Set(idsOn(one))]);
      expect(new Set(perSlide).size).toBe(perSlide.length);
      expect(tray.filter((id) => perSlide.includes(id))).toEqual([]);
      expect(new Set(plan.slides.map((one) => one.id)).size).toBe(plan.slides.length);
    }),
    { numRuns: 300 },
  );
});
