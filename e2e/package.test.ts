import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../test/cli/run.ts';
import { type Packaged, packageApp, whyNotPackaged } from './support/packaged.ts';

/**
 * The app as electron-builder puts it together, run by Node from what was packed alone: that nothing is missing, and nothing
 * comes along that should not. Electron's runtime, and the installers made around it, are not part of this.
 */

const root = join(import.meta.dirname, '..');
const built = existsSync(join(root, 'out', 'main', 'main.js'));
const why = built ? whyNotPackaged() : 'the app is not built';
if (why !== null) console.info(`Skipped, since ${why}: the packed app`);

describe.skipIf(why !== null)('the packed app', () => {
  const folder = scratchFolder();
  const library = join(folder, 'Sample.briefwright');
  let packaged: Packaged;
  let files: readonly string[];

  const run = (entry: readonly string[], args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const options = {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env },
      maxBuffer: 64 * 2 ** 20,
    } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [...entry, ...args], options);
    return { status, stdout, stderr };
  };
  const briefwright = (...args: string[]) => run([join(packaged.unpacked, 'out', 'main', 'briefwright.js')], args);

  beforeAll(async () => {
    packaged = await packageApp(folder);
    files = listPackage(packaged.archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
  });

  test('has its fuses set', async () => {
    const wire = (await getCurrentFuseWire(packaged.executable)) as unknown as Record<number, number>;
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
    expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  });

  test('holds the built app, its resources and what it imports, and nothing else of the project', () => {
    const tops = new Set(files.map((file) => file.split('/')[1]));
    expect([...tops].sort()).toEqual(['node_modules', 'out', 'package.json', 'resources']);
    const outs = new Set(files.filter((file) => file.startsWith('/out/')).map((file) => file.split('/')[2]));
    expect([...outs].sort()).toEqual(['main', 'preload', 'renderer']);
    expect(readdirSync(join(packaged.unpacked, 'resources')).sort()).toEqual(['csl', 'designs', 'fonts', 'sample']);
    expect(files.filter((file) => /\.(map|cpp|gyp|d\.ts|tsx?)$/.test(file))).toEqual([]);
    // The page is bundled with what it is made of; the licences of that go along.
    expect(
      files.filter((file) => /^\/node_modules\/(react|react-dom|@mantine|@tabler|electron|@types)$/.test(file)),
    ).toEqual([]);
    expect(files).toContain('/out/renderer/LICENSES.md');
    expect(files.some((file) => /^\/node_modules\/zod\/LICENSE/.test(file))).toBe(true);
  });

  test('has one native part, of this system, beside the archive', () => {
    const native = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`;
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([`/${native}`]);
    expect(existsSync(join(`${packaged.archive}.unpacked`, native))).toBe(true);
  });

  test('makes the sample library, takes in a file, writes a deck and reads it back', () => {
    expect(briefwright('sample', library, '--json')).toMatchObject({ status: 0 });
    writeFileSync(join(folder, 'article.md'), '---\ntitle: Harbour report\n---\n\nThe exercise began on Monday.\n');
    expect(briefwright('import', library, 'article.md', '--json')).toMatchObject({ status: 0 });
    const deck = join(folder, 'deck.pptx');
    const wrote = briefwright(
      'build',
      library,
      '--theme',
      'exercises',
      '--out',
      deck,
      '--as-of',
      '2026-11-01',
      '--json',
    );
    expect(wrote).toMatchObject({ status: 0 });
    const { status, stdout } = briefwright('verify', library, deck, '--json');
    expect([status, JSON.parse(stdout).problems]).toEqual([0, []]);
    expect(briefwright('check', library, '--json')).toMatchObject({ status: 0 });
  });

  test.each(['json', 'csv', 'csl-json', 'bibtex', 'md'])('exports %s', (format) => {
    const { status, stdout } = briefwright('export', library, '--format', format);
    expect(status).toBe(0);
    expect(stdout.length).toBeGreaterThan(500);
  });

  test('serves its screens, core host included', async () => {
    const entry = join(packaged.unpacked, 'out', 'main', 'briefwright.js');
    const server = spawn(process.execPath, [entry, 'serve', library, '--json'], { cwd: folder });
    try {
      const url = await new Promise<string>((resolve, reject) => {
        let text = '';
        server.stdout.on('data', (chunk) => {
          text += chunk;
          if (text.endsWith('}\n')) resolve(JSON.parse(text).url);
        });
        server.once('exit', () => reject(new Error(`The server ended: ${text}`)));
      });
      const answer = await fetch(url, { redirect: 'manual' });
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const page = await fetch(new URL('/', url), { headers: { cookie } });
      expect(page.status).toBe(200);
      const script = /src="\.?(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? 'none';
      expect((await fetch(new URL(script, url), { headers: { cookie } })).status).toBe(200);
    } finally {
      server.kill('SIGTERM');
    }
  });

  test('opens a window over a library and answers commands, with a stand-in for Electron', () => {
    const tests = join(root, 'test', 'main');
    const report = join(folder, 'report.json');
    const env = {
      STAND_IN_ROOT: packaged.unpacked,
      STAND_IN_PACKAGED: '1',
      STAND_IN_REPORT: report,
      STAND_IN_USER_DATA: folder,
    };
    const entry = ['--import', join(tests, 'useStandIn.mjs'), join(tests, 'start.mjs')];
    expect(run(entry, ['themes', library, '--json'], env)).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(join(folder, 'second.md'), 'A second exercise began on Tuesday.\n');
    expect(run(entry, ['import', library, 'second.md', '--json'], env)).toMatchObject({ status: 0, stderr: '' });
    run(entry, [library], env);
    expect(JSON.parse(readFileSync(report, 'utf8')).windows).toEqual(['Sample – Briefwright']);
  });
});
