/**
 * `npm start [-- LIB]`: opens the app. In Electron where its runtime is installed; else it says why not in one line and shows the
 * same screens in an app window of an installed Chrome, Edge or Chromium, which ends the server when it is closed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { appWindowArguments, findBrowser, whyNoScreen } from './start/browser.ts';
import { isStale } from './start/builds.ts';
import { electronRuntime } from './start/electronRuntime.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const library = resolve(positionals[0] ?? join(homedir(), 'Briefwright', 'Library.briefwright'));
const briefwright = join('src', 'cli', 'briefwright.ts');

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function run(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 3);
}

/** Where the app window keeps its profile, and the port of this library, on which what the page remembered depends. */
function memoryOf(file: string): { profile: string; portFile: string } {
  const base =
    { win32: process.env.LOCALAPPDATA, darwin: join(homedir(), 'Library', 'Application Support') }[
      process.platform as string
    ] ??
    process.env.XDG_DATA_HOME ??
    join(homedir(), '.local', 'share');
  const folder = join(base, 'Briefwright', createHash('sha256').update(file).digest('hex').slice(0, 16));
  mkdirSync(folder, { recursive: true });
  return { profile: join(folder, 'browser'), portFile: join(folder, 'port') };
}

interface Printed {
  readonly url?: string;
  readonly error?: { readonly message: string; readonly hint: string | null };
}
type Started = { readonly url: string; readonly end: () => void } | { readonly failed: number; readonly why: string };

/** Starts the server; it ends with this program, since it listens to the channel between the two. */
function startServer(port: number | null): Promise<Started> {
  const args = [briefwright, 'serve', library, '--json', ...(port === null ? [] : ['--port', String(port)])];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let text = '';
  let printed: Printed = {};
  return new Promise((settle) => {
    server.stdout?.on('data', (chunk) => {
      text += chunk;
      try {
        printed = JSON.parse(text) as Printed;
      } catch {
        // The document is not whole yet.
      }
      if (printed.url !== undefined) settle({ url: printed.url, end: () => server.kill('SIGTERM') });
    });
    server.once('close', (status) => {
      const { message, hint } = printed.error ?? { message: 'The server ended before it had begun.', hint: null };
      settle({ failed: status ?? 3, why: hint === null ? message : `${message}\n${hint}` });
    });
  });
}

if (
  isStale(join('out', 'renderer', 'index.html'), [
    'src/renderer',
    'src/contract',
    'src/model',
    'electron.vite.config.ts',
  ])
) {
  say('Building the screens.');
  run(join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build');
}
if (!existsSync(library)) {
  mkdirSync(dirname(library), { recursive: true });
  run(briefwright, 'new', library);
}

const electron = electronRuntime();
if ('path' in electron) {
  const { status } = spawnSync(electron.path, ['.', library], { stdio: 'inherit' });
  process.exit(status ?? 0);
}
say(`Electron cannot be started (${electron.missing}), so the app opens in a browser window instead.`);

const { profile, portFile } = memoryOf(library);
const remembered = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) || null : null;
let server = await startServer(remembered);
if ('failed' in server && remembered !== null) server = await startServer(null);
if ('failed' in server) {
  say(server.why);
  process.exit(server.failed);
}
const { url, end } = server;
writeFileSync(portFile, new URL(url).port);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);

const browser = findBrowser();
const hindrance = browser === null ? 'no Chrome, Edge or Chromium was found' : whyNoScreen();
if (browser === null || hindrance !== null) {
  say(`No window can be opened: ${hindrance}. Open this address yourself, it works once; Ctrl-C ends it:\n${url}`);
} else {
  const window = spawn(browser, appWindowArguments(url, profile), { stdio: 'ignore' });
  window.once('exit', end);
  window.once('error', () =>
    say(`${browser} could not be started. Open this address yourself, it works once:\n${url}`),
  );
}
