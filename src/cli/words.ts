/** The words that the command line answers. The packaged app looks at them to tell a command from a file to open. */
export const COMMAND_WORDS = [
  'new',
  'sample',
  'import',
  'suggest',
  'add',
  'facts',
  'sources',
  'themes',
  'read',
  'build',
  'decks',
  'verify',
  'check',
  'backup',
  'export',
  'serve',
  'undo',
  'redo',
] as const;
export type CommandWord = (typeof COMMAND_WORDS)[number];
