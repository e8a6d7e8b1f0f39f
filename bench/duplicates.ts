import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library, NewFact } from '../src/core/database/library.ts';
import { findDuplicates } from '../src/core/operations/findingDuplicates.ts';
import { createLibrary } from '../src/core/operations/index.ts';
import { madeFacts, madeSources, seeded } from './madeFacts.ts';

/**
 * Finding duplicates among made facts, a fiftieth of which are copies of others with a word more, a word less, or two words
 * exchanged: how many are found, how long it takes, and for how long at most it holds the thread, in time of its processor.
 * Run: npx node bench/duplicates.ts [facts]
 */
const FACTS = Number(process.argv[2] ?? 100_000);
const COPIES = Math.floor(FACTS / 50);
const LIMIT_MS = 50;

const random = seeded(11);
const folder = mkdtempSync(join(tmpdir(), 'briefwright-duplicates-'));
const library = createLibrary(join(folder, 'duplicates.briefwright'));

/** Facts as people write them: made ones end in a number of their own, by which alone they would be told apart. */
function* facts(library: Library): Generator<NewFact> {
  const made = [...madeFacts(FACTS - COPIES, madeSources(library, 500))].map(
    (fact): NewFact => ({ ...fact, statement: `${fact.statement.replace(/ \d+\.$/, '')}.` }),
  );
  yield* made;
  for (let copy = 0; copy < COPIES; copy += 1) {
    const of = made[Math.floor(random() * made.length)] as NewFact;
    const words = of.statement.split(' ');
    const at = 1 + Math.floor(random() * (words.length - 2));
    if (copy % 3 === 0) words.splice(at, 0, 'furthermore');
    else if (copy % 3 === 1) words.splice(at, 1);
    else words.splice(at, 2, words[at + 1] ?? '', words[at] ?? '');
    yield { ...of, statement: words.join(' '), measures: [] };
  }
}

try {
  library.facts.insertMany(facts(library));
  let longestMs = 0;
  const cpuMs = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let last = cpuMs();
  let isDone = false;
  const watch = (): void => {
    const now = cpuMs();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    if (!isDone) setImmediate(watch);
  };
  const started = cpuMs();
  setImmediate(watch);
  const { total } = await findDuplicates(library, 200, () => undefined, new AbortController().signal);
  watch();
  isDone = true;
  const tookMs = cpuMs() - started;
  const { rss } = process.memoryUsage();
  console.error(`${FACTS} facts, ${COPIES} copies among them: ${total} groups in ${(tookMs / 1000).toFixed(1)} s`);
  console.error(
    `${longestMs <= LIMIT_MS ? 'ok  ' : 'OVER'}  longest piece ${longestMs.toFixed(0)} ms (limit ${LIMIT_MS}); ${Math.round(rss / 2 ** 20)} MiB`,
  );
  console.log(JSON.stringify({ facts: FACTS, copies: COPIES, groups: total, tookMs, longestMs, rss }));
  process.exitCode = longestMs <= LIMIT_MS ? 0 : 1;
} finally {
  library.close();
  rmSync(folder, { recursive: true, force: true });
}
