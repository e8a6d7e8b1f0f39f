import { Command, CommanderError } from 'commander';
import { BriefwrightError, EXIT } from '../model/errors.ts';
import { addCommand } from './commands/add.ts';
import { backupCommand } from './commands/backup.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { decksCommand } from './commands/decks.ts';
import { exportCommand } from './commands/export.ts';
import { factsCommand } from './commands/facts.ts';
import { importCommand } from './commands/import.ts';
import { newCommand } from './commands/new.ts';
import { readCommand } from './commands/read.ts';
import { sampleCommand } from './commands/sample.ts';
import { serveCommand } from './commands/serve.ts';
import { sourcesCommand } from './commands/sources.ts';
import { suggestCommand } from './commands/suggest.ts';
import { themesCommand } from './commands/themes.ts';
import { redoCommand, undoCommand } from './commands/undo.ts';
import { verifyCommand } from './commands/verify.ts';
import { printResult, say } from './output.ts';
import { asUserError } from './session.ts';
import { COMMAND_WORDS, type CommandWord } from './words.ts';

const commands: Readonly<Record<CommandWord, () => Command>> = {
  new: newCommand,
  sample: sampleCommand,
  import: importCommand,
  suggest: suggestCommand,
  add: addCommand,
  facts: factsCommand,
  sources: sourcesCommand,
  themes: themesCommand,
  read: readCommand,
  build: buildCommand,
  decks: decksCommand,
  verify: verifyCommand,
  check: checkCommand,
  backup: backupCommand,
  export: exportCommand,
  serve: serveCommand,
  undo: undoCommand,
  redo: redoCommand,
};

function program(): Command {
  const root = new Command('briefwright')
    .description('Briefing decks in which every claim can be traced to the exact words of a source.')
    .version('0.1.0')
    .showHelpAfterError('(add --help for usage)')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  for (const word of COMMAND_WORDS) {
    const command = commands[word]();
    command.option('--json', 'print one JSON document on stdout').exitOverride();
    root.addCommand(command);
  }
  return root;
}

/** Runs one command line and gives its exit code. Nothing is thrown: every error is printed. */
export async function main(argv: readonly string[]): Promise<number> {
  const json = argv.includes('--json');
  process.exitCode = EXIT.done;
  try {
    await program().parseAsync([...argv], { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.done;
      if (json) printError(new BriefwrightError('USAGE', error.message.replace(/^error: /, ''), { exit: EXIT.usage }));
      return EXIT.usage;
    }
    const told = asUserError(error);
    if (json) printError(told);
    else say(`briefwright: ${told.message}${told.hint === null ? '' : `\n${told.hint}`}`);
    return told.code === 'CANCELLED' ? 130 : told.exit;
  }
}

function printError({ code, message, hint }: BriefwrightError): void {
  printResult(true, { error: { code, message, hint } }, () => []);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has gone (`briefwright facts L | head`): there is nobody to tell.
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  throw error;
});
