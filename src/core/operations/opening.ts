import { rmSync } from 'node:fs';
import { STARTING_THEMES } from '../../model/theme.ts';
import { type Library, openLibrary } from '../database/library.ts';

export { libraryWarnings } from '../database/library.ts';
export { openLibrary };

/** A new library with the starting themes. The file must not exist; where making it fails, none is left. */
export function createLibrary(path: string, options: { markingDefault?: string } = {}): Library {
  const library = openLibrary(path, 'create');
  try {
    library.operate('Make the library', () => {
      for (const theme of STARTING_THEMES) library.themes.insert(theme);
      if (options.markingDefault !== undefined) library.settings.set('markingDefault', options.markingDefault);
    });
    return library;
  } catch (error) {
    library.close();
    for (const ending of ['', '-wal', '-shm', '-lock']) rmSync(path + ending, { force: true });
    throw error;
  }
}
