import { app } from 'electron';
import { commandLineOf } from './arguments.ts';

/** The entry of the app: a command is answered as the command line answers it; anything else opens a window. */
const words = commandLineOf(process.argv, app.isPackaged);
if (words === null) await import('./desktop.ts');
else {
  const { answerCommandLine, needsReady } = await import('./commandLine.ts');
  const answered = answerCommandLine(words);
  // Electron becomes ready when this module has been run to its end, and not before.
  if (!needsReady(words)) await answered;
}
