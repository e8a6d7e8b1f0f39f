import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../cli/run.ts';
import { libraryWithFacts } from '../support/coreHosts.ts';

/**
 * Electron's checklist, item by item, over the built bundles with a stand-in for the module `electron`. Nothing here says how
 * Electron itself behaves: its runtime is not started.
 */

const root = join(import.meta.dirname, '..', '..');
const built =
  existsSync(join(root, 'out', 'main', 'main.js')) && existsSync(join(root, 'out', 'renderer', 'index.html'));
const folder = scratchFolder();
let library: string;
let second: string;
// biome-ignore lint/suspicious/noExplicitAny: what the walk prints is looked at field by field below
let found: any;

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

describe.skipIf(!built)('the built Electron shell', () => {
  test('windows are sandboxed and isolated, without Node, web views, insecure content or experiments', () => {
    expect(found.window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    });
    expect(found.window.options.webPreferences).not.toHaveProperty('enableBlinkFeatures');
    expect(found.sandboxEnabled).toBe(1);
    expect(found.preloadIsThere).toBe(true);
    expect(found.shown).toBe(true);
  });

  test('the page comes through its own scheme, with a strict policy, and nothing outside its folder does', () => {
    expect(found.window.url).toBe('app://page/index.html');
    expect(found.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
    expect(found.page.status).toBe(200);
    const nonce = /nonce="([^"]+)"/.exec(found.page.body)?.[1];
    expect(found.page.csp).toContain("default-src 'none'; script-src 'self'");
    expect(found.page.csp).toContain(`'nonce-${nonce}'`);
    expect(found.page.csp).not.toContain('unsafe');
    expect(found.outside).toEqual([404, 404, 404, 404, 404]);
    expect(found.posted).toBe(404);
  });

  test('every permission is refused, nothing is downloaded, and no request leaves the app', () => {
    expect(new Set(found.permissions)).toEqual(new Set([false]));
    expect(found.permissionCheck).toBe(false);
    expect(found.devicePermission).toBe(false);
    expect(found.download).toBe(true);
    expect(found.requests).toEqual({
      'https://example.org/x': true,
      'http://example.org/': true,
      'file:///etc/passwd': true,
      'ws://example.org/': true,
      'app://page/a.js': false,
      'blob:app://page/1': false,
      rubbish: true,
    });
  });

  test('navigation away, web views and new windows are refused', () => {
    const away = [true, true, true, true, true, false];
    expect(found.navigation).toEqual({ 'will-navigate': away, 'will-redirect': away, 'will-frame-navigate': away });
    expect(found.webview).toBe(true);
    expect(new Set(found.newWindows)).toEqual(new Set(['deny']));
  });

  test('only http, https and mailto are opened outside, and only after the user agreed', () => {
    expect(found.askedForRefused).toBe(0);
    expect(found.askedForAllowed).toBe(2);
    expect(found.externally).toEqual(['https://example.org/agreed']);
  });

  test('a message from another site, a frame, or a window that is not ours gets no answer', () => {
    expect(found.strangers.length).toBe(25);
    expect(new Set(found.strangers)).toEqual(new Set([true]));
    expect(found.portsForStrangers).toBe(0);
  });

  test('the preload script gives the page named questions and nothing of Electron', () => {
    expect(found.preload).toEqual({
      exposed: ['briefwright'],
      bridge: ['connect', 'onMenu', 'open', 'openExternal', 'pathOf', 'pickFiles', 'reveal', 'saveAs'],
      path: '/path/of/a.txt',
      sent: [['briefwright:connect'], ['briefwright:save-as', 'Deck.pptx']],
      commands: ['undo'],
      stillListens: false,
      messages: [['briefwright:port', 'app://page', ['the port']]],
    });
    expect(readFileSync(join(root, 'out', 'preload', 'preload.cjs'), 'utf8').match(/require\("[^"]+"\)/g)).toEqual([
      'require("electron")',
    ]);
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
