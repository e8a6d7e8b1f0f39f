import { clientOver } from '../../src/contract/wire.ts';
import { pipeOf, startCoreHost } from '../../src/worker/coreHostClient.ts';
import { contractSuite } from './suite.ts';

contractSuite('over a port of the core host', async (path) => {
  const host = await startCoreHost(path, 'write');
  return { client: clientOver(pipeOf(host.connect())).client, close: () => host.close() };
});
