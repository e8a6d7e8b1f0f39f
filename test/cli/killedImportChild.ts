/** Imports a folder of mixed files and a library, says what it is doing, and then waits; `killedImport.test.ts` kills it at some moment. */
import { writeSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { jobsInProcess, openLibrary, router } from '../../src/core/operations/index.ts';

const [libraryPath = '', folder = '', otherPath = ''] = process.argv.slice(2);
const library = openLibrary(libraryPath, 'write');
const operations = createRouterClient(router, { context: { library, ...jobsInProcess } });
const tell = (line: string): void => {
  writeSync(1, `${line}\n`);
};

const stream = await operations.import({ paths: [folder, otherPath] });
for (;;) {
  const step = await stream.next();
  if (step.done) break;
  tell(step.value.doing);
}
tell('done');
setInterval(() => {}, 1_000);
