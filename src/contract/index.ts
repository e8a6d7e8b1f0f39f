import { contract as commands } from './contract.ts';
import { keptContract } from './kept.ts';
import { screensContract } from './screens.ts';

/** Every operation, of the command line and of the screens. */
export const contract = { ...commands, ...screensContract, ...keptContract };
