import { TLP_SCHEME } from '../../model/scales.ts';
import { type Library, openLibrary } from '../database/library.ts';
import { checkMarking } from './settings.ts';

export { libraryWarnings } from '../database/library.ts';
export { openLibrary };

/** A new library with the starting themes. The file must not exist; where making it fails, none is left. */
export function createLibrary(path: string, options: { markingDefault?: string } = {}): Library {
  if (options.markingDefault !== undefined) checkMarking(TLP_SCHEME, options.markingDefault);
  const library = openLibrary(path, 'create');
  if (options.markingDefault !== undefined) library.settings.set('markingDefault', options.markingDefault);
  return library;
}
