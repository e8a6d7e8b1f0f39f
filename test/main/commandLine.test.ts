import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { COMMAND_WORDS } from '../../src/cli/words.ts';
import { commandLineOf, librariesIn } from '../../src/main/arguments.ts';
import { writeToHandles } from '../../src/main/handles.ts';
import { scratchFolder } from '../cli/run.ts';
import { libraryWithFacts } from '../support/coreHosts.ts';

/** The app on a command line: the built bundle, started as a packaged app would be, with a stand-in for `electron`. */

const root = join(import.meta.dirname, '..', '..');
const built = existsSync(join(root, 'out', 'main', 'main.js'));
const folder = scratchFolder();
const report = join(folder, 'report.json');
/** The exit code of a start that showed a window or a message, where it is left. */
const SHOWN = 70;
let library: string;

function run(file: string, args: readonly string[], env: NodeJS.ProcessEnv, before: readonly string[] = []) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [...before, file, ...args], { cwd: folder, env: { ...process.env, ...env } });
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text) => {
        texts[name] += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...texts }));
    child.stdin.end();
  });
}

/** Starts the app with these arguments. */
async function start(args: readonly string[], env: NodeJS.ProcessEnv = { STAND_IN_PACKAGED: '1' }) {
  const given = { STAND_IN_REPORT: report, STAND_IN_USER_DATA: folder, ...env };
  const useStandIn = ['--import', join(import.meta.dirname, 'useStandIn.mjs')];
  const ended = await run(join(import.meta.dirname, 'start.mjs'), args, given, useStandIn);
  return { ...ended, did: JSON.parse(readFileSync(report, 'utf8')) };
}

const NOTHING_SHOWN = { singleInstance: 0, ready: false, windows: [], dialogs: [] };

beforeAll(async () => {
  library = await libraryWithFacts(folder, 400);
});

describe.skipIf(!built)('the built app, started with a command', () => {
  test('answers on stdout alone, without a window, a lock, or waiting to be ready; a long answer comes whole', async () => {
    const { code, stdout, stderr, did } = await start(['facts', library, '--limit', '400', '--json']);
    expect(JSON.parse(stdout).facts).toHaveLength(400);
    expect(stdout.length).toBeGreaterThan(200_000);
    expect([code, stderr]).toEqual([0, '']);
    expect(did).toEqual(NOTHING_SHOWN);
  });

  test('gives the exit codes of the command line, its words and its errors', async () => {
    writeFileSync(join(folder, 'good.txt'), 'The exercise began on Monday.\n');
    const some = await start(['import', library, 'good.txt', 'none.txt', '--json']);
    expect(some.code).toBe(1);
    expect(JSON.parse(some.stdout).files).toHaveLength(2);
    // Files are read in a process that Electron starts only when it is ready.
    expect(some.did).toEqual({ ...NOTHING_SHOWN, ready: true });
    const usage = await start(['facts', '--json']);
    expect([usage.code, JSON.parse(usage.stdout).error.code]).toEqual([2, 'USAGE']);
    const missing = await start(['facts', 'none.briefwright', '--json']);
    expect([missing.code, JSON.parse(missing.stdout).error.code]).toEqual([3, 'LIBRARY_NOT_FOUND']);
    const mistyped = await start(['fcts', library]);
    expect([mistyped.code, mistyped.stdout]).toEqual([2, '']);
    expect(mistyped.stderr).toMatch(/unknown command 'fcts'/);
    expect(mistyped.did).toEqual(NOTHING_SHOWN);
  });

  test('writes a deck in a process of its own words, and reads it back', async () => {
    const deck = join(folder, 'deck.pptx');
    const wrote = await start([
      'build',
      library,
      '--theme',
      'exercises',
      '--out',
      deck,
      '--as-of',
      '2026-11-01',
      '--json',
    ]);
    expect([wrote.code, JSON.parse(wrote.stdout).file]).toEqual([0, deck]);
    const read = await start(['verify', library, deck, '--json']);
    expect([read.code, JSON.parse(read.stdout).ok]).toEqual([0, true]);
  });

  test.for([
    ['Electron’s own switches before it', ['--no-sandbox', '--user-data-dir=x', 'themes'], '1'],
    ['the app of a checkout before it', ['themes'], '0'],
  ] as const)('is told from %s', async ([, words, packaged]) => {
    const { code, stdout, did } = await start([...words, library, '--json'], { STAND_IN_PACKAGED: packaged });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).themes.length).toBeGreaterThan(0);
    expect(did).toEqual(NOTHING_SHOWN);
  });

  test('says its version and its help', async () => {
    expect(await start(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n', did: NOTHING_SHOWN });
    const { code, stdout } = await start(['--help']);
    expect(code).toBe(0);
    for (const word of COMMAND_WORDS) expect(stdout).toContain(` ${word} `);
  });
});

describe.skipIf(!built)('the built app, started otherwise', () => {
  test('without a word it welcomes, and with Electron’s switches alone it does too', async () => {
    for (const args of [[], ['--no-sandbox', '--ozone-platform=x11']]) {
      const { code, stdout, did } = await start(args);
      expect([code, stdout]).toEqual([SHOWN, '']);
      expect(did).toMatchObject({ singleInstance: 1, ready: true, windows: [], dialogs: ['Welcome to Briefwright'] });
    }
  });

  test('a file that is double-clicked opens a window, as a path or as an address', async () => {
    for (const file of [library, basename(library), pathToFileURL(library).href]) {
      const { code, did } = await start([file]);
      expect(code, file).toBe(SHOWN);
      expect(did, file).toMatchObject({ singleInstance: 1, windows: [expect.stringMatching(/– Briefwright$/)] });
    }
  });
});

test('a word that is a file is a file, unless it is a command', () => {
  mkdirSync(join(folder, 'facts'), { recursive: true });
  const here = process.cwd();
  const commands = (...words: string[]) => commandLineOf(['Briefwright', ...words], true);
  process.chdir(folder);
  try {
    expect(commands('facts', 'L.briefwright')).toEqual(['facts', 'L.briefwright']);
    mkdirSync('folder', { recursive: true });
    for (const word of ['folder', 'deck.pptx', '/a/b', 'C:\\a\\b', 'L.briefwright', 'file:///x/L.briefwright']) {
      expect(commands(word), word).toBeNull();
    }
    expect(commands('folders')).toEqual(['folders']);
    expect(commands('-psn_0_1234')).toBeNull();
    expect(commandLineOf(['electron', '.'], false)).toBeNull();
    expect(commandLineOf(['electron', '.', '--help'], false)).toEqual(['--help']);
    expect(commandLineOf(['electron', '--inspect=0', '.', 'L.briefwright'], false)).toBeNull();
  } finally {
    process.chdir(here);
  }
});

test('libraries are found among switches, relative to the folder of whoever named them', () => {
  const named = [
    'exe',
    '--x=1',
    'a.briefwright',
    '/b/C.BRIEFWRIGHT',
    'file:///d%20e/f.briefwright',
    'deck.pptx',
    '-a.briefwright',
  ];
  expect(librariesIn(named, '/here')).toEqual(['/here/a.briefwright', '/b/C.BRIEFWRIGHT', '/d e/f.briefwright']);
  expect(librariesIn(['exe', 'file://elsewhere/f.briefwright'], '/here')).toHaveLength(1);
});

test('on Windows results and messages go to handles of their own, whole, however little a pipe takes at once', async () => {
  const written: Record<number, string> = { 1: '', 2: '' };
  let refused = 0;
  const streams = [{ emit: () => true }, { emit: () => true }] as unknown as [NodeJS.WriteStream, NodeJS.WriteStream];
  writeToHandles(...streams, (handle, bytes) => {
    refused += 1;
    if (refused === 2) throw Object.assign(new Error('full'), { code: 'EAGAIN' });
    const piece = Buffer.from(bytes.subarray(0, 5));
    written[handle] += piece.toString('latin1');
    return piece.length;
  });
  streams[0].write(`${'result '.repeat(9)}é`);
  await new Promise<void>((resolve) => streams[1].write(Buffer.from('message'), () => resolve()));
  expect(written).toEqual({ 1: Buffer.from(`${'result '.repeat(9)}é`).toString('latin1'), 2: 'message' });
});

describe.skipIf(!built)('the bin of the package', () => {
  const bin = join(root, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).bin.briefwright);

  test('is a program of Node that answers the same words', async () => {
    expect(readFileSync(bin, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    const { code, stdout, stderr } = await run(bin, ['themes', library, '--json'], {});
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout).themes.length).toBeGreaterThan(0);
    expect((await run(bin, ['facts', 'none.briefwright'], {})).code).toBe(3);
  });
});
