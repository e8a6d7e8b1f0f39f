import { type Bridge, PORT_MESSAGE } from '../../contract/bridge.ts';
import type { MenuCommand, Shell } from '../../contract/shell.ts';
import { type Frame, GOODBYE, type Pipe } from '../../contract/wire.ts';

/** In a text field, undo and redo are the text's own: whether the command was such a one, and is done. */
function undoneByText(command: MenuCommand): boolean {
  if (command !== 'undo' && command !== 'redo') return false;
  const focused = document.activeElement;
  const isText =
    focused instanceof HTMLTextAreaElement ||
    focused instanceof HTMLInputElement ||
    (focused instanceof HTMLElement && focused.isContentEditable);
  if (isText) document.execCommand(command);
  return isText;
}

/** The shell of a page in an Electron window. */
export function electronShell(bridge: Bridge<File>): Shell<File, AbortSignal> {
  return {
    kind: 'electron',
    can: {
      pickFiles: true,
      revealInFolder: true,
      openFile: true,
      openExternally: true,
      openLibrary: true,
      nativeMenus: true,
      chooseSavePlace: true,
      download: false,
    },
    pickFiles: async () => ({ paths: await bridge.pickFiles(), refused: [] }),
    droppedFiles: async (files) => {
      const dropped = files.map((file) => ({ name: file.name, path: bridge.pathOf(file) }));
      return {
        paths: dropped.flatMap(({ path }) => (path === '' ? [] : [path])),
        refused: dropped.flatMap(({ name, path }) =>
          path === '' ? [{ name, reason: 'It is no file of this machine: save it first, then import it.' }] : [],
        ),
      };
    },
    release: async () => {},
    saveAs: (suggestedName) => bridge.saveAs(suggestedName),
    download: async () => {
      throw new Error('The file is already where you chose to save it.');
    },
    reveal: (path) => bridge.reveal(path),
    open: (path) => bridge.open(path),
    openLibrary: (path) => bridge.openLibrary(path),
    openExternal: (url) => bridge.openExternal(url),
    onMenu: (callback) =>
      bridge.onMenu((command) => {
        if (!undoneByText(command)) callback(command);
      }),
  };
}

const ANSWER_WITHIN_MS = 15_000;

/** A port to the core host, which the main process hands over when it is asked. A page's port never closes by itself: GOODBYE does. */
export function openPort(bridge: Bridge<File>): Promise<Pipe> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => done(() => reject(new Error('The library does not answer.'))), ANSWER_WITHIN_MS);
    const done = (settle: () => void): void => {
      clearTimeout(timer);
      window.removeEventListener('message', take);
      settle();
    };
    const take = (event: MessageEvent): void => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== PORT_MESSAGE || !port) return;
      done(() =>
        resolve({
          send: (frame) => port.postMessage(frame),
          onFrame: (callback) => {
            port.addEventListener('message', ({ data }: MessageEvent<Frame>) => {
              if (data !== GOODBYE) callback(data);
            });
            port.start();
          },
          onClose: (callback) => {
            port.addEventListener('message', ({ data }: MessageEvent<Frame>) => {
              if (data === GOODBYE) callback();
            });
          },
        }),
      );
    };
    window.addEventListener('message', take);
    bridge.connect();
  });
}
