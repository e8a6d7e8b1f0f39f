import { expect, test } from 'vitest';
import { codeOf, evidenceOf, factOf, newLibrary, sourceOf } from './builders.ts';

test('a fact comes back as it was added, with everything that hangs on it', () => {
  const library = newLibrary();
  const source = library.sources.insert(sourceOf());
  const [older] = library.facts.insertMany([factOf('The older one')]);
  const fact = factOf('Spending rose to a record', {
    kind: 'judgement',
    status: 'verified',
    themes: ['policy', 'market'],
    eventDate: '2025-09',
    asOf: '2025-10-01',
    marking: 'TLP:AMBER',
    confidence: 'Moderate',
    note: 'Check again',
    measures: [
      { metric: 'spending', subject: 'Navalia', value: 74.22e9, unit: 'USD', period: '2025', qualifier: 'projected' },
      { metric: 'growth', subject: null, value: -0.5, unit: '%', period: null, qualifier: null },
    ],
    entities: [{ name: 'Navalia', kind: 'place' }],
    relations: [{ kind: 'supersedes', factId: older as string }],
    restsOn: [older as string],
    inferred: ['eventDate'],
    evidence: [
      evidenceOf(source, { quote: 'a record', prefix: 'to ', suffix: '.', start: 4, end: 12, documentSha256: 'ab' }),
      evidenceOf(source, { stance: 'contradicts', locator: null, credibility: null, state: 'dormant' }),
    ],
  });
  const [id] = library.facts.insertMany([fact]);
  const held = library.facts.get(id as string);
  expect(held).toMatchObject({ ...fact, evidence: [{ quote: 'a record' }, { stance: 'contradicts', locator: null }] });
  expect(held?.revision).toBe(1);
  expect(library.facts.getMany([id as string, 'unknown', older as string, id as string]).map((f) => f.id)).toEqual([
    id,
    older,
  ]);
});

test('relations may point at facts that are added later in the same call', () => {
  const library = newLibrary();
  library.facts.insertMany([
    factOf('One', { id: 'one', relations: [{ kind: 'contradicts', factId: 'two' }] }),
    factOf('Two', { id: 'two' }),
    factOf('Three', { id: 'three', restsOn: ['one'] }),
  ]);
  expect(library.facts.relatedTo(['one']).map((f) => f.id)).toEqual(['two', 'three']);
  expect(library.facts.relatedTo(['two']).map((f) => f.id)).toEqual(['one']);
});

test('adding is all or nothing', () => {
  const library = newLibrary();
  expect(codeOf(() => library.facts.insertMany([factOf('Good'), factOf('Bad', { themes: ['no-such-theme'] })]))).toBe(
    'UNKNOWN_THEME',
  );
  expect(codeOf(() => library.facts.insertMany([factOf('Good'), factOf('Bad', { restsOn: ['nobody'] })]))).toBe(
    'UNKNOWN_FACT',
  );
  expect(codeOf(() => library.facts.insertMany([factOf('A', { evidence: [evidenceOf('nobody')] })]))).toBe(
    'UNKNOWN_SOURCE',
  );
  expect(codeOf(() => library.facts.insertMany([factOf('A', { id: 'x' }), factOf('B', { id: 'x' })]))).toBe('ID_TAKEN');
  expect(library.counts().facts).toBe(0);
  expect(library.facts.page({ query: 'good', limit: 5 }).facts).toEqual([]);
  expect(library.integrity()).toEqual([]);
});

test('a change is one revision more, and replaces only the lists it gives', () => {
  const library = newLibrary();
  const source = library.sources.insert(sourceOf());
  library.facts.insertMany([
    factOf('Before', { id: 'f', themes: ['market'], note: 'kept', evidence: [evidenceOf(source)] }),
  ]);
  library.facts.update('f', { statement: 'After', themes: ['summits', 'market'] });
  expect(library.facts.get('f')).toMatchObject({
    revision: 2,
    statement: 'After',
    themes: ['summits', 'market'],
    note: 'kept',
    evidence: [{ sourceId: source }],
  });
  library.evidence.add('f', evidenceOf(source, { stance: 'context' }));
  expect(library.facts.get('f')?.revision).toBe(3);
  expect(codeOf(() => library.facts.update('nobody', { note: 'x' }))).toBe('UNKNOWN_FACT');
});

test('binding dormant evidence to its document is no new revision of the fact', () => {
  const library = newLibrary();
  const source = library.sources.insert(sourceOf({ expectedSha256: 'cafe' }));
  library.facts.insertMany([
    factOf('F', { id: 'f', evidence: [evidenceOf(source, { documentSha256: 'cafe', state: 'dormant' })] }),
  ]);
  const waiting = library.evidence.waitingFor('cafe');
  expect(waiting.map((e) => e.factId)).toEqual(['f']);
  library.evidence.update(
    waiting[0]?.id as string,
    { quote: 'q', start: 0, end: 1, state: 'anchored' },
    { bump: false },
  );
  expect(library.facts.get('f')).toMatchObject({ revision: 1, evidence: [{ quote: 'q', state: 'anchored' }] });
  expect(library.evidence.waitingFor('cafe')).toEqual([]);
  expect(library.evidence.counts()).toEqual({ anchored: 1, dormant: 0, orphaned: 0, located: 0 });
  library.evidence.update(waiting[0]?.id as string, { credibility: 3 });
  expect(library.facts.get('f')?.revision).toBe(2);
  expect([...library.evidence.each()]).toEqual(library.evidence.bySource(source));
});

test('the same statement is found again, whatever the form it was typed in', () => {
  const library = newLibrary();
  const [id] = library.facts.insertMany([factOf('Caf\u00e9 opened')]);
  expect(library.facts.byExactStatement('Cafe\u0301 opened')).toEqual([id]);
  expect(library.facts.byExactStatement('Cafe opened')).toEqual([]);
});

test('lone surrogates and NUL are taken out before a statement is hashed and stored', () => {
  const library = newLibrary();
  const [id] = library.facts.insertMany([factOf('a\0b\ud800c 日本語 \u{1f600} \u202eابجد', { note: 'n\0' })]);
  expect(library.facts.get(id as string)).toMatchObject({
    statement: 'ab\ufffdc 日本語 \u{1f600} \u202eابجد',
    note: 'n',
  });
  expect(library.integrity()).toEqual([]);
});

test('an alias names the same entity', () => {
  const library = newLibrary();
  library.entities.addAlias('North Atlantic Treaty Organization', 'organisation', 'NATO');
  const [id] = library.facts.insertMany([
    factOf('F', {
      entities: [
        { name: 'nato', kind: 'organisation' },
        { name: 'North Atlantic  Treaty Organization', kind: 'organisation' },
        { name: 'NATO', kind: 'work' },
      ],
    }),
  ]);
  expect(library.facts.get(id as string)?.entities).toEqual([
    { name: 'North Atlantic Treaty Organization', kind: 'organisation' },
    { name: 'NATO', kind: 'work' },
  ]);
  expect(library.entities.aliases('NATO', 'organisation')).toEqual(['NATO']);
  library.facts.insertMany([factOf('G', { entities: [{ name: 'SEATO', kind: 'organisation' }] })]);
  expect(codeOf(() => library.entities.addAlias('NATO', 'organisation', 'SEATO'))).toBe('ALIAS_TAKEN');
});

test('facts are selected by the order of themes, then by day, those without a day last, each once', () => {
  const library = newLibrary();
  library.facts.insertMany([
    factOf('a', { id: 'undated', themes: ['exercises'] }),
    factOf('b', { id: 'late', themes: ['exercises'], eventDate: '2026~' }),
    factOf('c', { id: 'early', themes: ['exercises', 'market'], eventDate: '2021/2023' }),
    factOf('d', { id: 'market', themes: ['market'], asOf: '1999' }),
  ]);
  expect([...library.facts.select({ themes: ['market', 'exercises'] })]).toEqual([
    'early',
    'late',
    'undated',
    'market',
  ]);
  expect(
    library.themes
      .list()
      .filter((t) => t.facts > 0)
      .map((t) => [t.slug, t.facts]),
  ).toEqual([
    ['exercises', 3],
    ['market', 2],
  ]);
});
