import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { openLibrary, router, runDeckJob } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { closedAfterwards } from '../database/builders.ts';
import { libraryWithFacts } from '../support/coreHosts.ts';

const folder = scratchFolder();

test('a backup tells how far it is, and leaves nothing when it is cancelled', async () => {
  const library = closedAfterwards(openLibrary(await libraryWithFacts(folder, 6_000), 'write'));
  const client = createRouterClient(router, { context: { library, runDeckJob } });
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
