import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrowserWindow, dialog, MessageChannelMain, type Rectangle, screen } from 'electron';
import { CHANNELS } from '../contract/bridge.ts';
import { type CoreHost, type CoreHostMode, startCoreHost } from '../worker/coreHostClient.ts';
import type { LongWork } from '../worker/longWork.ts';
import { startImportProcess } from './importProcess.ts';
import { PAGE_URL } from './pageProtocol.ts';
import { within } from './placement.ts';
import { relayPorts } from './portRelay.ts';
import type { Bounds, Memory } from './remembered.ts';

const ICON = fileURLToPath(new URL('../renderer/icon-512.png', import.meta.url));
const PRELOAD = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url));

/** Where the window stands: as it was left, within a screen that is there; the middle of the main screen at first. */
function placeOf(bounds: Bounds | null): Partial<Rectangle> {
  if (bounds === null) return { width: 1360, height: 860 };
  const { x, y, width, height } = bounds;
  const left = { x, y, width, height };
  return within(left, screen.getDisplayMatching(left).workArea);
}

const LOST_BY_CLOSING: Readonly<Record<LongWork, string>> = {
  deck: 'A deck is being exported.',
  file: 'A file is being written.',
  import: 'Files are being imported.',
};

/** One window over one library. Its page or its core host may die; the user is told, and either is started again. */
export class LibraryWindow {
  readonly path: string;
  readonly window: BrowserWindow;
  readonly #memory: Memory;
  #core: CoreHost | null;
  #restarting: Promise<void> | null = null;
  readonly #answered: (closes: boolean) => void;
  /** The user was asked whether to close though work is lost by it: not yet answered, or agreed. */
  #closing: 'asked' | 'agreed' | null = null;
  /** While the user is asked about a page that does not respond; it may respond before they have answered. */
  #hung: AbortController | null = null;
  /** The page is ended and loaded again as the user said. */
  #ending = false;
  /** The page has asked for a connection while there was no core host to connect to. */
  #waiting = false;
  readonly #closed: Promise<void>;

  /**
   * Opens the library first: what cannot be opened gets no window. Throws what opening a library throws. `answered` hears what
   * the user said when closing the window would have lost work.
   */
  static async open(
    path: string,
    mode: CoreHostMode,
    memory: Memory,
    answered: (closes: boolean) => void,
  ): Promise<LibraryWindow> {
    return new LibraryWindow(path, await startCoreHost(path, mode, startImportProcess), memory, answered);
  }

  private constructor(path: string, core: CoreHost, memory: Memory, answered: (closes: boolean) => void) {
    this.path = path;
    this.#answered = answered;
    this.#core = core;
    this.#memory = memory;
    const bounds = memory.boundsOf(path);
    this.window = new BrowserWindow({
      ...placeOf(bounds),
      minWidth: 900,
      minHeight: 600,
      title: `${basename(path, '.briefwright')} – Briefwright`,
      show: false,
      // Windows and macOS take the icon of the app itself.
      ...(process.platform === 'linux' ? { icon: ICON } : {}),
      webPreferences: {
        preload: PRELOAD,
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
        spellcheck: false,
      },
    });
    this.#closed = new Promise((resolve) => {
      this.window.once('closed', () => void (this.#core?.close() ?? Promise.resolve()).then(resolve));
    });
    this.#follow(core);
    this.#watchPage();
    if (bounds?.maximized) this.window.maximize();
    void this.window.loadURL(PAGE_URL);
  }

  /** Settles when the window has gone and the library is closed. */
  get closed(): Promise<void> {
    return this.#closed;
  }

  /** Gives the page a port to the core host; while that is being started again, as soon as it is there. */
  connect(): void {
    this.#waiting = this.#core === null;
    if (this.#core === null || this.window.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    relayPorts(port1, this.#core.connect());
    this.window.webContents.postMessage(CHANNELS.port, null, [port2]);
  }

  focus(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.focus();
  }

  #watchPage(): void {
    const { window } = this;
    window.once('ready-to-show', () => window.show());
    window.on('close', (event) => {
      this.#memory.placed(this.path, window.getNormalBounds(), window.isMaximized());
      const work = this.#core?.doing ?? null;
      if (work === null || this.#closing === 'agreed') return;
      event.preventDefault();
      if (this.#closing === null) void this.#askToClose(work);
    });
    window.on('page-title-updated', (event) => event.preventDefault());
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit' && !this.#ending) void this.#tellPageGone();
    });
    window.on('unresponsive', () => void this.#tellUnresponsive());
    window.on('responsive', () => this.#hung?.abort());
  }

  async #askToClose(work: LongWork): Promise<void> {
    this.#closing = 'asked';
    const detail = 'It is cancelled if you close the window; nothing half-done is kept.';
    const stays = await this.#ask(LOST_BY_CLOSING[work], detail, 'Keep it open', 'Cancel and close');
    this.#closing = stays ? null : 'agreed';
    if (!stays && !this.window.isDestroyed()) this.window.close();
    this.#answered(!stays);
  }

  async #tellPageGone(): Promise<void> {
    const again = await this.#ask('This window stopped working.', 'What was saved is in the library.', 'Load it again');
    if (again) this.window.reload();
    else this.window.destroy();
  }

  async #tellUnresponsive(): Promise<void> {
    if (this.#hung !== null) return;
    this.#hung = new AbortController();
    const { signal } = this.#hung;
    const detail = 'You can wait, or load it again. What was saved is in the library.';
    const waits = await this.#ask('This window does not respond.', detail, 'Wait', 'Load it again', signal);
    this.#hung = null;
    if (waits || signal.aborted || this.window.isDestroyed()) return;
    // A page that is caught in a loop hears no request to load itself again.
    this.#ending = true;
    this.window.webContents.forcefullyCrashRenderer();
    this.window.reload();
    this.window.webContents.once('did-finish-load', () => {
      this.#ending = false;
    });
  }

  #follow(core: CoreHost): void {
    void core.ended.then(({ asked }) => {
      if (asked || this.window.isDestroyed()) return;
      this.#core = null;
      this.#restarting ??= this.#restart(core.readOnly ? 'read' : 'write').finally(() => {
        this.#restarting = null;
      });
    });
  }

  async #restart(mode: CoreHostMode): Promise<void> {
    const detail = 'What was saved is in the library; what was being done was cancelled.';
    const again = await this.#ask('The part of Briefwright that holds this library stopped.', detail, 'Open it again');
    if (!again) return this.window.destroy();
    try {
      this.#core = await startCoreHost(this.path, mode, startImportProcess);
      this.#follow(this.#core);
      if (this.#waiting) this.connect();
    } catch (error) {
      await this.#ask(error instanceof Error ? error.message : String(error), 'The window is closed.', 'OK', null);
      this.window.destroy();
    }
  }

  async #ask(
    message: string,
    detail: string,
    yes: string,
    no: string | null = 'Close the window',
    signal?: AbortSignal,
  ): Promise<boolean> {
    const buttons = no === null ? [yes] : [yes, no];
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'warning',
      message,
      detail,
      buttons,
      defaultId: 0,
      cancelId: buttons.length - 1,
      noLink: true,
      ...(signal ? { signal } : {}),
    });
    return response === 0;
  }
}
