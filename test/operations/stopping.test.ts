import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import {
  createLibrary,
  type DeckJobRunner,
  jobsInProcess,
  router,
  runDeckJob,
} from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';
import { result } from '../contract/suite.ts';
import { closedAfterwards } from '../database/builders.ts';

const folder = scratchFolder();
const JOB = '0198aaaa-0000-7000-8000-000000000001';

/** A library with a briefing, whose deck jobs go through `around`. */
async function briefing(name: string, around: (job: () => Promise<unknown>, stop: () => Promise<unknown>) => unknown) {
  const library = closedAfterwards(createLibrary(join(folder, `${name}.briefwright`)));
  const runner = ((job: never, report: never, signal: never) =>
    around(
      () => runDeckJob(job, report, signal),
      () => client.stopJob({ job: JOB }),
    )) as unknown as DeckJobRunner;
  const client = createRouterClient(router, { context: { library, ...jobsInProcess, runDeckJob: runner } });
  await result(client.sample({ documents: null }));
  const { id } = await client.createBriefing({ name, themes: ['market'] });
  const out = join(folder, `${name}.pptx`);
  return { client, out, write: () => result(client.exportBriefing({ id, out, job: JOB })) };
}

test('an export that is stopped in time says so, and leaves neither file nor record', async () => {
  const { client, out, write } = await briefing('in-time', async (job, stop) => {
    expect(await stop()).toEqual({ asked: true });
    return job();
  });
  await expect(write()).rejects.toMatchObject({ data: { code: 'CANCELLED' } });
  expect(existsSync(out)).toBe(false);
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  expect((await client.decks({})).decks).toEqual([]);
});

test('a stop that comes when the deck is made is answered with the deck, its file and its record', async () => {
  const { client, out, write } = await briefing('too-late', async (job, stop) => {
    const made = await job();
    expect(await stop()).toEqual({ asked: true });
    return made;
  });
  const built = await write();
  expect(existsSync(out)).toBe(true);
  expect((await client.decks({})).decks.map(({ file, sha256 }) => [file, sha256])).toEqual([[out, built.sha256]]);
  expect(await client.verify({ deck: out })).toMatchObject({ ok: true, problems: [] });
});

test('a job that has ended, or never was, is not asked', async () => {
  const { client, write } = await briefing('ended', (job) => job());
  await write();
  expect(await client.stopJob({ job: JOB })).toEqual({ asked: false });
});
