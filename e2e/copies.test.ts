import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tidePage, tidePrint } from '../test/builders/tideCopies.ts';
import { expectAccessible } from './support/accessible.ts';
import { type App, inEveryShell } from './support/app.ts';
import { proposalsOn } from './support/proposals.ts';

/** One article, saved as a page and printed as a PDF, is decided once. The tests follow one another. */

const SOON = { timeout: 120_000 };

inEveryShell('copies of one origin', ({ folder, openEmpty }) => {
  const libraryFile = join(folder, 'Copies.briefwright');
  let app: App;
  let page: Page;

  beforeAll(async () => {
    app = await openEmpty(libraryFile, { width: 1366, height: 860 });
    page = app.page;
  });

  afterAll(async () => {
    await app?.close();
  });

  const { list, current, openCount } = proposalsOn(() => page);
  let rows = 0;

  test('a page and its PDF are told apart among the sources, as two of one origin', async () => {
    const files = [join(folder, 'tide.html'), join(folder, 'tide.pdf')] as const;
    writeFileSync(files[0], tidePage());
    writeFileSync(files[1], tidePrint());
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await app.pick([files[0]], () => page.getByRole('button', { name: 'Choose files…' }).click());
    await page.getByRole('link', { name: /^\d+ proposals from 1 document$/ }).click();
    await list().waitFor();
    rows = await openCount();
    expect(rows).toBeGreaterThan(5);
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await app.pick([files[1]], () => page.getByRole('button', { name: 'Import', exact: true }).click());
    await page.getByText(/both go back to one origin/).waitFor();
    await page.getByText(/\d+ proposals, all of which a copy states too/).waitFor();
    await page.getByRole('link', { name: /^\d+ proposals, all of copies$/ }).waitFor();
    const copy = page.getByRole('row', { name: /Of one origin with the source above/ });
    await copy.getByText(/^(PDF|HTML)$/).waitFor();
    await copy.getByRole('button').click();
    await page.getByText('One origin with', { exact: true }).waitFor();
    await expectAccessible(page);
  });

  test('what both state is one row, which says where else it stands', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await current().getByText('also in PDF, p. 1').waitFor();
    expect(await openCount()).toBe(rows);
    await page.getByRole('heading', { name: 'Also in · one origin: no independent evidence' }).waitFor();
    await page.getByText('PDF, page 1').waitFor();
    await expectAccessible(page);
  });

  test('its statement is shown whole, however wide its letters come to be set', async () => {
    const field = page.getByRole('textbox', { name: 'Statement' });
    const cutOff = await field.evaluate((area) => {
      area.style.letterSpacing = '0.12em';
      const hidden = area.scrollHeight - area.clientHeight;
      area.style.letterSpacing = '';
      return hidden;
    });
    expect(cutOff).toBe(0);
  });

  test('accepting it takes the words of both, which are of one origin', async () => {
    const statement = await page.getByRole('textbox', { name: 'Statement' }).inputValue();
    await page.keyboard.press('a');
    await expect.poll(openCount, SOON).toBe(rows - 1);
    await page.getByRole('link', { name: 'Library', exact: true }).click();
    await page.getByRole('grid', { name: 'Facts' }).getByText(statement).click();
    await page.getByRole('heading', { name: 'Evidence · 1 independent origin' }).waitFor();
    await page.getByText('page 1', { exact: true }).waitFor();
    await page.getByTitle(/^Its source goes back to the same origin as one above/).waitFor();
    for (const label of [/Amber Tide begins · HTML/, /Amber Tide begins · PDF/]) {
      await page.getByRole('group', { name: 'Source', exact: true }).getByRole('checkbox', { name: label }).waitFor();
    }
    await page.getByRole('button', { name: 'Undo: Accept a proposal' }).click();
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await expect.poll(openCount, SOON).toBe(rows);
  });

  test('what is rejected goes in both, in one step', async () => {
    await list().focus();
    await page.keyboard.press('r');
    await expect.poll(openCount, SOON).toBe(rows - 1);
    await page.keyboard.press('/');
    const documents = page.getByRole('dialog', { name: 'Narrow and order the list' }).getByLabel('Document');
    await documents.selectOption({ index: 2 });
    await documents.press('Escape');
    await current()
      .getByText(/^also in HTML/)
      .waitFor();
    await expect.poll(openCount, SOON).toBe(rows - 1);
    await list().focus();
    await page.keyboard.press('z');
    await expect.poll(openCount, SOON).toBe(rows);
    expect(app.watched.errors).toEqual([]);
  });
});
