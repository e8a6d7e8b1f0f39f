import { describe, expect, it } from 'vitest';
import { NO_EDITS } from '../../src/model/briefing.ts';
import type { PlannedSlide, Statement } from '../../src/model/slidePlan.ts';
import {
  dropped,
  factsOf,
  givenBack,
  headed,
  isArranged,
  isEmptyOwn,
  locked,
  ordered,
  placed,
  restored,
  slideAdded,
  slideRemoved,
  withEmptySlides,
} from '../../src/renderer/briefings/edits.ts';
import { axisOf } from '../../src/renderer/slides/chartScale.ts';

const statement = (factId: string): Statement => ({ factId, text: factId, citations: [], labels: [] });
const slide = (id: string, ...facts: string[]): PlannedSlide => ({
  id,
  kind: 'facts',
  theme: 'policy',
  heading: id,
  statements: facts.map(statement),
});

describe('edits of a briefing', () => {
  it('a moved slide stands where it was put, and the others keep their order', () => {
    const order = ordered(NO_EDITS, [slide('a'), slide('b'), slide('c')], 'a', 2).order;
    expect(order).toEqual(['b', 'c', 'a']);
  });

  it('a move beyond the ends changes nothing', () => {
    expect(ordered(NO_EDITS, [slide('a'), slide('b')], 'a', -1)).toBe(NO_EDITS);
  });

  it('a dropped slide that is restored leaves no trace', () => {
    expect(restored(dropped(NO_EDITS, 'a'), 'a')).toEqual(NO_EDITS);
  });

  it('an empty heading gives the slide its own again', () => {
    expect(headed(headed(NO_EDITS, 'a', ' Mine '), 'a', ' ')).toEqual(NO_EDITS);
    expect(headed(NO_EDITS, 'a', ' Mine ').headings).toEqual({ a: 'Mine' });
  });

  it('a fact that is placed leaves the list of the slide that named it', () => {
    const before = { ...NO_EDITS, facts: { a: ['1', '2'] } };
    expect(placed(before, slide('b', '3'), '1').facts).toEqual({ a: ['2'], b: ['3', '1'] });
  });

  it('a fact that is placed takes the place that it is given', () => {
    expect(placed(NO_EDITS, slide('b', '1', '2', '3'), '3', 0).facts).toEqual({ b: ['3', '1', '2'] });
    expect(placed(NO_EDITS, slide('b', '1', '2', '3'), '1', 1).facts).toEqual({ b: ['2', '1', '3'] });
  });

  it('what a key judgement rests on is not listed as a key judgement', () => {
    const key: PlannedSlide = {
      id: 'key-judgements',
      kind: 'key-judgements',
      theme: null,
      heading: 'Key judgements',
      judged: true,
      statements: [statement('1'), statement('2')],
      restsOn: [[statement('3')], [statement('1')]],
    };
    expect(factsOf(key).map(({ factId }) => factId)).toEqual(['1', '2']);
    expect(placed(NO_EDITS, key, '2', 0).facts).toEqual({ 'key-judgements': ['2', '1'] });
  });

  it('a key judgement stands beside its place in a section, and takes nothing from there', () => {
    const before = { ...NO_EDITS, facts: { a: ['1', '2'], 'key-judgements': ['9'] } };
    const key: PlannedSlide = {
      id: 'key-judgements',
      kind: 'key-judgements',
      theme: null,
      heading: 'Key judgements',
      judged: true,
      statements: [statement('9')],
      restsOn: [[]],
    };
    expect(placed(before, key, '1').facts).toEqual({ a: ['1', '2'], 'key-judgements': ['9', '1'] });
    expect(placed(before, slide('b'), '9').facts).toEqual({ a: ['1', '2'], 'key-judgements': ['9'], b: ['9'] });
  });

  it('a slide that is added stands after the chosen one, empty until it has a fact, and goes without a trace', () => {
    const slides = [slide('a', '1'), slide('b', '2')];
    const { edits, id } = slideAdded(NO_EDITS, slides, { kind: 'timeline', theme: 'policy', afterId: 'a' });
    const shown = withEmptySlides(slides, edits, (kind) => `New ${kind}`);
    expect(shown.map((one) => one.id)).toEqual(['a', id, 'b']);
    expect(shown.map(isEmptyOwn)).toEqual([false, true, false]);
    expect(shown[1]).toMatchObject({ heading: 'New timeline', theme: 'policy' });
    expect(slideRemoved(headed(edits, id, 'Mine'), id)).toEqual({ ...NO_EDITS, order: ['a', 'b'] });
    const second = slideAdded(edits, shown, { kind: 'facts', theme: 'policy', afterId: id });
    expect(second.edits.order).toEqual(['a', id, second.id, 'b']);
  });

  it('a slide that was filled, and one that was dropped, are not shown as empty', () => {
    const { edits, id } = slideAdded(NO_EDITS, [slide('a')], { kind: 'facts', theme: 'policy', afterId: 'a' });
    expect(withEmptySlides([slide('a'), slide(id, '1')], edits, String).length).toBe(2);
    expect(withEmptySlides([slide('a')], dropped(edits, id), String).length).toBe(1);
  });

  it('a locked slide names the facts that it shows, and unlocked it names none', () => {
    const one = slide('a', '1', '2');
    const lock = locked(NO_EDITS, one, true);
    expect([lock.locked, lock.facts]).toEqual([['a'], { a: ['1', '2'] }]);
    expect(locked(lock, one, false)).toEqual(NO_EDITS);
  });

  it('a slide that is given back keeps its heading and loses its arrangement', () => {
    const one = slide('a', '1', '2');
    const arranged = headed(placed(NO_EDITS, one, '3'), 'a', 'Mine');
    expect(isArranged(arranged, one)).toBe(true);
    const back = givenBack(locked(arranged, one, true), 'a');
    expect(back).toEqual(headed(NO_EDITS, 'a', 'Mine'));
    expect(isArranged(back, one)).toBe(false);
  });

  it('a fact that leads the slide and stands on it again is listed once', () => {
    expect(factsOf({ ...slide('a', '1', '2'), headingStatement: statement('1') }).map((s) => s.factId)).toEqual([
      '1',
      '2',
    ]);
  });
});

describe('the axis of a chart', () => {
  it('starts at zero and leaves room above the highest bar', () => {
    const { from, to } = axisOf([74.22, 158.96]);
    expect(from).toBe(0);
    expect(to).toBeGreaterThan(158.96);
  });

  it('reaches below the lowest negative value', () => {
    expect(axisOf([-3, 4]).from).toBeLessThan(-3);
  });

  it('holds for values that are all zero', () => {
    expect(axisOf([0, 0])).toEqual({ from: 0, to: 1 });
  });
});
