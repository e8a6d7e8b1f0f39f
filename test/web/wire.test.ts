import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSED_CORE_GONE, type Client, clientOver } from '../../src/contract/wire.ts';
import { scratchFolder } from '../cli/run.ts';
import { codeOf, libraryWithFacts, resultOf } from '../support/coreHosts.ts';
import { pipeOfSocket, served } from './browserShell.ts';

const folder = scratchFolder();
let site: Awaited<ReturnType<typeof served>>;
let headers: Record<string, string>;

async function connect(): Promise<{ socket: WebSocket; client: Client }> {
  const socket = await site.socket(headers);
  if (!(socket instanceof WebSocket)) throw new Error(`refused with ${socket}`);
  return { socket, client: clientOver(pipeOfSocket(socket)).client };
}

beforeAll(async () => {
  site = await served(folder, await libraryWithFacts(folder, 1200));
  headers = { cookie: await site.enter(), origin: site.own.origin, 'x-briefwright': '1' };
});
afterAll(() => site.shell.close());

test('rubbish on one connection does not disturb another', async () => {
  const { socket, client } = await connect();
  const other = await connect();
  for (const rubbish of ['', 'rubbish', '{}', 'null', '[[]]', Buffer.from([0, 255, 13])]) socket.send(rubbish);
  expect((await client.themes()).themes.length).toBeGreaterThan(0);
  expect((await other.client.themes()).themes.length).toBeGreaterThan(0);
  socket.close();
  other.socket.close();
});

test('closing the page in the middle of a build leaves neither file nor record', async () => {
  const { socket, client } = await connect();
  const stream = await client.build({ themes: ['exercises'], out: join(folder, 'left.pptx'), asOf: '2026-11-01' });
  await stream.next();
  socket.terminate();
  const { client: other, socket: second } = await connect();
  await expect.poll(() => readdirSync(folder).filter((name) => name.includes('left'))).toEqual([]);
  expect((await other.decks({})).decks).toEqual([]);
  second.close();
});

test('cancelling a build over the wire leaves neither file nor record, and the connection goes on', async () => {
  const { socket, client } = await connect();
  const stop = new AbortController();
  const stream = await client.build(
    { themes: ['exercises'], out: join(folder, 'stopped.pptx'), asOf: '2026-11-01' },
    { signal: stop.signal },
  );
  await stream.next();
  stop.abort();
  await expect(resultOf(stream)).rejects.toBeDefined();
  await expect.poll(() => readdirSync(folder).filter((name) => name.includes('stopped'))).toEqual([]);
  expect((await client.decks({})).decks).toEqual([]);
  socket.close();
});

test('a dropped file is imported from its copy, which is gone once it is released', async () => {
  const upload = await site.ask(`/upload?name=${encodeURIComponent('../../Übung: «Test».txt')}`, {
    method: 'POST',
    headers,
    body: 'The exercise began on Monday.\n\nIt ended on Friday.\n',
  });
  const { path } = JSON.parse(upload.body) as { path: string };
  expect(basename(path)).toBe('Übung «Test».txt');
  const { socket, client } = await connect();
  const { files } = await resultOf(await client.import({ paths: [path] }));
  expect(files).toMatchObject([{ status: 'imported', passages: 2 }]);
  const release = (paths: string[]) =>
    site.ask('/release', { method: 'POST', headers, body: JSON.stringify({ paths }) });
  await release([join(folder, 'L.briefwright'), join(dirname(path), '..', '..')]);
  expect(existsSync(path)).toBe(true);
  expect(existsSync(join(folder, 'L.briefwright'))).toBe(true);
  await release([path]);
  expect(existsSync(dirname(path))).toBe(false);
  socket.close();
});

test('an export goes beside the library under a free name, and a copy can be fetched once', async () => {
  const post = async (path: string, body: object) =>
    site.ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
  const place = JSON.parse((await post('/place', { name: '../L.briefwright' })).body) as { path: string };
  expect(place.path).toBe(join(folder, 'L (2).briefwright'));
  const { path } = JSON.parse((await post('/place', { name: 'Deck.md' })).body) as { path: string };
  expect((await post('/ticket', { path })).status).toBe(404);
  const { socket, client } = await connect();
  await resultOf(await client.build({ themes: ['exercises'], out: path, asOf: '2026-11-01' }));
  expect((await post('/ticket', { path: join(folder, 'L.briefwright') })).status).toBe(404);
  const { id } = JSON.parse((await post('/ticket', { path })).body) as { id: string };
  const got = await site.ask(`/download/${id}`, { headers: { cookie: headers.cookie ?? '' } });
  expect(got.body).toBe(readFileSync(path, 'utf8'));
  expect(got.headers['content-disposition']).toBe("attachment; filename*=UTF-8''Deck.md");
  expect((await site.ask(`/download/${id}`, { headers: { cookie: headers.cookie ?? '' } })).status).toBe(404);
  socket.close();
});

test('when the core host dies its pages are told, and the next one that comes finds it open again', async () => {
  const { socket, client } = await connect();
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await client.themes();
  const pending = codeOf(client.check().then(resultOf));
  await site.shell.core()?.kill();
  expect(await pending).toBe('CORE_GONE');
  expect(await closed).toBe(CLOSED_CORE_GONE);
  expect(await codeOf(client.themes())).toBe('CORE_GONE');
  const again = await connect();
  expect((await again.client.facts({ limit: 1 })).total).toBe(1200);
  again.socket.close();
});
