import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { FromImportJob } from '../worker/importJob.ts';
import { type OutOf, ranOutOf } from '../worker/importLimits.ts';
import type { ImportProcess } from '../worker/importPool.ts';

const ENTRY = fileURLToPath(new URL('./importJob.js', import.meta.url));

/**
 * Starts the import job in a utility process: the packaged app cannot be run as Node, so Node's own `fork` has nothing to start.
 * To be called when the app is ready.
 */
export function startImportProcess(): ImportProcess {
  const child = utilityProcess.fork(ENTRY, [], {
    serviceName: 'Briefwright import',
    execArgv: ['--max-old-space-size=700'],
    stdio: ['ignore', 'ignore', 'pipe'],
    // Nothing of the user's; Windows starts no program without this one.
    env: process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot },
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('latin1')).slice(-2_000);
  });
  const saidAll = new Promise<void>((resolve) => {
    if (child.stderr === null) resolve();
    else for (const name of ['end', 'close', 'error']) child.stderr.once(name, () => resolve());
  });
  let onMessage: (message: FromImportJob) => void = () => {};
  let onEnd: (end: { outOf: OutOf }) => void = () => {};
  child.on('message', (message: FromImportJob) => onMessage(message));
  child.once('exit', () => {
    void saidAll.then(() => onEnd({ outOf: ranOutOf(complaint) }));
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => {
      onMessage = listener;
    },
    onEnd: (listener) => {
      onEnd = listener;
    },
    // The app runs for as long as it has windows, whatever its processes do.
    keepAlive: () => {},
    kill: () => {
      // Its own kill asks politely, which a reader that is caught in a loop does not hear.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
