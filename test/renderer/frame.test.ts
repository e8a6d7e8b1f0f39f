import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FACT_NEEDS } from '../../src/model/fact.ts';
import { hrefOf, LIBRARY, type Route, routeOf } from '../../src/renderer/app/route.ts';
import { describeError } from '../../src/renderer/common/errors.ts';
import { keyName } from '../../src/renderer/common/keys.ts';
import { contractFilter, NO_FILTER, narrowedBy, toggled } from '../../src/renderer/library/filter.ts';
import { span, ticked, withTicked } from '../../src/renderer/library/selection.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

const text = fc.string({ minLength: 1, unit: 'grapheme' });
const maybe = <T>(what: fc.Arbitrary<T>) => fc.option(what, { nil: null });
const routes: fc.Arbitrary<Route> = fc.oneof(
  fc.record(
    {
      screen: fc.constant('library' as const),
      factId: maybe(text),
      theme: maybe(text),
      sourceId: maybe(text),
      needs: fc.constantFrom(...FACT_NEEDS),
    },
    { requiredKeys: ['screen', 'factId', 'theme', 'sourceId'] },
  ),
  fc.record({ screen: fc.constant('sources' as const), sourceId: maybe(text) }),
  fc.record({
    screen: fc.constant('reader' as const),
    documentId: text,
    start: maybe(fc.nat()),
    end: maybe(fc.nat()),
    factId: maybe(text),
  }),
  fc.record({ screen: fc.constant('themes' as const) }),
  fc.record({ screen: fc.constant('briefings' as const), briefingId: maybe(text) }),
);

describe('the address of a screen', () => {
  test('gives back the route that it was made of, whatever its ids hold', () => {
    fc.assert(
      fc.property(routes, (route) => {
        expect(routeOf(hrefOf(route))).toEqual(route);
      }),
    );
  });

  test('is the library where it is not understood', () => {
    expect(routeOf('#/library?needs=nothing')).toEqual(LIBRARY);
    for (const hash of ['', '#', '#/nowhere', '#/reader', '#/reader/', '#/%E0%A4%A']) {
      expect(routeOf(hash)).toEqual(LIBRARY);
    }
  });

  test('leaves out a place in a document that is no number', () => {
    expect(routeOf('#/reader/d1?start=-3&end=4x')).toMatchObject({ documentId: 'd1', start: null, end: null });
  });
});

describe('the name of a key press', () => {
  test('tells Shift for letters and named keys, and not for signs that are typed with it', () => {
    expect(press('J', { shiftKey: true })).toBe('Shift+j');
    expect(press('ArrowDown', { shiftKey: true })).toBe('Shift+ArrowDown');
    expect(press('?', { shiftKey: true })).toBe('?');
  });

  test('is the same for Ctrl and for Cmd', () => {
    expect(press('z', { ctrlKey: true })).toBe('Mod+z');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('Mod+Shift+z');
  });
});

describe('the filter of the library', () => {
  test('turns a value on and off again', () => {
    const on = toggled(NO_FILTER, 'themes', 'market');
    expect(on.themes).toEqual(['market']);
    expect(narrowedBy(on)).toBe(1);
    expect(toggled(on, 'themes', 'market')).toEqual(NO_FILTER);
  });

  test('asks for no search and no dates where there are none', () => {
    const asked = contractFilter({ ...NO_FILTER, query: '   ' });
    expect(asked).not.toHaveProperty('query');
    expect(asked).not.toHaveProperty('from');
    expect(contractFilter({ ...NO_FILTER, query: ' summit ', to: '2026-01-31' })).toMatchObject({
      query: 'summit',
      to: '2026-01-31',
    });
  });
});

describe('the selection of facts', () => {
  test('turns a tick over and adds without losing what was ticked', () => {
    const one = ticked({ activeId: 'a', selected: new Set() }, 'a');
    expect([...withTicked(one, ['b', 'c']).selected]).toEqual(['a', 'b', 'c']);
    expect([...ticked(one, 'a').selected]).toEqual([]);
  });

  test('spans upwards as well as downwards, and is one row where it began nowhere', () => {
    expect(span(7, 3)).toEqual({ first: 3, last: 7 });
    expect(span(3, 7)).toEqual({ first: 3, last: 7 });
    expect(span(-1, 5)).toEqual({ first: 5, last: 5 });
  });
});

describe('an error on a screen', () => {
  test('is told in the words of the operation, with what to do next', () => {
    const error = Object.assign(new Error('The fact was changed elsewhere.'), {
      data: { code: 'CHANGED_ELSEWHERE', hint: 'Look at it again.', exit: 3 },
    });
    expect(describeError(error)).toEqual({
      message: 'The fact was changed elsewhere.',
      hint: 'Look at it again.',
      code: 'CHANGED_ELSEWHERE',
    });
    const refused = Object.assign(new Error('evidence.quote: the document does not hold these words'), {
      data: { code: 'BAD_FACT', hint: null, exit: 3 },
    });
    expect(describeError(refused)).toEqual({
      message: 'The document does not hold these words.',
      field: 'evidence.quote',
      hint: null,
      code: 'BAD_FACT',
    });
    expect(describeError('nonsense').message).toBe('Something went wrong.');
  });
});
