import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium, serve } from '../e2e/support/browser.ts';
import { openLibrary } from '../src/core/database/library.ts';
import { madeFacts, madeSources } from './madeFacts.ts';

/**
 * The library screen over 100,000 made facts in a real Chromium: first rows after the window's first paint, the rows of a
 * search after its last key, blank rows while scrolling, the last row, and every task over 50 ms.
 * Run: npm run build && node bench/libraryScreen.ts [FACTS]
 */

interface Measured extends Window {
  rowsAt?: number;
  longTasks: number[];
}

const facts = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'libraryScreen-'));
const path = join(folder, 'Made.briefwright');
const library = openLibrary(path, 'create');
library.facts.insertMany(madeFacts(facts, madeSources(library, 40), 1));
library.close();

const shell = await serve(path);
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(() => {
    const measured = window as unknown as Measured;
    measured.longTasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) measured.longTasks.push(Math.round(entry.duration));
    }).observe({ type: 'longtask', buffered: true });
    const watch = () => {
      if (document.querySelector('[role=row][id^=fact-]')) measured.rowsAt = performance.now();
      else requestAnimationFrame(watch);
    };
    watch();
  });
  const longTasks = () => page.evaluate(() => (window as unknown as Measured).longTasks.splice(0));
  const row = page.locator('[role=row][id^=fact-]').first();

  await page.goto(shell.url);
  await row.waitFor();
  await page.reload();
  await row.waitFor();
  await page.waitForTimeout(1000);
  const afterPaintMs = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-paint')[0]?.startTime ?? 0;
    return Math.round(((window as unknown as Measured).rowsAt ?? Number.NaN) - paint);
  });
  console.log({ facts, firstRowsAfterFirstPaintMs: afterPaintMs, longTasksMs: await longTasks() });

  await page.keyboard.press('/');
  await page.keyboard.type('interna', { delay: 60 });
  const typed = performance.now();
  await row.filter({ hasText: 'interna' }).waitFor();
  console.log({ searchAfterLastKeyMs: Math.round(performance.now() - typed), longTasksMs: await longTasks() });
  await page.getByLabel('Search facts').fill('');
  await page.waitForTimeout(1500);
  await longTasks();

  const box = await page.getByRole('grid').boundingBox();
  if (!box) throw new Error('The list is not on the page.');
  await page.mouse.move(box.x + 200, box.y + 300);
  let blank = 0;
  let waiting = 0;
  const looks = 60;
  for (let i = 0; i < looks; i += 1) {
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(30);
    const seen = await page.evaluate(({ x, y, height }) => {
      const counts = { blank: 0, waiting: 0 };
      for (let at = y + 40; at < y + height - 5; at += 40) {
        const under = document.elementFromPoint(x + 200, at)?.closest('[role=row]');
        if (!under) counts.blank += 1;
        else if (under.getAttribute('aria-busy') === 'true') counts.waiting += 1;
      }
      return counts;
    }, box);
    blank += seen.blank > 0 ? 1 : 0;
    waiting += seen.waiting > 0 ? 1 : 0;
  }
  console.log({ looks, looksWithBlankRows: blank, looksWithSkeletons: waiting, longTasksMs: await longTasks() });

  await page.getByRole('grid').focus();
  const pressed = performance.now();
  await page.keyboard.press('End');
  await page.locator(`[role=row][aria-current=true][aria-rowindex="${facts + 1}"]`).waitFor();
  console.log({ lastRowMs: Math.round(performance.now() - pressed), longTasksMs: await longTasks() });
} finally {
  await browser.close();
  await shell.close();
  rmSync(folder, { recursive: true, force: true });
}
