import type { MenuCommand } from './shell.ts';

/** What Electron's preload script gives the page, under `window.briefwright`; the page makes a `Shell` of it. */
export interface Bridge<DroppedFile> {
  /** Asks for a connection to the library; its port comes as a message of the window whose data is PORT_MESSAGE. */
  connect(): void;
  pickFiles(): Promise<readonly string[]>;
  /** The path of a dropped file; empty where it is not a file of this machine. */
  pathOf(file: DroppedFile): string;
  saveAs(suggestedName: string): Promise<string | null>;
  reveal(path: string): Promise<void>;
  open(path: string): Promise<void>;
  openLibrary(path: string): Promise<void>;
  openExternal(url: string): Promise<void>;
  onMenu(callback: (command: MenuCommand) => void): () => void;
}

export const PORT_MESSAGE = 'briefwright:port';

/** Channels between the preload script and the main process. */
export const CHANNELS = {
  connect: 'briefwright:connect',
  port: 'briefwright:port',
  pickFiles: 'briefwright:pick-files',
  saveAs: 'briefwright:save-as',
  reveal: 'briefwright:reveal',
  open: 'briefwright:open',
  openLibrary: 'briefwright:open-library',
  openExternal: 'briefwright:open-external',
  menu: 'briefwright:menu',
} as const;
