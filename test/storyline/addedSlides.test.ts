import { describe, expect, test } from 'vitest';
import { type PlanInput, planDeckWithEdits } from '../../src/core/storyline/index.ts';
import { type AddedKind, NO_EDITS, type SlideEdits } from '../../src/model/briefing.ts';
import { TLP_SCHEME } from '../../src/model/scales.ts';
import { type PlannedSlide, statementsOf } from '../../src/model/slidePlan.ts';
import { aFact, anEvidence, aSource, aTheme } from '../builders/facts.ts';
import { AS_OF } from './plan.ts';

const THEMES = ['exercises', 'policy'].map(aTheme);
const FACTS = [
  ...[1, 2, 3, 4].map((n) => aFact({ id: `e${n}`, eventDate: `202${n}` })),
  ...[1, 2, 3, 4, 5, 6].map((n) => aFact({ id: `p${n}`, themes: ['policy'] })),
  aFact({ id: 'against', themes: ['policy'], relations: [{ kind: 'contradicts', factId: 'p1' }] }),
];
/** Facts of a theme that is not selected. */
const ELSEWHERE = [
  aFact({ id: 'w1', themes: ['weather'], eventDate: '2020' }),
  aFact({ id: 'red', themes: ['weather'], marking: 'TLP:RED' }),
  aFact({ id: 'bare', themes: ['weather'], evidence: [anEvidence({ stance: 'context' })] }),
  aFact({ id: 'old', themes: ['weather'], status: 'retired' }),
];

const edited = (edits: Partial<SlideEdits>, parts: Partial<PlanInput> = {}) =>
  planDeckWithEdits(
    {
      title: null,
      themes: THEMES,
      facts: [...FACTS, ...ELSEWHERE],
      related: [],
      sources: [aSource({ id: 's1' })],
      scheme: TLP_SCHEME,
      ceiling: null,
      asOf: AS_OF,
      handout: false,
      ...parts,
    },
    { ...NO_EDITS, ...edits },
  );
const idsOn = (slide: PlannedSlide | undefined) => (slide ? statementsOf(slide).map(({ factId }) => factId) : []);
const own = (kind: AddedKind, facts: readonly string[], theme = 'policy'): Partial<SlideEdits> => ({
  added: [{ id: 'own:1', kind, theme }],
  facts: { 'own:1': facts },
});
const ownSlide = (edits: Partial<SlideEdits>, parts: Partial<PlanInput> = {}) =>
  edited(edits, parts).plan.slides.find((slide) => slide.id === 'own:1');

describe('a slide that the user added', () => {
  test('takes its facts from where the storyline has them, at the end of its section', () => {
    const { plan, tray } = edited(own('facts', ['p2', 'e1']));
    const ids = plan.slides.map((slide) => slide.id);
    const policy = plan.slides.filter((slide) => slide.theme === 'policy').map((slide) => slide.id);
    expect(policy.at(-1)).toBe('own:1');
    expect(idsOn(plan.slides[ids.indexOf('own:1')])).toEqual(['p2', 'e1']);
    const others = plan.slides.filter((slide) => slide.theme !== null && slide.id !== 'own:1').flatMap(idsOn);
    expect(others).not.toEqual(expect.arrayContaining(['p2']));
    expect(others).not.toEqual(expect.arrayContaining(['e1']));
    expect(tray).toEqual([]);
  });

  test('stands where the user’s order has it', () => {
    const { plan } = edited({ ...own('facts', ['p2']), order: ['title', 'own:1', 'key-judgements'] });
    expect(plan.slides[1]?.id).toBe('own:1');
  });

  test('is not in the deck while it has no fact, and that is told', () => {
    const { plan, slideWarnings } = edited({ added: [{ id: 'own:1', kind: 'timeline', theme: 'policy' }] });
    expect(plan.slides.map((slide) => slide.id)).not.toContain('own:1');
    const told = slideWarnings.find((warning) => warning.slideId === 'own:1');
    expect(told?.message).toBe('“Your timeline” has no fact, and is not in the deck.');
  });

  test('is a timeline from two dates on, and before that a list that says what it needs', () => {
    expect(ownSlide(own('timeline', ['e1', 'e2']))?.kind).toBe('timeline');
    const { plan, slideWarnings } = edited(own('timeline', ['e1']));
    expect(plan.slides.find((slide) => slide.id === 'own:1')?.kind).toBe('facts');
    expect(slideWarnings.find((warning) => warning.slideId === 'own:1')?.message).toContain(
      'a timeline needs two reported facts with dates that differ',
    );
  });

  test('names the facts that its kind cannot show, and lets them wait', () => {
    const { slideWarnings, tray } = edited(own('timeline', ['e1', 'e2', 'p1']));
    const told = slideWarnings.find((warning) => warning.slideId === 'own:1');
    expect(told?.message).toContain('cannot show one of its facts, which waits');
    expect(told?.parts.map(({ factIds }) => factIds)).toEqual([['p1']]);
    expect(tray).toEqual(['p1']);
  });

  test('is a table of any facts, each with its whole statement', () => {
    const slide = ownSlide(own('table', ['e1', 'p1', 'e2']));
    expect(slide?.kind === 'table' && [slide.columns, slide.rows.map((row) => row.cells)]).toEqual([
      ['Date', 'Statement'],
      [
        ['2021', 'Statement e1.'],
        ['–', 'Statement p1.'],
        ['2022', 'Statement e2.'],
      ],
    ]);
  });

  test('compares only what the library relates', () => {
    const slide = ownSlide(own('comparison', ['p1', 'against']));
    expect(slide?.kind === 'comparison' && slide.differences.map(({ kind }) => kind)).toEqual(['contradicts']);
    expect(ownSlide(own('comparison', ['p1', 'p2']))?.kind).toBe('facts');
  });

  test('is a quote where one is held, and says what it needs where none is', () => {
    const quote = 'We shall be there before the ice, and we shall stay until it is gone.';
    const spoken = aFact({ id: 'q', themes: ['policy'], evidence: [anEvidence({ state: 'anchored', quote })] });
    const slide = ownSlide(own('quote', ['q']), { facts: [...FACTS, spoken] });
    expect(slide?.kind === 'quote' && slide.quote).toBe(quote);
    expect(ownSlide(own('quote', ['p1']))?.kind).toBe('facts');
  });

  test('goes to the first section that is left when its theme is not selected any more', () => {
    const { plan } = edited(own('facts', ['e1']), { themes: THEMES.slice(0, 1), facts: FACTS });
    expect(plan.slides.find((slide) => slide.id === 'own:1')?.theme).toBe('exercises');
  });

  test('stands in a deck whose themes hold nothing else', () => {
    const { plan } = edited(own('facts', ['w1']), { facts: ELSEWHERE });
    expect(plan.slides.map((slide) => slide.kind)).toEqual(expect.arrayContaining(['title', 'facts', 'sources']));
  });
});

describe('a fact of another theme', () => {
  const base = edited({}).plan.slides.find((slide) => slide.kind === 'facts' && slide.theme === 'policy');
  const onto = (...ids: string[]) => ({ facts: { [base?.id ?? '']: [...idsOn(base), ...ids] } });

  test('is in the deck where a slide names it, and cited', () => {
    const { plan } = edited(onto('w1'));
    expect(idsOn(plan.slides.find((slide) => slide.id === base?.id))).toContain('w1');
    expect(plan.leftOut.map(({ factId }) => factId)).not.toContain('w1');
  });

  test('is counted on the title with the others', () => {
    const subtitle = (edits: Partial<SlideEdits>) => {
      const [title] = edited(edits).plan.slides;
      return title?.kind === 'title' ? title.subtitle : '';
    };
    expect(subtitle({})).toContain('11 statements');
    expect(subtitle(onto('w1'))).toContain('12 statements');
  });

  test('never reaches the deck above the ceiling, unsourced or retired, and the reason is given', () => {
    const { plan, tray } = edited(onto('red', 'bare', 'old'), { ceiling: 'TLP:GREEN' });
    expect(plan.slides.flatMap(idsOn)).not.toEqual(expect.arrayContaining(['red']));
    const why = new Map(plan.leftOut.map((left) => [left.factId, left.why]));
    expect(why.get('red')).toBe('It is marked TLP:RED, above the ceiling TLP:GREEN.');
    expect(why.get('bare')).toBe('It is unsourced: no evidence supports it.');
    expect(why.get('old')).toBe('It is retired.');
    expect(tray).toEqual([]);
  });

  test('stays where it is when new facts come', () => {
    const { plan } = edited(onto('w1'), {
      facts: [...FACTS, ...ELSEWHERE, aFact({ id: 'p7', themes: ['policy'], relations: [] })],
    });
    expect(idsOn(plan.slides.find((slide) => slide.id === base?.id))).toContain('w1');
  });

  test('may be a key statement by itself', () => {
    const { plan } = edited({ facts: { 'key-judgements': ['w1', 'p1'] } });
    const key = plan.slides.find((slide) => slide.kind === 'key-judgements');
    expect(idsOn(key)).toEqual(['w1', 'p1']);
    expect(plan.leftOut.map(({ factId }) => factId)).not.toContain('w1');
  });
});

test('a slide that the user arranged stays when the storyline would make it no more', () => {
  const arranged = { 'facts:policy:2': ['p5', 'p6'] };
  const few = FACTS.filter(({ id }) => ['p5', 'p6'].includes(id) || id.startsWith('e'));
  const { plan } = edited({ facts: arranged }, { facts: few });
  expect(idsOn(plan.slides.find((slide) => slide.id === 'facts:policy:2'))).toEqual(['p5', 'p6']);
});
