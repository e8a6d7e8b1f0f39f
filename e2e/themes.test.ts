import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../src/core/operations/index.ts';
import { result } from '../test/contract/suite.ts';
import { expectAccessible } from './support/accessible.ts';
import { type App, inEveryShell } from './support/app.ts';

/** The themes in every shell. The tests follow one another, as a user's day does. */

const SOON = { timeout: 120_000 };

inEveryShell('the themes', ({ folder, open }) => {
  const libraryFile = join(folder, 'Library.briefwright');
  let app: App;
  let page: Page;

  beforeAll(async () => {
    const library = createLibrary(libraryFile);
    try {
      await result(createRouterClient(router, { context: { library, ...jobsInProcess } }).sample({ documents: null }));
    } finally {
      library.close();
    }
    app = await open(libraryFile, { width: 1280, height: 860 });
    page = app.page;
    page.setDefaultTimeout(SOON.timeout);
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByRole('textbox', { name: 'Name of Policy' }).waitFor();
  });

  afterAll(async () => {
    await app?.close();
  });

  const names = () =>
    page
      .getByRole('textbox', { name: /^Name of / })
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  const factsOf = async (name: string) =>
    Number.parseInt((await page.getByRole('link', { name: new RegExp(`facts? of ${name}$`) }).textContent()) ?? '', 10);
  const message = (words: string | RegExp) => page.getByRole('alert').filter({ hasText: words });
  const close = (words: string | RegExp) => message(words).getByRole('button', { name: 'Close message' }).click();
  /** Takes back what a message tells of. */
  const undo = async (label: string) => {
    await message(label).getByRole('button', { name: 'Undo' }).click();
    await close(`Undone: ${label}`);
  };

  test('a theme is made with a name, and one step back takes it away', async () => {
    const before = await names();
    await page.getByLabel('Name', { exact: true }).fill('Training');
    await page.keyboard.press('Enter');
    await expect.poll(names, SOON).toEqual([...before, 'Training']);
    await expect.poll(() => factsOf('Training')).toBe(0);
    await undo('New theme: Training');
    await expect.poll(names, SOON).toEqual(before);
  });

  test('a theme is renamed in its row, keeps its facts, and comes back with undo', async () => {
    const before = await factsOf('Policy');
    expect(before).toBeGreaterThan(0);
    await page.getByRole('textbox', { name: 'Name of Policy' }).fill('Doctrine');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Name of Doctrine' }).waitFor();
    await expect.poll(() => factsOf('Doctrine')).toBe(before);
    await undo('Rename theme Policy to Doctrine');
    await page.getByRole('textbox', { name: 'Name of Policy' }).waitFor();
  });

  test('a theme takes another colour, and gets the former back', async () => {
    const colour = page.getByLabel('Colour of Market');
    const before = await colour.inputValue();
    await colour.fill('#123456');
    await colour.blur();
    // The message comes when the library has the change.
    await message('Change theme: Market').waitFor();
    await page.reload();
    await expect.poll(() => colour.inputValue(), SOON).toBe('#123456');
    await page.keyboard.press('Control+z');
    await expect.poll(() => colour.inputValue(), SOON).toBe(before);
    await close('Undone: Change theme: Market');
  });

  test('themes are put in another order, which the choice of a new briefing follows', async () => {
    const before = await names();
    await page.getByRole('button', { name: `Move ${before[0]} down` }).click();
    const moved = [before[1], before[0], ...before.slice(2)];
    await expect.poll(names, SOON).toEqual(moved);
    await close(/^Order the themes/);
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    const choice = page.getByRole('group', { name: 'Themes' }).getByRole('checkbox');
    await choice.first().waitFor();
    const offered = await choice.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label')));
    expect(offered.map((label) => label?.split(':')[0])).toEqual(moved);
    await page.goBack();
    await expect.poll(names, SOON).toEqual(moved);
    await page.keyboard.press('Control+z');
    await expect.poll(names, SOON).toEqual(before);
    await close('Undone: Order the themes');
  });

  test('a theme merged into another brings its facts there, and one step back parts them again', async () => {
    const before = await names();
    const [market, policy] = [await factsOf('Market'), await factsOf('Policy')];
    await page.getByRole('button', { name: 'Merge Market into another theme' }).click();
    await page.getByRole('menuitem', { name: 'Policy' }).click();
    await expect.poll(names, SOON).toEqual(before.filter((name) => name !== 'Market'));
    const together = await factsOf('Policy');
    expect(together).toBeGreaterThan(policy);
    expect(together).toBeLessThanOrEqual(policy + market);
    await undo('Merge theme Market into Policy');
    await expect.poll(names, SOON).toEqual(before);
    expect([await factsOf('Market'), await factsOf('Policy')]).toEqual([market, policy]);
  });

  test('the words that tell each theme are shown, can be forgotten, and come back with undo', async () => {
    const words = page.getByRole('region', { name: 'Words that tell the themes' });
    const forget = words.getByRole('button', { name: 'Forget what was learned' });
    await words.getByText(/^Learned from \d+ facts with themes/).waitFor();
    await expect.poll(() => words.locator('u').count()).toBeGreaterThan(0);
    await expectAccessible(page);
    await forget.click();
    await words.getByText(/^Themes are proposed by the words they start with/).waitFor();
    await expect.poll(() => words.locator('u').count()).toBe(0);
    await expect.poll(() => forget.isDisabled(), SOON).toBe(true);
    await undo('Forget what the themes have learned');
    await words.getByText(/^Learned from \d+ facts with themes/).waitFor();
  });

  test('nothing was fetched from elsewhere, and no script failed', () => {
    expect(app.watched.outside).toEqual([]);
    expect(app.watched.errors).toEqual([]);
  });
});
