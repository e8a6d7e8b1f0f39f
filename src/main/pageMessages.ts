import { existsSync } from 'node:fs';
import { extname, isAbsolute } from 'node:path';
import { BrowserWindow, dialog, type IpcMain, type IpcMainEvent, type IpcMainInvokeEvent, shell } from 'electron';
import { CHANNELS } from '../contract/bridge.ts';
import { LIBRARY_ENDING } from './arguments.ts';
import type { LibraryWindow } from './libraryWindow.ts';
import { isTrustedSender, openExternally } from './security.ts';

/** What the app may be asked to open: what it writes itself. Opening anything else could run a program. */
const OPENABLE = new Set(['.pptx', '.md', '.json', '.csv', '.bib']);

function asName(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 200) : 'Deck.pptx';
}

function existing(path: unknown): string | null {
  return typeof path === 'string' && isAbsolute(path) && existsSync(path) ? path : null;
}

/** Answers the pages. A message from anything but the main frame of a window of ours gets no answer. */
export function answerPages(
  ipc: IpcMain,
  windowOf: (sender: Electron.WebContents) => LibraryWindow | null,
  openLibrary: (path: string) => Promise<void>,
): void {
  const ask = <T>(channel: string, work: (window: LibraryWindow, argument: unknown) => Promise<T>): void => {
    ipc.handle(channel, async (event: IpcMainInvokeEvent, argument: unknown) => {
      const window = isTrustedSender(event) ? windowOf(event.sender) : null;
      if (window === null) throw new Error('Only pages of Briefwright may ask that.');
      return work(window, argument);
    });
  };
  ipc.on(CHANNELS.connect, (event: IpcMainEvent) => {
    if (isTrustedSender(event)) windowOf(event.sender)?.connect();
  });
  ask(CHANNELS.pickFiles, async ({ window }) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: 'Import files',
      properties: ['openFile', 'multiSelections'],
    });
    return filePaths;
  });
  ask(CHANNELS.saveAs, async ({ window }, suggested) => {
    const name = asName(suggested);
    const ending = extname(name).slice(1);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: name,
      filters: ending === '' ? [] : [{ name: ending.toUpperCase(), extensions: [ending] }],
    });
    return canceled || filePath === '' ? null : filePath;
  });
  ask(CHANNELS.reveal, async (_window, path) => {
    const file = existing(path);
    if (file !== null) shell.showItemInFolder(file);
  });
  ask(CHANNELS.open, async (_window, path) => {
    const file = existing(path);
    if (file === null) throw new Error('The file is not there any more.');
    if (!OPENABLE.has(extname(file).toLowerCase()))
      throw new Error('Briefwright opens decks and its own exports alone.');
    const problem = await shell.openPath(file);
    if (problem !== '') throw new Error(problem);
  });
  ask(CHANNELS.openLibrary, async (_window, path) => {
    const file = existing(path);
    if (file === null) throw new Error('The library is not there any more.');
    if (extname(file).toLowerCase() !== LIBRARY_ENDING) throw new Error('That is no Briefwright library.');
    await openLibrary(file);
  });
  ask(CHANNELS.openExternal, (_window, url) => openExternally(url));
}

/** The library window that a page belongs to. */
export function windowFinder(windows: () => Iterable<LibraryWindow>) {
  return (sender: Electron.WebContents): LibraryWindow | null => {
    const owner = BrowserWindow.fromWebContents(sender);
    for (const candidate of windows()) if (candidate.window === owner) return candidate;
    return null;
  };
}
