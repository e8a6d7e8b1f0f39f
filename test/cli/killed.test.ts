import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLibrary } from '../../src/core/operations/checking.ts';
import { createLibrary, jobsInProcess, openLibrary } from '../../src/core/operations/index.ts';
import { scratchFolder } from './run.ts';

const ROUNDS = 54;
const folder = scratchFolder();
const path = join(folder, 'L.briefwright');

/**
 * Runs the worker and kills it the given time after it has finished so many operations, which a slow machine takes longer
 * for; gives the lines of what it had finished.
 */
function runAndKill(round: number, afterOperations: number, afterMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'killedChild.ts'), path, folder, String(round)]);
    let out = '';
    let errors = '';
    let timer: NodeJS.Timeout | undefined;
    child.stdout.on('data', (chunk) => {
      out += chunk;
      // One line more says that it is ready.
      if (out.split('\n').length - 2 >= afterOperations) timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal !== 'SIGKILL') reject(new Error(`The worker ended by itself (${code}): ${errors}`));
      // The last line may be cut by the kill: only what ends in a line break was said.
      else resolve(out.slice(0, out.lastIndexOf('\n')).split('\n'));
    });
  });
}

// Each round starts a process and looks through the whole library: on a busy machine that is more than the time of other tests.
const LONG = { timeout: 3_600_000 };

test(
  `a process killed ${ROUNDS} times while it adds, imports and builds loses no finished operation`,
  LONG,
  async () => {
    createLibrary(path).close();
    const seeded = openLibrary(path, 'write');
    seeded.sources.insert({
      csl: { id: 'seed', type: 'report', title: 'A first source' },
      reliability: 'B',
      marking: null,
      descriptor: null,
      inferred: [],
    });
    seeded.close();
    let finished = 0;
    let midWork = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const lines = await runAndKill(round, round % 4, 5 + ((round * 37) % 400));
      if (lines.length > 1) midWork++;
      const library = openLibrary(path, 'write');
      try {
        const check = await checkLibrary({ library, ...jobsInProcess }, () => {}, new AbortController().signal);
        expect(check.problems).toEqual([]);
        for (const line of lines) {
          const [what, ...rest] = line.split(' ');
          if (what === 'ready') continue;
          finished++;
          if (what === 'added') expect(library.facts.getMany(rest).map((fact) => fact.id)).toEqual(rest);
          if (what === 'imported') expect(library.documents.get(rest[0] ?? '')).not.toBeNull();
          if (what === 'built') {
            const [sha256 = '', ...words] = rest;
            const file = words.join(' ');
            expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sha256);
            expect(library.exports.bySha256(sha256)).not.toHaveLength(0);
            rmSync(file);
          }
        }
        // An operation is whole or absent: no batch of facts is there in part.
        for (let batch = 0; batch < 200; batch++) {
          const held = library.facts.byExactStatement(`In round ${round}, batch ${batch} held its item 0.`);
          if (held.length === 0) break;
          const last = `In round ${round}, batch ${batch} held its item ${batch % 40}.`;
          expect(library.facts.byExactStatement(last)).toHaveLength(1);
        }
      } finally {
        library.close();
      }
    }
    expect(midWork).toBeGreaterThan(ROUNDS / 2);
    expect(finished).toBeGreaterThan(ROUNDS);
    expect(existsSync(path)).toBe(true);
  },
);
