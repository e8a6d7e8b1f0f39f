import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../src/contract/wire.ts';
import { createLibrary, jobsInProcess, router } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';

/** A client of a library over some transport, and what ends it. */
export interface OpenClient {
  readonly client: Client;
  close(): Promise<void> | void;
}

const TEXT = `Harbour exercise report

The exercise Sea Lantern brought nine navies to the northern harbour in May 2024.

Organisers counted 410 sailors on the first day, and more on the second.

“We learned to share what we see,” said Commander Ada Lind after the exercise.
`;

const QUOTE = 'The exercise Sea Lantern brought nine navies to the northern harbour in May 2024.';

/** A library with one document, six facts on two themes, one of them quoted. Made in process; gives its path. */
async function preparedLibrary(folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.briefwright`);
  const file = join(folder, `${name}.txt`);
  writeFileSync(file, TEXT);
  const library = createLibrary(path);
  try {
    const operations = createRouterClient(router, { context: { library, ...jobsInProcess } });
    const [imported] = (await result(operations.import({ paths: [file] }))).files;
    const sourceId = imported?.sources[0] ?? '';
    const evidence = (quote: string) => [{ sourceId, quote }];
    const base = { status: 'verified' as const };
    await operations.add({
      facts: [
        {
          ...base,
          statement: 'Nine navies took part in Sea Lantern.',
          themes: ['exercises', 'partnerships'],
          eventDate: '2024-05',
          evidence: evidence(QUOTE),
        },
        {
          ...base,
          statement: 'Sea Lantern took place in the north.',
          themes: ['exercises'],
          evidence: evidence(QUOTE),
        },
        {
          ...base,
          statement: 'Some 410 sailors came on the first day.',
          themes: ['exercises'],
          marking: 'TLP:AMBER',
          evidence: evidence('Organisers counted 410 sailors on the first day'),
        },
        {
          statement: 'More sailors came on the second day.',
          themes: ['people'],
          evidence: evidence('more on the second'),
        },
        {
          statement: 'Ada Lind spoke of sharing what navies see.',
          themes: ['people'],
          eventDate: '2023/2025',
          evidence: evidence('“We learned to share what we see,”'),
        },
        { statement: 'Nobody has found a source for this.', themes: ['people'] },
      ],
    });
  } finally {
    library.close();
  }
  return path;
}

/** Reads a stream to its end and gives its result. */
export async function result<T>(
  stream: Promise<{ next(): Promise<IteratorResult<unknown, T>> }> | { next(): Promise<IteratorResult<unknown, T>> },
): Promise<T> {
  const steps = await stream;
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

const refused = (code: string) => ({ code: 'BRIEFWRIGHT', data: expect.objectContaining({ code }) });
const EVERY = { themes: [], sourceIds: [], statuses: [], markings: [], reliabilities: [] };

/** What every transport has to do alike: `open` gives a client of the library at this path. */
export function contractSuite(transport: string, open: (path: string) => Promise<OpenClient> | OpenClient): void {
  describe(`the contract ${transport}`, () => {
    const folder = scratchFolder();
    let opened: OpenClient;
    let client: Client;

    beforeAll(async () => {
      opened = await open(await preparedLibrary(folder, 'contract'));
      client = opened.client;
    });
    afterAll(() => opened?.close());

    const factOf = async (query: string) => {
      const { facts } = await client.findFacts({ filter: { query }, sort: 'relevance' });
      if (!facts[0]) throw new Error(`no fact of ${query}`);
      return facts[0];
    };

    test('tells what the library is, holds, and would undo', async () => {
      const info = await client.info();
      expect(info).toMatchObject({ name: 'contract', readOnly: false, facts: 6, sources: 1, documents: 1, redo: null });
      expect(info.undo).toBe('Add 6 facts');
      expect(info.markings.map((marking) => marking.label)).toContain(info.markingDefault);
    });

    test('finds facts by words, theme, status, marking and date, in windows that fit together', async () => {
      const all = await client.findFacts({ filter: {}, sort: 'statement' });
      expect(all).toMatchObject({ total: 6, totalIsExact: true });
      const pages = [];
      for (const offset of [0, 2, 4]) {
        pages.push(...(await client.findFacts({ filter: {}, sort: 'statement', offset, limit: 2 })).facts);
      }
      expect(pages).toEqual(all.facts);
      const total = async (filter: object) => (await client.findFacts({ filter })).total;
      expect(await total({ query: 'sailors' })).toBe(2);
      expect(await total({ query: '"( sail' })).toBe(2);
      expect(await total({ themes: ['exercises'] })).toBe(3);
      expect(await total({ themes: ['exercises', 'people'] })).toBe(6);
      expect(await total({ themes: ['exercises'], statuses: ['draft'] })).toBe(0);
      expect(await total({ markings: ['TLP:AMBER'] })).toBe(1);
      expect(await total({ markings: ['TLP:CLEAR'] })).toBe(5);
      expect(await total({ reliabilities: ['F'] })).toBe(5);
      expect(await total({ from: '2024-06-01' })).toBe(1);
      expect(await total({ to: '2024-01-01' })).toBe(1);
      expect(await total({ from: '2024-05-01', to: '2024-05-31' })).toBe(2);
    });

    test('finds the same facts by words and filters whatever their order, the best match first included', async () => {
      // A last word of three letters and one of more are ranked in two ways.
      for (const query of ['sai', 'sailors']) {
        for (const filter of [
          { query },
          { query, themes: ['exercises'] },
          { query, markings: ['TLP:CLEAR'], statuses: ['verified' as const] },
          { query, reliabilities: ['F'], from: '2024-01-01', to: '2024-12-31' },
          { query, themes: ['people'], from: '2024-01-01' },
        ]) {
          const newest = await client.findFacts({ filter, sort: 'newest' });
          const best = await client.findFacts({ filter, sort: 'relevance' });
          expect(best.total).toBe(newest.total);
          expect(best.facts.map(({ id }) => id).sort()).toEqual(newest.facts.map(({ id }) => id).sort());
        }
      }
      expect((await client.findFacts({ filter: { query: 'sai' }, sort: 'relevance' })).total).toBe(2);
    });

    test('counts for each filter what its values would give, the others as they are', async () => {
      const facets = await client.facets({ filter: { ...EVERY, themes: ['exercises'] } });
      expect(facets.themes).toContainEqual({ value: 'people', facts: 3 });
      expect(facets.statuses).toEqual([{ value: 'verified', facts: 3 }]);
      expect(facets.markings).toEqual(
        expect.arrayContaining([
          { value: 'TLP:AMBER', facts: 1 },
          { value: 'TLP:CLEAR', facts: 2 },
        ]),
      );
      const whole = await client.facets({ filter: {} });
      expect(whole.sources.map((source) => source.facts)).toEqual([5]);
      expect(whole.reliabilities).toEqual([{ value: 'F', facts: 5 }]);
    });

    test('changes one fact, refuses a change to another revision, and undoes', async () => {
      const fact = await factOf('second day');
      const changed = await client.updateFact({ id: fact.id, revision: fact.revision, patch: { status: 'verified' } });
      expect(changed).toEqual({
        ...fact,
        status: 'verified',
        revision: fact.revision + 1,
        operation: expect.any(Number),
      });
      await expect(
        client.updateFact({ id: fact.id, revision: fact.revision, patch: { note: 'late' } }),
      ).rejects.toMatchObject(refused('CHANGED_ELSEWHERE'));
      expect((await client.info()).undo).toBe('Set a fact to verified');
      await client.undo();
      expect(await factOf('second day')).toEqual(fact);
      const { history } = await client.fact({ id: fact.id });
      expect(history.map(({ label, what }) => [label, what])).toEqual([
        ['Undone: Set a fact to verified', 'status: verified → draft'],
        ['Set a fact to verified', 'status: draft → verified'],
        ['Add 6 facts', 'added'],
      ]);
    });

    test('changes many facts as one step', async () => {
      const { facts } = await client.findFacts({ filter: { themes: ['people'] } });
      const ids = facts.map((fact) => fact.id);
      const { label } = await client.updateFacts({ ids, addThemes: ['community'], status: 'verified' });
      expect(label).toBe('Change 3 facts');
      expect((await client.findFacts({ filter: { themes: ['community'], statuses: ['verified'] } })).total).toBe(3);
      await client.undo();
      expect((await client.findFacts({ filter: { themes: ['community'] } })).total).toBe(0);
      expect((await client.findFacts({ filter: { themes: ['people'] } })).facts).toEqual(facts);
    });

    test('merges facts with the evidence of both, and takes it back', async () => {
      const [keep, other] = [await factOf('nine navies'), await factOf('took place in the north')];
      const before = (await client.findFacts({ filter: {} })).facts;
      const merged = await client.mergeFacts({ keep: keep.id, others: [other.id] });
      expect(merged.themes).toEqual(['exercises', 'partnerships']);
      expect((await client.fact({ id: other.id })).fact).toMatchObject({
        status: 'retired',
        relations: [{ kind: 'same-origin', factId: keep.id }],
      });
      expect((await client.findFacts({ filter: { query: 'Sea Lantern', statuses: ['verified'] } })).total).toBe(1);
      await client.undo();
      expect((await client.findFacts({ filter: {} })).facts).toEqual(before);
    });

    test('adds evidence whose quote is found in the document, and refuses one that is not', async () => {
      const fact = await factOf('second day');
      const sourceId = fact.evidence[0]?.sourceId ?? '';
      const withMore = await client.addEvidence({
        factId: fact.id,
        evidence: { sourceId, quote: 'Organisers counted' },
      });
      const added = withMore.evidence.find((e) => e.quote === 'Organisers counted');
      expect(added).toMatchObject({ state: 'anchored', stance: 'supports' });
      await expect(
        client.addEvidence({ factId: fact.id, evidence: { sourceId, quote: 'words that nobody wrote' } }),
      ).rejects.toMatchObject(refused('BAD_FACT'));
      const without = await client.removeEvidence({ factId: fact.id, evidenceId: added?.id ?? '' });
      expect(without.evidence).toEqual(fact.evidence);
    });

    test('changes a source, and opens its document with what is tied to it', async () => {
      const [source] = (await client.sources()).sources;
      expect(await client.sourcesSince({ since: null, after: null })).toMatchObject({
        sources: [source],
        isWhole: true,
        next: null,
      });
      if (!source) throw new Error('no source');
      const changed = await client.updateSource({ id: source.id, revision: source.revision, reliability: 'B' });
      expect(changed).toMatchObject({ reliability: 'B', csl: source.csl, documents: source.documents });
      await expect(
        client.updateSource({ id: source.id, revision: source.revision, descriptor: 'late' }),
      ).rejects.toMatchObject(refused('CHANGED_ELSEWHERE'));
      const opened = await client.document({ id: source.documents[0]?.id ?? '' });
      expect(opened.facts).toHaveLength(5);
      for (const fact of opened.facts) {
        for (const { start, end, quote } of fact.evidence) {
          expect(opened.document.text.slice(start ?? 0, end ?? 0)).toBe(quote);
        }
      }
      expect(opened.passages.length).toBeGreaterThan(2);
      expect((await client.findFacts({ filter: { reliabilities: ['B'] } })).total).toBe(5);
    });

    test('makes, renames, orders and merges themes, and undoes a merge whole', async () => {
      await client.createTheme({ name: 'Sea trials', colour: '#0b6e99' });
      await expect(client.createTheme({ name: 'sea trials', colour: '0B6E99' })).rejects.toMatchObject(
        refused('THEME_TAKEN'),
      );
      await client.updateTheme({ slug: 'sea-trials', name: 'Trials at sea' });
      await client.orderThemes({ slugs: ['sea-trials', 'people'] });
      const before = (await client.themesInUse()).themes;
      expect(before.slice(0, 2).map((theme) => [theme.slug, theme.name, theme.facts])).toEqual([
        ['sea-trials', 'Trials at sea', 0],
        ['people', 'People', 3],
      ]);
      expect(before.find((theme) => theme.slug === 'exercises')).toMatchObject({
        facts: 3,
        sources: 1,
        first: '2024-05-01',
      });
      const facts = (await client.findFacts({ filter: {} })).facts;
      await client.mergeThemes({ from: 'exercises', into: 'partnerships' });
      const merged = (await client.themesInUse()).themes;
      expect(merged.some((theme) => theme.slug === 'exercises')).toBe(false);
      expect(merged.find((theme) => theme.slug === 'partnerships')?.facts).toBe(3);
      expect((await factOf('nine navies')).themes).toEqual(['partnerships']);
      await client.undo();
      expect((await client.themesInUse()).themes).toEqual(before);
      expect((await client.findFacts({ filter: {} })).facts).toEqual(facts);
    });

    test('annotates documents and facts in the author’s name, and finds what was said', async () => {
      expect((await client.authorName()).name).toBeNull();
      await client.setAuthorName({ name: 'Ada' });
      const [source] = (await client.sources()).sources;
      const documentId = source?.documents[0]?.id ?? '';
      const start = TEXT.indexOf('nine navies');
      const highlight = await client.annotate({ motivation: 'highlighting', documentId, start, end: start + 11 });
      expect(highlight).toMatchObject({ quote: 'nine navies', body: null, author: 'Ada', factId: null });
      const comment = await client.annotate({
        motivation: 'commenting',
        documentId,
        start,
        end: start + 4,
        body: 'Café?',
      });
      const fact = await factOf('nine navies');
      const { operation: _operation, ...note } = await client.annotate({
        motivation: 'commenting',
        factId: fact.id,
        body: 'Ask the organisers.',
      });
      const found = async (query: object) => (await client.annotations(query)).annotations.map((a) => a.id);
      expect(await found({ query: 'cafe' })).toEqual([comment.id]);
      expect(await found({ factId: fact.id })).toEqual([note.id]);
      expect((await client.document({ id: documentId })).annotations).toHaveLength(2);
      expect((await client.fact({ id: fact.id })).annotations).toEqual([note]);
      await client.updateAnnotation({ id: comment.id, body: 'Checked.' });
      expect(await found({ query: 'cafe' })).toEqual([]);
      await client.undo();
      expect(await found({ query: 'cafe' })).toEqual([comment.id]);
      await client.removeAnnotation({ id: highlight.id });
      expect(await found({ documentId })).toEqual([comment.id]);
      await expect(client.annotate({ motivation: 'commenting', body: 'of nothing' })).rejects.toMatchObject(
        refused('BAD_ANNOTATION'),
      );
      await expect(
        client.annotate({ motivation: 'highlighting', documentId, start: 5, end: 50_000 }),
      ).rejects.toMatchObject(refused('BAD_ANNOTATION'));
    });

    test('keeps a briefing, previews its edited slides, exports them, and the deck verifies', async () => {
      const made = await client.createBriefing({ name: 'Harbour', themes: ['exercises', 'people'] });
      expect((await client.briefings()).briefings).toEqual([
        { id: made.id, name: 'Harbour', themes: ['exercises', 'people'], revision: 1 },
      ]);
      const preview = async () => result(client.previewBriefing({ id: made.id }));
      const plain = await preview();
      const slide = plain.plan.slides.find((one) => one.id === 'facts:exercises:1');
      const edits = {
        ...made.edits,
        headings: { 'facts:exercises:1': 'What the navies did' },
        wordings: { [(await factOf('410 sailors')).id]: 'About 410 sailors came at first.' },
        notes: { 'facts:exercises:1': 'Pause here.' },
        dropped: ['facts:people:1'],
      };
      const patch = { title: 'At the harbour', asOf: '2026-11-01', edits };
      const { operation: _operation, ...saved } = await client.updateBriefing({ id: made.id, revision: 1, patch });
      expect(saved).toMatchObject({ revision: 2, title: 'At the harbour', edits });
      await expect(client.updateBriefing({ id: made.id, revision: 1, patch: { name: 'x' } })).rejects.toMatchObject(
        refused('CHANGED_ELSEWHERE'),
      );
      const { plan, deck, tray } = await preview();
      expect(slide?.headingStatement).toBeDefined();
      expect(plan.slides.find((one) => one.id === 'facts:exercises:1')?.heading).toBe('What the navies did');
      const scene = deck.scenes.find((one) => one.id === 'facts:exercises:1');
      expect(JSON.stringify(scene?.boxes)).toContain('About 410 sailors came at first.');
      expect(scene?.notes.map((note) => note.text)).toContain('Pause here.');
      expect(tray.map((fact) => fact.themes)).toEqual([['people'], ['people']]);

      const out = join(folder, 'harbour.pptx');
      const built = await result(client.exportBriefing({ id: made.id, out }));
      expect(built.slides.map((one) => one.title)).toEqual(deck.scenes.map((one) => one.title));
      const verified = await client.verify({ deck: out });
      expect(verified).toMatchObject({ ok: true, problems: [] });
      expect((await client.fact({ id: (await factOf('410 sailors')).id })).decks).toHaveLength(1);

      await client.removeBriefing({ id: made.id });
      await client.undo();
      expect(await client.briefing({ id: made.id })).toEqual(saved);
    });

    test('tells of every change until its caller leaves', async () => {
      const stop = new AbortController();
      const changes = await client.changes(undefined, { signal: stop.signal });
      const first = (await changes.next()).value as { version: number };
      await client.createTheme({ name: 'Told', colour: '000000' });
      const second = (await changes.next()).value as { version: number; label: string };
      expect(second).toMatchObject({ label: 'New theme: Told' });
      expect(second.version).toBeGreaterThan(first.version);
      await client.undo();
      expect((await changes.next()).value).toMatchObject({ label: 'Undone: New theme: Told' });
      stop.abort();
      await changes.next().catch(() => undefined);
      expect((await client.info()).facts).toBe(6);
    });

    test('refuses input that is none of the contract', async () => {
      await expect(client.findFacts({ filter: { themes: 'market' } as never })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
      await expect(client.fact({ id: '01a205b3-d004-7c97-ab07-4ac3ea2f522a' })).rejects.toMatchObject(
        refused('UNKNOWN_FACT'),
      );
    });
  });
}
