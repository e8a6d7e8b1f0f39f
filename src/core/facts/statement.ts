import { fold } from './fold.ts';

/**
 * A key that two statements share exactly when they say the same in the same words: folded for matching, without regard
 * to case, and without the full stop at the end.
 */
export function statementKey(statement: string): string {
  return fold(statement)
    .toLowerCase()
    .replace(/[\s.]+$/, '');
}

/** Whether two statements are the same words: type-setting, case and a final full stop aside. */
export function sameStatement(a: string, b: string): boolean {
  return statementKey(a) === statementKey(b);
}
