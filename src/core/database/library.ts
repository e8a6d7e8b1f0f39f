import { BriefwrightError } from '../../model/errors.ts';
import type { Library, OpenMode } from './libraryTypes.ts';

export type * from './libraryTypes.ts';

export function openLibrary(path: string, _mode: OpenMode): Library {
  throw new BriefwrightError('NOT_A_LIBRARY', `${path} cannot be opened: the library is not written yet.`);
}

/** What makes this place unsafe for a library: one sentence for each reason, none on a plain local disk. */
export function libraryWarnings(_path: string): string[] {
  return [];
}
