import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLibrary } from '../src/core/operations/index.ts';
import { expectAccessible } from './support/accessible.ts';
import { type App, inEveryShell } from './support/app.ts';
import { inFocus } from './support/focus.ts';

/** The library screen in every shell, mostly from the keyboard. The tests follow one another, as a user's day does. */

const SAMPLE_FACTS = 122;
const SOON = { timeout: 120_000 };

inEveryShell('the library screen', ({ folder, open }) => {
  let app: App;
  let page: Page;

  const allFacts = (of: Page) =>
    of.getByRole('region', { name: 'Facts', exact: true }).getByText(`${SAMPLE_FACTS} facts`, { exact: true });
  const rows = () => page.getByRole('row').filter({ has: page.getByRole('checkbox') });
  const message = (text: string | RegExp) => page.getByRole('alert').filter({ hasText: text });
  /** The words of the row under the cursor, cell by cell. */
  const cells = () => page.locator('[role=row][aria-current=true]').getByRole('gridcell').allTextContents();

  beforeAll(async () => {
    const library = join(folder, 'Library.briefwright');
    createLibrary(library).close();
    app = await open(library);
    page = app.page;
  });

  afterAll(async () => {
    await app?.close();
  });

  test('an empty library offers the sample, and shows its facts', async () => {
    await page.getByRole('heading', { name: 'This library is empty' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Fill with the sample' }).click();
    await allFacts(page).waitFor();
    await expect.poll(() => rows().count()).toBeGreaterThan(10);
  });

  test('searching as one types narrows the rows and the counts beside the filters', async () => {
    await page.keyboard.press('/');
    await inFocus(page.getByLabel('Search facts'));
    await page.keyboard.type('summit');
    await expect.poll(() => page.locator('span[role=status]').first().textContent(), SOON).toBe('28 facts');
    await expect
      .poll(
        () =>
          page
            .getByRole('checkbox', { name: /^Market/ })
            .locator('..')
            .textContent(),
        SOON,
      )
      .toMatch(/Market0/);
    await expect.poll(() => page.getByLabel('Sort by').inputValue()).toBe('relevance');
  });

  test('facts selected with the keyboard take a status together, and one step back takes it from all of them', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('3 facts selected').waitFor();
    await page.getByRole('button', { name: 'Status' }).click();
    await page.getByRole('menuitem', { name: 'disputed' }).click();
    await message('3 facts').waitFor();
    await expect.poll(() => rows().filter({ hasText: 'disputed' }).count(), SOON).toBe(3);
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await message(/^Undone: /).waitFor();
    await expect.poll(() => rows().filter({ hasText: 'disputed' }).count(), SOON).toBe(0);
    await page.getByRole('button', { name: 'Clear selection' }).click();
  });

  test('a statement reworded in its row keeps its themes and its evidence, and comes back with undo', async () => {
    const before = await cells();
    const inspector = page.getByRole('region', { name: 'Inspector' });
    const evidence = await inspector.getByRole('button', { name: /^Remove the evidence/ }).count();
    expect(evidence).toBeGreaterThan(0);
    await page.getByRole('grid').focus();
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'Statement' }).fill('A summit in words of my own.');
    await page.keyboard.press('Enter');
    await inspector.getByRole('button', { name: 'A summit in words of my own.' }).waitFor();
    await expect.poll(async () => (await cells()).slice(2)).toEqual(before.slice(2));
    await expect.poll(() => inspector.getByRole('button', { name: /^Remove the evidence/ }).count()).toBe(evidence);
    await page.keyboard.press('Control+z');
    await expect.poll(cells, SOON).toEqual(before);
  });

  test('two facts merged leave one, with the evidence of both', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('button', { name: 'Merge…' }).click();
    await page.getByRole('button', { name: 'Merge 2 facts' }).click();
    await message('One fact merged into another').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await message(/^Undone: /).waitFor();
    await expect.poll(() => rows().filter({ hasText: 'retired' }).count(), SOON).toBe(0);
  });

  test('a command is found by its name, and a saved view shows its facts again', async () => {
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Name of the view').fill('Summits');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Summits', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('Search facts').fill('');
    await allFacts(page).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Type a command').fill('view: summits');
    await page.getByRole('dialog').getByText('View: Summits').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByLabel('Search facts').inputValue(), SOON).toBe('summit');
    await page.getByLabel('Search facts').fill('');
  });

  test('a second window shows a change of the first without being asked', async ({ skip }) => {
    const second = await app.secondWindow();
    if (second === null) return skip('a library has one window here');
    await allFacts(second).waitFor();
    const inspector = page.getByRole('region', { name: 'Inspector' });
    await page.getByRole('grid').focus();
    await page.keyboard.press('j');
    await inspector.getByLabel('Status').selectOption('retired');
    await expect.poll(() => second.getByRole('row').filter({ hasText: 'retired' }).count(), SOON).toBeGreaterThan(0);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => second.getByRole('row').filter({ hasText: 'retired' }).count(), SOON).toBe(0);
    await second.close();
  });

  test.for(['light', 'dark'] as const)('nothing of it shuts anybody out in %s colours', async (colorScheme) => {
    await expectAccessible(page, { schemes: [colorScheme] });
    await page.getByRole('grid').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'Statement' }).waitFor();
    await expectAccessible(page, { schemes: [colorScheme] });
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await expectAccessible(page, { schemes: [colorScheme] });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Type a command').waitFor();
    await expectAccessible(page, { schemes: [colorScheme] });
    await page.keyboard.press('Escape');
  });

  test('nothing was fetched from elsewhere, and no script failed', () => {
    expect(app.watched.outside).toEqual([]);
    expect(app.watched.errors).toEqual([]);
  });
});
