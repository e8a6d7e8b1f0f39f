import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scratchFolder } from '../cli/run.ts';
import { libraryWithFacts } from '../support/coreHosts.ts';

/**
 * The built bundles with a stand-in for the module `electron`, and Electron's security checklist item by item. Nothing here says
 * how Electron itself behaves: its runtime is not started.
 */

const root = join(import.meta.dirname, '..', '..');
const built =
  existsSync(join(root, 'out', 'main', 'main.js')) && existsSync(join(root, 'out', 'renderer', 'index.html'));
const folder = scratchFolder();
let library: string;
let second: string;
// biome-ignore lint/suspicious/noExplicitAny: what the walk prints is looked at field by field below
let found: any;

const preferences = () => found.window.options.webPreferences;
const pageSources = readdirSync(join(root, 'src', 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(tsx?|html)$/.test(file))
  .map((file) => readFileSync(join(root, 'src', 'renderer', file), 'utf8'))
  .join('\n');

beforeAll(async () => {
  if (!built) return;
  library = await libraryWithFacts(folder, 30, 'first.briefwright');
  second = await libraryWithFacts(folder, 4, 'second.briefwright');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...['countWorkers.mjs', 'useStandIn.mjs'].flatMap((name) => ['--import', join(import.meta.dirname, name)]),
      join(import.meta.dirname, 'walk.mjs'),
      library,
      second,
      folder,
    ],
    { env: { ...process.env, STAND_IN_USER_DATA: folder }, maxBuffer: 32 * 2 ** 20 },
  );
  found = JSON.parse(stdout);
});

/** Electron's security recommendations, by their numbers and names, and what of the built bundles answers each. */
const CHECKLIST: readonly (readonly [number, string, () => void])[] = [
  [
    1,
    'Only load secure content',
    () => {
      expect(found.window.url).toBe('app://page/index.html');
      expect(found.schemes).toEqual([
        { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
      ]);
      expect(found.requests).toEqual({
        'https://example.org/x': true,
        'http://example.org/': true,
        'file:///etc/passwd': true,
        'ws://example.org/': true,
        'app://page/a.js': false,
        'blob:app://page/1': false,
        rubbish: true,
      });
      expect(found.download).toBe(true);
    },
  ],
  [
    2,
    'Do not enable Node.js integration for remote content',
    () =>
      expect(preferences()).toMatchObject({
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
      }),
  ],
  [3, 'Enable context isolation', () => expect(preferences().contextIsolation).toBe(true)],
  [
    4,
    'Enable process sandboxing',
    () => {
      expect(preferences().sandbox).toBe(true);
      expect(found.sandboxEnabled).toBe(1);
    },
  ],
  [
    5,
    'Handle session permission requests',
    () => {
      expect(new Set(found.permissions)).toEqual(new Set([false]));
      expect(found.permissionCheck).toBe(false);
      expect(found.devicePermission).toBe(false);
    },
  ],
  [6, 'Do not disable webSecurity', () => expect(preferences().webSecurity).toBe(true)],
  [
    7,
    'Define a Content Security Policy',
    () => {
      expect(found.page.status).toBe(200);
      const nonce = /nonce="([^"]+)"/.exec(found.page.body)?.[1];
      expect(found.page.csp).toContain("default-src 'none'; script-src 'self'");
      expect(found.page.csp).toContain(`'nonce-${nonce}'`);
      expect(found.page.csp).not.toContain('unsafe');
    },
  ],
  [8, 'Do not enable allowRunningInsecureContent', () => expect(preferences().allowRunningInsecureContent).toBe(false)],
  [9, 'Do not enable experimental features', () => expect(preferences().experimentalFeatures).toBe(false)],
  [10, 'Do not use enableBlinkFeatures', () => expect(preferences()).not.toHaveProperty('enableBlinkFeatures')],
  [
    11,
    'Do not use allowpopups for WebViews',
    () => {
      expect(preferences().webviewTag).toBe(false);
      expect(pageSources).not.toMatch(/allowpopups|<webview/i);
    },
  ],
  [12, 'Verify WebView options before creation', () => expect(found.webview).toBe(true)],
  [
    13,
    'Disable or limit navigation',
    () => {
      const away = [true, true, true, true, true, false];
      expect(found.navigation).toEqual({ 'will-navigate': away, 'will-redirect': away, 'will-frame-navigate': away });
      expect(preferences().navigateOnDragDrop).toBe(false);
    },
  ],
  [14, 'Disable or limit creation of new windows', () => expect(new Set(found.newWindows)).toEqual(new Set(['deny']))],
  [
    15,
    'Do not use shell.openExternal with untrusted content',
    () => {
      expect(found.askedForRefused).toBe(0);
      expect(found.askedForAllowed).toBe(2);
      expect(found.externally).toEqual(['https://example.org/agreed']);
    },
  ],
  [
    16,
    'Use a current version of Electron',
    () => {
      const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
      expect(Number.parseInt(devDependencies.electron, 10)).toBeGreaterThanOrEqual(45);
    },
  ],
  [
    17,
    'Validate the sender of all IPC messages',
    () => {
      // Every channel, asked from another site, another page, a frame, nowhere, and a window that is not ours.
      expect(found.strangers.length).toBe(30);
      expect(new Set(found.strangers)).toEqual(new Set([true]));
      expect(found.portsForStrangers).toBe(0);
    },
  ],
  [
    18,
    'Avoid usage of the file:// protocol and prefer usage of custom protocols',
    () => {
      expect(found.outside).toEqual([404, 404, 404, 404, 404]);
      expect(found.posted).toBe(404);
    },
  ],
  [
    19,
    'Check which fuses you can change',
    () => {
      const { afterPack } = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
      // Each fuse is looked at in fuses.test.ts.
      expect(afterPack).toBe('scripts/package/setFuses.mjs');
    },
  ],
  [
    20,
    'Do not expose Electron APIs to untrusted web content',
    () => {
      expect(found.preload).toEqual({
        exposed: ['briefwright'],
        bridge: ['connect', 'onMenu', 'open', 'openExternal', 'openLibrary', 'pathOf', 'pickFiles', 'reveal', 'saveAs'],
        path: '/path/of/a.txt',
        sent: [['briefwright:connect'], ['briefwright:save-as', 'Deck.pptx']],
        commands: ['undo'],
        stillListens: false,
        messages: [['briefwright:port', 'app://page', ['the port']]],
      });
      expect(readFileSync(join(root, 'out', 'preload', 'preload.cjs'), 'utf8').match(/require\("[^"]+"\)/g)).toEqual([
        'require("electron")',
      ]);
    },
  ],
];

describe.skipIf(!built)('Electron’s security recommendations', () => {
  test.each(CHECKLIST)('%i. %s', (_number, _name, check) => check());

  test('are all there', () => {
    expect(CHECKLIST.map(([number]) => number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });
});

describe.skipIf(!built)('the built Electron shell', () => {
  test('shows its window when there is something to see', () => {
    expect(found.preloadIsThere).toBe(true);
    expect(found.shown).toBe(true);
  });

  test('a window reaches its library over a port; dialogs give paths; decks are revealed and opened, programs are not', () => {
    expect(found.facts).toBe(30);
    expect(found.picked).toEqual([join(folder, 'article.txt')]);
    expect(found.imported).toEqual(['imported']);
    expect(found.place).toBe(join(folder, 'Deck.md'));
    expect(found.noPlace).toBeNull();
    expect(found.revealed).toEqual([join(folder, 'Deck.md')]);
    expect(found.opened).toEqual([join(folder, 'Deck.md')]);
    expect(found.opensProgram).toBe(false);
  });

  test('files are read in a utility process, since the packaged app cannot be run as Node', () => {
    expect(found.importProcesses).toEqual(['Briefwright import']);
  });

  test('menus have the shortcuts of the platform and send their commands to the page', () => {
    expect(found.sent).toEqual([
      ['briefwright:menu', 'undo'],
      ['briefwright:menu', 'redo'],
      ['briefwright:menu', 'palette'],
      ['briefwright:menu', 'shortcuts'],
    ]);
    expect(found.menu).toContainEqual(['Open Library…', 'CmdOrCtrl+O']);
    expect(found.menu).toContainEqual(['Undo', 'CmdOrCtrl+Z']);
    expect(found.recent).toEqual([library]);
  });

  test('there is one instance and one window a library; a second start brings its window to the front', () => {
    expect(found.windowsAfterSecond).toBe(2);
    expect(found.openFilePrevented).toBe(true);
    expect(found.secondFacts).toBe(4);
    expect(found.toldMissing).toMatch(/There is no library/);
  });

  test('a page that crashed is loaded again, and a core host that died is started again, both after the user was told', () => {
    expect(found.toldPage).toMatch(/window stopped/);
    expect(found.toldCore).toMatch(/holds this library stopped/);
    expect(found.newPorts).toBe(1);
    expect(found.pendingCode).toBe('CORE_GONE');
    expect(found.factsAgain).toBe(30);
  });

  test('a window is restored where it was', () => {
    const { recent, bounds } = JSON.parse(readFileSync(join(folder, 'windows.json'), 'utf8'));
    expect(recent).toEqual([second, library]);
    expect(bounds[library]).toEqual({ x: 40, y: 30, width: 1100, height: 700, maximized: true });
  });

  test('the app ends only when its libraries are closed, and begins with them the next time', () => {
    expect(found.quitWaits).toBe(true);
    expect(found.quitWaitsAgain).toBe(false);
    const { open } = JSON.parse(readFileSync(join(folder, 'windows.json'), 'utf8'));
    expect(open).toEqual([second]);
  });
});
