import { type HandedOver, type Handing, isExternalAddress, type Shell } from '../../contract/shell.ts';
import { type Frame, GOODBYE, type Pipe } from '../../contract/wire.ts';

/** The shell of a page in an ordinary browser: it talks to the server that it came from, and to nothing else. */

async function post(path: string, body: BodyInit, signal?: AbortSignal): Promise<Record<string, unknown>> {
  const headers = { 'x-briefwright': '1' };
  const response = await fetch(path, { method: 'POST', headers, body, signal: signal ?? null });
  if (response.ok) return await response.json();
  const text = await response.text();
  let message = text;
  try {
    message = JSON.parse(text).message ?? text;
  } catch {
    // Refusals are plain sentences.
  }
  throw new Error(message);
}

/** Whether the server still answers, so that a request that broke off was the fault of its file. */
function serverAnswers(): Promise<boolean> {
  return fetch('/fault').then(
    () => true,
    () => false,
  );
}

async function whyNotHanded(error: unknown): Promise<string> {
  if (!(error instanceof TypeError)) return error instanceof Error ? error.message : String(error);
  if (!(await serverAnswers())) throw error;
  return 'It could not be handed over: it is larger than 100 MB, or was changed or removed meanwhile.';
}

async function upload(files: readonly File[], { onHanded, signal }: Handing<AbortSignal>): Promise<HandedOver> {
  const paths: string[] = [];
  const refused: { name: string; reason: string }[] = [];
  try {
    for (const file of files) {
      signal.throwIfAborted();
      onHanded(paths.length + refused.length);
      try {
        const { path } = await post(`/upload?name=${encodeURIComponent(file.name)}`, file, signal);
        if (typeof path === 'string') paths.push(path);
      } catch (error) {
        signal.throwIfAborted();
        refused.push({ name: file.name, reason: await whyNotHanded(error) });
      }
    }
    return { paths, refused };
  } catch (error) {
    await release(paths);
    throw error;
  }
}

async function release(paths: readonly string[]): Promise<void> {
  if (paths.length > 0) await post('/release', JSON.stringify({ paths }));
}

function pick(): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

const cannot = async (): Promise<void> => {
  throw new Error('A browser cannot do that.');
};

export const browserShell: Shell<File, AbortSignal> = {
  kind: 'browser',
  can: {
    pickFiles: true,
    revealInFolder: false,
    openFile: false,
    openExternally: true,
    openLibrary: false,
    nativeMenus: false,
    chooseSavePlace: false,
    download: true,
  },
  pickFiles: async (handing) => upload(await pick(), handing),
  droppedFiles: upload,
  release,
  saveAs: async (suggestedName) => {
    const { path } = await post('/place', JSON.stringify({ name: suggestedName }));
    return typeof path === 'string' ? path : null;
  },
  download: async (path) => {
    const { id } = await post('/ticket', JSON.stringify({ path }));
    const link = document.createElement('a');
    link.href = `/download/${id}`;
    link.download = '';
    link.click();
  },
  reveal: cannot,
  open: cannot,
  openLibrary: cannot,
  openExternal: async (url) => {
    if (isExternalAddress(url)) window.open(url, '_blank', 'noopener,noreferrer');
  },
  onMenu: () => () => {},
};

/** Why a WebSocket was refused, which the socket itself does not tell: what is wrong with the library, or with the server. */
async function whyRefused(): Promise<Error> {
  try {
    const { fault } = await (await fetch('/fault')).json();
    if (fault !== null) return Object.assign(new Error(fault.message), { data: fault });
    return new Error('The library does not answer.');
  } catch {
    const data = { code: 'SHELL_GONE', hint: 'Start it again and open the address that it prints.' };
    return Object.assign(new Error('Briefwright is not running any more. What was saved is in the library.'), { data });
  }
}

/** A WebSocket to the server of this page, open. */
export function openSocket(): Promise<Pipe> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${location.host}/contract`);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('error', () => void whyRefused().then(reject), { once: true });
    socket.addEventListener(
      'open',
      () =>
        resolve({
          send: (frame) => socket.send(frame),
          onFrame: (callback) =>
            socket.addEventListener('message', ({ data }: MessageEvent<Frame>) => {
              if (data !== GOODBYE) callback(data);
            }),
          onClose: (callback) => socket.addEventListener('close', () => callback(), { once: true }),
        }),
      { once: true },
    );
  });
}
