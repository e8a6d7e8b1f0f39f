import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCheckJobInThread } from '../../src/worker/checkThread.ts';
import { factOf, newLibrary } from '../database/builders.ts';

const never = new AbortController().signal;

test('a library that is open is checked in a thread of its own, and whoever writes meanwhile waits for it', async () => {
  const library = newLibrary();
  library.facts.insertMany(Array.from({ length: 200 }, (_, n) => factOf(`Ship ${n} came.`)));
  let isChecked = false;
  const steps = library
    .alone(() => runCheckJobInThread({ kind: 'library', file: library.path, readOnly: false }, never))
    .finally(() => {
      isChecked = true;
    });
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  expect(() => library.facts.insertMany([factOf('It did not wait.')])).toThrow(/A large change is being made/);
  const written = library.idle().then(() => {
    library.facts.insertMany([factOf('It waited.')]);
    return isChecked;
  });
  expect((await steps).map(({ faults }) => faults)).toEqual([[], [], []]);
  expect(await written).toBe(true);
  expect(library.counts().facts).toBe(201);
});

test('a copy that is not whole is told, and a check that is stopped ends', async () => {
  const library = newLibrary();
  library.facts.insertMany(Array.from({ length: 200 }, (_, n) => factOf(`Ship ${n} came.`)));
  const copy = `${library.path}.copy`;
  await library.backup(copy);
  expect(await runCheckJobInThread({ kind: 'copy', file: copy }, never)).toEqual([]);
  const bytes = readFileSync(copy);
  writeFileSync(copy, bytes.subarray(0, bytes.length - 3 * 4096));
  await expect(runCheckJobInThread({ kind: 'copy', file: copy }, never)).rejects.toMatchObject({
    name: 'BriefwrightError',
  });
  const stopper = new AbortController();
  const stopped = runCheckJobInThread({ kind: 'library', file: library.path, readOnly: false }, stopper.signal);
  stopper.abort(new Error('stopped'));
  await expect(stopped).rejects.toThrow('stopped');
});
