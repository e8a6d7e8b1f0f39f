import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { GOODBYE, type Pipe } from '../contract/wire.ts';
import type { ImportProcess } from './importPool.ts';
import { serveImportProcess } from './importPort.ts';
import type { LongWork } from './longWork.ts';
import { receivedError, type SentError } from './sentError.ts';

/** How the core host opens its library; `create` makes it. */
export type CoreHostMode = 'create' | 'write' | 'read';
export interface CoreHostData {
  readonly path: string;
  readonly mode: CoreHostMode;
  /** Whether it asks the thread that started it for the processes that read files; else it starts them itself. */
  readonly asksForImportProcesses: boolean;
}
export type ToCoreHost = { readonly type: 'connect'; readonly port: MessagePort } | { readonly type: 'close' };
export type FromCoreHost =
  | { readonly type: 'ready'; readonly warnings: readonly string[] }
  | { readonly type: 'began' | 'ended'; readonly work: LongWork }
  | { readonly type: 'importProcess'; readonly port: MessagePort }
  | { readonly type: 'failed'; readonly error: SentError };

/** A running core host, as the shells see it. */
export interface CoreHost {
  readonly path: string;
  readonly readOnly: boolean;
  /** What to tell the user about the place of the library. */
  readonly warnings: readonly string[];
  /** What it is doing that closing it would cancel; null where nothing is. */
  readonly doing: LongWork | null;
  /** Settles when the thread has ended: `asked` by `close`, or by itself. */
  readonly ended: Promise<{ readonly asked: boolean }>;
  /** A new connection, for one window or WebSocket. It closes when the thread ends. */
  connect(): MessagePort;
  /** Ends all connections, closes the library and ends the thread. */
  close(): Promise<void>;
  /** Ends the thread at once, as a crash would. */
  kill(): Promise<void>;
}

/** How long a library has to close before its thread is ended; SQLite loses nothing that was committed. */
const CLOSE_WITHIN_MS = 10_000;

/**
 * Opens a library in a thread of its own. Throws what opening a library throws. `startImportProcess` makes the processes that
 * read files, where the thread cannot make them itself.
 */
export async function startCoreHost(
  path: string,
  mode: CoreHostMode,
  startImportProcess?: () => ImportProcess,
): Promise<CoreHost> {
  const worker = new Worker(
    new URL(import.meta.url.endsWith('.ts') ? './coreHost.ts' : './coreHost.js', import.meta.url),
    { workerData: { path, mode, asksForImportProcesses: startImportProcess !== undefined } satisfies CoreHostData },
  );
  const post = (message: ToCoreHost, transfer: MessagePort[] = []): void => worker.postMessage(message, transfer);
  let asked = false;
  let running = true;
  const doing: LongWork[] = [];
  const ended = new Promise<{ asked: boolean }>((resolve) => {
    worker.once('exit', () => {
      running = false;
      resolve({ asked });
    });
  });
  const warnings = await new Promise<readonly string[]>((resolve, reject) => {
    worker.on('error', reject);
    worker.once('exit', () => reject(new Error('The thread of the library ended before it had opened it.')));
    worker.on('message', (message: FromCoreHost) => {
      if (message.type === 'ready') resolve(message.warnings);
      if (message.type === 'began') doing.push(message.work);
      if (message.type === 'ended') doing.splice(doing.indexOf(message.work), 1);
      if (message.type === 'importProcess' && startImportProcess)
        serveImportProcess(message.port, startImportProcess());
      if (message.type === 'failed') reject(receivedError(message.error));
    });
  });
  return {
    path,
    readOnly: mode === 'read',
    warnings,
    get doing() {
      return running ? (doing.at(-1) ?? null) : null;
    },
    ended,
    connect: () => {
      const { port1, port2 } = new MessageChannel();
      if (running) post({ type: 'connect', port: port2 }, [port2]);
      else port2.close();
      return port1;
    },
    close: async () => {
      if (!running) return;
      asked = true;
      post({ type: 'close' });
      const timer = setTimeout(() => void worker.terminate(), CLOSE_WITHIN_MS);
      await ended;
      clearTimeout(timer);
    },
    kill: async () => {
      await worker.terminate();
    },
  };
}

/** A port as a pipe, in Node. */
export function pipeOf(port: MessagePort): Pipe {
  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (callback) => {
      port.on('message', (frame) => {
        if (frame !== GOODBYE) callback(frame);
      });
      port.start();
    },
    onClose: (callback) => port.once('close', callback),
  };
}
