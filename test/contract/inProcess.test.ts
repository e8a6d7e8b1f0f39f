import { createRouterClient } from '@orpc/server';
import type { Client } from '../../src/contract/wire.ts';
import { jobsInProcess, openLibrary, router } from '../../src/core/operations/index.ts';
import { contractSuite } from './suite.ts';

contractSuite('in process', (path) => {
  const library = openLibrary(path, 'write');
  const client = createRouterClient(router, { context: { library, ...jobsInProcess } }) as unknown as Client;
  return { client, close: () => library.close() };
});
