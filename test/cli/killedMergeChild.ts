/** Merges a library into another one and undoes it, without end; `killedMerge.test.ts` kills it at some moment. */
import { writeSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { jobsInProcess, openLibrary, router } from '../../src/core/operations/index.ts';

const [libraryPath = '', otherPath = ''] = process.argv.slice(2);
const library = openLibrary(libraryPath, 'write');
const operations = createRouterClient(router, { context: { library, ...jobsInProcess } });
writeSync(1, 'ready\n');
for (;;) {
  const stream = await operations.import({ paths: [otherPath] });
  for (;;) if ((await stream.next()).done) break;
  writeSync(1, 'merged\n');
  await operations.undo();
}
