import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { menuTemplate } from '../../src/main/menu.ts';
import { within } from '../../src/main/placement.ts';
import { SHORTCUTS } from '../../src/renderer/app/shortcuts.ts';
import { briefwright, scratchFolder } from '../cli/run.ts';
import { libraryWithFacts } from '../support/coreHosts.ts';

/** Windows over a day: the built main bundle with a stand-in for `electron`, whose own behaviour this says nothing of. */

const built = existsSync(join(import.meta.dirname, '..', '..', 'out', 'main', 'main.js'));
const folder = scratchFolder();
// biome-ignore lint/suspicious/noExplicitAny: what the walk prints is looked at field by field below
let found: any;
let library: string;

beforeAll(async () => {
  if (!built) return;
  library = await libraryWithFacts(folder, 300);
  const script = [
    '--import',
    join(import.meta.dirname, 'useStandIn.mjs'),
    join(import.meta.dirname, 'walkWindows.mjs'),
  ];
  const env = { ...process.env, STAND_IN_USER_DATA: folder };
  const { stdout } = await promisify(execFile)(process.execPath, [...script, library, folder], { env });
  found = JSON.parse(stdout);
});

describe.skipIf(!built)('a window of the built app', () => {
  test('opens for a file that was handed over before the app was ready, and no welcome stands in the way', () => {
    expect(found.beforeReady).toEqual([false, 0]);
    expect(found.welcomed).toEqual([]);
  });

  test('that was left on a screen which is gone comes back on one that is there, no larger than it', () => {
    expect(found.bounds).toEqual({ x: 0, y: 0, width: 1920, height: 700 });
  });

  test('is the only one over its file, by whatever name and however often the file is opened', () => {
    expect(found.windows).toBe(1);
  });

  test('whose page hangs is asked about once, and not any more when it comes back', () => {
    expect(found.cameBack).toEqual([1, 0]);
  });

  test('whose page hangs is ended and loaded again when the user says so, and that is not told as a crash', () => {
    expect(found.hung.crashed).toBe(1);
    expect(found.hung.asked).toEqual(['This window does not respond.', 'This window does not respond.']);
  });

  test('that is closed during an export asks, and the deck is written when it stays open', () => {
    expect(found.kept).toEqual({ closed: false, written: true, told: 'A deck is being exported.' });
  });

  test('that is closed by quitting during an export asks, and then leaves no part of a deck, and the app ends', async () => {
    expect(found.quitAtOnce).toBe(false);
    expect(found.lost).toEqual({ decks: [], quits: 1 });
    expect((await briefwright(['check', library, '--json'])).json).toMatchObject({ ok: true });
  });
});

test('a window keeps its place where a screen holds it, and moves no further than it must', () => {
  const area = { x: 1920, y: 25, width: 1440, height: 875 };
  const inside = { x: 2000, y: 100, width: 1000, height: 700 };
  expect(within(inside, area)).toEqual(inside);
  expect(within({ ...inside, x: 1800 }, area)).toEqual({ ...inside, x: 1920 });
  expect(within({ ...inside, x: 3000, y: 900 }, area)).toEqual({ ...inside, x: 2360, y: 200 });
  expect(within({ x: 0, y: 0, width: 4000, height: 4000 }, area)).toEqual(area);
});

describe('the menus', () => {
  const nothing = () => {};
  const actions = {
    newLibrary: nothing,
    openLibrary: nothing,
    sampleLibrary: nothing,
    openRecent: nothing,
    send: nothing,
  };
  type Item = ReturnType<typeof menuTemplate>[number];
  const itemsOf = (platform: NodeJS.Platform): readonly Item[] =>
    menuTemplate([], actions, platform).flatMap((top) => [top, ...((top.submenu ?? []) as Item[])]);
  const onSheet = SHORTCUTS.flatMap(({ keys }) => keys);
  const pressed = (accelerator: string): string =>
    ['Shift', 'Alt']
      .filter((name) => accelerator.includes(`${name}+`))
      .reduceRight((keys, name) => `${name}+${keys}`, accelerator.split('+').at(-1) ?? '')
      .replace(/^/, /Cmd|Ctrl/.test(accelerator) ? 'Ctrl+' : '');

  test.each(['linux', 'win32', 'darwin'] as const)('on %s, have the shortcuts that the sheet names', (platform) => {
    for (const [label, does] of [
      ['Undo', 'Undo'],
      ['Redo', 'Redo'],
      ['Command Palette', 'Commands'],
    ] as const) {
      const accelerator = String(itemsOf(platform).find((item) => item.label === label)?.accelerator);
      expect(onSheet.find((row) => row.does === does)?.press, label).toContain(pressed(accelerator));
    }
  });

  test.each(['linux', 'win32', 'darwin'] as const)('on %s, take no key from the screens', (platform) => {
    const own = itemsOf(platform).filter((item) => item.accelerator && item.registerAccelerator === undefined);
    const taken = own.map((item) => pressed(String(item.accelerator)));
    expect(taken.length).toBeGreaterThan(0);
    expect(onSheet.flatMap(({ press }) => press).filter((keys) => taken.includes(keys))).toEqual([]);
  });

  test('on macOS begin with the app, and say about it there; elsewhere under Help', () => {
    const roles = (platform: NodeJS.Platform) => itemsOf(platform).map((item) => item.role);
    expect(roles('darwin')[0]).toBe('appMenu');
    expect(roles('darwin')).not.toContain('about');
    for (const platform of ['linux', 'win32'] as const) {
      expect(roles(platform)).toContain('about');
      expect(roles(platform)).toContain('quit');
    }
    for (const role of ['cut', 'copy', 'paste', 'selectAll', 'windowMenu', 'help', 'togglefullscreen'] as const) {
      for (const platform of ['linux', 'win32', 'darwin'] as const) expect(roles(platform), platform).toContain(role);
    }
  });
});
