import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { describe } from 'vitest';
import { electronRuntime, ROOT } from '../../scripts/start/electronRuntime.ts';
import { createLibrary } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../../test/cli/run.ts';
import { skipReason } from '../../test/support/tools.ts';
import { openPage, PAGE_FOLDER, PATIENCE_MS, type Watched, watch } from './browser.ts';
import { slowDown } from './slow.ts';

/** The app under test: the same screens in an installed Chromium and in Electron, so that one journey walks through either. */
export interface App {
  readonly page: Page;
  readonly watched: Watched;
  /** Another window over the same library; null where a library has one window. */
  secondWindow(): Promise<Page | null>;
  /** Does what asks for files, and picks these. */
  pick(files: readonly string[], ask: () => Promise<void>): Promise<void>;
  /** Does what writes a file, and gives its place, beside the library; and the copy that was handed out, where one was. */
  written(ask: () => Promise<void>): Promise<{ readonly file: string; readonly copy: Buffer | null }>;
  /** Ends it; the library is closed. */
  close(): Promise<void>;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Journey {
  /** A folder of this journey alone. */
  readonly folder: string;
  open(library: string, size?: Size): Promise<App>;
  /** Makes an empty library, and opens it. */
  openEmpty(library: string, size?: Size): Promise<App>;
}

const runtime = electronRuntime();
const SIZE: Size = { width: 1280, height: 800 };

async function openInChromium(library: string, size: Size): Promise<App> {
  const { context, page, watched, close } = await openPage(library, size.width, size.height);
  return {
    page,
    watched,
    secondWindow: async () => {
      const second = await context.newPage();
      await second.goto(page.url());
      return second;
    },
    pick: async (files, ask) => {
      const chooser = page.waitForEvent('filechooser');
      await ask();
      await (await chooser).setFiles([...files]);
    },
    written: async (ask) => {
      const downloading = page.waitForEvent('download');
      await ask();
      const download = await downloading;
      const copy = readFileSync(await download.path());
      return { file: join(dirname(library), download.suggestedFilename()), copy };
    },
    close,
  };
}

/** The dialogs of the system answer by themselves: files that a test named, and a place beside the library. */
function answerDialogs(app: ElectronApplication, folder: string): Promise<void> {
  return app.evaluate(({ dialog }, place) => {
    const told = globalThis as { filesToPick?: string[]; lastPlace?: string };
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: told.filesToPick ?? [] });
    dialog.showSaveDialog = (async (...asked: { defaultPath?: string }[]) => {
      told.lastPlace = `${place}/${asked.at(-1)?.defaultPath}`;
      return { canceled: false, filePath: told.lastPlace };
    }) as typeof dialog.showSaveDialog;
  }, folder);
}

/** A library in Electron itself. */
export async function openInElectron(library: string, size: Size): Promise<App> {
  const folder = dirname(library);
  const app = await _electron.launch({
    executablePath: 'path' in runtime ? runtime.path : '',
    args: [
      '.',
      library,
      `--user-data-dir=${join(folder, 'electron')}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    cwd: ROOT,
  });
  await answerDialogs(app, folder);
  const page = await app.firstWindow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ ...size });
  page.setDefaultTimeout(PATIENCE_MS);
  const watched = watch(page, 'app://page');
  await slowDown(page);
  // What it asked for before it was watched, it asks for again.
  await page.reload();
  return {
    page,
    watched,
    secondWindow: async () => null,
    pick: async (files, ask) => {
      await app.evaluate(
        (_electronModule, paths) => {
          (globalThis as { filesToPick?: string[] }).filesToPick = paths;
        },
        [...files],
      );
      await ask();
    },
    written: async (ask) => {
      await ask();
      await page.getByText(/^Written: /).waitFor();
      const place = await app.evaluate(() => (globalThis as { lastPlace?: string }).lastPlace);
      return { file: join(folder, basename(place ?? '')), copy: null };
    },
    close: () => app.close(),
  };
}

/** Why nothing can be run in Electron here; null where it can. */
export const noElectron =
  'missing' in runtime ? "without Electron's runtime, which its install script downloads" : null;
if (noElectron !== null) console.info(`Skipped ${noElectron}: every journey in Electron`);

const SHELLS = [
  {
    name: 'Chromium',
    open: openInChromium,
    whyNot: skipReason('chromium'),
  },
  {
    name: 'Electron',
    open: openInElectron,
    whyNot: noElectron,
  },
] as const;

const built = existsSync(join(PAGE_FOLDER, 'index.html'));

/** One journey, in each shell that can be had here; the others are skipped with their reason. */
export function inEveryShell(what: string, journey: (shell: Journey) => void): void {
  for (const { name, open, whyNot } of SHELLS) {
    const cannot = built ? whyNot : 'the page is not built';
    const title = cannot === null ? `${what}, in ${name}` : `${what}, in ${name} (skipped: ${cannot})`;
    describe.skipIf(cannot !== null)(title, () => {
      // A journey that is skipped leaves no folder.
      const folder = cannot === null ? scratchFolder() : '';
      const openEmpty = async (library: string, size = SIZE): Promise<App> => {
        createLibrary(library).close();
        const app = await open(library, size);
        await app.page.getByRole('heading', { name: 'This library is empty' }).waitFor();
        return app;
      };
      journey({ folder, open: (library, size = SIZE) => open(library, size), openEmpty });
    });
  }
}
