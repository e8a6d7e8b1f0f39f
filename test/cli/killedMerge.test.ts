import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLibrary, openLibrary } from '../../src/core/operations/index.ts';
import { evidenceOf, factOf, sourceOf } from '../database/builders.ts';
import { scratchFolder } from './run.ts';

const ROUNDS = 8;
const FACTS = 600;
const folder = scratchFolder();
const [ours, theirs] = [join(folder, 'ours.briefwright'), join(folder, 'theirs.briefwright')];

/** Runs the child and kills it the given time after it is ready; gives whether it was killed. */
function runAndKill(afterMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'killedMergeChild.ts'), ours, theirs]);
    let errors = '';
    let timer: NodeJS.Timeout | undefined;
    child.stdout.on('data', () => {
      timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL') resolve();
      else reject(new Error(`The child ended by itself (${code}): ${errors}`));
    });
  });
}

test(`a process killed ${ROUNDS} times while it merges a library leaves all of it or nothing`, async () => {
  createLibrary(ours).close();
  const other = createLibrary(theirs);
  const source = other.sources.insert(sourceOf());
  other.facts.insertMany(
    Array.from({ length: FACTS }, (_, i) =>
      factOf(`Item ${i} was counted.`, { themes: ['market', 'policy'], evidence: [evidenceOf(source)] }),
    ),
  );
  other.close();
  const found = new Set<number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    await runAndKill((round * 97) % 400);
    const library = openLibrary(ours, 'write');
    const { facts, sources } = library.counts();
    found.add(facts);
    expect([0, FACTS]).toContain(facts);
    expect(sources).toBe(facts === 0 ? 0 : 1);
    expect(library.integrity()).toEqual([]);
    if (facts > 0) expect(library.history.undo()).toMatchObject({ done: true });
    library.close();
  }
  expect(found.has(0)).toBe(true);
});
