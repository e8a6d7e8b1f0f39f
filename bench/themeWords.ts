import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLibrary } from '../src/core/operations/index.ts';
import { themeModel } from '../src/core/operations/learningThemes.ts';
import { madeFacts, madeSources } from './madeFacts.ts';

/**
 * Learning themes from a library of made facts: how long the first time takes, how long after a change of 1 and of 1,000 facts,
 * and for how long at most it holds the thread, in time of its processor. Run: npx node bench/themeWords.ts [facts]
 */
const FACTS = Number(process.argv[2] ?? 100_000);
const LIMIT_MS = 50;

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Runs work and gives what it took, and its longest piece. */
async function watched(work: () => Promise<unknown>): Promise<{ tookMs: number; longestMs: number }> {
  let longestMs = 0;
  let last = cpuMs();
  let isDone = false;
  const look = (): void => {
    const now = cpuMs();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    if (!isDone) setImmediate(look);
  };
  const started = cpuMs();
  setImmediate(look);
  await work();
  look();
  isDone = true;
  return { tookMs: cpuMs() - started, longestMs };
}

const folder = mkdtempSync(join(tmpdir(), 'briefwright-theme-words-'));
const library = createLibrary(join(folder, 'themes.briefwright'));
try {
  const ids = library.facts.insertMany(madeFacts(FACTS, madeSources(library, 500)));
  const changed = async (count: number) => {
    library.facts.changeMany('Tag', ids.slice(-count), { addThemes: ['people'], removeThemes: [] });
    return watched(() => themeModel(library));
  };
  const first = await watched(() => themeModel(library));
  const afterOne = await changed(1);
  const afterMany = await changed(1_000);
  const longestMs = Math.max(first.longestMs, afterOne.longestMs, afterMany.longestMs);
  const shown = (ms: number): string => `${ms.toFixed(0)} ms`;
  console.log(
    `${FACTS} facts: learned in ${shown(first.tookMs)}, after a change of one fact in ${shown(afterOne.tookMs)}, of 1,000 in ` +
      `${shown(afterMany.tookMs)}; held the thread for ${shown(longestMs)} at most.`,
  );
  if (longestMs > LIMIT_MS) process.exitCode = 1;
} finally {
  library.close();
  rmSync(folder, { recursive: true, force: true });
}
