import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { markdownOf } from './decks/pandoc.ts';

/**
 * Writing decks, against stock pptxgenjs and pandoc, in paired runs: `node bench/decks.ts [PAIRS]`. Each deck is written
 * by a process of its own; where it does not say otherwise, one that has written none before. Time is from slide plan to file; memory is the peak of the
 * process. Ends with 1 where a ratio is over its limit.
 */
const pairs = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'briefwright-bench-'));
const child = fileURLToPath(new URL('./decks/child.ts', import.meta.url));

interface Measured {
  readonly ms: number;
  readonly slides: number;
  readonly bytes: number;
  readonly peakMiB: number;
  /** Of the whole process, its start included. */
  readonly wholeMs: number;
}

function measure(who: 'ours' | 'stock' | 'again', slides: number): Measured {
  const started = performance.now();
  const out = execFileSync(process.execPath, [child, who, String(slides), join(folder, `${who}.pptx`)], {
    encoding: 'utf8',
    // As the command line has it, for both: what V8 compiled at an earlier start is kept.
    env: { ...process.env, NODE_COMPILE_CACHE: join('out', 'bench', 'compile-cache') },
  });
  return { ...JSON.parse(out), wholeMs: performance.now() - started };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

let failed = false;
function row(what: string, values: readonly number[], limit: number): void {
  const ratio = median(values);
  if (ratio > limit) failed = true;
  const all = values.map((value) => value.toFixed(3)).join(' ');
  console.log(
    `${ratio <= limit ? 'ok  ' : 'OVER'}  ${what}: ${ratio.toFixed(3)} (${Number.isFinite(limit) ? `limit ${limit}` : 'no limit'}; pairs ${all})`,
  );
}

function show(what: string, m: Measured): void {
  console.log(
    `      ${what}: ${m.ms.toFixed(0)} ms, ${m.peakMiB.toFixed(0)} MiB peak, ${m.slides} slides, ${(m.bytes / 1e6).toFixed(1)} MB`,
  );
}

try {
  const runs = Array.from({ length: pairs }, () => ({ stock: measure('stock', 1000), ours: measure('ours', 1000) }));
  const [first] = runs;
  if (first) {
    show('stock pptxgenjs, 1,000', first.stock);
    show('briefwright, 1,000', first.ours);
  }
  row(
    'time of 1,000 slides, of stock pptxgenjs',
    runs.map((run) => run.ours.ms / run.stock.ms),
    0.4,
  );
  row(
    'peak memory of 1,000 slides, of stock pptxgenjs',
    runs.map((run) => run.ours.peakMiB / run.stock.peakMiB),
    0.6,
  );

  const growth = Array.from({ length: Math.max(1, pairs >> 1) }, () => ({
    small: measure('ours', 1000),
    large: measure('ours', 5000),
  }));
  if (growth[0]) show('briefwright, 5,000', growth[0].large);
  row(
    'time of 5,000 slides, of 1,000',
    growth.map((run) => run.large.ms / run.small.ms),
    6,
  );

  if (spawnSync('pandoc', ['--version']).status !== 0) {
    console.log('      pandoc is not here. To compare: apt-get install pandoc');
  } else {
    const markdown = join(folder, 'deck.md');
    writeFileSync(markdown, markdownOf(200));
    const against = Array.from({ length: pairs }, () => {
      const started = performance.now();
      execFileSync('pandoc', [markdown, '-o', join(folder, 'pandoc.pptx'), '--slide-level=2']);
      const pandocMs = performance.now() - started;
      return { pandocMs, ours: measure('ours', 200), again: measure('again', 200) };
    });
    if (against[0]) {
      const { pandocMs, ours, again } = against[0];
      console.log(
        `      pandoc, 200: ${pandocMs.toFixed(0)} ms with its start; briefwright ${again.ms.toFixed(0)} ms in an open app, ${ours.ms.toFixed(0)} ms as the first deck of a process, ${ours.wholeMs.toFixed(0)} ms with the start of Node`,
      );
    }
    const ratio = (what: string, ms: (run: (typeof against)[number]) => number, limit: number) =>
      row(
        `time of 200 slides, of pandoc with its start: ${what}`,
        against.map((run) => ms(run) / run.pandocMs),
        limit,
      );
    ratio('in an open app', (run) => run.again.ms, 0.1);
    // The limit of the project is for the writing. These two say what a cold start of Node adds.
    ratio('first deck of a process', (run) => run.ours.ms, Number.POSITIVE_INFINITY);
    ratio('with the start of Node', (run) => run.ours.wholeMs, Number.POSITIVE_INFINITY);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
