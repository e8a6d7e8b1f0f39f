import { BriefwrightError } from '../../model/errors.ts';
import type { Library } from '../database/library.ts';

/**
 * Takes one step back or forward in the library's history, or the very operation named, and gives the label of what was
 * undone or redone. Throws CANNOT_UNDO or CANNOT_REDO with the reason.
 */
export function stepHistory(library: Library, direction: 'undo' | 'redo', operation?: number): string {
  const result = direction === 'undo' ? library.history.undo(operation) : library.history.redo(operation);
  if (result.done) return result.label;
  throw new BriefwrightError(direction === 'undo' ? 'CANNOT_UNDO' : 'CANNOT_REDO', result.reason);
}

/** What `change` gives, once nothing else is being written, with the operation that it was, by which it can be taken back; null where nothing changed. */
export async function asOperation<Result extends object>(
  library: Library,
  change: () => Result,
): Promise<Result & { readonly operation: number | null }> {
  await library.idle();
  const before = library.history.latest();
  const result = change();
  const operation = library.history.latest();
  return { ...result, operation: operation === before ? null : operation };
}
