import { appendFileSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { readFileBytes } from '../../src/core/operations/fileBytes.ts';

/** What somebody else does to the file as soon as its first bytes were asked for. */
let meanwhile: () => void = () => {};

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const open: typeof real.open = async (...given) => {
    const file = await real.open(...given);
    const read = file.read.bind(file) as (...args: unknown[]) => Promise<unknown>;
    return Object.assign(file, {
      read: async (...args: unknown[]) => {
        meanwhile();
        meanwhile = () => {};
        return read(...args);
      },
    });
  };
  return { ...real, open };
});

const folder = mkdtempSync(join(tmpdir(), 'briefwright-bytes-'));
const path = join(folder, 'note.txt');
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  writeFileSync(path, 'The pier is open.');
  meanwhile = () => {};
});

const codeOf = async (work: Promise<unknown>): Promise<string> => work.then(String, ({ code }) => code);

test('a file that nobody touches is read as it is', async () => {
  expect(Buffer.from(await readFileBytes(path)).toString()).toBe('The pier is open.');
});

test.each([
  ['grows', () => appendFileSync(path, ' And the quay.')],
  ['is cut', () => truncateSync(path, 4)],
  ['is emptied', () => truncateSync(path)],
  [
    'is written over in its length',
    () => {
      writeFileSync(path, 'The pier is shut.');
      utimesSync(path, 1, 1);
    },
  ],
])('a file that %s while it is read is refused: neither state of it is what was meant', async (_what, change) => {
  meanwhile = change;
  expect(await codeOf(readFileBytes(path))).toBe('FILE_CHANGED');
});

test('a file that is deleted, or whose name another file takes, while it is read is read as it was', async () => {
  meanwhile = () => {
    rmSync(path);
    writeFileSync(path, 'Something else.');
  };
  expect(Buffer.from(await readFileBytes(path)).toString()).toBe('The pier is open.');
});
