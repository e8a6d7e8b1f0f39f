import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { briefwright, ENTRY, scratchFolder } from '../cli/run.ts';
import { libraryWithFacts } from '../support/coreHosts.ts';

const folder = scratchFolder();
const built = existsSync(join(import.meta.dirname, '..', '..', 'out', 'renderer', 'index.html'));

function serve(library: string, stdio: 'ipc' | 'ignore'): { child: ChildProcess; url: Promise<string> } {
  const child = spawn(process.execPath, [ENTRY, 'serve', library, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe', stdio],
  });
  let printed = '';
  const url = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      printed += chunk;
      try {
        const { url } = JSON.parse(printed) as { url?: string };
        if (url !== undefined) resolve(url);
      } catch {
        // Not whole yet.
      }
    });
    child.once('exit', () => reject(new Error('It ended before it printed an address.')));
  });
  return { child, url };
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve));

test.skipIf(!built)(
  'serve prints one address of 127.0.0.1, ends at SIGTERM with 0, and lets go of the library',
  async () => {
    const library = await libraryWithFacts(folder, 1);
    const { child, url } = serve(library, 'ipc');
    expect(await url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{22,}$/);
    const end = ended(child);
    child.kill('SIGTERM');
    expect(await end).toBe(0);
    expect((await briefwright(['undo', library, '--json'])).code).toBe(0);
    expect(existsSync(`${library}-wal`)).toBe(false);
  },
);

test.skipIf(!built)('serve ends with the program that started it over a channel', async () => {
  const { child, url } = serve(await libraryWithFacts(folder, 1, 'channel.briefwright'), 'ipc');
  await url;
  const end = ended(child);
  child.disconnect();
  expect(await end).toBe(0);
});

test.skipIf(!built)(
  'serve refuses a library that is not there, and a port that is taken, as every command does',
  async () => {
    const missing = await briefwright(['serve', join(folder, 'none.briefwright'), '--json']);
    expect(missing).toMatchObject({ code: 3, json: { error: { code: 'LIBRARY_NOT_FOUND' } } });
    const { child, url } = serve(await libraryWithFacts(folder, 1, 'a.briefwright'), 'ignore');
    const { port } = new URL(await url);
    const other = await libraryWithFacts(folder, 1, 'b.briefwright');
    const taken = await briefwright(['serve', other, '--port', port, '--json']);
    expect(taken).toMatchObject({ code: 2, json: { error: { code: 'PORT_NOT_FREE' } } });
    const end = ended(child);
    child.kill('SIGTERM');
    await end;
  },
);

test.skipIf(!built)('serve that cannot begin ends, though its starter listens to its channel', async () => {
  const { child, url } = serve(join(folder, 'none.briefwright'), 'ipc');
  const [end] = await Promise.all([ended(child), expect(url).rejects.toThrow('ended before')]);
  expect(end).toBe(3);
});
