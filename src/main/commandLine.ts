import { writeSync } from 'node:fs';
import { app } from 'electron';
import { main } from '../cli/main.ts';
import { EXIT } from '../model/errors.ts';
import { writeToHandles } from './handles.ts';

/** Settles when all that was written so far has left: a pipe to another program may be slower than this one. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}

/**
 * Answers one command line without a window, and ends the app with its exit code. It runs before Electron is ready, so that
 * it needs no screen, and without the lock of the single instance: an open window over another library is not disturbed.
 */
export async function answerCommandLine(words: readonly string[]): Promise<void> {
  app.dock?.hide();
  if (process.platform === 'win32') writeToHandles(process.stdout, process.stderr, writeSync);
  // Electron would show a dialog.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`briefwright: ${error.message}\n`);
    app.exit(EXIT.unusable);
  });
  const code = await main(words);
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  app.exit(code);
}
