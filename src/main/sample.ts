import { clientOver } from '../contract/wire.ts';
import { pipeOf, startCoreHost } from '../worker/coreHostClient.ts';
import { startImportProcess } from './importProcess.ts';

/** Makes the sample library at a path where no file is. Throws LIBRARY_EXISTS and what writing a library throws. */
export async function makeSample(path: string): Promise<void> {
  const core = await startCoreHost(path, 'create', startImportProcess);
  try {
    const stream = await clientOver(pipeOf(core.connect())).client.sample({ documents: null });
    for await (const _progress of stream);
  } finally {
    await core.close();
  }
}
