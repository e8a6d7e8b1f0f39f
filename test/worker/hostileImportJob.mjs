import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { startWatch, watch } from '../../src/worker/importWatch.ts';

/** An import job that does to its process what a hostile file might; the file's name says what. One after another, as the real one. */
let last = Promise.resolve();
const watched = isMainThread ? startWatch(new URL(import.meta.url), Number(process.argv[2] ?? 60_000)) : watch();
const serve = ({ job }) => {
  last = last.then(() => {
    watched.begins();
    if (job.path.includes('wait')) return new Promise(() => {});
    if (job.path.includes('loop')) for (;;);
    if (job.path.includes('exit')) process.exit(7);
    if (job.path.includes('memory')) {
      writeSync(2, 'OUT_OF_MEMORY');
      process.kill(process.pid, 'SIGKILL');
    }
    watched.ends();
    const text = String(process.pid);
    return new Promise((sent) => {
      process.send({ content: { kind: 'document', document: { text } }, residentBytes: 1 }, () => sent());
    });
  });
};
if (isMainThread) {
  process.on('message', serve);
  process.on('disconnect', () => process.exit());
}
