import type { MessagePort } from 'node:worker_threads';
import type { FromImportJob, ToImportJob } from './importJob.ts';
import type { OutOf } from './importLimits.ts';
import type { ImportProcess } from './importPool.ts';

/**
 * An import process at a distance. Electron can start one from the thread of its windows alone, so the thread of the library
 * asks that one for it, and speaks with it over a port.
 */

type ToProcess = { readonly send: ToImportJob } | 'kill';
type FromProcess = { readonly message: FromImportJob } | { readonly end: { readonly outOf: OutOf } };

/** The import process at the other end of a port. */
export function importProcessOver(port: MessagePort): ImportProcess {
  let onMessage: (message: FromImportJob) => void = () => {};
  let onEnd: (end: { outOf: OutOf }) => void = () => {};
  let over = false;
  const end = (how: { outOf: OutOf }): void => {
    if (over) return;
    over = true;
    port.close();
    onEnd(how);
  };
  const post = (message: ToProcess): void => port.postMessage(message);
  port.on('message', (said: FromProcess) => ('message' in said ? onMessage(said.message) : end(said.end)));
  port.on('close', () => end({ outOf: null }));
  return {
    send: (message) => post({ send: message }),
    onMessage: (listener) => {
      onMessage = listener;
    },
    onEnd: (listener) => {
      onEnd = listener;
    },
    keepAlive: (keep) => (keep ? port.ref() : port.unref()),
    kill: () => {
      post('kill');
      port.unref();
    },
  };
}

/** Puts an import process behind a port. When the other end goes, the process is killed. */
export function serveImportProcess(port: MessagePort, process: ImportProcess): void {
  const post = (message: FromProcess): void => port.postMessage(message);
  process.onMessage((message) => post({ message }));
  process.onEnd((end) => {
    post({ end });
    port.close();
  });
  port.on('message', (asked: ToProcess) => (asked === 'kill' ? process.kill() : process.send(asked.send)));
  port.on('close', () => process.kill());
}
