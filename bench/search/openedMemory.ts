import { openLibrary } from '../../src/core/database/library.ts';

/** Opens the library PATH, lists its themes, and prints what the process holds in memory then, in MiB. */
const library = openLibrary(process.argv[2] as string, 'write');
library.themes.list();
library.counts();
console.log(process.memoryUsage.rss() / 2 ** 20);
library.close();
