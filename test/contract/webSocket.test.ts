import { mkdtempSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WebSocket } from 'ws';
import { clientOver } from '../../src/contract/wire.ts';
import { pipeOfSocket, served } from '../web/browserShell.ts';
import { contractSuite } from './suite.ts';

contractSuite('over a WebSocket of the browser shell', async (path) => {
  const folder = mkdtempSync(join(dirname(path), 'page-'));
  const site = await served(folder, path);
  const socket = await site.socket({ cookie: await site.enter(), origin: site.own.origin });
  if (!(socket instanceof WebSocket)) throw new Error(`refused with ${socket}`);
  return { client: clientOver(pipeOfSocket(socket)).client, close: () => site.shell.close() };
});
