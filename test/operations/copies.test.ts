import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';

import { createLibrary, jobsInProcess, openLibrary, router } from '../../src/core/operations/index.ts';
import { readDeck } from '../../src/core/pptx/read/index.ts';
import { tidePage, tidePrint } from '../builders/tideCopies.ts';
import { scratchFolder } from '../cli/run.ts';
import { result } from '../contract/suite.ts';
import { WIRE } from '../facts/originTexts.ts';

function openInbox() {
  const folder = scratchFolder();
  const library = createLibrary(join(folder, 'library.briefwright'));
  onTestFinished(() => library.close());
  const operations = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const bringIn = async (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    const { files, operation } = await result(operations.import({ paths: [join(folder, name)] }));
    if (files[0]?.documents.length !== 1) throw new Error(files[0]?.reason ?? name);
    return { source: files[0]?.sources[0] ?? '', document: files[0]?.documents[0] ?? '', operation, file: files[0] };
  };
  const rows = async (query = {}) => (await operations.suggestions({ order: 'place', ...query })).suggestions;
  const words = async (query = {}) => (await rows(query)).map(({ statement }) => statement);
  return { library, operations, folder, bringIn, rows, words };
}

/** The article as a page, and then as a PDF. */
async function withTwo() {
  const inbox = openInbox();
  const page = await inbox.bringIn('tide.html', tidePage());
  const alone = await inbox.words();
  const print = await inbox.bringIn('tide.pdf', tidePrint());
  return { ...inbox, page, print, alone };
}

test('what a page and its PDF state is one row, which names the other, its page too; and it is counted once', async () => {
  const { library, operations, rows, words, page, print, alone } = await withTwo();
  expect(library.sources.get(print.source)?.origin).toBe(page.source);
  expect(alone.length).toBeGreaterThan(5);
  expect(await words()).toEqual(alone);
  const listed = await rows();
  expect(listed.map(({ copies }) => copies.map(({ documentId }) => documentId))).toEqual(
    alone.map(() => [print.document]),
  );
  expect(new Set(listed.flatMap(({ copies }) => copies.map(({ locator }) => locator?.value)))).toEqual(
    new Set(['1', '2']),
  );
  expect(await operations.info()).toMatchObject({ suggestions: alone.length });
  expect(await operations.suggestions({})).toMatchObject({ total: alone.length });
  // Who asks for one document is shown all that it states.
  expect(await rows({ documentId: print.document })).toHaveLength(alone.length);
  const { suggestions } = await result(operations.suggest({ sourceId: print.source }));
  expect(suggestions.map(({ evidence }) => evidence[0]?.documentId)).toEqual(alone.map(() => print.document));
});

test('the report of an import says how many of its proposals a copy states already', async () => {
  const { page, print, alone } = await withTwo();
  expect(page.file).toMatchObject({ proposed: alone.length });
  expect(page.file.inCopies).toBeUndefined();
  expect(print.file).toMatchObject({ proposed: alone.length, inCopies: alone.length });
});

test('accepting takes the words of both, which are of one origin, and undo brings the row back', async () => {
  const { library, operations, rows, words, page, print, alone } = await withTwo();
  const [first] = await rows();
  const shown = await operations.suggestion({ id: first?.id ?? '' });
  expect(shown.evidence.map(({ documentId }) => documentId)).toEqual([page.document, print.document]);
  const { factId } = await operations.acceptSuggestion({ id: shown.id });
  const held = await operations.fact({ id: factId });
  expect(held).toMatchObject({ origins: 1 });
  const { themes } = await operations.themesInUse();
  const [theme] = held.fact.themes;
  expect(themes.find(({ slug }) => slug === theme)).toMatchObject({ facts: 1, sources: 2, origins: 1 });
  expect(held.fact.evidence.map(({ sourceId, state, stance }) => ({ sourceId, state, stance }))).toEqual([
    { sourceId: page.source, state: 'anchored', stance: 'supports' },
    { sourceId: print.source, state: 'anchored', stance: 'supports' },
  ]);
  expect(await words()).toEqual(alone.slice(1));
  expect(await rows({ documentId: print.document })).toHaveLength(alone.length - 1);
  await operations.undo();
  expect(library.facts.get(factId)).toBeNull();
  expect(await words()).toEqual(alone);
  expect((await rows())[0]?.copies).toHaveLength(1);
});

test('all of both are accepted together as one step, each once', async () => {
  const { library, operations, rows, alone } = await withTwo();
  const done = await operations.acceptSuggestions({ ids: (await rows()).map(({ id }) => id) });
  expect(done).toMatchObject({ label: `Accept ${alone.length} proposals`, furthered: 0, leftOpen: [] });
  expect(done.factIds.map((id) => library.facts.get(id)?.evidence.length)).toEqual(alone.map(() => 2));
  expect(await rows()).toEqual([]);
  await operations.undo();
  expect(await rows()).toHaveLength(alone.length);
});

test('a deck of what both state cites one of them, has one entry, names the other in its notes alone, and verifies', async () => {
  const { library, operations, rows, folder } = await withTwo();
  const { factIds } = await operations.acceptSuggestions({ ids: (await rows()).map(({ id }) => id) });
  const facts = factIds.flatMap((id) => library.facts.get(id) ?? []);
  const out = join(folder, 'tide.pptx');
  const themes = [...new Set(facts.flatMap((fact) => fact.themes))];
  await result(operations.build({ out, themes, title: 'Tide', asOf: '2026-11-01' }));
  const { slides } = await readDeck(readFileSync(out));
  const words = slides.map(({ paragraphs }) => paragraphs.join('\n'));
  expect(words.join('\n')).toContain('[1]');
  expect(words.join('\n')).not.toContain('[2]');
  expect(words.at(-2)).toContain('This deck rests on 1 source:');
  const notes = slides.flatMap((slide) => slide.notes);
  expect(notes.filter((line) => line.includes('of one origin with the above: no further evidence')).length).toBe(
    notes.filter((line) => line.startsWith('“')).length / 2,
  );
  expect(await operations.verify({ deck: out })).toMatchObject({ ok: true, problems: [] });
});

test('a deck that cites each for something of its own says in its list that they are one origin', async () => {
  const { library, operations, page, print, folder } = await withTwo();
  const on = (sourceId: string) => ({ themes: ['exercises'], evidence: [{ sourceId }] });
  const stated = [
    { ...on(page.source), statement: 'The convoy has 31 ships.' },
    { ...on(print.source), statement: 'The exercise has a staff of 140.' },
  ];
  await operations.add({ facts: stated });
  expect(library.sources.get(print.source)?.origin).toBe(page.source);
  const out = join(folder, 'both.md');
  await result(operations.build({ out, themes: ['exercises'], title: 'Tide', asOf: '2026-11-01' }));
  const deck = readFileSync(out, 'utf8');
  expect(deck).toContain('2 statements from 2 sources of 1 origin');
  expect(deck.match(/One origin with \\\[1\\\]\./g)).toHaveLength(1);
});

test('what is rejected or snoozed goes in every copy, in one step, and comes back together', async () => {
  const { operations, rows, print, alone } = await withTwo();
  const [first, second] = await rows();
  await operations.rejectSuggestions({ ids: [first?.id ?? ''] });
  await operations.snoozeSuggestions({ ids: [second?.id ?? ''], until: '2999-01-01' });
  expect(await rows({ documentId: print.document })).toHaveLength(alone.length - 2);
  expect((await rows({ state: 'rejected' })).map(({ id, copies }) => [id, copies.length])).toEqual([[first?.id, 1]]);
  expect((await rows({ state: 'snoozed' })).map(({ id, copies }) => [id, copies.length])).toEqual([[second?.id, 1]]);
  await operations.undo();
  expect(await rows()).toHaveLength(alone.length - 1);
  await operations.reopenSuggestions({ ids: [first?.id ?? ''] });
  expect(await rows({ documentId: print.document })).toHaveLength(alone.length);
});

test('a third copy takes over what was rejected and snoozed of the others, and is offered for what was accepted', async () => {
  const { operations, rows, words, bringIn, alone } = await withTwo();
  const [first, second, third] = await rows();
  await operations.rejectSuggestions({ ids: [first?.id ?? ''] });
  await operations.snoozeSuggestions({ ids: [second?.id ?? ''], until: null });
  const { factId } = await operations.acceptSuggestion({ id: third?.id ?? '' });
  const reprint = await bringIn('tide.md', `# Seen elsewhere\n\n${WIRE.join('\n\n')}\n`);
  expect((await words()).toSorted()).toEqual(alone.slice(2).toSorted());
  expect((await rows({ state: 'rejected' })).map(({ id, copies }) => [id, copies.length])).toEqual([[first?.id, 2]]);
  expect((await rows({ state: 'snoozed' })).map(({ id, copies }) => [id, copies.length])).toEqual([[second?.id, 2]]);
  const [offered] = (await rows()).filter(({ statement }) => statement === third?.statement);
  expect(offered?.documentId).toBe(reprint.document);
  const { links } = await operations.suggestion({ id: offered?.id ?? '' });
  expect(links).toMatchObject([{ kind: 'further-evidence', isSame: true, factId }]);
  // What stays open names both of the others.
  expect((await rows()).filter(({ copies }) => copies.length === 2)).toHaveLength(alone.length - 3);
});

test('who takes back the import of the one that is listed is shown the other', async () => {
  const { operations, rows, words, page, print, alone } = await withTwo();
  await operations.undo({ operation: page.operation ?? -1 });
  expect((await words()).map((one) => one.replace("'", '’'))).toEqual(alone);
  expect((await rows()).map(({ documentId, copies }) => [documentId, copies.length])).toEqual(
    alone.map(() => [print.document, 0]),
  );
});

test('sources that are said to be of two origins have their proposals apart', async () => {
  const { library, operations, rows, print, alone } = await withTwo();
  const { revision } = library.sources.get(print.source) ?? { revision: 0 };
  await operations.updateSource({ id: print.source, revision, origin: print.source });
  expect(await rows()).toHaveLength(2 * alone.length);
  expect((await rows()).flatMap(({ copies }) => copies)).toEqual([]);
  await operations.undo();
  expect(await rows()).toHaveLength(alone.length);
});

test('what is remembered of copies is what a library that is opened anew works out, whatever was done', async () => {
  const { library, operations, bringIn, page, print } = await withTwo();
  const states = ['open', 'snoozed', 'rejected'] as const;
  const shown = async (of: typeof operations) => {
    const lists = [];
    for (const state of states) lists.push(await of.suggestions({ state, order: 'place' }));
    return { lists, count: (await of.info()).suggestions };
  };
  const isRight = async () => {
    const anew = openLibrary(library.path, 'read');
    const reading = createRouterClient(router, { context: { library: anew, ...jobsInProcess } });
    expect(await shown(operations)).toEqual(await shown(reading));
    expect(library.integrity()).toEqual([]);
    anew.close();
  };
  await isRight();
  const ids = (await operations.suggestions({ order: 'place' })).suggestions.map(({ id }) => id);
  const revision = () => library.sources.get(print.source)?.revision ?? 0;
  const dated = () => ({ ...library.sources.get(print.source)?.csl, issued: { 'date-parts': [[2019, 3, 1]] } });
  const steps = [
    () => operations.rejectSuggestions({ ids: ids.slice(0, 2) }),
    () => operations.snoozeSuggestions({ ids: ids.slice(2, 3), until: '2999-01-01' }),
    () => bringIn('tide.md', `# Seen elsewhere\n\n${WIRE.join('\n\n')}\n`),
    () => operations.acceptSuggestion({ id: ids[3] ?? '' }),
    () => operations.reopenSuggestions({ ids: ids.slice(0, 1) }),
    () => operations.updateSource({ id: print.source, revision: revision(), origin: print.source }),
    () => operations.undo(),
    () => operations.undo({ operation: page.operation ?? -1 }).catch(() => null),
    () => operations.undo(),
    () => operations.undo(),
    () => operations.redo(),
    () => operations.updateSource({ id: print.source, revision: revision(), csl: dated() }),
    () => operations.undo(),
  ];
  for (const step of steps) {
    await step();
    await isRight();
  }
});
