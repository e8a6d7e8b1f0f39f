import { describe, expect, it } from 'vitest';
import { NO_EDITS } from '../../src/model/briefing.ts';
import type { PlannedSlide, SlidePlan, Statement } from '../../src/model/slidePlan.ts';
import { dropped, factsOf, headed, locked, ordered, placed, restored } from '../../src/renderer/briefings/edits.ts';
import { axisOf } from '../../src/renderer/slides/chartScale.ts';

const statement = (factId: string): Statement => ({ factId, text: factId, citations: [], labels: [] });
const slide = (id: string, ...facts: string[]): PlannedSlide => ({
  id,
  kind: 'facts',
  theme: 'policy',
  heading: id,
  statements: facts.map(statement),
});
const plan = (...slides: PlannedSlide[]): SlidePlan => ({
  title: 't',
  asOf: '2026-01-01',
  marking: 'TLP:CLEAR',
  slides,
  leftOut: [],
  warnings: [],
});

describe('edits of a briefing', () => {
  it('a moved slide stands where it was put, and the others keep their order', () => {
    const order = ordered(NO_EDITS, plan(slide('a'), slide('b'), slide('c')), 'a', 2).order;
    expect(order).toEqual(['b', 'c', 'a']);
  });

  it('a move beyond the ends changes nothing', () => {
    expect(ordered(NO_EDITS, plan(slide('a'), slide('b')), 'a', -1)).toBe(NO_EDITS);
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

  it('a locked slide names the facts that it shows, and unlocked it names none', () => {
    const one = slide('a', '1', '2');
    const lock = locked(NO_EDITS, one, true);
    expect([lock.locked, lock.facts]).toEqual([['a'], { a: ['1', '2'] }]);
    expect(locked(lock, one, false)).toEqual(NO_EDITS);
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
