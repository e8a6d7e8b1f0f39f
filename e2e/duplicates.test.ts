import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../src/core/operations/index.ts';
import { scratchFolder } from '../test/cli/run.ts';
import { result } from '../test/contract/suite.ts';
import { skipReason } from '../test/support/tools.ts';
import { expectAccessible } from './support/accessible.ts';
import { type BrowserPage, openPage, PAGE_FOLDER } from './support/browser.ts';

/** Duplicates found, merged and kept apart, from the keyboard. The tests follow one another. */

const folder = scratchFolder();
const cannot = skipReason('chromium') !== null || !existsSync(join(PAGE_FOLDER, 'index.html'));
const SOON = { timeout: 120_000 };

const NAVIES = 'Nine navies took part in Sea Lantern.';
const AGAIN = 'In Sea Lantern, 9 navies participated.';
const MARKET = 'The regional market for patrol boats grew by 13.5% in 2025.';
const MARKET_AGAIN = 'The regional market for small patrol boats grew by 13.5 per cent in 2025.';

describe.skipIf(cannot)('duplicates in Chromium', () => {
  let shown: BrowserPage;
  let page: Page;

  const groups = () => page.getByRole('region', { name: 'Groups of duplicates' }).getByRole('button');
  const comparison = () => page.getByRole('region', { name: 'Comparison' });
  const message = (text: string | RegExp) => page.getByRole('alert').filter({ hasText: text });

  beforeAll(async () => {
    const path = join(folder, 'Library.briefwright');
    const library = createLibrary(path);
    const article = join(folder, 'article.txt');
    writeFileSync(
      article,
      'Sea Lantern report\n\nNine navies came to the harbour.\n\nAnother paragraph of the report.\n',
    );
    const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
    const [file] = (await result(client.import({ paths: [article] }))).files;
    const sourceId = file?.sources[0] ?? '';
    await client.add({
      facts: [
        {
          statement: NAVIES,
          themes: ['exercises'],
          status: 'verified',
          evidence: [{ sourceId, quote: 'Nine navies' }],
        },
        { statement: AGAIN, themes: ['partnerships'], evidence: [{ sourceId, quote: 'Another paragraph' }] },
        { statement: MARKET, themes: ['market'] },
        { statement: MARKET_AGAIN, themes: ['market'] },
        { statement: 'Ten navies took part in Sea Lantern.', themes: ['exercises'] },
      ],
    });
    library.close();
    shown = await openPage(path);
    page = shown.page;
    await page.getByRole('row').filter({ hasText: NAVIES }).waitFor();
  });

  afterAll(async () => {
    await shown?.close();
  });

  test('a key of the library shows the groups, with the reason and where the words differ', async () => {
    await page.keyboard.press('d');
    await expect.poll(() => groups().count(), SOON).toBe(2);
    await page.keyboard.press('j');
    await comparison().getByText('Same words but for “small”.').waitFor();
    expect((await comparison().locator('mark').allTextContents()).map((words) => words.trim())).toEqual([
      '%',
      'small',
      'per cent',
    ]);
    await expectAccessible(page);
  });

  test('a pair that is not the same leaves the list, and is in it again once that is undone', async () => {
    await page.keyboard.press('d');
    await message('Not the same: both are kept').waitFor();
    await expect.poll(() => groups().count(), SOON).toBe(1);
    await page.reload();
    await expect.poll(() => groups().count(), SOON).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => groups().count(), SOON).toBe(2);
  });

  test('another fact is chosen to stay, and takes the evidence of both', async () => {
    await page.keyboard.press('k');
    await comparison().getByRole('radio', { name: 'Fact 1 stays' }).waitFor();
    await page.keyboard.press('2');
    await comparison().getByRole('radio', { name: 'Fact 2 stays' }).waitFor();
    await page.keyboard.press('m');
    await message('One fact merged into another').waitFor();
    await expect.poll(() => groups().count(), SOON).toBe(1);
    await page.keyboard.press('Escape');
    const row = page.getByRole('row').filter({ hasText: AGAIN });
    await row.click();
    const inspector = page.getByRole('region', { name: 'Inspector' });
    await inspector.locator('mark', { hasText: 'Another paragraph' }).first().waitFor();
    await inspector.locator('mark', { hasText: 'Nine navies' }).first().waitFor();
    await page.getByRole('row').filter({ hasText: NAVIES }).filter({ hasText: 'retired' }).waitFor();
  });

  test('the message takes the merge back, and both stand in the list of duplicates again', async () => {
    await message('One fact merged into another').getByRole('button', { name: 'Undo' }).click();
    await message('Undone: Merge 2 facts').waitFor();
    await page.getByRole('link', { name: 'Find duplicates' }).click();
    await expect.poll(() => groups().count(), SOON).toBe(2);
  });

  test('when all is handled it says so, and leads back to the library', async () => {
    await page.keyboard.press('m');
    await expect.poll(() => groups().count(), SOON).toBe(1);
    await page.keyboard.press('d');
    await page.getByRole('heading', { name: 'No duplicates' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Back to the library' }).click();
    await page.getByRole('grid').waitFor();
  });

  test('a message stands below the screen and covers nothing of it', async () => {
    await page.getByRole('row').filter({ hasText: MARKET_AGAIN }).click();
    const inspector = page.getByRole('region', { name: 'Inspector' });
    await inspector.getByLabel('Status').selectOption('disputed');
    await message(/./).first().waitFor();
    const screen = page.getByRole('main');
    const overlapPx = async () => {
      const [told, shown] = [await message(/./).first().boundingBox(), await screen.boundingBox()];
      return told && shown ? shown.y + shown.height - told.y : Number.NaN;
    };
    await expect.poll(overlapPx).toBeLessThanOrEqual(0.5);
  });

  test('nothing was fetched from elsewhere, and no script failed', () => {
    expect(shown.watched.outside).toEqual([]);
    expect(shown.watched.errors).toEqual([]);
  });
});
