import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { type App, inEveryShell } from './support/app.ts';
import { proposalsOn } from './support/proposals.ts';

/** A fact was accepted before its source got its date: it is found, and dated by it. The tests follow one another. */

const SOON = { timeout: 120_000 };

const UNDATED = `Patrols resume off Westhaven

By Ada Brook

Norland resumed its patrols off Westhaven last Thursday with two frigates and 340 sailors.

Sundia will send four ships to the patrols next month, the ministry said.

The lighthouse keeper of Westhaven counted 61 lamps in 2025.
`;

inEveryShell('a fact whose source gets another date', ({ folder, openEmpty }) => {
  const libraryFile = join(folder, 'Patrols.briefwright');
  let app: App;
  let page: Page;

  beforeAll(async () => {
    app = await openEmpty(libraryFile, { width: 1366, height: 860 });
    page = app.page;
  });

  afterAll(async () => {
    await app?.close();
  });

  const { current, openCount } = proposalsOn(() => page);
  const waiting = () => page.getByRole('group', { name: 'Waiting for' });
  const facts = () => page.getByRole('grid', { name: 'Facts' });
  const marked = () => page.getByRole('region', { name: 'Dated by an old date of its source' });

  test('is told once when the date is given, and is found among the facts afterwards', async () => {
    const file = join(folder, 'patrols.txt');
    writeFileSync(file, UNDATED);
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await app.pick([file], () => page.getByRole('button', { name: 'Choose files…' }).click());
    await page.getByRole('link', { name: /^\d+ proposals from 1 document$/ }).click();
    await current().getByText('resumed its patrols').waitFor();
    const before = await openCount();
    await page.keyboard.press('a');
    await expect.poll(openCount, SOON).toBe(before - 1);
    const asked = page.getByRole('textbox', { name: 'When was it published?' });
    await asked.fill('2026-03-18');
    await asked.press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: /^Source changed.*Accepted, and dated as before/ })
      .waitFor();
    await page.getByRole('link', { name: 'Library', exact: true }).click();
    await waiting()
      .getByRole('checkbox', { name: /A look at its date/ })
      .check();
    await facts().getByText('resumed its patrols').click();
    await marked().getByText('12 March 2026').first().waitFor();
    await expectAccessible(page);
  });

  test('takes the new date in one press, which can be undone', async () => {
    await marked().getByRole('button', { name: 'Take what it says now' }).press('Enter');
    await marked().waitFor({ state: 'detached' });
    await expect.poll(() => page.getByLabel('Event date', { exact: true }).inputValue(), SOON).toBe('2026-03-12');
    await page.getByRole('button', { name: /^Undo: Date a fact by its source/ }).click();
    await marked().waitFor();
    await marked().getByRole('button', { name: 'Keep the old date' }).press('Enter');
    await marked().waitFor({ state: 'detached' });
    await waiting()
      .getByRole('checkbox', { name: /A look at its date/ })
      .click();
    await facts().getByText('resumed its patrols').waitFor();
  });

  test('facts without a theme are told of where themes are chosen, and lead to them', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await current().getByText('four ships').waitFor();
    await page.keyboard.press('a');
    await current().getByText('61 lamps').waitFor();
    await current().getByText('no theme').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'All is decided' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.getByRole('link', { name: /^\d+ facts? without a theme$/ }).click();
    await facts().getByText('61 lamps').waitFor();
    await expect.poll(() => facts().getByText('resumed its patrols').count(), SOON).toBe(0);
    expect(app.watched.errors).toEqual([]);
  });
});
