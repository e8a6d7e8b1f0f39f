import { expect, test } from 'vitest';
import type { Facets, FactFilter, Library } from '../../src/core/database/library.ts';
import { evidenceOf, factOf, newLibrary, sourceOf } from './builders.ts';

const FACTS = 9_001;
const NOTHING: FactFilter = {
  themes: [],
  sourceIds: [],
  statuses: [],
  markings: [],
  reliabilities: [],
  markingDefault: 'TLP:CLEAR',
};

function bigLibrary(): { library: Library; a: string; b: string } {
  const library = newLibrary();
  const a = library.sources.insert(sourceOf());
  const b = library.sources.insert(sourceOf({ csl: { id: 'report-2', type: 'report' }, reliability: null }));
  library.facts.insertMany(
    Array.from({ length: FACTS }, (_, i) =>
      factOf(`${i % 2 ? 'Odd' : 'Even'} fact ${i}`, {
        themes: i % 3 ? ['market'] : ['policy', 'market'],
        status: i % 4 ? 'draft' : 'verified',
        marking: i % 5 ? null : 'TLP:RED',
        // Two pieces of evidence of one source are one fact of it.
        evidence: i % 6 ? [evidenceOf(a), evidenceOf(a)] : [evidenceOf(a), evidenceOf(b)],
      }),
    ),
  );
  return { library, a, b };
}

function counted(library: Library, filter: Partial<FactFilter>): { facets: Facets; pieces: number } {
  const counting = library.facts.facets({ ...NOTHING, ...filter });
  for (let pieces = 1; ; pieces += 1) {
    const step = counting.next();
    if (step.done) return { facets: step.value, pieces };
  }
}

/** How many of the facts that are made above fulfil this. */
const howMany = (of: (i: number) => boolean) => Array.from({ length: FACTS }, (_, i) => i).filter(of).length;

test('many facts are counted in pieces, each fact once', () => {
  const { library, a, b } = bigLibrary();
  const { facets, pieces } = counted(library, {});
  expect(pieces).toBeGreaterThan(2);
  expect(facets).toEqual({
    themes: [
      { value: 'market', facts: FACTS },
      { value: 'policy', facts: howMany((i) => i % 3 === 0) },
    ],
    sources: [
      { value: a, facts: FACTS },
      { value: b, facts: howMany((i) => i % 6 === 0) },
    ],
    statuses: [
      { value: 'draft', facts: howMany((i) => i % 4 !== 0) },
      { value: 'verified', facts: howMany((i) => i % 4 === 0) },
    ],
    markings: [
      { value: 'TLP:CLEAR', facts: howMany((i) => i % 5 !== 0) },
      { value: 'TLP:RED', facts: howMany((i) => i % 5 === 0) },
    ],
    reliabilities: [
      { value: 'B', facts: FACTS },
      { value: 'F', facts: howMany((i) => i % 6 === 0) },
    ],
    needs: [],
  });
});

test('words and filters narrow what is counted, and each field leaves itself out', () => {
  const { library } = bigLibrary();
  const { facets, pieces } = counted(library, { query: 'odd', statuses: ['draft'], markings: ['TLP:CLEAR'] });
  expect(pieces).toBeGreaterThan(1);
  expect(facets.statuses).toEqual([{ value: 'draft', facts: howMany((i) => i % 2 === 1 && i % 5 !== 0) }]);
  expect(facets.markings).toEqual([
    { value: 'TLP:CLEAR', facts: howMany((i) => i % 2 === 1 && i % 5 !== 0) },
    { value: 'TLP:RED', facts: howMany((i) => i % 2 === 1 && i % 5 === 0) },
  ]);
  expect(facets.themes[0]).toEqual({ value: 'market', facts: howMany((i) => i % 2 === 1 && i % 5 !== 0) });
  expect(counted(library, { query: '…' }).facets.themes).toEqual([]);
});

test('two counts that take turns do not mix', () => {
  const { library } = bigLibrary();
  const all = library.facts.facets(NOTHING);
  const odd = library.facts.facets({ ...NOTHING, query: 'odd' });
  all.next();
  odd.next();
  let last: Facets | null = null;
  for (let step = all.next(); last === null; step = all.next()) {
    if (step.done) last = step.value;
    odd.next();
  }
  expect(last.themes[0]).toEqual({ value: 'market', facts: FACTS });
});
