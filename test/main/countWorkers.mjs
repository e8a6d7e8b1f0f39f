/** `node --import` this, and the threads of the core host are at hand in `globalThis.startedWorkers`, to be ended as a crash would. */
import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';

globalThis.startedWorkers = [];
const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(file, options) {
    super(file, options);
    if (String(file).includes('coreHost')) globalThis.startedWorkers.push(this);
  }
};
syncBuiltinESMExports();
