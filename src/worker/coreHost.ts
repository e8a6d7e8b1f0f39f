import { MessageChannel, type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { RPCHandler } from '@orpc/server/ws';
import { type Frame, GOODBYE } from '../contract/wire.ts';
import {
  createLibrary,
  libraryWarnings,
  type OperationContext,
  openLibrary,
  router,
} from '../core/operations/index.ts';
import { runCheckJobInThread } from './checkThread.ts';
import type { CoreHostData, FromCoreHost, ToCoreHost } from './coreHostClient.ts';
import { runDeckJobInThread } from './deckThread.ts';
import { runImportJobInChild } from './importChild.ts';
import { type ImportProcess, importJobsIn } from './importPool.ts';
import { importProcessOver } from './importPort.ts';
import { watchWork } from './longWork.ts';
import { internalFault, sentError } from './sentError.ts';

/** The entry of the core host: the one thread that owns a library. It serves the contract on every port that it is handed. */

const handler = new RPCHandler<OperationContext>(router, {
  clientInterceptors: [watchWork((type, work) => tell({ type, work }))],
});
const { path, mode, asksForImportProcesses } = workerData as CoreHostData;
/** What ends each open connection, and with it the calls that came through it. */
const connections = new Set<() => void>();

function tell(message: FromCoreHost, transfer: MessagePort[] = []): void {
  parentPort?.postMessage(message, transfer);
}

/** In Electron the thread of the windows alone can start a process. */
function askForImportProcess(): ImportProcess {
  const { port1, port2 } = new MessageChannel();
  tell({ type: 'importProcess', port: port2 }, [port2]);
  return importProcessOver(port1);
}

function isFrame(data: unknown): data is Frame {
  return typeof data === 'string' || data instanceof ArrayBuffer || data instanceof Uint8Array;
}

/**
 * Serves the contract on a port. It goes through the handler made for WebSockets: the one made for ports catches nothing, so
 * that one malformed frame would end this thread. When the port closes, the calls that came through it are cancelled.
 */
function serve(port: MessagePort, context: OperationContext): void {
  const closing: (() => void)[] = [];
  let closed = false;
  const close = (): void => {
    if (closed) return;
    closed = true;
    connections.delete(close);
    for (const callback of closing) callback();
    port.close();
  };
  connections.add(close);
  port.on('close', close);
  const socket = {
    send: (frame: Frame) => port.postMessage(frame),
    addEventListener: (type: string, listener: (event: { readonly data: Frame }) => void) => {
      if (type === 'close') closing.push(() => listener({ data: '' }));
      if (type !== 'message') return;
      port.on('message', (data: unknown) => {
        if (data === GOODBYE) close();
        else if (isFrame(data)) listener({ data });
      });
    },
  };
  void handler.upgrade(socket as never, { context });
  port.start();
}

try {
  const library = mode === 'create' ? createLibrary(path) : openLibrary(path, mode);
  const context: OperationContext = {
    library,
    runDeckJob: runDeckJobInThread,
    runCheckJob: runCheckJobInThread,
    runImportJob: asksForImportProcesses ? importJobsIn(askForImportProcess) : runImportJobInChild,
  };
  parentPort?.on('message', (message: ToCoreHost) => {
    if (message.type === 'connect') return serve(message.port, context);
    for (const close of connections) close();
    // The thread ends by itself when the calls that were cancelled just now have cleaned up after themselves.
    setImmediate(() => {
      library.close();
      parentPort?.close();
    });
  });
  tell({ type: 'ready', warnings: mode === 'read' ? [] : libraryWarnings(path) });
} catch (error) {
  tell({ type: 'failed', error: sentError(error, internalFault('The library cannot be opened', error)) });
  parentPort?.close();
}
