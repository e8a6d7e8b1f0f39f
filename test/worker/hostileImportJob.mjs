import { writeSync } from 'node:fs';

/** An import job that does to its process what a hostile file might; the file's name says what. */
process.on('message', ({ job }) => {
  if (job.path.includes('loop')) for (;;);
  if (job.path.includes('exit')) process.exit(7);
  if (job.path.includes('memory')) {
    writeSync(2, 'OUT_OF_MEMORY');
    process.kill(process.pid, 'SIGKILL');
  }
  process.send({ content: { kind: 'document', document: { text: String(process.pid) } }, residentBytes: 1 });
});
process.on('disconnect', () => process.exit());
