/**
 * What differs between the shells that show the screens. The screens see this interface alone, and hide what a shell says it
 * cannot do.
 */

/** Commands that native menus send to the screens. */
export const MENU_COMMANDS = [
  'undo',
  'redo',
  'palette',
  'shortcuts',
  'library',
  'sources',
  'themes',
  'inbox',
  'briefings',
  'file',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

export interface ShellAbilities {
  /** A dialog, or a file input, gives paths that `import` may use. */
  readonly pickFiles: boolean;
  /** `reveal` shows a file in the file manager. */
  readonly revealInFolder: boolean;
  /** `open` opens a file in the program that it belongs to. */
  readonly openFile: boolean;
  readonly openExternally: boolean;
  /** `openLibrary` opens another library in a window of its own. */
  readonly openLibrary: boolean;
  readonly nativeMenus: boolean;
  /** The user chooses where a file goes; else the shell puts it beside the library and `download` hands out a copy. */
  readonly chooseSavePlace: boolean;
  readonly download: boolean;
}

/** Files that the shell hands over for `import`. */
export interface HandedOver {
  /** Hand them to `release` after use. */
  readonly paths: readonly string[];
  /** What could not be handed over, and why: a bad file never stops the others. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

/** How handing over is followed and stopped: a shell that makes copies takes its time. */
export interface Handing<StopSignal> {
  readonly onHanded: (files: number) => void;
  readonly signal: StopSignal;
}

/** `DroppedFile` is the page's own `File`, `StopSignal` its `AbortSignal`: types that only pages have. */
export interface Shell<DroppedFile, StopSignal> {
  readonly kind: 'browser' | 'electron';
  readonly can: ShellAbilities;
  /** Files that the user picks; none where they changed their mind. */
  pickFiles(handing: Handing<StopSignal>): Promise<HandedOver>;
  /** Files that were dropped on the window. */
  droppedFiles(files: readonly DroppedFile[], handing: Handing<StopSignal>): Promise<HandedOver>;
  /** Paths of `pickFiles` or `droppedFiles` are no longer needed: copies that the shell made of them are removed. */
  release(paths: readonly string[]): Promise<void>;
  /** A path to write to, with the ending of the suggested name; null where the user changed their mind. */
  saveAs(suggestedName: string): Promise<string | null>;
  /** Hands the user a copy of a file that was written to a path of `saveAs`. */
  download(path: string): Promise<void>;
  reveal(path: string): Promise<void>;
  open(path: string): Promise<void>;
  openLibrary(path: string): Promise<void>;
  /** Opens an http, https or mailto address outside the app, after the user agreed where the shell asks. */
  openExternal(url: string): Promise<void>;
  /** Calls back for each command of a native menu; gives what stops it. */
  onMenu(callback: (command: MenuCommand) => void): () => void;
}

/** Whether an address may be opened outside the app: http, https or mailto, without blanks or controls. */
export function isExternalAddress(url: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(url);
}
