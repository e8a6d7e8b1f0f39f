import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/core/database/migrations/index.ts';
import { jobsInProcess, openLibrary, router } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { closedAfterwards } from '../database/builders.ts';
import { codeOf, libraryWithFacts, resultOf } from '../support/coreHosts.ts';

const folder = scratchFolder();

function opened(path: string) {
  const library = closedAfterwards(openLibrary(path, 'write'));
  return { library, client: createRouterClient(router, { context: { library, ...jobsInProcess } }) };
}

test('a backup tells how far it is, and leaves nothing when it is cancelled', async () => {
  const { client } = opened(await libraryWithFacts(folder, 6_000));
  const file = join(folder, 'copy.briefwright');
  const stop = new AbortController();
  const stream = await client.backup({ file }, { signal: stop.signal });
  await expect(
    (async () => {
      for await (const { total } of stream) if (total !== null) stop.abort();
    })(),
  ).rejects.toBeDefined();
  await expect.poll(() => readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([]);

  const told: number[] = [];
  for await (const { done, total } of await client.backup({ file })) if (total !== null) told.push(done / total);
  expect(told.at(-1)).toBeGreaterThan(0);
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.briefwright']);
});

test('the date and the place of the last backup are kept, and undo has nothing to do with them', async () => {
  const { library, client } = opened(await libraryWithFacts(folder, 3, 'dated.briefwright'));
  expect(await client.libraryFile()).toMatchObject({
    lastBackup: null,
    decks: 0,
    formatVersion: MIGRATIONS.at(-1)?.version,
  });
  const before = library.history.canUndo();
  const file = join(folder, 'dated-copy.briefwright');
  await resultOf(await client.backup({ file }));
  const { lastBackup, bytes } = await client.libraryFile();
  expect(lastBackup?.file).toBe(file);
  expect(Date.parse(lastBackup?.at ?? '')).toBeGreaterThan(Date.now() - 60_000);
  expect(bytes).toBeGreaterThan(10_000);
  expect(library.history.canUndo()).toBe(before);
});

test('what unmarked counts as is changed and taken back in one step each, and only to a marking that there is', async () => {
  const { client } = opened(await libraryWithFacts(folder, 1, 'marked.briefwright'));
  const { label } = await client.setMarkingDefault({ label: 'TLP:AMBER' });
  expect(await client.info()).toMatchObject({ markingDefault: 'TLP:AMBER', undo: label });
  expect(await client.undo()).toEqual({ undone: label });
  expect((await client.info()).markingDefault).toBe('TLP:CLEAR');
  expect(await codeOf(client.setMarkingDefault({ label: 'SECRET' }))).toBe('UNKNOWN_MARKING');
});

test('an export to a file holds what `export` prints, and a cancelled one leaves no file', async () => {
  const { client } = opened(await libraryWithFacts(folder, 1_200, 'exported.briefwright'));
  for (const format of ['json', 'csv', 'csl-json', 'bibtex', 'md'] as const) {
    let printed = '';
    for await (const { text } of await client.export({ format })) printed += text;
    const out = join(folder, `exported.${format}`);
    const { bytes } = await resultOf(await client.exportLibrary({ format, out }));
    expect(readFileSync(out, 'utf8')).toBe(printed);
    expect(bytes).toBe(Buffer.byteLength(printed));
  }
  const stop = new AbortController();
  const stream = await client.exportLibrary(
    { format: 'json', out: join(folder, 'stopped.json') },
    { signal: stop.signal },
  );
  await expect(
    (async () => {
      for await (const { done } of stream) if (done > 0) stop.abort();
    })(),
  ).rejects.toBeDefined();
  await expect.poll(() => readdirSync(folder).filter((name) => name.includes('stopped'))).toEqual([]);
});

test('a check names the fact and the place of a quote that is wrong, with what to do, and can be stopped', async () => {
  const path = await libraryWithFacts(folder, 2_500, 'checked.briefwright');
  const article = join(folder, 'harbour.txt');
  writeFileSync(article, 'The exercise began on Monday in the harbour.\n');
  const { library, client } = opened(path);
  const [file] = (await resultOf(await client.import({ paths: [article] }))).files;
  const [documentId = ''] = file?.documents ?? [];
  const { added } = await client.add({
    facts: [
      { statement: 'It began on Monday.', evidence: [{ sourceId: file?.sources[0] ?? '', quote: 'began on Monday' }] },
    ],
  });
  expect(await resultOf(await client.check())).toMatchObject({ ok: true, quotes: 1, problems: [] });
  const [evidence] = library.facts.get(added[0] ?? '')?.evidence ?? [];
  library.evidence.update(evidence?.id ?? '', { quote: 'began on Friday' });
  const { ok, problems } = await resultOf(await client.check());
  expect(ok).toBe(false);
  expect(problems).toMatchObject([
    {
      code: 'QUOTE_MISMATCH',
      factId: added[0],
      place: { documentId, start: 13, end: 28 },
      hint: expect.stringContaining('right words'),
    },
  ]);
  const stop = new AbortController();
  const stream = await client.check(undefined, { signal: stop.signal });
  const seen: string[] = [];
  await expect(
    (async () => {
      for await (const { doing } of stream) {
        seen.push(doing);
        if (doing === 'Checking the statements') stop.abort();
      }
    })(),
  ).rejects.toBeDefined();
  expect(seen).not.toContain('Checking quotes');
});
