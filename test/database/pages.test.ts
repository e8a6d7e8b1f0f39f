import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactQuery, Library } from '../../src/core/database/library.ts';
import { codeOf, evidenceOf, factOf, newLibrary, sourceOf } from './builders.ts';

function everyPage(library: Library, query: Omit<FactQuery, 'limit'>, limit: number): string[] {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page = library.facts.page({ ...query, limit, after });
    ids.push(...page.facts.map((fact) => fact.id));
    after = page.next;
  } while (after !== null);
  return ids;
}

test('pages go newest first, without gap or repeat where many facts have one day', () => {
  const library = newLibrary();
  const dates = ['2025-09-01', '2025-09', '2024', null, '2025-09-30'];
  library.facts.insertMany(
    Array.from({ length: 43 }, (_, i) =>
      factOf(`Fact ${i}`, {
        id: `f${i}`,
        themes: i % 3 === 0 ? ['market'] : ['policy', 'market'],
        eventDate: dates[i % 5] ?? null,
      }),
    ),
  );
  for (const themes of [undefined, ['market'], ['policy'], ['policy', 'market']]) {
    const whole = library.facts.page({ themes, limit: 100 });
    expect(everyPage(library, { themes }, 4)).toEqual(whole.facts.map((fact) => fact.id));
    expect(new Set(whole.facts.map((f) => f.id)).size).toBe(whole.facts.length);
    expect({ total: whole.total, exact: whole.totalIsExact }).toEqual({ total: whole.facts.length, exact: true });
    expect(whole.facts[0]?.eventDate).toBe('2025-09-30');
    expect(whole.facts.at(-1)?.eventDate).toBe(null);
  }
  expect(library.facts.page({ themes: ['policy', 'market'], limit: 100 }).total).toBe(43);
});

test('a page stays where it was when facts are added above it', () => {
  const library = newLibrary();
  const add = (day: string) =>
    library.facts.insertMany([factOf(`On ${day}`, { id: day, themes: ['market'], eventDate: day })]);
  for (const day of ['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04']) add(day);
  const first = library.facts.page({ themes: ['market'], limit: 2 });
  add('2025-01-05');
  const second = library.facts.page({ themes: ['market'], limit: 2, after: first.next });
  expect(second.facts.map((fact) => fact.id)).toEqual(['2025-01-02', '2025-01-01']);
});

test('a page can be narrowed by source and status, with and without words', () => {
  const library = newLibrary();
  const a = library.sources.insert(sourceOf());
  const b = library.sources.insert(sourceOf());
  library.facts.insertMany([
    factOf('Alpha ship', { id: '1', themes: ['market'], status: 'verified', evidence: [evidenceOf(a)] }),
    factOf('Beta ship', { id: '2', themes: ['policy'], evidence: [evidenceOf(a), evidenceOf(b)] }),
    factOf('Gamma ship', { id: '3', themes: ['market'], status: 'verified', evidence: [evidenceOf(b)] }),
  ]);
  const ids = (query: Omit<FactQuery, 'limit'>) => {
    const page = library.facts.page({ ...query, limit: 10 });
    expect(page.total).toBe(page.facts.length);
    return page.facts.map((fact) => fact.id).sort();
  };
  expect(ids({ sourceId: a })).toEqual(['1', '2']);
  expect(ids({ sourceId: a, status: 'verified' })).toEqual(['1']);
  expect(ids({ themes: ['market'], sourceId: b })).toEqual(['3']);
  expect(ids({ status: 'verified' })).toEqual(['1', '3']);
  expect(ids({ query: 'shi', sourceId: b })).toEqual(['2', '3']);
  expect(ids({ query: 'ship', themes: ['market'], status: 'verified' })).toEqual(['1', '3']);
  expect(ids({ query: 'ship', themes: ['unknown'] })).toEqual([]);
  expect(ids({ themes: ['unknown'] })).toEqual([]);
});

test('every word must be there, the last as a prefix, case and accents folded', () => {
  const library = newLibrary();
  library.facts.insertMany([
    factOf('Älvdalen hosted the F-35 trial', { id: '1' }),
    factOf('A trial of drones', { id: '2', note: 'see Alvdalen' }),
    factOf('The fighter number 35', { id: '3' }),
  ]);
  const ids = (query: string) =>
    library.facts
      .page({ query, limit: 10 })
      .facts.map((fact) => fact.id)
      .sort();
  expect(ids('alvd')).toEqual(['1', '2']);
  expect(ids('ÄLVDALEN tri')).toEqual(['1', '2']);
  expect(ids('f-35')).toEqual(['1']);
  expect(ids('tri drones')).toEqual([]);
  expect(ids('trial dr')).toEqual(['2']);
});

test('what says the words more often and shorter comes first, the statement before the note', () => {
  const library = newLibrary();
  const padding = 'and much else was said there on that long day by many people of note';
  library.facts.insertMany([
    factOf(`A patrol ${padding}`, { id: 'long' }),
    factOf(`${padding} too`, { id: 'note', note: 'patrol' }),
    factOf('A patrol', { id: 'short' }),
    factOf(`Patrol after patrol after patrol ${padding}`, { id: 'often' }),
  ]);
  for (const query of ['pat', 'patrol']) {
    const ids = library.facts.page({ query, limit: 10 }).facts.map((fact) => fact.id);
    expect(ids.at(-1)).toBe('note');
    expect(ids.indexOf('often')).toBeLessThan(ids.indexOf('long'));
    expect(ids.indexOf('short')).toBeLessThan(ids.indexOf('long'));
    expect(everyPage(library, { query }, 1)).toEqual(ids);
  }
});

test('a short prefix of too many facts is ranked over the newest, and says that the total is not exact', () => {
  const library = newLibrary();
  library.facts.insertMany(Array.from({ length: 2_100 }, (_, i) => factOf(`Boat ${i}`, { id: `f${i}` })));
  const page = library.facts.page({ query: 'bo', limit: 50 });
  expect({ total: page.total, exact: page.totalIsExact, count: page.facts.length }).toEqual({
    total: 2_000,
    exact: false,
    count: 50,
  });
  const all = everyPage(library, { query: 'bo' }, 900);
  expect(new Set(all).size).toBe(2_000);
  expect(library.facts.page({ query: 'boat', limit: 50 })).toMatchObject({ total: 2_100, totalIsExact: true });
});

test('a word too common to rank gives the facts with the whole word first, each newest first, all of them', () => {
  const library = newLibrary();
  library.facts.insertMany(
    Array.from({ length: 15_300 }, (_, i) => factOf(i % 100 === 0 ? `boat ${i}` : `boats ${i}`, { id: `f${i}` })),
  );
  const page = library.facts.page({ query: 'boat', limit: 200 });
  expect({ total: page.total, exact: page.totalIsExact }).toEqual({ total: 15_300, exact: true });
  expect(page.facts.slice(0, 2).map((f) => f.id)).toEqual(['f15200', 'f15100']);
  expect(page.facts.slice(153, 155).map((f) => f.id)).toEqual(['f15299', 'f15298']);
  expect(new Set(everyPage(library, { query: 'boat' }, 5_000)).size).toBe(15_300);
});

test('no text that a user types breaks the search', () => {
  const library = newLibrary();
  library.facts.insertMany([factOf('Plain words AND more')]);
  const hostile = [
    '"',
    '""',
    "'",
    '*',
    'a*',
    '^plain',
    'AND',
    'OR NOT',
    'NEAR(a b)',
    'statement:plain',
    '(',
    '-',
    '+',
    '{a}',
    'a"b',
    '\0',
    '\ud800',
    '---',
    '😀',
    '日本',
    '%',
    '\\',
    ';DROP',
  ];
  for (const query of hostile) expect(() => library.facts.page({ query, limit: 5 })).not.toThrow();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (query) => {
      library.facts.page({ query, limit: 5 });
    }),
    { numRuns: 300 },
  );
  expect(library.facts.page({ query: 'plain', limit: 5 }).total).toBe(1);
  expect(library.facts.page({ query: '   ', limit: 5 }).total).toBe(1);
  expect(library.facts.page({ query: '"', limit: 5 }).total).toBe(0);
});

test('a cursor that is none, or of another order, and a wild limit are refused', () => {
  const library = newLibrary();
  library.facts.insertMany([factOf('Boat one'), factOf('Boat two')]);
  const byDay = library.facts.page({ limit: 1 }).next;
  expect(codeOf(() => library.facts.page({ limit: 1, after: 'rubbish' }))).toBe('BAD_CURSOR');
  expect(codeOf(() => library.facts.page({ query: 'boat', limit: 1, after: byDay }))).toBe('BAD_CURSOR');
  expect(codeOf(() => library.facts.page({ limit: 0 }))).toBe('BAD_LIMIT');
  expect(codeOf(() => library.facts.page({ limit: Number.NaN }))).toBe('BAD_LIMIT');
});
