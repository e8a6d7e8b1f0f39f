import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchChromium, serve } from '../e2e/support/browser.ts';
import { openLibrary } from '../src/core/database/library.ts';
import type { Passage } from '../src/model/source.ts';
import { longestTasks } from './longestTasks.ts';
import { madeSources } from './madeFacts.ts';

/**
 * The reader over one made document of 30,000 passages and 5 MB in a real Chromium: first words after the window's first
 * paint, blank places while scrolling, finding, jumping to a quote, a highlight made, and the longest task of each, from
 * Chromium's own tracing: by the clock, and by what the processor spent on it, which other work on the machine leaves alone.
 * Run: npm run build && node bench/reader.ts [PASSAGES]
 */

const passageCount = Number(process.argv[2] ?? 30_000);
const HEADING_EVERY = 25;
const HIGHLIGHT_EVERY = 100;
const WORDS =
  'harbour ship signal treaty budget radar exercise partner minister vessel coast winter report summit'.split(' ');

/** A text in which each passage names its own number, so that a place can be found again by its words. */
function madeText(): { text: string; passages: Passage[] } {
  let text = '';
  const passages: Passage[] = [];
  for (let index = 0; index < passageCount; index += 1) {
    const isHeading = index % HEADING_EVERY === 0;
    const words = Array.from({ length: isHeading ? 4 : 12 + (index % 29) }, (_, i) => WORDS[(index * 7 + i * 5) % 14]);
    const start = text.length;
    text += `Passage ${index}: ${words.join(' ')}.`;
    const page = 1 + Math.floor(index / 30);
    passages.push({ index, page, start, end: text.length, role: isHeading ? 'heading' : 'body' });
    text += '\n\n';
  }
  return { text, passages };
}

const folder = mkdtempSync(join(tmpdir(), 'reader-'));
const path = join(folder, 'Long.briefwright');
const library = openLibrary(path, 'create');
const { text, passages } = madeText();
const [sourceId = ''] = madeSources(library, 1);
const documentId = library.documents.insert({
  sourceId,
  sha256: createHash('sha256').update(text).digest('hex'),
  mediaType: 'text/plain',
  text,
  passages,
  importedFrom: null,
});
const now = new Date().toISOString();
library.operate('Highlights', () => {
  for (const { index, start } of passages) {
    if (index % HIGHLIGHT_EVERY !== 3) continue;
    const end = start + 40;
    const quote = text.slice(start, end);
    const made = { body: null, author: null, factId: null, created: now, modified: now };
    library.annotations.insert({ motivation: 'highlighting', documentId, start, end, quote, ...made });
  }
});
library.close();

/** How many of the places down the middle of the text have no words of it. */
function blankPlaces(page: Page): Promise<number> {
  return page.evaluate(() => {
    const box = document.querySelector('[data-reader-scroll]')?.getBoundingClientRect();
    const column = document.querySelector('article')?.getBoundingClientRect();
    if (!box || !column) return 1;
    let blank = 0;
    for (let y = box.top + 8; y < box.bottom - 8; y += 48) {
      if (!document.elementFromPoint(column.left + 60, y)?.closest('[data-chunk]')?.firstElementChild) blank += 1;
    }
    return blank;
  });
}

const shell = await serve(path);
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.addInitScript(() => {
    const watch = () => {
      if (document.querySelector('[data-passage]'))
        (window as unknown as { wordsAt: number }).wordsAt = performance.now();
      else requestAnimationFrame(watch);
    };
    watch();
  });
  await page.goto(shell.url);
  await page.evaluate((id) => {
    window.location.hash = `#/reader/${id}`;
  }, documentId);
  const first = page.locator('[data-passage="0"]');
  await first.waitFor();
  await page.reload();
  await first.waitFor();
  const afterPaintMs = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-paint')[0]?.startTime ?? 0;
    return Math.round((window as unknown as { wordsAt: number }).wordsAt - paint);
  });
  console.log({ passages: passageCount, megabytes: text.length / 1e6, firstWordsAfterFirstPaintMs: afterPaintMs });

  /** Runs something under tracing, and gives what it gives with the longest task of the page's thread. */
  const traced = async <Result>(what: string, run: () => Promise<Result>): Promise<void> => {
    await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
    const result = await run();
    console.log({ what, ...result, ...longestTasks(await browser.stopTracing()) });
  };
  const box = await page.locator('[data-reader-scroll]').boundingBox();
  if (!box) throw new Error('The text is not on the page.');
  await page.mouse.move(box.x + 300, box.y + 300);

  const wheel = async (looks: number) => {
    let looksWithBlankPlaces = 0;
    for (let i = 0; i < looks; i += 1) {
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(30);
      if ((await blankPlaces(page)) > 0) looksWithBlankPlaces += 1;
    }
    return { looks, looksWithBlankPlaces };
  };
  await traced('scrolling while the rest is drawn', () => wheel(60));
  const pressed = performance.now();
  await page.locator(`[data-passage="${passageCount - 1}"]`).waitFor({ state: 'attached', timeout: 120_000 });
  console.log({ wholeTextDrawnAfterMs: Math.round(performance.now() - pressed) });
  await traced('scrolling', () => wheel(60));
  await traced('dragging the scroll bar', async () => {
    let looksWithBlankPlaces = 0;
    for (const part of [0.5, 0.9, 0.1, 0.99, 0.33, 0.66, 0.05, 0.75]) {
      await page.evaluate(async (at) => {
        const scroll = document.querySelector('[data-reader-scroll]');
        scroll?.scrollTo(0, scroll.scrollHeight * at);
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
      }, part);
      if ((await blankPlaces(page)) > 0) looksWithBlankPlaces += 1;
    }
    return { looks: 8, looksWithBlankPlaces };
  });

  const target = passageCount - 777;
  const inSight = (passage: number) =>
    page.waitForFunction((n) => {
      const rect = document.querySelector(`[data-passage="${n}"]`)?.getBoundingClientRect();
      return rect !== undefined && rect.top > 0 && rect.bottom < window.innerHeight;
    }, passage);
  await traced('finding words near the end', async () => {
    await page.keyboard.press('Control+f');
    const typed = performance.now();
    await page.keyboard.insertText(`Passage ${target}:`);
    await inSight(target);
    const foundMs = Math.round(performance.now() - typed);
    await page.keyboard.press('Escape');
    return { foundMs };
  });
  const quoted = Math.floor(passageCount / 200) * HIGHLIGHT_EVERY + 3;
  const start = passages[quoted]?.start ?? 0;
  await traced('jumping to a highlight', async () => {
    const asked = performance.now();
    await page.evaluate(
      (hash) => {
        window.location.hash = hash;
      },
      `#/reader/${documentId}?start=${start}&end=${start + 40}`,
    );
    await page.locator('[aria-current=true][id^=card-]').waitFor();
    await inSight(quoted);
    return { jumpedMs: Math.round(performance.now() - asked) };
  });
  await traced('highlighting a sentence', async () => {
    await page.locator('article').focus();
    await page.keyboard.press('j');
    const passage = await page.locator('[data-current=true]').getAttribute('data-passage');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('toolbar', { name: 'Selected words' }).waitFor();
    const asked = performance.now();
    await page.keyboard.press('h');
    await page.locator(`[data-passage="${passage}"] mark`).first().waitFor();
    return { highlightedMs: Math.round(performance.now() - asked) };
  });
  const read = await page.locator('article').evaluate((article) => ({
    headings: article.querySelectorAll('h2').length,
    characters: article.textContent.length,
  }));
  console.log(read);
} finally {
  await browser.close();
  await shell.close();
  rmSync(folder, { recursive: true, force: true });
}
