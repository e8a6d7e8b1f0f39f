import { writeSync } from 'node:fs';
import { app } from 'electron';
import { main } from '../cli/main.ts';
import { readFilesWith } from '../cli/session.ts';
import type { CommandWord } from '../cli/words.ts';
import { EXIT } from '../model/errors.ts';
import { importJobsIn } from '../worker/importPool.ts';
import { writeToHandles } from './handles.ts';
import { startImportProcess } from './importProcess.ts';

/** Settles when all that was written so far has left: a pipe to another program may be slower than this one. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}

const READS_FILES: ReadonlySet<string | undefined> = new Set<CommandWord>(['import', 'sample']);

/** Whether a command needs processes that read files, which Electron starts only when it is ready. */
export function needsReady(words: readonly string[]): boolean {
  return READS_FILES.has(words[0]);
}

/**
 * Answers one command line without a window, and ends the app with its exit code. It runs without the lock of the single
 * instance, so that an open window over another library is not disturbed, and where it can before Electron is ready, so that
 * it needs no screen.
 */
export async function answerCommandLine(words: readonly string[]): Promise<void> {
  app.dock?.hide();
  if (process.platform === 'win32') writeToHandles(process.stdout, process.stderr, writeSync);
  // Electron would show a dialog.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`briefwright: ${error.message}\n`);
    app.exit(EXIT.unusable);
  });
  readFilesWith(importJobsIn(startImportProcess));
  if (needsReady(words)) await app.whenReady();
  const code = await main(words);
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  app.exit(code);
}
