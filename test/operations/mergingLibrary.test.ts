import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import type { Library, NewFact } from '../../src/core/database/library.ts';
import { jobsInProcess, router } from '../../src/core/operations/index.ts';
import type { CandidateFact } from '../../src/model/suggestion.ts';
import { result } from '../contract/suite.ts';
import { evidenceOf, factOf, newLibrary, sourceOf } from '../database/builders.ts';

/** What another library holds comes in once, and nothing of ours is lost. */

const NOW = '2026-11-20T10:00:00.000Z';
const CREW = { metric: 'crew', subject: null, unit: 'people', period: '2025', qualifier: null };
const NO_NOTE = { documentId: null, factId: null, start: null, end: null, quote: null, author: 'Ada' };

const clientOf = (library: Library) => createRouterClient(router, { context: { library, ...jobsInProcess } });

/** Merges a library that is open, as a file that another program has open would be. */
async function merge(into: Library, from: Library) {
  const [file] = (await result(clientOf(into).import({ paths: [from.path] }))).files;
  if (!file) throw new Error('no row');
  return file;
}

const counted = (file: Awaited<ReturnType<typeof merge>>, kind: string) => {
  const { added, changed, known } = file.library?.counts.find(({ what }) => what === kind) ?? {};
  return [added, changed, known];
};

/** Every fact of a library as what it says and rests on, whatever its ids. */
function said(library: Library): string[] {
  const page = library.facts.page({ limit: 1000 });
  return page.facts
    .map((fact) =>
      JSON.stringify([
        fact.statement,
        fact.eventDate,
        fact.status,
        fact.marking,
        fact.measures,
        [...fact.themes].sort(),
        fact.evidence.map(({ quote, state, credibility }) => [quote, state, credibility]).sort(),
      ]),
    )
    .sort();
}

const DOI = { DOI: '10.1000/harbour' };

async function withArticle(library: Library, name: string, text: string) {
  const path = join(dirname(library.path), name);
  writeFileSync(path, text);
  const [file] = (await result(clientOf(library).import({ paths: [path] }))).files;
  const [sourceId = ''] = file?.sources ?? [];
  const [documentId = ''] = file?.documents ?? [];
  return { sourceId, documentId };
}

const ARTICLE = 'Harbour report\n\nNine navies came to the harbour in 2025.\n\nThe crews trained for a week.\n';

async function quoting(library: Library, quote: string, facts: readonly Partial<NewFact>[]) {
  const { sourceId, documentId } = await withArticle(library, 'article.txt', ARTICLE);
  const { added } = await clientOf(library).add({
    facts: facts.map(({ statement = '', themes = [] }) => ({
      statement,
      themes: [...themes],
      evidence: [{ sourceId, quote }],
    })),
  });
  return { sourceId, documentId, added };
}

test('everything that another library holds comes in, and merging it again adds nothing', async () => {
  const [ours, theirs] = [newLibrary(), newLibrary()];
  const { added, documentId } = await quoting(theirs, 'Nine navies', [
    { statement: 'Nine navies came.', themes: ['exercises', 'harbours'] },
    { statement: 'The crews trained.', themes: ['exercises'] },
  ]);
  const [first = '', second = ''] = added;
  theirs.facts.update(first, { marking: 'TLP:AMBER', relations: [{ kind: 'corroborates', factId: second }] });
  theirs.entities.addAlias('Republic of Korea', 'place', 'South Korea');
  theirs.annotations.insert({
    ...NO_NOTE,
    motivation: 'commenting',
    factId: first,
    body: 'Ask.',
    created: NOW,
    modified: NOW,
  });
  const place = { start: 16, end: 27, quote: 'Nine navies' };
  theirs.annotations.insert({
    ...NO_NOTE,
    ...place,
    motivation: 'bookmarking',
    documentId,
    body: null,
    created: NOW,
    modified: NOW,
  });
  const briefing = await clientOf(theirs).createBriefing({ name: 'Weekly', themes: ['harbours'] });
  ours.briefings.insert({ ...briefing, id: undefined });
  const filter = { themes: ['harbours'], sourceIds: [], statuses: [], markings: [], reliabilities: [] };
  await clientOf(theirs).saveView({ name: 'Harbours', filter, sort: 'newest' });

  const file = await merge(ours, theirs);
  expect(file).toMatchObject({ status: 'merged', code: 'LIBRARY_MERGED' });
  expect(said(ours)).toEqual(said(theirs));
  expect(ours.facts.get(first)).toMatchObject({
    marking: 'TLP:AMBER',
    relations: [{ kind: 'corroborates', factId: second }],
    evidence: [{ state: 'anchored', quote: 'Nine navies', documentId }],
  });
  expect(ours.documents.get(documentId)?.text).toBe(theirs.documents.get(documentId)?.text);
  expect(ours.entities.aliases('Republic of Korea', 'place')).toEqual(['South Korea']);
  expect(ours.annotations.list({}).map(({ body, quote }) => [body, quote])).toEqual([
    ['Ask.', null],
    [null, 'Nine navies'],
  ]);
  expect(ours.briefings.list().map(({ name }) => name)).toEqual(['Weekly', expect.stringMatching(/^Weekly \(from /)]);
  expect((await clientOf(ours).savedViews()).views).toHaveLength(1);
  expect(ours.integrity()).toEqual([]);

  const before = ours.history.latest();
  const again = await merge(ours, theirs);
  expect(again).toMatchObject({ status: 'skipped', code: 'ALREADY_HELD' });
  expect(again.library?.counts.every(({ added: n, changed }) => n === 0 && changed === 0)).toBe(true);
  expect(ours.history.latest()).toBe(before);

  expect(ours.history.undo()).toMatchObject({ done: true, label: `Merge library ${file.library?.name}` });
  expect(said(ours)).toEqual([]);
  expect(ours.sources.list()).toEqual([]);
  expect(ours.annotations.list({})).toEqual([]);
  await merge(ours, theirs);
  expect(said(ours)).toEqual(said(theirs));
});

test('one library merged into another has the facts of the other merged into the one', async () => {
  const make = async () => {
    const [a, b] = [newLibrary(), newLibrary()];
    for (const [library, quote] of [
      [a, 'Nine navies'],
      [b, 'The crews trained'],
    ] as const) {
      await quoting(library, quote, [{ statement: 'The harbour was full.', themes: ['exercises'] }]);
    }
    a.facts.insertMany([factOf('Only here.', { eventDate: '2025-05' }), factOf('Dated twice.', { eventDate: '2024' })]);
    b.facts.insertMany([factOf('Only there.'), factOf('Dated twice.', { eventDate: '2025' })]);
    return [a, b] as const;
  };
  const [a, b] = await make();
  const [c, d] = await make();
  await merge(a, b);
  await merge(d, c);
  expect(said(a)).toEqual(said(d));
  expect(said(a)).toHaveLength(5);
  const full = a.facts.getMany(a.facts.byExactStatement('The harbour was full.'));
  expect(full.map(({ evidence }) => evidence.map(({ quote }) => quote).sort())).toEqual([
    ['Nine navies', 'The crews trained'],
  ]);
});

test('sources are one by address, DOI or text, and each takes what the other knows of it', async () => {
  const [ours, theirs] = [newLibrary(), newLibrary()];
  const csl = { id: 'x', type: 'report', title: 'Harbours of the north' };
  const here = ours.sources.insert(sourceOf({ csl: { ...csl, ...DOI }, reliability: null, marking: 'TLP:GREEN' }));
  const there = theirs.sources.insert(
    sourceOf({
      csl: { ...csl, DOI: 'https://doi.org/10.1000/HARBOUR', publisher: 'Port Press' },
      marking: 'TLP:CLEAR',
    }),
  );
  theirs.facts.insertMany([factOf('A fact.', { evidence: [evidenceOf(there)] })]);
  const file = await merge(ours, theirs);
  expect(counted(file, 'sources')).toEqual([0, 1, 0]);
  expect(ours.sources.list()).toHaveLength(1);
  expect(ours.sources.get(here)).toMatchObject({
    csl: { id: 'x', publisher: 'Port Press', ...DOI },
    reliability: 'B',
    marking: 'TLP:GREEN',
  });
  const [fact] = ours.facts.page({ limit: 5 }).facts;
  expect(fact?.evidence[0]?.sourceId).toBe(here);
});

test('what was changed there alone is taken, what was changed here alone stays', async () => {
  const [ours, theirs] = [newLibrary(), newLibrary()];
  theirs.facts.insertMany([
    factOf('Nine navies came.', { id: ID(1), measures: [{ ...CREW, value: 9 }] }),
    factOf('The market grew.', { id: ID(2) }),
  ]);
  await merge(ours, theirs);
  theirs.facts.update(ID(1), { statement: 'Ten navies came.', measures: [{ ...CREW, value: 10 }] });
  ours.facts.update(ID(2), { statement: 'The market shrank.', status: 'verified' });
  const file = await merge(ours, theirs);
  expect(counted(file, 'facts')).toEqual([0, 1, 1]);
  expect(file.library?.differing).toEqual([]);
  expect(ours.facts.get(ID(1))).toMatchObject({ statement: 'Ten navies came.', measures: [{ value: 10 }] });
  expect(ours.facts.get(ID(2))).toMatchObject({ statement: 'The market shrank.', status: 'verified' });
  expect(ours.history.undo()).toMatchObject({ done: true });
  expect(ours.facts.get(ID(1))?.statement).toBe('Nine navies came.');
  await merge(ours, theirs);
  expect(ours.facts.get(ID(1))?.statement).toBe('Ten navies came.');
});

test('a fact that both have changed stands beside ours, once, and the report names both', async () => {
  const [ours, theirs] = [newLibrary(), newLibrary()];
  theirs.facts.insertMany([factOf('Nine navies came.', { id: ID(1) })]);
  await merge(ours, theirs);
  theirs.facts.update(ID(1), { statement: 'Nine navies from the region came to the harbour last year.' });
  ours.facts.update(ID(1), { statement: 'Nine navies from the region came into the harbour last year.' });
  const file = await merge(ours, theirs);
  const [differing] = file.library?.differing ?? [];
  expect(differing).toMatchObject({
    factId: ID(1),
    statement: 'Nine navies from the region came into the harbour last year.',
  });
  expect(ours.facts.get(ID(1))?.statement).toBe('Nine navies from the region came into the harbour last year.');
  expect(ours.facts.get(differing?.besideId ?? '')?.statement).toBe(
    'Nine navies from the region came to the harbour last year.',
  );
  const { groups } = await result(clientOf(ours).duplicates({}));
  expect(groups.map(({ facts }) => facts.map(({ id }) => id).sort())).toEqual([
    [ID(1), differing?.besideId ?? ''].sort(),
  ]);
  expect(await merge(ours, theirs)).toMatchObject({ status: 'skipped', library: { differing: [] } });
});

test('where only status or note differ on both sides, ours stays and the report says what theirs has', async () => {
  const [ours, theirs] = [newLibrary(), newLibrary()];
  theirs.facts.insertMany([factOf('Nine navies came.', { id: ID(1) })]);
  await merge(ours, theirs);
  theirs.facts.update(ID(1), { status: 'disputed' });
  ours.facts.update(ID(1), { status: 'verified' });
  const { library } = await merge(ours, theirs);
  expect(library?.differing).toEqual([
    {
      factId: ID(1),
      besideId: null,
      statement: 'Nine navies came.',
      why: 'Ours was kept: the status is “verified” here and “disputed” there.',
    },
  ]);
  expect(ours.facts.get(ID(1))?.status).toBe('verified');
});

test('what was taken from a fact here does not come back', async () => {
  const [ours, theirs] = [newLibrary(), newLibrary()];
  const source = theirs.sources.insert(sourceOf());
  theirs.facts.insertMany([
    factOf('A fact.', { id: ID(1), themes: ['market', 'policy'], evidence: [evidenceOf(source)] }),
  ]);
  theirs.annotations.insert({
    ...NO_NOTE,
    motivation: 'commenting',
    factId: ID(1),
    body: 'Ask.',
    created: NOW,
    modified: NOW,
  });
  await merge(ours, theirs);
  ours.facts.update(ID(1), { themes: ['market'] });
  ours.evidence.remove(ours.facts.get(ID(1))?.evidence[0]?.id ?? '');
  ours.annotations.remove(ours.annotations.list({})[0]?.id ?? '');
  expect((await merge(ours, theirs)).status).toBe('skipped');
  expect(ours.facts.get(ID(1))).toMatchObject({ themes: ['market'], evidence: [] });
  expect(ours.annotations.list({})).toEqual([]);
});

test('markings are kept: the stricter of two holds, and what was unmarked there counts here as it did there', async () => {
  const [ours, theirs] = [newLibrary(), newLibrary()];
  theirs.settings.set('markingDefault', 'TLP:AMBER');
  const source = theirs.sources.insert(sourceOf());
  theirs.facts.insertMany([
    factOf('Unmarked there.', { id: ID(1), evidence: [evidenceOf(source)] }),
    factOf('Red there.', { marking: 'TLP:RED' }),
  ]);
  ours.facts.insertMany([factOf('Red there.', { id: ID(2), marking: 'TLP:GREEN' })]);
  await merge(ours, theirs);
  expect(ours.facts.get(ID(1))?.marking).toBe('TLP:AMBER');
  expect(ours.facts.get(ID(2))?.marking).toBe('TLP:RED');
  expect(ours.sources.list()[0]?.marking).toBe('TLP:AMBER');
});

test('what was decided of proposals there is not proposed here', async () => {
  const [ours, theirs] = [newLibrary(), newLibrary()];
  const { documentId } = await withArticle(theirs, 'article.txt', ARTICLE);
  const candidate: CandidateFact = {
    suggestionKind: 'event',
    kind: 'reported',
    statement: 'The crews trained for a week.',
    quote: 'The crews trained for a week.',
    start: 58,
    end: 87,
    eventDate: null,
    asOf: null,
    themes: [],
    measures: [],
    entities: [],
    inferred: [],
    score: 0.6,
    reasons: [],
  };
  theirs.suggestions.keep(documentId, [candidate]);
  const all = theirs.suggestions.list({ state: 'open', today: '2026-11-20', order: 'place' }).suggestions;
  await clientOf(theirs).rejectSuggestions({ ids: all.map(({ id }) => id) });
  await withArticle(ours, 'article.txt', ARTICLE);
  const open = () => ours.suggestions.list({ state: 'open', today: '2026-11-20', order: 'place' }).suggestions;
  ours.suggestions.keep(ours.documents.bySha256(theirs.documents.get(documentId)?.sha256 ?? '')?.id ?? '', [candidate]);
  const before = open().length;
  expect(before).toBeGreaterThan(0);
  const file = await merge(ours, theirs);
  expect(counted(file, 'decisions')[0]).toBe(all.length);
  expect(open()).toEqual([]);
  expect(ours.history.undo()).toMatchObject({ done: true });
  expect(open()).toHaveLength(before);
});

test('two facts that were told apart there are not made one here', async () => {
  const [ours, theirs] = [newLibrary(), newLibrary()];
  theirs.facts.insertMany([factOf('A fact.', { id: ID(1) }), factOf('A fact.', { id: ID(2) })]);
  await clientOf(theirs).keepApart({ ids: [ID(1), ID(2)] });
  await merge(ours, theirs);
  expect(ours.facts.get(ID(1))?.relations).toEqual([{ kind: 'distinct', factId: ID(2) }]);
  expect(ours.facts.byExactStatement('A fact.')).toHaveLength(2);
});

test('a judgement keeps what it rests on, and evidence that waits for a text wakes here', async () => {
  const [ours, theirs] = [newLibrary(), newLibrary()];
  const { documentId } = await withArticle(ours, 'article.txt', ARTICLE);
  const sha256 = ours.documents.get(documentId)?.sha256 ?? '';
  const source = theirs.sources.insert(sourceOf({ expectedSha256: sha256 }));
  const start = ARTICLE.indexOf('Nine navies');
  const waiting = { documentSha256: sha256, start, end: start + 11, state: 'dormant' as const, locator: null };
  theirs.facts.insertMany([
    factOf('Judged.', { id: ID(1), kind: 'judgement', restsOn: [ID(2)], likelihood: 'likely' }),
    factOf('Ground.', { id: ID(2), evidence: [evidenceOf(source, waiting)] }),
  ]);
  await merge(ours, theirs);
  expect(ours.facts.get(ID(1))).toMatchObject({ restsOn: [ID(2)], likelihood: 'likely' });
  expect(ours.facts.get(ID(2))?.evidence[0]).toMatchObject({ state: 'anchored', quote: 'Nine navies', documentId });
});

function ID(n: number): string {
  return `0197b1a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
}
