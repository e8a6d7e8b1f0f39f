import { BriefwrightError } from '../../model/errors.ts';
import type { Library } from '../database/library.ts';

/** Takes one step back or forward in the library's history and gives the label of what was undone or redone. */
export function stepHistory(library: Library, direction: 'undo' | 'redo'): string {
  const result = direction === 'undo' ? library.history.undo() : library.history.redo();
  if (result.done) return result.label;
  throw new BriefwrightError(direction === 'undo' ? 'CANNOT_UNDO' : 'CANNOT_REDO', result.reason);
}
