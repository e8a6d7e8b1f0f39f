import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrowserWindow, dialog, MessageChannelMain, screen } from 'electron';
import { CHANNELS } from '../contract/bridge.ts';
import { type CoreHost, type CoreHostMode, startCoreHost } from '../worker/coreHostClient.ts';
import { startImportProcess } from './importProcess.ts';
import { PAGE_URL } from './pageProtocol.ts';
import { relayPorts } from './portRelay.ts';
import type { Bounds, Memory } from './remembered.ts';

const PRELOAD = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url));

/** The bounds where they lie on a screen that is there; the middle of the main screen else. */
function visibleBounds(bounds: Bounds | null): { width: number; height: number; x?: number; y?: number } {
  if (bounds === null) return { width: 1360, height: 860 };
  const { x, y, width, height } = bounds;
  const area = screen.getDisplayMatching({ x, y, width, height }).workArea;
  const seen =
    x < area.x + area.width - 50 && x + width > area.x + 50 && y >= area.y - 10 && y < area.y + area.height - 50;
  return seen ? { x, y, width, height } : { width, height };
}

/** One window over one library. Its page or its core host may die; the user is told, and either is started again. */
export class LibraryWindow {
  readonly path: string;
  readonly window: BrowserWindow;
  readonly #memory: Memory;
  #core: CoreHost | null;
  #restarting: Promise<void> | null = null;
  /** The page has asked for a connection while there was no core host to connect to. */
  #waiting = false;
  readonly #closed: Promise<void>;

  /** Opens the library first: what cannot be opened gets no window. Throws what opening a library throws. */
  static async open(path: string, mode: CoreHostMode, memory: Memory): Promise<LibraryWindow> {
    return new LibraryWindow(path, await startCoreHost(path, mode, startImportProcess), memory);
  }

  private constructor(path: string, core: CoreHost, memory: Memory) {
    this.path = path;
    this.#core = core;
    this.#memory = memory;
    const bounds = memory.boundsOf(path);
    this.window = new BrowserWindow({
      ...visibleBounds(bounds),
      minWidth: 900,
      minHeight: 600,
      title: `${basename(path, '.briefwright')} – Briefwright`,
      show: false,
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
    window.on('close', () => this.#memory.placed(this.path, window.getNormalBounds(), window.isMaximized()));
    window.on('page-title-updated', (event) => event.preventDefault());
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') void this.#tellPageGone();
    });
    window.on('unresponsive', () => void this.#tellUnresponsive());
  }

  async #tellPageGone(): Promise<void> {
    const again = await this.#ask('This window stopped working.', 'What was saved is in the library.', 'Load it again');
    if (again) this.window.reload();
    else this.window.destroy();
  }

  async #tellUnresponsive(): Promise<void> {
    const again = await this.#ask(
      'This window does not respond.',
      'You can wait, or load it again.',
      'Load it again',
      'Wait',
    );
    if (again) this.window.reload();
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

  async #ask(message: string, detail: string, yes: string, no: string | null = 'Close the window'): Promise<boolean> {
    const buttons = no === null ? [yes] : [yes, no];
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'warning',
      message,
      detail,
      buttons,
      defaultId: 0,
      cancelId: buttons.length - 1,
      noLink: true,
    });
    return response === 0;
  }
}
