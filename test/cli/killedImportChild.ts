/**
 * Imports a folder of mixed files and a library, with processes that read as the app has them; says which they are and what it is
 * doing, and then waits. `killedImport.test.ts` kills it at some moment.
 */
import { existsSync, readFileSync, writeSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { jobsInProcess, openLibrary, router } from '../../src/core/operations/index.ts';
import { forkImportProcess } from '../../src/worker/importChild.ts';
import { importJobsIn } from '../../src/worker/importPool.ts';

const [libraryPath = '', folder = '', otherPath = ''] = process.argv.slice(2);
const library = openLibrary(libraryPath, 'write');
const tell = (line: string): void => {
  writeSync(1, `${line}\n`);
};
const runImportJob = importJobsIn((needs) => {
  const reader = forkImportProcess(undefined, needs);
  const children = `/proc/self/task/${process.pid}/children`;
  if (existsSync(children)) tell(`readers ${readFileSync(children, 'utf8').trim()}`);
  return reader;
});
const operations = createRouterClient(router, { context: { library, ...jobsInProcess, runImportJob } });

const stream = await operations.import({ paths: [folder, otherPath] });
for (;;) {
  const step = await stream.next();
  if (step.done) break;
  tell(step.value.doing);
}
tell('done');
setInterval(() => {}, 1_000);
