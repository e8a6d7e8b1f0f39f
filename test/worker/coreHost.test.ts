import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, clientOver, GOODBYE } from '../../src/contract/wire.ts';
import { type CoreHost, pipeOf, startCoreHost } from '../../src/worker/coreHostClient.ts';
import { scratchFolder } from '../cli/run.ts';
import { codeOf, libraryWithFacts, resultOf } from '../support/coreHosts.ts';

const folder = scratchFolder();
let path: string;
let host: CoreHost;
let client: Client;

beforeAll(async () => {
  path = await libraryWithFacts(folder, 1500);
  host = await startCoreHost(path, 'write');
  client = clientOver(pipeOf(host.connect())).client;
});
afterAll(() => host.close());

const build = (out: string, signal?: AbortSignal) =>
  client.build({ themes: ['exercises'], out, asOf: '2026-11-01' }, signal ? { signal } : {});

test('operations answer over a port, and errors keep their code, sentence and hint', async () => {
  expect((await client.facts({ limit: 2 })).facts).toHaveLength(2);
  const failed = client.build({ themes: ['nothing-of-the-kind'], out: join(folder, 'x.pptx'), asOf: '2026-11-01' });
  await expect(failed.then(resultOf)).rejects.toMatchObject({
    code: 'BRIEFWRIGHT',
    data: { code: 'UNKNOWN_THEME', hint: expect.any(String) },
  });
});

test('what is no frame of the contract neither ends the host nor disturbs other calls', async () => {
  const port = host.connect();
  for (const rubbish of [
    '',
    'rubbish',
    '{}',
    '[]',
    'null',
    '{"i":1}',
    { an: 'object' },
    [1, 2],
    7,
    null,
    new ArrayBuffer(9),
  ]) {
    port.postMessage(rubbish);
  }
  port.postMessage(new Uint8Array([255, 254, 0, 1]));
  const other = clientOver(pipeOf(port)).client;
  expect((await other.themes()).themes.length).toBeGreaterThan(0);
  expect((await client.themes()).themes.length).toBeGreaterThan(0);
  port.close();
});

test('a deck that is cancelled while it is built leaves no file, no part of one, and no record', async () => {
  const out = join(folder, 'cancelled.pptx');
  const stop = new AbortController();
  const stream = await build(out, stop.signal);
  const first = await stream.next();
  expect(first.done).toBe(false);
  stop.abort();
  await expect(resultOf(stream)).rejects.toBeDefined();
  await client.themes();
  await expect.poll(() => readdirSync(folder).filter((name) => name.includes('cancelled'))).toEqual([]);
  expect((await client.decks({})).decks).toEqual([]);
});

test('a window that goes in the middle of a build cancels it', async () => {
  const out = join(folder, 'left.pptx');
  const port = host.connect();
  const going = clientOver(pipeOf(port)).client;
  const stream = await going.build({ themes: ['exercises'], out, asOf: '2026-11-01' });
  await stream.next();
  port.postMessage(GOODBYE);
  await expect.poll(() => readdirSync(folder).filter((name) => name.includes('left'))).toEqual([]);
  expect((await client.decks({})).decks).toEqual([]);
});

test('the library stays answerable while a deck is built', async () => {
  const stream = await build(join(folder, 'whole.pptx'));
  const asked: number[] = [];
  const built = resultOf(stream).then((result) => {
    asked.push(-1);
    return result;
  });
  asked.push((await client.facts({ limit: 1 })).facts.length);
  expect(asked).toEqual([1]);
  expect((await built).slides.length).toBeGreaterThan(10);
  expect(existsSync(join(folder, 'whole.pptx'))).toBe(true);
});

test('a library that is open is refused to a second writer, and shown to a reader', async () => {
  await expect(startCoreHost(path, 'write')).rejects.toMatchObject({ code: 'LIBRARY_IN_USE' });
  const reader = await startCoreHost(path, 'read');
  const { client: reading } = clientOver(pipeOf(reader.connect()));
  expect(await codeOf(reading.undo())).toBe('LIBRARY_READ_ONLY');
  await reader.close();
});

test('what cannot be opened is told as the command line tells it', async () => {
  await expect(startCoreHost(join(folder, 'none.briefwright'), 'write')).rejects.toMatchObject({
    code: 'LIBRARY_NOT_FOUND',
    exit: 3,
  });
});

test('when the host dies every call fails with CORE_GONE, pending, streaming and new, and it can be started again', async () => {
  const other = await libraryWithFacts(folder, 800, 'dies.briefwright');
  const dying = await startCoreHost(other, 'write');
  const connection = clientOver(pipeOf(dying.connect()));
  const stream = await connection.client.build({
    themes: ['exercises'],
    out: join(folder, 'dies.pptx'),
    asOf: '2026-11-01',
  });
  await stream.next();
  const streaming = codeOf(resultOf(stream));
  const pending = codeOf(connection.client.check().then(resultOf));
  await dying.kill();
  expect(await streaming).toBe('CORE_GONE');
  expect(await pending).toBe('CORE_GONE');
  expect(await codeOf(connection.client.themes())).toBe('CORE_GONE');
  await connection.gone;
  expect(await dying.ended).toEqual({ asked: false });
  expect(await codeOf(clientOver(pipeOf(dying.connect())).client.themes())).toBe('CORE_GONE');

  const again = await startCoreHost(other, 'write');
  expect((await clientOver(pipeOf(again.connect())).client.facts({ limit: 1 })).total).toBe(800);
  await again.close();
  expect(await again.ended).toEqual({ asked: true });
});
