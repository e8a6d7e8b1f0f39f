import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLibrary, jobsInProcess, openLibrary, router } from '../src/core/operations/index.ts';
import type { BrowserShell } from '../src/web/server.ts';
import { scratchFolder } from '../test/cli/run.ts';
import { result } from '../test/contract/suite.ts';
import { skipReason } from '../test/support/tools.ts';
import { expectAccessible } from './support/accessible.ts';
import { launchChromium, PAGE_FOLDER, serve, watch } from './support/browser.ts';
import { inFocus } from './support/focus.ts';

/** A fact typed in the library, lost window and all. The tests follow one another. */

const folder = scratchFolder();
const cannot = skipReason('chromium') !== null || !existsSync(join(PAGE_FOLDER, 'index.html'));
const SOON = { timeout: 120_000 };
const STATEMENT = 'Nine navies held the exercise.';

describe.skipIf(cannot)('a new fact in Chromium', () => {
  const path = join(folder, 'Library.briefwright');
  let browser: Browser;
  let shell: BrowserShell;
  let page: Page;
  let watched: ReturnType<typeof watch>;

  const pane = () => page.getByRole('form', { name: 'New fact' });
  const message = (text: string | RegExp) => page.getByRole('alert').filter({ hasText: text });
  /** What the library file itself holds of a draft. */
  const keptInLibrary = (key: string) => {
    const library = openLibrary(path, 'read');
    try {
      return library.preferences.get(`draft.${key}`) ?? '';
    } finally {
      library.close();
    }
  };
  const open = async () => {
    shell = await serve(path);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    watched = watch(page, new URL(shell.url).origin);
    await page.goto(shell.url);
    await page.getByRole('button', { name: 'New fact' }).waitFor();
  };

  beforeAll(async () => {
    const library = createLibrary(path);
    const article = join(folder, 'article.txt');
    writeFileSync(
      article,
      'Sea Lantern report\n\nNine navies came. Four of them had come before.\n\nNine navies came.\n',
    );
    await result(createRouterClient(router, { context: { library, ...jobsInProcess } }).import({ paths: [article] }));
    library.close();
    browser = await launchChromium();
    await open();
  });

  afterAll(async () => {
    await browser?.close();
    await shell?.close();
  });

  test('is begun with a key, proposes the themes that it names, and says what becomes of it without evidence', async () => {
    await page.keyboard.press('n');
    await inFocus(pane().getByLabel('Statement'));
    await page.keyboard.type(STATEMENT);
    await pane().getByText('Exercises', { exact: true }).click();
    await pane().getByText('counts as unsourced, and never reaches a slide').waitFor();
    await expectAccessible(page);
  });

  test('is there when the library is opened by another server, on another port, in another browser', async () => {
    await page.getByLabel('Event date').fill('2024-05');
    // What was typed reaches the library at the next pause; a page that closes first keeps it only for its own port.
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Name of the view').fill('Exercises of 2024');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Exercises of 2024', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('Search facts').fill('navies');
    await expect.poll(() => keptInLibrary('libraryView'), SOON).toContain('navies');
    await expect.poll(() => keptInLibrary('newFact'), SOON).toContain('2024-05');
    await page.context().close();
    await shell.close();
    await open();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'Exercises of 2024', exact: true }).waitFor();
    await page.getByRole('button', { name: 'As it was last time' }).click();
    await expect.poll(() => page.getByLabel('Search facts').inputValue()).toBe('navies');
    await page.getByLabel('Search facts').fill('');
    await page.getByLabel('Search facts').press('Escape');
    await page.keyboard.press('n');
    await expect.poll(() => pane().getByLabel('Statement').inputValue(), SOON).toBe(STATEMENT);
    await expect.poll(() => pane().getByLabel('Event date').inputValue()).toBe('2024-05');
  });

  test('a quote that the document does not hold is refused with the reason, and nothing typed is lost', async () => {
    await pane().getByLabel('Source').click();
    await page.getByRole('option', { name: /Sea Lantern report/ }).click();
    await pane().getByLabel('Exact words').fill('Ten navies came.');
    await page.keyboard.press('Control+Enter');
    await pane().getByText('The document does not hold these words.').waitFor();
    await expect.poll(() => pane().getByLabel('Statement').inputValue()).toBe(STATEMENT);
  });

  test('a quote that is there twice is found by the words around it, and the fact is a draft', async () => {
    await pane().getByLabel('Exact words').fill('Nine navies came.');
    await page.keyboard.press('Control+Enter');
    await pane().getByLabel('Words after').fill('Four of them');
    await page.keyboard.press('Control+Enter');
    await message('Saved as a draft').waitFor();
    const inspector = page.getByRole('region', { name: 'Inspector' });
    await inspector.getByText(STATEMENT).first().waitFor();
    await inspector.locator('mark', { hasText: 'Nine navies came.' }).first().waitFor();
    await expect.poll(() => inspector.getByLabel('Status').inputValue()).toBe('draft');
  });

  test('the message takes back this very fact, though another change was made since', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByRole('heading', { name: 'Themes', exact: true }).waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url().replace(/#.*/, '#/library'));
    await other.getByRole('button', { name: 'New fact' }).waitFor();
    await other.keyboard.press('n');
    await other.getByLabel('Statement').fill('Another statement.');
    await other.keyboard.press('Control+Enter');
    await other.getByRole('alert').filter({ hasText: 'Saved as a draft' }).waitFor();
    await message('Saved as a draft').getByRole('button', { name: 'Undo' }).click();
    await message('Undone: Add a fact').waitFor();
    await other.getByRole('row').filter({ hasText: STATEMENT }).waitFor({ state: 'detached' });
    await expect.poll(() => other.getByRole('row').filter({ hasText: 'Another statement.' }).count()).toBe(1);
    await other.close();
  });

  test('nothing was fetched from elsewhere, and no script failed', () => {
    expect(watched.outside).toEqual([]);
    expect(watched.errors).toEqual([]);
  });
});
