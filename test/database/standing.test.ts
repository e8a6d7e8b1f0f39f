import { chmodSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openLibrary } from '../../src/core/database/library.ts';
import { closedAfterwards, codeOf, factOf, newLibrary } from './builders.ts';

const add = (library: ReturnType<typeof newLibrary>, statement: string) =>
  library.facts.insertMany([factOf(statement)]);

test('a file that was moved away takes no more changes, can be read on, and goes on when it is back', () => {
  const library = newLibrary();
  add(library, 'Kept before.');
  renameSync(library.path, `${library.path}.moved`);
  expect(library.standing()?.code).toBe('LIBRARY_GONE');
  expect(codeOf(() => add(library, 'Refused.'))).toBe('LIBRARY_GONE');
  expect(library.counts().facts).toBe(1);

  // Whoever opens it where it is now finds all that was saved, though its WAL stayed behind.
  const moved = closedAfterwards(openLibrary(`${library.path}.moved`, 'read'));
  expect(moved.counts().facts).toBe(1);
  moved.close();

  renameSync(`${library.path}.moved`, library.path);
  expect(library.standing()).toBeNull();
  add(library, 'Kept after.');
  library.close();
  expect(closedAfterwards(openLibrary(library.path, 'read')).counts().facts).toBe(2);
});

test('another file under its name, or one that was changed while it was away, is not the library that is open', () => {
  const library = newLibrary();
  renameSync(library.path, `${library.path}.moved`);
  writeFileSync(library.path, 'something else');
  expect(codeOf(() => add(library, 'Refused.'))).toBe('LIBRARY_GONE');
  rmSync(library.path);
  const later = Date.now() / 1000 + 60;
  utimesSync(`${library.path}.moved`, later, later);
  renameSync(`${library.path}.moved`, library.path);
  expect(codeOf(() => add(library, 'Refused.'))).toBe('LIBRARY_GONE');
});

test('a file that was marked read-only under an open library is not written to', () => {
  const library = newLibrary();
  chmodSync(library.path, 0o444);
  expect(codeOf(() => add(library, 'Refused.'))).toBe('LIBRARY_READ_ONLY');
  chmodSync(library.path, 0o644);
  add(library, 'Kept.');
  expect(library.counts().facts).toBe(1);
});
