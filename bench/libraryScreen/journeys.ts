import type { Page } from '@playwright/test';
import type { Client } from '../../src/contract/wire.ts';
import { DECK_THEME } from './library.ts';

/** What a user does with the list while it is measured. Every journey ends with the whole list, at its start. */

const WORD = 'interna';
const KEY_MS = 60;

/** Types a word as a fast typist does; gives the time from the last key to the rows of the search. */
export async function search(page: Page): Promise<number> {
  const rows = await page.getByRole('grid').getAttribute('aria-rowcount');
  // In the field itself the key would be a letter.
  await page.getByRole('grid').focus();
  await page.keyboard.press('/');
  await page.keyboard.type(WORD, { delay: KEY_MS });
  const typed = performance.now();
  await page.locator('[role=row][id^=fact-]').first().filter({ hasText: WORD }).waitFor();
  const afterLastKeyMs = performance.now() - typed;
  for (let i = 0; i < WORD.length; i += 1) {
    await page.keyboard.press('Backspace');
    await page.waitForTimeout(KEY_MS);
  }
  await page.locator(`[role=grid][aria-rowcount="${rows}"]`).waitFor();
  return afterLastKeyMs;
}

/** The wheel turned fast, then Page Down held, then to the end of the list and back to its start. */
export async function scroll(page: Page): Promise<void> {
  const grid = page.getByRole('grid');
  const box = await grid.boundingBox();
  if (!box) throw new Error('The list is not on the page.');
  await page.mouse.move(box.x + 200, box.y + 300);
  for (let i = 0; i < 60; i += 1) {
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(16);
  }
  await grid.focus();
  for (let i = 0; i < 30; i += 1) {
    await page.keyboard.down('PageDown');
    await page.waitForTimeout(33);
  }
  await page.keyboard.up('PageDown');
  await toEnd(page);
  await page.keyboard.press('Home');
  await page.locator('[role=row][aria-current=true][aria-rowindex="2"]').waitFor();
}

/** Milliseconds from the key to the last row of the list. */
export async function toEnd(page: Page): Promise<number> {
  const pressed = performance.now();
  await page.keyboard.press('End');
  const last = await page.getByRole('grid').getAttribute('aria-rowcount');
  await page.locator(`[role=row][aria-current=true][aria-rowindex="${last}"]`).waitFor();
  return performance.now() - pressed;
}

/** Writes a deck of over 600 slides through a connection of its own; gives the number of slides. */
export async function exportDeck(client: Client, out: string): Promise<number> {
  const stream = await client.build({ themes: [DECK_THEME], out, asOf: '2026-11-01' });
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value.slides.length;
  }
}

/** The longest that a small call had to wait for its answer while `work` ran, asked every few milliseconds. */
export async function longestAnswerMs(client: Client, work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let working = true;
  const asking = (async () => {
    while (working) {
      const asked = performance.now();
      await client.info();
      longest = Math.max(longest, performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  await work();
  working = false;
  await asking;
  return longest;
}
