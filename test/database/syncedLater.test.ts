import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Connection, connect } from '../../src/core/database/connection.ts';
import { makeOperate } from '../../src/core/database/operations.ts';
import { paired } from '../../src/core/database/pairedConnection.ts';
import { importPaths } from '../../src/core/operations/importing.ts';
import { jobsInProcess } from '../../src/core/operations/index.ts';
import { newLibrary } from './builders.ts';

const FULL = 2;
const NORMAL = 1;
const waits = ({ database }: Connection): unknown => database.pragma('synchronous', { simple: true });
const later = { kind: 'do', target: null, syncedLater: true } as const;

function overNewLibrary() {
  const library = newLibrary();
  library.close();
  const connection = paired(connect(library.path, { readOnly: false, mustExist: true }), () => {
    throw new Error('No connection beside is needed here');
  });
  return { connection, ...makeOperate(connection) };
}

test('an operation waits for the disk unless it says that it need not, and the next one waits again', () => {
  const { connection, operate } = overNewLibrary();
  expect(operate('One', () => waits(connection))).toBe(FULL);
  expect(operate('Two', () => waits(connection), later)).toBe(NORMAL);
  expect(waits(connection)).toBe(FULL);
  expect(operate('Three', () => operate('Within', () => waits(connection), later))).toBe(FULL);
  connection.close();
});

test('one that fails leaves the next waiting for the disk', () => {
  const { connection, operate } = overNewLibrary();
  const failing = () =>
    operate(
      'One',
      () => {
        throw new Error('given up');
      },
      later,
    );
  expect(failing).toThrow('given up');
  expect(waits(connection)).toBe(FULL);
  expect(operate('Two', () => waits(connection))).toBe(FULL);
  connection.close();
});

test('sync writes once where something was left to be synced, and nothing otherwise', () => {
  const { connection, operate, sync } = overNewLibrary();
  const other = connect(connection.database.name, { readOnly: true, mustExist: true });
  const version = () => other.database.pragma('data_version', { simple: true });
  const change = (options?: typeof later) =>
    operate('One', () => connection.sql('UPDATE theme SET position = position + 1').run(), options);
  change();
  let before = version();
  sync();
  expect(version()).toBe(before);
  change(later);
  before = version();
  sync();
  expect(version()).not.toBe(before);
  before = version();
  sync();
  expect(version()).toBe(before);
  other.close();
  connection.close();
});

test('an import of several files is on the disk when it ends, is cancelled or fails', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-synced-'));
  const files = ['a', 'b', 'c'].map((name) => join(folder, `${name}.md`));
  for (const file of files) writeFileSync(file, `# A note\n\nThe text of ${file} stands here, in one sentence.\n`);
  const library = newLibrary();
  const told: string[] = [];
  const watched = {
    ...library,
    operate: <T>(label: string, fn: () => T, options?: { readonly syncedLater?: boolean }): T => {
      if (options?.syncedLater) told.push('left');
      return library.operate(label, fn, options);
    },
    sync: () => {
      told.push('synced');
      library.sync();
    },
  };
  const context = { library: watched, ...jobsInProcess };
  await importPaths(context, files.slice(0, 2), () => {}, new AbortController().signal);
  expect(told.splice(0)).toEqual(['left', 'left', 'synced']);
  const cancel = new AbortController();
  const cancelled = importPaths(
    context,
    files.slice(2),
    () => queueMicrotask(() => cancel.abort(new Error('cancelled'))),
    cancel.signal,
  );
  await expect(cancelled).rejects.toThrow('cancelled');
  expect(told.at(-1)).toBe('synced');
});
