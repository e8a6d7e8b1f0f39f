import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium, serve } from '../e2e/support/browser.ts';
import { type Client, clientOver } from '../src/contract/wire.ts';
import { pipeOf } from '../src/worker/coreHostClient.ts';
import { exportDeck, longestAnswerMs, scroll, search, toEnd } from './libraryScreen/journeys.ts';
import { screenLibrary } from './libraryScreen/library.ts';
import { type Task, tasksDuring } from './libraryScreen/trace.ts';
import {
  type Frames,
  firstPaintMs,
  firstTimes,
  framesDuring,
  longestInputMs,
  watch,
  workMs,
} from './libraryScreen/watch.ts';

/**
 * The library screen over 100,000 made facts in a real Chromium. Loading: first rows after the window's first paint, paired with
 * the first paint of an empty page. Searching, scrolling, and both during an export of over 600 slides: every task over 50 ms by
 * Chromium's tracing, inputs and their paint, and frames in which a row was missing or on its way. Last: how long other calls
 * wait for a change of 10,000 facts. A fixed loop before each run tells how busy the machine is; each figure is the median of
 * the runs, its worst beside it.
 * Run: npm run build && npx node bench/libraryScreen.ts [--facts 100000] [--runs 7]
 */
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};
const FACTS = option('facts', 100_000);
const RUNS = option('runs', 7);
const LONG_MS = 50;
const BULK = 10_000;
const NO_FRAMES: Frames = { seen: 0, blank: 0, skeleton: 0 };

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
const median = (values: readonly number[]): number => sorted(values)[Math.floor(values.length / 2)] ?? Number.NaN;
const spread = (values: readonly number[]): string =>
  `${Math.round(median(values))} (${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))})`;

const folder = mkdtempSync(join(tmpdir(), 'libraryScreen-'));
const path = join(folder, 'Made.briefwright');
copyFileSync(screenLibrary(FACTS), path);
const shell = await serve(path);
const browser = await launchChromium();

function connect(): Client {
  const host = shell.core();
  if (host === null) throw new Error('The core host has ended.');
  return clientOver(pipeOf(host.connect())).client;
}

/** What stands of the tasks in the result: the longest, how many took over 50 ms, and the names of those that worked most. */
function ofTasks(runs: readonly (readonly Task[])[]): object {
  const long = runs.flatMap((tasks) => tasks.filter(({ wallMs }) => wallMs > LONG_MS));
  return {
    longestTaskMs: spread(runs.map(([longest]) => longest?.wallMs ?? 0)),
    longestTaskCpuMs: spread(runs.map((tasks) => Math.max(0, ...tasks.map(({ cpuMs }) => cpuMs)))),
    tasksOver50Ms: long.length,
    tasksOver50MsOfProcessor: long.filter(({ cpuMs }) => cpuMs > LONG_MS).length,
    of: long
      .toSorted((a, b) => b.cpuMs - a.cpuMs)
      .slice(0, 8)
      .map(({ wallMs, cpuMs, what }) => `${Math.round(wallMs)} ms (${Math.round(cpuMs)} of processor): ${what}`),
  };
}

try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.route('**/empty-page', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Nothing' }));
  const page = await context.newPage();
  await watch(page);
  const row = page.locator('[role=row][id^=fact-]').first();
  const counted = page.getByRole('checkbox', { name: /^verified\s*[\d,]{4,}/ });
  /** All that a window does by itself when it opens is done. */
  const settled = async () => {
    await row.waitFor();
    await counted.waitFor();
  };
  await page.goto(shell.url);
  await settled();
  const address = new URL('/', page.url()).href;

  const loops: number[] = [];
  const measured = async <T>(run: () => Promise<T>): Promise<T[]> => {
    const results: T[] = [];
    for (let i = 0; i < RUNS; i += 1) {
      loops.push(await workMs(page));
      results.push(await run());
    }
    return results;
  };

  const loads = await measured(async () => {
    await page.goto(`${address}empty-page`);
    const emptyMs = await firstPaintMs(page);
    await page.goto(address);
    await settled();
    return { emptyMs, ...(await firstTimes(page)) };
  });
  console.log('load', {
    firstRowsAfterFirstPaintMs: spread(loads.map(({ paintMs, rowsMs }) => Math.max(0, rowsMs - paintMs))),
    firstRowsMs: spread(loads.map(({ rowsMs }) => rowsMs)),
    emptyPagePaintMs: spread(loads.map(({ emptyMs }) => emptyMs)),
  });
  const loadTasks = await measured(() =>
    tasksDuring(browser, page, async () => {
      await page.goto(address);
      await settled();
    }),
  );
  console.log('load, traced', ofTasks(loadTasks));

  const searches = await measured(async () => {
    let rowsMs = 0;
    await longestInputMs(page);
    const tasks = await tasksDuring(browser, page, async () => {
      rowsMs = await search(page);
    });
    return { rowsMs, inputMs: await longestInputMs(page), tasks };
  });
  console.log('search', {
    rowsAfterLastKeyMs: spread(searches.map(({ rowsMs }) => rowsMs)),
    longestKeyToPaintMs: spread(searches.map(({ inputMs }) => inputMs)),
    ...ofTasks(searches.map(({ tasks }) => tasks)),
  });

  const scrolls = await measured(async () => {
    let frames: Frames = NO_FRAMES;
    const tasks = await tasksDuring(browser, page, async () => {
      frames = await framesDuring(page, () => scroll(page));
    });
    const endMs = await toEnd(page);
    await page.keyboard.press('Home');
    return { frames, endMs, tasks };
  });
  console.log('scroll', {
    frames: scrolls.reduce((sum, { frames }) => sum + frames.seen, 0),
    framesWithBlankRows: scrolls.reduce((sum, { frames }) => sum + frames.blank, 0),
    framesWithSkeletons: scrolls.reduce((sum, { frames }) => sum + frames.skeleton, 0),
    lastRowMs: spread(scrolls.map(({ endMs }) => endMs)),
    ...ofTasks(scrolls.map(({ tasks }) => tasks)),
  });

  const exporter = connect();
  const exports = await measured(async () => {
    let frames: Frames = NO_FRAMES;
    let slides = 0;
    const tasks = await tasksDuring(browser, page, async () => {
      let written = false;
      const writing = exportDeck(exporter, join(folder, 'Deck.pptx')).then((count) => {
        slides = count;
        written = true;
      });
      frames = await framesDuring(page, async () => {
        do {
          await search(page);
          await scroll(page);
        } while (!written);
      });
      await writing;
    });
    return { frames, slides, tasks };
  });
  console.log('search and scroll during an export', {
    slides: exports[0]?.slides,
    frames: exports.reduce((sum, { frames }) => sum + frames.seen, 0),
    framesWithBlankRows: exports.reduce((sum, { frames }) => sum + frames.blank, 0),
    framesWithSkeletons: exports.reduce((sum, { frames }) => sum + frames.skeleton, 0),
    ...ofTasks(exports.map(({ tasks }) => tasks)),
  });

  const asker = connect();
  const ids: string[] = [];
  for (let offset = 0; offset < BULK; offset += 500) {
    const { facts } = await asker.findFacts({ filter: {}, offset, limit: 500 });
    ids.push(...facts.map(({ id }) => id));
  }
  const bulks = await measured(async () => {
    const idleMs = await longestAnswerMs(asker, () => page.waitForTimeout(500));
    const changeMs = await longestAnswerMs(asker, () => exporter.updateFacts({ ids, status: 'disputed' }));
    const undoMs = await longestAnswerMs(asker, () => exporter.undo());
    return { idleMs, changeMs, undoMs };
  });
  console.log(`a change of ${BULK} facts: the longest that another call waited`, {
    changeMs: spread(bulks.map(({ changeMs }) => changeMs)),
    undoMs: spread(bulks.map(({ undoMs }) => undoMs)),
    nothingMs: spread(bulks.map(({ idleMs }) => idleMs)),
  });
  console.log('the machine: a fixed loop', { ms: spread(loops) });
} finally {
  await browser.close();
  await shell.close();
  rmSync(folder, { recursive: true, force: true });
}
