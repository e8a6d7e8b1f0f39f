import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jobsInProcess, router } from '../../src/core/operations/index.ts';
import { result } from '../contract/suite.ts';
import { newLibrary } from '../database/builders.ts';
import { OTHER_REPORT, WIRE } from '../facts/originTexts.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefwright-origins-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function opened() {
  const library = newLibrary();
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const bring = async (name: string, title: string, paragraphs: readonly string[]) => {
    const path = join(folder, name);
    writeFileSync(path, `# ${title}\n\n${paragraphs.join('\n\n')}\n`);
    const { files, operation } = await result(client.import({ paths: [path] }));
    const [file] = files;
    if (!file) throw new Error('no row');
    return { ...file, operation };
  };
  const originOf = (file: { readonly sources: readonly string[] }) =>
    library.sources.get(file.sources[0] ?? '')?.origin;
  return { library, client, bring, originOf };
}

test('a reprint is linked to the source it repeats, told in the row, and gone with undo', async () => {
  const { library, client, bring, originOf } = opened();
  const first = await bring('wire.md', 'Amber Tide begins', WIRE);
  const reprint = await bring('reprint.md', 'Navies test convoys', ['By our correspondent', ...WIRE]);
  expect(first).toMatchObject({ status: 'imported', code: null, reason: null });
  expect(first.sameOrigin).toBeUndefined();
  expect(reprint).toMatchObject({
    status: 'imported',
    code: 'SAME_ORIGIN',
    reason: expect.stringMatching(
      /^Of the shorter text \d+ % stands in “Amber Tide begins” too: both go back to one origin\.$/,
    ),
    sameOrigin: { sourceId: first.sources[0] },
  });
  expect(originOf(reprint)).toBe(first.sources[0]);
  await client.undo({ operation: reprint.operation ?? -1 });
  expect(originOf(reprint)).toBeUndefined();
  expect((await bring('again.md', 'Once more', WIRE.slice(0, 5))).sameOrigin?.sourceId).toBe(first.sources[0]);
  expect(library.integrity()).toEqual([]);
});

test('a copy of a copy takes the first one’s origin, and another report none', async () => {
  const { bring, originOf } = opened();
  const first = await bring('wire.md', 'Amber Tide begins', WIRE);
  await bring('half.md', 'In brief', WIRE.slice(0, 4));
  const third = await bring('quarter.md', 'In briefer', WIRE.slice(0, 3));
  const other = await bring('other.md', 'Shipowners wait', OTHER_REPORT);
  expect(originOf(third)).toBe(first.sources[0]);
  expect(other).toMatchObject({ status: 'imported', code: null });
  expect(originOf(other)).toBe(other.sources[0]);
});

test('a file imported again is a new version of its source, never a second one of the same origin', async () => {
  const { bring } = opened();
  await bring('wire.md', 'Amber Tide begins', WIRE);
  expect(await bring('wire.md', 'Amber Tide begins', WIRE.slice(0, 7))).toMatchObject({
    status: 'merged',
    code: 'NEW_VERSION',
  });
});

test('an origin that the user took apart stays so when the library is imported into again', async () => {
  const { library, client, bring, originOf } = opened();
  const first = await bring('wire.md', 'Amber Tide begins', WIRE);
  const reprint = await bring('reprint.md', 'Navies test convoys', WIRE.slice(1));
  const id = reprint.sources[0] ?? '';
  await client.updateSource({ id, revision: library.sources.get(id)?.revision ?? 0, origin: id });
  await bring('reprint.md', 'Navies test convoys', WIRE.slice(2));
  expect(originOf(reprint)).toBe(id);
  expect(originOf(first)).toBe(first.sources[0]);
});

test('texts of a library that never compared them are compared at the next import', async () => {
  const { library, bring } = opened();
  const source = library.sources.insert({
    csl: { id: 'old', type: 'article', title: 'Held before' },
    reliability: null,
    marking: null,
    descriptor: null,
    inferred: [],
  });
  const text = WIRE.join('\n\n');
  const { createHash } = await import('node:crypto');
  let at = 0;
  library.documents.insert({
    sourceId: source,
    sha256: createHash('sha256').update(text).digest('hex'),
    mediaType: 'text/plain',
    text,
    importedFrom: null,
    passages: WIRE.map((paragraph, index) => {
      const start = at;
      at += paragraph.length + 2;
      return { index, page: null, start, end: start + paragraph.length, role: 'body' as const };
    }),
  });
  expect(library.likeness.missing()).toHaveLength(1);
  expect((await bring('reprint.md', 'A reprint', WIRE.slice(0, 6))).sameOrigin?.sourceId).toBe(source);
  expect(library.likeness.missing()).toEqual([]);
});
