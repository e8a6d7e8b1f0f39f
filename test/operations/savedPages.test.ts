import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { importPaths } from '../../src/core/operations/importing.ts';
import { createLibrary, jobsInProcess } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { closedAfterwards } from '../database/builders.ts';

const folder = scratchFolder();

test('a saved page is one file of a folder: what the browser saved beside it is part of it', async () => {
  const at = join(folder, 'pages');
  for (const name of ['boat_files', 'other_files']) mkdirSync(join(at, name), { recursive: true });
  writeFileSync(join(at, 'boat.html'), '<html><title>The boat</title><body><p>It runs daily.</p></body></html>');
  writeFileSync(join(at, 'boat_files', 'advert.html'), '<html><body><p>Buy now.</p></body></html>');
  writeFileSync(join(at, 'other_files', 'note.txt'), 'A folder that only is called so.');
  const library = closedAfterwards(createLibrary(join(folder, 'pages.briefwright')));
  const { files } = await importPaths({ library, ...jobsInProcess }, [at], () => {}, new AbortController().signal);
  expect(files.map(({ path, status }) => [basename(path), status])).toEqual([
    ['boat.html', 'imported'],
    ['note.txt', 'imported'],
  ]);
});
