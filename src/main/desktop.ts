import { existsSync, realpathSync } from 'node:fs';
import { extname } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session } from 'electron';
import { CHANNELS } from '../contract/bridge.ts';
import type { MenuCommand } from '../contract/shell.ts';
import { BriefwrightError } from '../model/errors.ts';
import type { CoreHostMode } from '../worker/coreHostClient.ts';
import { LIBRARY_ENDING, librariesIn } from './arguments.ts';
import { LibraryWindow } from './libraryWindow.ts';
import { menuTemplate } from './menu.ts';
import { answerPages, windowFinder } from './pageMessages.ts';
import { declareScheme, servePage } from './pageProtocol.ts';
import { Memory } from './remembered.ts';
import { makeSample } from './sample.ts';
import { lockEveryPage, lockSession } from './security.ts';

/** The Electron shell: windows, menus, dialogs and ports. Everything it knows of a library goes through the contract. */

const FILTERS = [{ name: 'Briefwright library', extensions: ['briefwright'] }];

const windows = new Map<string, LibraryWindow>();
/** Libraries that are being opened, by path. */
const opening = new Map<string, Promise<void>>();
/** Files that the system asked to open before the app had begun; null from then on. */
let asked: string[] | null = [];
/** Of every window, until its library is closed. */
const closing = new Set<Promise<void>>();
let memory: Memory;
let quitting = false;

function showMenu(): void {
  const actions = {
    newLibrary: () => void chooseNew('New library', (path) => openLibrary(path, 'create')),
    openLibrary: () => void chooseOpen(),
    sampleLibrary: () => void chooseNew('Sample library', openSample),
    openRecent: (path: string) => void openRecent(path),
    send: (command: MenuCommand) => BrowserWindow.getFocusedWindow()?.webContents.send(CHANNELS.menu, command),
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(memory.recent, actions, process.platform)));
}

async function explain(error: unknown): Promise<void> {
  const known = error instanceof BriefwrightError ? error : null;
  await dialog.showMessageBox({
    type: 'error',
    message: known?.message ?? `The library cannot be opened: ${error instanceof Error ? error.message : error}`,
    detail: known?.hint ?? '',
    buttons: ['OK'],
  });
}

async function openReadOnly(path: string, why: BriefwrightError): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: why.message,
    detail: 'You can look at it without changing it.',
    buttons: ['Open to Read', 'Cancel'],
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) await openWindow(path, 'read');
}

/** The one name of a file that several paths may lead to. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    // It is not there: opening it says so.
    return path;
  }
}

/** Opens a library in a window of its own, or brings its window to the front. */
async function openLibrary(named: string, mode: CoreHostMode = 'write'): Promise<void> {
  const path = realPath(named);
  const open = windows.get(path);
  if (open) return open.focus();
  const begun = opening.get(path);
  if (begun) return begun;
  const done = openWindow(path, mode);
  opening.set(path, done);
  await done.finally(() => opening.delete(path));
}

/** The user was asked whether to close a window though work is lost by it. */
function answered(closes: boolean): void {
  if (closes && quitting) app.quit();
  if (!closes) quitting = false;
}

async function openWindow(path: string, mode: CoreHostMode): Promise<void> {
  try {
    const window = await LibraryWindow.open(path, mode, memory, answered);
    windows.set(path, window);
    closing.add(window.closed);
    void window.closed.then(() => closing.delete(window.closed));
    window.window.once('closed', () => {
      windows.delete(path);
      // Where closing the last window ends the app, that window is what the next start brings back.
      if (!quitting && (windows.size > 0 || process.platform === 'darwin')) memory.areOpen([...windows.keys()]);
    });
    memory.opened(path);
    memory.areOpen([...windows.keys()]);
    app.addRecentDocument(path);
    showMenu();
  } catch (error) {
    const code = error instanceof BriefwrightError ? error.code : '';
    if (mode === 'write' && (code === 'LIBRARY_IN_USE' || code === 'LIBRARY_READ_ONLY')) {
      return openReadOnly(path, error as BriefwrightError);
    }
    await explain(error);
  }
}

async function openSample(path: string): Promise<void> {
  try {
    await makeSample(path);
  } catch (error) {
    return explain(error);
  }
  await openLibrary(path);
}

async function openRecent(path: string): Promise<void> {
  if (!existsSync(path)) {
    memory.forget(path);
    showMenu();
    return explain(new BriefwrightError('LIBRARY_NOT_FOUND', 'The library is not there any more.', { hint: path }));
  }
  await openLibrary(path);
}

async function chooseNew(title: string, then: (path: string) => Promise<void>): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title,
    defaultPath: `Library${LIBRARY_ENDING}`,
    filters: FILTERS,
  });
  if (canceled || filePath === '') return;
  await then(extname(filePath) === LIBRARY_ENDING ? filePath : filePath + LIBRARY_ENDING);
}

async function chooseOpen(): Promise<void> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openFile'], filters: FILTERS });
  if (filePaths[0] !== undefined) await openLibrary(filePaths[0]);
}

/** The first run, or nothing left to restore: the user says what to begin with. */
async function welcome(): Promise<void> {
  const { response } = await dialog.showMessageBox({
    message: 'Welcome to Briefwright',
    detail: 'A library is one file on this machine. Where do you want to begin?',
    buttons: ['Sample Library…', 'New Library…', 'Open Library…', 'Quit'],
    defaultId: 0,
    cancelId: 3,
    noLink: true,
  });
  if (response === 0) await chooseNew('Sample library', openSample);
  if (response === 1) await chooseNew('New library', (path) => openLibrary(path, 'create'));
  if (response === 2) await chooseOpen();
  if (windows.size === 0) app.quit();
}

async function begin(): Promise<void> {
  memory = new Memory(app);
  app.setAboutPanelOptions({ applicationName: 'Briefwright', applicationVersion: app.getVersion() });
  lockSession(session.defaultSession);
  servePage(protocol);
  answerPages(
    ipcMain,
    windowFinder(() => windows.values()),
    (path) => openLibrary(path),
  );
  showMenu();
  const named = [...librariesIn(process.argv, process.cwd()), ...(asked ?? [])];
  asked = null;
  const libraries = named.length > 0 ? named : memory.open.filter((path) => existsSync(path));
  for (const path of new Set(libraries)) await openLibrary(path);
  if (windows.size === 0) await welcome();
}

if (app.requestSingleInstanceLock()) {
  declareScheme(protocol);
  app.enableSandbox();
  lockEveryPage(app);
  // What the installer names the app to Windows: its windows and its shortcut stand together in the task bar.
  if (process.platform === 'win32') app.setAppUserModelId('org.briefwright.desktop');
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (asked === null) void openLibrary(path);
    else asked.push(path);
  });
  app.on('second-instance', (_event, argv, folder) => {
    const libraries = librariesIn(argv, folder);
    for (const path of libraries) void openLibrary(path);
    if (libraries.length === 0) [...windows.values()].at(-1)?.focus();
  });
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('will-quit', (event) => {
    if (closing.size === 0) return;
    event.preventDefault();
    void Promise.all(closing).then(() => app.quit());
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (windows.size === 0) void welcome();
  });
  void app.whenReady().then(begin);
} else {
  app.quit();
}
