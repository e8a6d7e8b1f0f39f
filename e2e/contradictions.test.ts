import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLibrary } from '../src/core/operations/index.ts';
import { scratchFolder } from '../test/cli/run.ts';
import { evidenceOf, factOf, sourceOf } from '../test/database/builders.ts';
import { skipReason } from '../test/support/tools.ts';
import { expectAccessible } from './support/accessible.ts';
import { type BrowserPage, openPage, PAGE_FOLDER } from './support/browser.ts';

/** Contradictions of a library, decided from the keyboard. The tests follow one another. */

const folder = scratchFolder();
const cannot = skipReason('chromium') !== null || !existsSync(join(PAGE_FOLDER, 'index.html'));
const SOON = { timeout: 120_000 };

const figure = (metric: string, value: number) => [
  { metric, subject: 'Harbour Radar', value, unit: 'USD', period: '2024', qualifier: null },
];

describe.skipIf(cannot)('contradictions in Chromium', () => {
  let shown: BrowserPage;
  let page: Page;

  const pairs = () => page.getByRole('region', { name: 'Contradictions' }).getByRole('button');
  const comparison = () => page.getByRole('region', { name: 'Comparison' });
  const message = (text: string | RegExp) => page.getByRole('alert').filter({ hasText: text });
  const count = (n: number) => expect.poll(() => pairs().count(), SOON).toBe(n);

  beforeAll(async () => {
    const path = join(folder, 'Library.briefwright');
    const library = createLibrary(path);
    const source = library.sources.insert(sourceOf());
    const evidence = [evidenceOf(source, { quote: 'words of the report' })];
    const two = (words: string, metric: string, a: number, b: number) => [
      factOf(`${words} stood at ${a} dollars.`, { measures: figure(metric, a), evidence }),
      factOf(`${words} was put at ${b} dollars.`, { measures: figure(metric, b), evidence }),
    ];
    library.facts.insertMany([
      ...two('The market for Harbour Radar', 'market size', 300, 440),
      ...two('The budget of Harbour Radar', 'budget', 20, 90),
      ...two('The export of Harbour Radar', 'exports', 7, 11),
      ...two('The price of Harbour Radar', 'price', 1000, 3000),
    ]);
    library.close();
    shown = await openPage(path);
    page = shown.page;
    await page.getByRole('grid').waitFor();
  });

  afterAll(async () => {
    await shown?.close();
  });

  test('a key of the library shows the pairs side by side, with the reason, the quotes and the sources', async () => {
    await page.keyboard.press('c');
    await count(4);
    await comparison().getByText('Price of Harbour Radar (2024): USD 1,000 here, USD 3,000 there.').waitFor();
    expect(await comparison().getByText('words of the report').count()).toBe(2);
    expect(await comparison().getByText('A report').count()).toBe(2);
    await expectAccessible(page);
  });

  test('each decision takes its pair off the list, and undo brings it back', async () => {
    await page.keyboard.press('c');
    await message('Related: contradicts').waitFor();
    await count(3);
    await page.keyboard.press('d');
    await message('Not the same: both are kept').waitFor();
    await count(2);
    await page.keyboard.press('2');
    await comparison().getByRole('radio', { name: 'Fact 2 is chosen' }).waitFor();
    await page.keyboard.press('u');
    await message('Related: supersedes').waitFor();
    await count(1);
    await page.keyboard.press('m');
    await message('One fact merged into another').waitFor();
    await page.getByRole('heading', { name: 'No contradictions' }).waitFor();
    await page.keyboard.press('Control+z');
    await count(1);
    await page.keyboard.press('Control+z');
    await count(2);
  });

  test('what was decided stays so when the page is opened again', async () => {
    await page.reload();
    await count(2);
    await page.keyboard.press('Escape');
    await page.getByRole('grid').waitFor();
    await page.getByRole('link', { name: 'Find contradictions' }).click();
    await count(2);
  });

  test('nothing was fetched from elsewhere, and no script failed', () => {
    expect(shown.watched.outside).toEqual([]);
    expect(shown.watched.errors).toEqual([]);
  });
});
