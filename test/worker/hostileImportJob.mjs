import { writeSync } from 'node:fs';

/** An import job that does to its process what a hostile file might; the file's name says what. One after another, as the real one. */
let last = Promise.resolve();
process.on('message', ({ job }) => {
  last = last.then(() => {
    if (job.path.includes('loop')) for (;;);
    if (job.path.includes('exit')) process.exit(7);
    if (job.path.includes('memory')) {
      writeSync(2, 'OUT_OF_MEMORY');
      process.kill(process.pid, 'SIGKILL');
    }
    const text = String(process.pid);
    return new Promise((sent) => {
      process.send({ content: { kind: 'document', document: { text } }, residentBytes: 1 }, () => sent());
    });
  });
});
process.on('disconnect', () => process.exit());
