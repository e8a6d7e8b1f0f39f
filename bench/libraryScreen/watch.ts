import type { Page } from '@playwright/test';

/** Frames that were drawn, and those that lacked a row or showed one that was still on its way. */
export interface Frames {
  readonly seen: number;
  readonly blank: number;
  readonly skeleton: number;
}

/** What the page itself notes while it is measured, put into it before its own scripts run. */
interface Watched extends Window {
  rowsAtMs?: number;
  /** Times from an input to the next paint, by the browser's Event Timing. */
  inputToPaintMs: number[];
  rowFrames: { -readonly [Name in keyof Frames]: number };
  isLooking: boolean;
}

/** Notes when the first row is there, how long inputs wait for their paint, and rows that are missing in a frame. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched = window as unknown as Watched;
    watched.inputToPaintMs = [];
    watched.rowFrames = { seen: 0, blank: 0, skeleton: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.name === 'keydown' || entry.name === 'input') watched.inputToPaintMs.push(entry.duration);
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
    const firstRow = () => {
      if (document.querySelector('[role=row][id^=fact-]')) watched.rowsAtMs = performance.now();
      else requestAnimationFrame(firstRow);
    };
    firstRow();
    /** Every place for a row that is in sight has to hold a fact. */
    const look = () => {
      requestAnimationFrame(look);
      if (!watched.isLooking) return;
      const grid = document.querySelector('[role=grid]');
      if (!grid) return;
      const { top, bottom } = grid.getBoundingClientRect();
      const total = Number(grid.getAttribute('aria-rowcount')) - 1;
      const boxes = [...grid.querySelectorAll<HTMLElement>('[role=rowgroup] > [role=row]')].map((row) => ({
        box: row.getBoundingClientRect(),
        isFact: row.id !== '',
      }));
      const height = boxes[0]?.box.height ?? 48;
      const head = grid.querySelector('[role=columnheader]')?.parentElement?.getBoundingClientRect().height ?? 0;
      const inSight = boxes.filter(({ box }) => box.bottom > top + head + 1 && box.top < bottom - 1);
      const places = Math.min(total, Math.floor((bottom - top - head) / height));
      watched.rowFrames.seen += 1;
      if (inSight.length < places) watched.rowFrames.blank += 1;
      if (inSight.some(({ isFact }) => !isFact)) watched.rowFrames.skeleton += 1;
    };
    requestAnimationFrame(look);
  });
}

/** Milliseconds from the navigation to the first paint. Chromium may tell of it after the frame that shows the rows. */
export async function firstPaintMs(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName('first-paint').length > 0);
  return page.evaluate(() => performance.getEntriesByName('first-paint')[0]?.startTime ?? Number.NaN);
}

/** Milliseconds from the navigation to the first paint and to the frame with the first rows. */
export async function firstTimes(page: Page): Promise<{ paintMs: number; rowsMs: number }> {
  await page.waitForFunction(() => (window as unknown as Watched).rowsAtMs !== undefined);
  const paintMs = await firstPaintMs(page);
  const rowsMs = await page.evaluate(() => (window as unknown as Watched).rowsAtMs ?? Number.NaN);
  return { paintMs, rowsMs };
}

/** The frames drawn while `work` runs. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const watched = window as unknown as Watched;
    watched.rowFrames = { seen: 0, blank: 0, skeleton: 0 };
    watched.isLooking = true;
  });
  await work();
  return page.evaluate(() => {
    const watched = window as unknown as Watched;
    watched.isLooking = false;
    return watched.rowFrames;
  });
}

/** The longest that an input has waited for its paint since this was last asked; 0 where none took 16 ms. */
export function longestInputMs(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...(window as unknown as Watched).inputToPaintMs.splice(0)));
}

/** A fixed piece of work: how busy the machine is shows in it. */
export function workMs(page: Page): Promise<number> {
  return page.evaluate(() => {
    const started = performance.now();
    let x = 1;
    for (let i = 0; i < 20_000_000; i += 1) x = (x * 31 + i) | 0;
    return performance.now() - started + (x === 0.5 ? 1 : 0);
  });
}
