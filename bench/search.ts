import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { connect } from '../src/core/database/connection.ts';
import { cursorText } from '../src/core/database/cursor.ts';
import { type Library, openLibrary } from '../src/core/database/library.ts';
import { STARTING_THEMES } from '../src/model/theme.ts';
import { madeFacts, madeSources, seeded, VOCABULARY, zipfWord } from './madeFacts.ts';
import { keptLibrary } from './madeLibrary.ts';

/**
 * Searching a library of a million made facts: `npx node bench/search.ts [--facts 1000000] [--rounds 30]`.
 *
 * Each round runs one LIKE scan of the statements, then for prefixes of 2, 3 and 4 letters a first page of 50, ranked,
 * then a page of 50 by theme and date at each of ten depths. Prefixes begin words as often as those stand in the facts
 * ("as written"), or words drawn evenly from the vocabulary ("as listed"). Every page is whole: facts with their
 * evidence, not ids. Both sides have the same cache, and the library is made once and kept in out/bench. Searches are judged
 * by their p95, pages by their median at the worst of the depths.
 * Then: the memory of a process that has opened it, against one that has opened an empty library.
 */
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};
const FACTS = option('facts', 1_000_000);
const ROUNDS = option('rounds', 30);
const PAGE = 50;
const YEARS = 60;
const DEPTHS = Array.from({ length: 10 }, (_, i) => i / 10);
const LETTERS = [2, 3, 4] as const;
const LIMITS = { search: 1 / 10, page: 1 / 100, openMiB: 64 };

/** The library of so many made facts; made where there is none of this schema yet. */
const madeLibrary = (facts: number): string =>
  keptLibrary(`made-${facts}`, (library) => {
    const sources = madeSources(library, 500);
    for (let made = 0; made < facts; made += 100_000) {
      library.facts.insertMany(madeFacts(Math.min(100_000, facts - made), sources, made + 1));
      console.error(`made ${Math.min(made + 100_000, facts)} of ${facts} facts`);
    }
  });

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const quantile = (values: readonly number[], q: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(q * values.length))] as number;

function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

const drawn = {
  'as written': zipfWord,
  'as listed': (random: () => number) => VOCABULARY[Math.floor(random() * VOCABULARY.length)] as string,
};

function prefix(random: () => number, letters: number, draw: (random: () => number) => string): string {
  for (;;) {
    const word = draw(random);
    if (word.length >= letters) return word.slice(0, letters);
  }
}

/** `depth` from 0, the newest, to 1, the oldest. */
function pageByTheme(library: Library, random: () => number, depth: number): void {
  const theme = STARTING_THEMES[Math.floor(random() * STARTING_THEMES.length)] as { slug: string };
  const day = Math.floor((1 - depth) * YEARS * 365.25 + random() * 30);
  library.facts.page({
    themes: [theme.slug],
    limit: PAGE,
    after: cursorText({ by: 'day', day, row: Math.floor(random() * FACTS) }),
  });
}

function openedMiB(path: string): number {
  const child = fileURLToPath(new URL('./search/openedMemory.ts', import.meta.url));
  const runs = [1, 2, 3].map(() => Number(execFileSync(process.execPath, [child, path], { encoding: 'utf8' })));
  return quantile(runs, 0.5);
}

const path = madeLibrary(FACTS);
const library = openLibrary(path, 'read');
const plain = connect(path, { readOnly: true, mustExist: true });
const like = plain.sql('SELECT count(*) AS n FROM fact WHERE statement LIKE ?');
const random = seeded(42);
const likeMs: number[] = [];
const pageMs = DEPTHS.map((): number[] => []);
const searchMs = new Map<string, number[]>();

like.get('%warm the cache of the system%');
for (const depth of DEPTHS) pageByTheme(library, random, depth);
for (let round = 0; round < ROUNDS; round += 1) {
  likeMs.push(timed(() => like.get(`%${zipfWord(random)}%`)));
  for (const [how, draw] of Object.entries(drawn)) {
    for (const letters of LETTERS) {
      const typed = prefix(random, letters, draw);
      const key = `${how}, ${letters} letters`;
      const times = searchMs.get(key) ?? [];
      times.push(timed(() => library.facts.page({ query: typed, limit: PAGE })));
      searchMs.set(key, times);
    }
  }
  for (const [i, depth] of DEPTHS.entries()) pageMs[i]?.push(timed(() => pageByTheme(library, random, depth)));
}
library.close();
plain.close();

const likeMedian = quantile(likeMs, 0.5);
const row = (what: string, times: readonly number[]) => ({
  what,
  p50Ms: quantile(times, 0.5),
  p95Ms: quantile(times, 0.95),
  p95Ratio: quantile(times, 0.95) / likeMedian,
});
const searches = [...searchMs].map(([what, times]) => row(what, times));
const allSearches = row('all searches', [...searchMs.values()].flat());
const worstPageMs = Math.max(...pageMs.map((times) => quantile(times, 0.5)));
const pages = {
  ...row('page by theme and date', pageMs.flat()),
  worstMs: worstPageMs,
  ratio: worstPageMs / likeMedian,
};
const empty = keptLibrary('empty', () => {});
const memory = { emptyMiB: openedMiB(empty), millionMiB: openedMiB(path) };

const verdict = (ok: boolean) => (ok ? 'ok  ' : 'OVER');
console.error(
  `LIKE scan of ${FACTS} statements: p50 ${likeMedian.toFixed(0)} ms, p95 ${quantile(likeMs, 0.95).toFixed(0)} ms`,
);
for (const { what, p50Ms, p95Ms, p95Ratio } of [...searches, allSearches]) {
  console.error(
    `${verdict(p95Ratio <= LIMITS.search)}  ${what.padEnd(24)} p50 ${p50Ms.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms = ${p95Ratio.toFixed(4)} of LIKE (limit ${LIMITS.search})`,
  );
}
console.error(
  `${verdict(pages.ratio <= LIMITS.page)}  ${pages.what.padEnd(24)} p50 ${pages.p50Ms.toFixed(1)} ms, at the worst depth ${worstPageMs.toFixed(1)} ms = ${pages.ratio.toFixed(4)} of LIKE (limit ${LIMITS.page}); p95 ${pages.p95Ms.toFixed(1)} ms`,
);
const more = memory.millionMiB - memory.emptyMiB;
console.error(
  `${verdict(more <= LIMITS.openMiB)}  opening: ${more.toFixed(1)} MiB more than an empty library (limit ${LIMITS.openMiB})`,
);
console.log(
  JSON.stringify({ facts: FACTS, rounds: ROUNDS, likeMedianMs: likeMedian, searches, allSearches, pages, memory }),
);
process.exitCode =
  [...searches, allSearches].every((s) => s.p95Ratio <= LIMITS.search) &&
  pages.ratio <= LIMITS.page &&
  more <= LIMITS.openMiB
    ? 0
    : 1;
