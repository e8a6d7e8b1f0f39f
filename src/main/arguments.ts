import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMAND_WORDS } from '../cli/words.ts';

export const LIBRARY_ENDING = '.briefwright';

const commandWords: ReadonlySet<string> = new Set(['help', ...COMMAND_WORDS]);
const ASKS_FOR_HELP = new Set(['--help', '-h', '--version', '-V']);

/** A desktop may hand over a file as its address: `%U` in a .desktop file. */
function pathOf(argument: string): string {
  if (!/^file:/i.test(argument) || !URL.canParse(argument)) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    // The file of another machine.
    return argument;
  }
}

/** Paths of the libraries that a command line names, whatever switches of Electron stand between them. */
export function librariesIn(argv: readonly string[], folder: string): string[] {
  return argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-'))
    .map(pathOf)
    .filter((path) => extname(path).toLowerCase() === LIBRARY_ENDING)
    .map((path) => resolve(folder, path));
}

/**
 * The words for the command line, where the app was started with a command; null where it is to open a window: it was started
 * without a word, or with a file. Switches before the first word are Electron's own, as in `Briefwright --no-sandbox facts LIB`.
 * A checkout is started by `electron .`, whose first word is the app itself.
 */
export function commandLineOf(argv: readonly string[], packaged: boolean): readonly string[] | null {
  const isWord = (argument: string): boolean => !argument.startsWith('-');
  const given = argv.slice(1);
  const words = packaged ? given : given.slice(given.findIndex(isWord) + 1);
  const at = words.findIndex(isWord);
  const first = words[at];
  if (first === undefined) return words.some((word) => ASKS_FOR_HELP.has(word)) ? words : null;
  if (commandWords.has(first)) return words.slice(at);
  // A mistyped command is told of; whatever may be a file is not one.
  return /^[a-z]+$/i.test(first) && !existsSync(first) ? words.slice(at) : null;
}
