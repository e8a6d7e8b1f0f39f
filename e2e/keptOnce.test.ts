import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../src/core/operations/index.ts';
import { result } from '../test/contract/suite.ts';
import { type App, inEveryShell } from './support/app.ts';
import { writeDownMessages } from './support/messages.ts';

/** Fields that are kept with Enter and when they are left: who does both has made one change, which one step takes back. */

const SOON = { timeout: 120_000 };

inEveryShell('fields that are kept', ({ folder, open }) => {
  const libraryFile = join(folder, 'Library.briefwright');
  let app: App;
  let page: Page;
  let messages: () => Promise<readonly string[]>;

  beforeAll(async () => {
    const library = createLibrary(libraryFile);
    try {
      const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
      await result(client.sample({ documents: null }));
      await client.createBriefing({ name: 'Week', themes: ['policy'] });
    } finally {
      library.close();
    }
    app = await open(libraryFile, { width: 1400, height: 900 });
    page = app.page;
    page.setDefaultTimeout(SOON.timeout);
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    messages = await writeDownMessages(page);
  });

  beforeEach(async () => {
    // Shortcuts are of who does not type.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  });

  afterAll(async () => {
    await app?.close();
  });

  const goTo = async (letter: string) => {
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
  };

  /** Writes into a field, presses Enter and leaves it, all before the library can answer. */
  const writeEnterAndLeave = (field: Locator, words: string) =>
    field.evaluate((element, text) => {
      const input = element as HTMLInputElement | HTMLTextAreaElement;
      const kind = input instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
      input.focus();
      Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      const enter = { key: 'Enter', ctrlKey: input instanceof HTMLTextAreaElement, bubbles: true, cancelable: true };
      input.dispatchEvent(new KeyboardEvent('keydown', enter));
      input.blur();
    }, words);

  const once = (change: string, label = change) => [
    ...(change === '' ? [] : [`${change}Undo`]),
    `Undone: ${label}Redo`,
    `Done again: ${label}Undo`,
    `Undone: ${label}Redo`,
  ];

  /** Makes a change by Enter and by leaving, takes it back at once, makes it again and takes it back: each is said once. */
  const expectOneChange = async (field: Locator, words: string, said: readonly string[]) => {
    await field.waitFor();
    const [before, already] = [await field.inputValue(), (await messages()).length];
    const saidNow = async () => (await messages()).slice(already);
    const steps = said.length - 3;
    expect(before).not.toBe(words);
    await writeEnterAndLeave(field, words);
    // The button of undo may still be that of a step before: the key takes back what was done last.
    await page.keyboard.press('Control+z');
    await expect.poll(saidNow, SOON).toEqual(said.slice(0, steps + 1));
    await expect.poll(() => field.inputValue(), SOON).toBe(before);
    await page.keyboard.press('Control+y');
    await expect.poll(saidNow, SOON).toEqual(said.slice(0, steps + 2));
    await expect.poll(() => field.inputValue(), SOON).toBe(words);
    await page
      .getByRole('alert')
      .filter({ hasText: /^Done again: / })
      .last()
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect.poll(saidNow, SOON).toEqual(said);
    await expect.poll(() => field.inputValue(), SOON).toBe(before);
  };

  test('the name of a theme', async () => {
    await goTo('t');
    const label = 'Rename theme Policy to Doctrine';
    const field = page.locator('input[aria-label="Name of Policy"], input[aria-label="Name of Doctrine"]');
    await expectOneChange(field, 'Doctrine', once(label));
  });

  test('the colour of a theme', async () => {
    const label = 'Change theme: Market';
    await expectOneChange(page.getByLabel('Colour of Market'), '#123456', once(label));
  });

  test('a colour is typed letter by letter, and is one change', async () => {
    const field = page.getByLabel('Colour of Market');
    const [before, already] = [await field.inputValue(), (await messages()).length];
    await field.selectText();
    await field.pressSequentially('#123457');
    expect(await field.inputValue()).toBe('#123457');
    await field.press('Enter');
    await field.blur();
    const said = page.getByRole('alert').filter({ hasText: /^Change theme: Market/ });
    await said.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => field.inputValue(), SOON).toBe(before);
    await expect
      .poll(async () => (await messages()).slice(already), SOON)
      .toEqual(once('Change theme: Market').slice(0, 2));
  });

  test('the name and the title of a briefing', async () => {
    await goTo('b');
    await page.getByRole('link', { name: 'Week' }).click();
    await page.getByRole('tab', { name: 'Briefing', exact: true }).click();
    const [name, title] = ['Name', 'Title of the deck'].map((label) => page.getByLabel(label, { exact: true }));
    if (!name || !title) throw new Error('There are two fields.');
    await expectOneChange(name, 'Month', once('', 'Change briefing: Month'));
    await expectOneChange(title, 'The month', once('', 'Change briefing: Week'));
  });

  test('the dates and the note of a fact', async () => {
    await goTo('l');
    await page.getByRole('row').nth(2).click();
    const details = page.getByRole('region', { name: 'Inspector' });
    await expectOneChange(
      details.getByLabel('As of', { exact: true }),
      '2026-01',
      once('As-of date changed', 'Change the as-of date of a fact'),
    );
    await expectOneChange(
      details.getByLabel('Private note'),
      'Ask again.',
      once('Private note changed', 'Change the note of a fact'),
    );
  });

  test('two choices of a fact that are changed before the library answers are both kept, each a step of its own', async () => {
    const inspector = page.getByRole('region', { name: 'Inspector' });
    const [status, marking] = ['Status', 'Marking'].map((label) => inspector.getByLabel(label, { exact: true }));
    if (!status || !marking) throw new Error('There are two choices.');
    const held = async () => [await status.inputValue(), await marking.inputValue()];
    const before = await held();
    await inspector.evaluate((pane) => {
      for (const label of pane.querySelectorAll('label')) {
        const wanted = { Status: 'disputed', Marking: 'TLP:RED' }[label.textContent];
        const select = document.getElementById(label.htmlFor);
        if (wanted === undefined || !(select instanceof HTMLSelectElement)) continue;
        select.value = wanted;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }
    });
    await expect.poll(held, SOON).toEqual(['disputed', 'TLP:RED']);
    await page.getByRole('alert').filter({ hasText: 'Marked TLP:RED' }).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(held, SOON).toEqual(['disputed', before[1]]);
    await page.keyboard.press('Control+z');
    await expect.poll(held, SOON).toEqual(before);
  });

  test('nothing was fetched from elsewhere, and no script failed', () => {
    expect(app.watched.outside).toEqual([]);
    expect(app.watched.errors).toEqual([]);
  });
});
