import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { closedAfterwards } from '../database/builders.ts';

const folder = scratchFolder();

function articles(name: string, count: number): string {
  const place = join(folder, name);
  mkdirSync(place);
  for (let i = 0; i < count; i += 1) {
    writeFileSync(
      join(place, `${i}.txt`),
      `Report ${i}\n\nThe harbour held ${i} ships that day, as the report says.\n`,
    );
  }
  return place;
}

test('an import that is cancelled half way leaves neither sources nor documents behind', async () => {
  const library = closedAfterwards(createLibrary(join(folder, 'cancelled.briefwright')));
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
  const before = articles('before', 1);
  for await (const _ of await client.import({ paths: [before] }));
  const stop = new AbortController();
  const stream = await client.import({ paths: [articles('many', 40)] }, { signal: stop.signal });
  let seen = 0;
  await expect(
    (async () => {
      for await (const progress of stream) {
        seen = progress.done;
        if (progress.done >= 5) stop.abort();
      }
    })(),
  ).rejects.toBeDefined();
  expect(seen).toBeGreaterThanOrEqual(5);
  await expect.poll(() => library.counts()).toEqual({ facts: 0, sources: 1, documents: 1 });
});
