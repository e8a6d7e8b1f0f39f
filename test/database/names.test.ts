import { describe, expect, test } from 'vitest';
import type { FactFilter } from '../../src/core/database/library.ts';
import { factOf, newLibrary } from './builders.ts';

const KOREA = { name: 'Republic of Korea', kind: 'place' } as const;
const EVERY: FactFilter = {
  themes: [],
  sourceIds: [],
  statuses: [],
  markings: [],
  markingDefault: 'TLP:CLEAR',
  reliabilities: [],
};

/** Facts that name the Republic of Korea by its name, by an alias, by an entity alone, and not at all. */
function opened() {
  const library = newLibrary();
  library.entities.addAlias(KOREA.name, KOREA.kind, 'ROK');
  library.entities.addAlias(KOREA.name, KOREA.kind, 'South Korea');
  const statements = [
    ['The Republic of Korea signed the treaty.', []],
    ['The ROK navy sailed north.', []],
    ['Seoul sent three ships to the exercise.', [KOREA]],
    ['South Korea holds the exercise each spring.', [KOREA]],
    ['The republic of letters has no navy.', []],
    ['Rokossovsky never saw the sea.', []],
  ] as const;
  const ids = library.facts.insertMany(
    statements.map(([statement, entities], i) =>
      factOf(statement, {
        entities,
        status: i % 2 === 0 ? 'draft' : 'verified',
        themes: i < 3 ? ['policy'] : ['market'],
      }),
    ),
  );
  const places = (facts: readonly { readonly id: string }[]) => facts.map(({ id }) => ids.indexOf(id));
  const find = (query: string, filter: Partial<FactFilter> = {}, sort: 'newest' | 'relevance' = 'newest') =>
    library.facts.window({ filter: { ...EVERY, ...filter, query }, sort, offset: 0, limit: 50 });
  return { library, places, find, found: (query: string) => places(find(query).facts).sort() };
}

describe('searching by the names of entities', () => {
  test('an alias finds the name, every other alias, and facts that name the entity in no words', () => {
    const { found } = opened();
    expect(found('ROK')).toEqual([0, 1, 2, 3, 5]);
    expect(found('rok navy')).toEqual([1]);
    expect(found('ROK exercise')).toEqual([2, 3]);
  });

  test('a name finds what is said under its aliases, and its words alone find what they say', () => {
    const { found } = opened();
    expect(found('Republic of Korea')).toEqual([0, 1, 2, 3]);
    expect(found('republic of')).toEqual([0, 4]);
    expect(found('exercise south korea')).toEqual([2, 3]);
  });

  test('the best matches come by words, those by an entity alone after them, in every window and page', () => {
    const { library, places, find } = opened();
    const { facts, total, totalIsExact } = find('ROK', {}, 'relevance');
    expect(places(facts).at(-1)).toBe(2);
    expect([facts.length, total, totalIsExact]).toEqual([5, 5, true]);
    const paged: number[] = [];
    let after: string | null = null;
    do {
      const page = library.facts.page({ query: 'ROK', limit: 2, after });
      expect(page.total).toBe(5);
      paged.push(...places(page.facts));
      after = page.next;
    } while (after !== null);
    expect(paged).toEqual(places(facts));
  });

  test('filters narrow what was found by an entity too, and counts agree with the list', () => {
    const { library, places, find } = opened();
    expect(places(find('ROK', { statuses: ['draft'] }).facts).sort()).toEqual([0, 2]);
    expect(places(find('ROK', { statuses: ['draft'] }, 'relevance').facts).sort()).toEqual([0, 2]);
    const counting = library.facts.facets({ ...EVERY, query: 'ROK' });
    let step = counting.next();
    while (!step.done) step = counting.next();
    expect(step.value.statuses).toEqual([
      { value: 'draft', facts: 2 },
      { value: 'verified', facts: 3 },
    ]);
  });

  test('an alias with marks that mean something to the index is only a name', () => {
    const { library, found } = opened();
    library.entities.addAlias(KOREA.name, KOREA.kind, 'R.O.K. "NEAR*"');
    library.entities.addAlias(KOREA.name, KOREA.kind, '***');
    expect(found('ROK')).toEqual([0, 1, 2, 3, 5]);
    expect(found('R.O.K. "NEAR*"')).toEqual([0, 1, 2, 3]);
  });
});
