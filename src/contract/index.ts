import { contract as commands } from './contract.ts';
import { duplicatesContract } from './duplicates.ts';
import { keptContract } from './kept.ts';
import { referencesContract } from './references.ts';
import { screensContract } from './screens.ts';
import { suggestionsContract } from './suggestions.ts';
import { tablesContract } from './tables.ts';
import { themeWordsContract } from './themeWords.ts';

/** Every operation, of the command line and of the screens. */
export const contract = {
  ...commands,
  ...screensContract,
  ...keptContract,
  ...duplicatesContract,
  ...suggestionsContract,
  ...themeWordsContract,
  ...referencesContract,
  ...tablesContract,
};
