import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';

const ARTICLE = `Harbour drills grow

By Ada Brook
Published 3 March 2026

The first harbour drill took place in September 2024 with four ships from two nations.

In May 2025 the second drill brought nine ships to the northern bay, the port said.

A third drill is planned for October 2026 and will add a night landing.
`;

function openInbox() {
  const folder = scratchFolder();
  const library = createLibrary(join(folder, 'library.briefwright'));
  onTestFinished(() => library.close());
  const operations = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const path = join(folder, 'article.txt');
  const bringIn = async (text: string, file = path) => {
    writeFileSync(file, text);
    return (await ended(await operations.import({ paths: [file] }))).files;
  };
  const open = async () => (await operations.suggestions({ order: 'place' })).suggestions;
  return { folder, library, operations, bringIn, open };
}

async function ended<T>(stream: { next(): Promise<IteratorResult<unknown, T>> }): Promise<T> {
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value;
  }
}

test('what is imported is looked through, and its report says how many proposals there are', async () => {
  const { operations, bringIn, open } = openInbox();
  const [file] = await bringIn(ARTICLE);
  expect(file).toMatchObject({ status: 'imported', proposed: 3 });
  expect(await operations.info()).toMatchObject({ suggestions: 3, facts: 0 });
  const [first] = await open();
  const shown = await operations.suggestion({ id: first?.id ?? '' });
  expect(shown.evidence[0]?.quote).toBe(ARTICLE.slice(shown.evidence[0]?.start ?? 0, shown.evidence[0]?.end ?? 0));
  expect(shown).toMatchObject({ eventDate: '2024-09', status: 'draft', state: 'open', revision: 0 });
});

test('accepting makes a draft fact with anchored evidence, as one step that undo takes back', async () => {
  const { library, operations, bringIn, open } = openInbox();
  await bringIn(ARTICLE);
  const [first] = await open();
  const id = first?.id ?? '';
  const { factId, isNew } = await operations.acceptSuggestion({ id, patch: { statement: 'Four ships drilled.' } });
  expect(isNew).toBe(true);
  expect(library.facts.get(factId)).toMatchObject({
    statement: 'Four ships drilled.',
    status: 'draft',
    eventDate: '2024-09',
    evidence: [{ state: 'anchored', locator: { label: 'paragraph' } }],
  });
  expect(await open()).toHaveLength(2);
  expect((await operations.undo()).undone).toBe('Accept a proposal');
  expect(library.facts.get(factId)).toBeNull();
  expect(await open()).toHaveLength(3);
  await operations.redo();
  expect(await operations.suggestion({ id })).toMatchObject({ state: 'accepted', factId });
});

test('what an analyst gives by hand is no longer inferred, and what they leave stays so', async () => {
  const { library, operations, bringIn, open } = openInbox();
  await bringIn(ARTICLE);
  const [documentId] = library.suggestions.byDocument('open', '2026-01-01').map((one) => one.documentId);
  const candidate = {
    suggestionKind: 'event',
    kind: 'reported',
    statement: 'A drill is planned.',
    quote: 'A third drill is planned',
    start: ARTICLE.indexOf('A third'),
    end: ARTICLE.indexOf('A third') + 24,
    eventDate: '2026-10',
    asOf: null,
    themes: [],
    measures: [],
    entities: [],
    inferred: ['eventDate'],
    score: 0.4,
    reasons: ['It says so'],
  } as const;
  library.suggestions.keep(documentId ?? '', [candidate]);
  const added = (await open()).find(({ statement }) => statement === 'A drill is planned.');
  const as = async (patch: Parameters<typeof operations.acceptSuggestion>[0]['patch']) => {
    const { factId } = await operations.acceptSuggestion({ id: added?.id ?? '', patch });
    const inferred = library.facts.get(factId)?.inferred;
    await operations.undo();
    return inferred;
  };
  expect(await as({ statement: 'A third drill is to come.' })).toEqual(['eventDate']);
  expect(await as({ eventDate: '2026-10' })).toEqual([]);
  expect(await as({ eventDate: null })).toEqual([]);
});

test('what was rejected or accepted is not proposed again when a new version comes in', async () => {
  const { operations, bringIn, open } = openInbox();
  await bringIn(ARTICLE);
  const [first, second, third] = await open();
  await operations.rejectSuggestions({ ids: [first?.id ?? ''] });
  await operations.acceptSuggestion({ id: second?.id ?? '' });
  const updated = `${ARTICLE}\nIn June 2026 the port hosted a fourth drill with twelve ships.\n`;
  const [file] = await bringIn(updated);
  expect(file).toMatchObject({ status: 'merged', code: 'NEW_VERSION', proposed: 2 });
  expect((await open()).map(({ statement }) => statement)).toEqual([
    third?.statement,
    expect.stringContaining('twelve ships'),
  ]);
  await operations.undo();
  expect((await open()).map(({ id }) => id)).toEqual([third?.id]);
});

test('a snoozed proposal comes back on its day, or with the next version of its document', async () => {
  const { operations, bringIn, open, library } = openInbox();
  await bringIn(ARTICLE);
  const [first, second] = await open();
  await operations.snoozeSuggestions({ ids: [first?.id ?? ''], until: '2999-01-01' });
  await operations.snoozeSuggestions({ ids: [second?.id ?? ''], until: null });
  expect(await open()).toHaveLength(1);
  expect(await operations.suggestions({ state: 'snoozed' })).toMatchObject({ total: 2 });
  expect(library.suggestions.countOpen('2999-01-01')).toBe(2);
  await bringIn(`${ARTICLE}\nA note was added.\n`);
  expect((await open()).map(({ statement }) => statement)).toContain(second?.statement);
  expect((await open()).map(({ statement }) => statement)).not.toContain(first?.statement);
  const { suggestions } = await operations.suggestions({ state: 'snoozed' });
  await operations.reopenSuggestions({ ids: suggestions.map(({ id }) => id) });
  expect(await open()).toHaveLength(3);
});

test('an import that is undone takes its proposals with it, and one that is redone brings them back', async () => {
  const { operations, bringIn, open } = openInbox();
  await bringIn(ARTICLE);
  const before = (await open()).map(({ id }) => id);
  await operations.undo();
  expect(await operations.suggestions({})).toMatchObject({ total: 0, documents: [], unread: 0 });
  await operations.redo();
  expect((await open()).map(({ id }) => id)).toEqual(before);
  await ended(await operations.lookThrough({}));
  expect((await open()).map(({ id }) => id)).toEqual(before);
});

test('documents that came in before are looked through when asked, and each once', async () => {
  const { library, operations, bringIn } = openInbox();
  const { runImportJob } = jobsInProcess;
  const withoutLooking = createRouterClient(router, {
    context: {
      library,
      ...jobsInProcess,
      runImportJob: ((job: { path: string }, signal: AbortSignal) =>
        runImportJob({ path: job.path }, signal)) as typeof runImportJob,
    },
  });
  const folder = scratchFolder();
  writeFileSync(join(folder, 'early.txt'), ARTICLE);
  await ended(await withoutLooking.import({ paths: [join(folder, 'early.txt')] }));
  expect(await operations.suggestions({})).toMatchObject({ total: 0, unread: 1 });
  expect(await ended(await operations.lookThrough({}))).toEqual({ documents: 1, found: 3, failed: [] });
  expect(await ended(await operations.lookThrough({}))).toEqual({ documents: 0, found: 0, failed: [] });
  expect(library.history.canUndo()).toBe('Import early.txt');
  await bringIn('Nothing is dated here\n\nThe sea was calm and the crews were glad of it.\n');
  expect(await operations.suggestions({})).toMatchObject({ total: 3, unread: 0 });
});

test('what a fact of the library quotes from that very place is not proposed', async () => {
  const { operations, bringIn, open } = openInbox();
  const [file] = await bringIn(ARTICLE);
  await operations.undo();
  expect(file?.proposed).toBe(3);
  const again = await bringIn(ARTICLE);
  const sourceId = again[0]?.sources[0] ?? '';
  const [first] = await open();
  const held = await operations.suggestion({ id: first?.id ?? '' });
  await operations.add({ facts: [{ statement: 'Ours.', evidence: [{ sourceId, quote: held.evidence[0]?.quote }] }] });
  const [updated] = await bringIn(`${ARTICLE}\nA line more.\n`);
  expect(updated?.proposed).toBe(2);
});

test('many are accepted, or rejected, as one step; a decided one is not decided again', async () => {
  const { library, operations, bringIn, open } = openInbox();
  await bringIn(ARTICLE);
  const ids = (await open()).map(({ id }) => id);
  const { factIds, label } = await operations.acceptSuggestions({ ids });
  expect(label).toBe('Accept 3 proposals');
  expect(factIds).toHaveLength(3);
  expect(await operations.info()).toMatchObject({ facts: 3, suggestions: 0 });
  await expect(operations.rejectSuggestions({ ids: [ids[0] ?? ''] })).rejects.toMatchObject({
    data: { code: 'ALREADY_ACCEPTED' },
  });
  await operations.undo();
  expect(await operations.info()).toMatchObject({ facts: 0, suggestions: 3 });
  await operations.rejectSuggestions({ ids });
  expect(library.history.canUndo()).toBe('Reject 3 proposals');
});

test('a proposal gives its quote to the fact that it bears out, or is related to the one that it contradicts', async () => {
  const { library, operations, bringIn, open } = openInbox();
  await bringIn(ARTICLE);
  const { added } = await operations.add({ facts: [{ statement: 'The port held a drill in 2024.' }] });
  const held = added[0] ?? '';
  const [first, second] = await open();
  const further = { kind: 'further-evidence', factId: held } as const;
  expect(await operations.acceptSuggestion({ id: first?.id ?? '', link: further })).toMatchObject({ factId: held });
  expect(library.facts.get(held)?.evidence).toMatchObject([{ state: 'anchored', stance: 'supports' }]);
  await operations.undo();
  expect(library.facts.get(held)?.evidence).toEqual([]);
  const opposed = { kind: 'contradiction', factId: held } as const;
  const { factId } = await operations.acceptSuggestion({ id: second?.id ?? '', link: opposed });
  expect(library.facts.get(factId)?.relations).toEqual([{ kind: 'contradicts', factId: held }]);
});
