import { createRouterClient } from '@orpc/server';
import type { Client } from '../../src/contract/wire.ts';
import { openLibrary, router, runDeckJob } from '../../src/core/operations/index.ts';
import { contractSuite } from './suite.ts';

contractSuite('in process', (path) => {
  const library = openLibrary(path, 'write');
  const client = createRouterClient(router, { context: { library, runDeckJob } }) as unknown as Client;
  return { client, close: () => library.close() };
});
