import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { briefwright } from '../test/cli/run.ts';
import { expectAccessible } from './support/accessible.ts';
import { type App, inEveryShell } from './support/app.ts';
import { inFocus } from './support/focus.ts';
import { proposalsOn } from './support/proposals.ts';

/** One article from its file to a deck, decided fact by fact from the keyboard. The tests follow one another. */

const SOON = { timeout: 120_000 };

const ARTICLE = `Nine navies drill off the Lantern Islands

By Ada Brook
Published 3 March 2026

The exercise Sea Lantern took place in September 2025 off the Lantern Islands and brought together nine navies with 4,200 sailors.

The first edition was held in May 2023 with five navies, the port authority of Westhaven said.

“We will open the exercise to two more partners next year,” Commodore Ilse Marten told reporters in Westhaven on 2 March 2026.

The market for harbour sensors was worth USD 3.2 billion in 2024 and is projected to reach USD 5.1 billion by 2030, according to the firm Tidewater Research.

Norland and Sundia signed a partnership agreement on maritime patrols in Westhaven on 14 June 2024.
`;

const SECOND_LOOK = `Sea Lantern, a second look

By Dan Rook
Published 12 April 2026

The exercise Sea Lantern took place in September 2025 off the Lantern Islands with nine navies, officials said.

The next edition of Sea Lantern is planned for October 2027 with twelve navies.
`;

const UNDATED = `Patrols resume off Westhaven

By Ada Brook

Norland resumed its patrols off Westhaven last Thursday with two frigates and 340 sailors.

Sundia will send four ships to the patrols next month, the ministry said.
`;

inEveryShell('the inbox', ({ folder, openEmpty }) => {
  const libraryFile = join(folder, 'Library.briefwright');
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
  const currentWords = async () => (await current().locator('[role=gridcell]').nth(1).textContent()) ?? '';
  const statement = () => page.getByRole('textbox', { name: 'Statement' });
  const toList = () => list().focus();
  const menu = () => page.getByRole('dialog', { name: 'Narrow and order the list' });
  /** Narrows the list from its menu, which is closed again. */
  const narrow = async (by: string, to: string) => {
    await toList();
    await page.keyboard.press('/');
    await menu().getByLabel(by).selectOption(to);
    await menu().getByLabel(by).press('Escape');
    await menu().waitFor({ state: 'detached' });
  };

  test('an article that is imported leads to its proposals', async () => {
    const file = join(folder, 'sea-lantern.txt');
    writeFileSync(file, ARTICLE);
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await app.pick([file], () => page.getByRole('button', { name: 'Choose files…' }).click());
    await page
      .getByRole('region', { name: 'Report of the import' })
      .getByRole('link', { name: /^\d+ proposals from 1 document$/ })
      .click();
    await list().waitFor();
    await expect.poll(() => openCount()).toBeGreaterThanOrEqual(5);
    await page.getByRole('link', { name: `Inbox ${await openCount()} proposals` }).waitFor();
  });

  test('the words of the proposal under the cursor are marked in their document, and the arrows go on', async () => {
    const first = await currentWords();
    const marked = page.getByRole('article').locator('mark[data-active=true]');
    await marked.first().waitFor();
    expect(ARTICLE).toContain((await marked.allTextContents()).join(''));
    await page.keyboard.press('j');
    await expect.poll(currentWords, SOON).not.toBe(first);
    await expect.poll(() => marked.first().isVisible(), SOON).toBe(true);
    await page.keyboard.press('k');
    await expect.poll(currentWords, SOON).toBe(first);
    await expectAccessible(page);
  });

  test('one is accepted, and the next has the cursor', async () => {
    const [before, first] = [await openCount(), await currentWords()];
    await page.keyboard.press('a');
    await page.getByText('Accepted: a draft fact').waitFor();
    await expect.poll(openCount, SOON).toBe(before - 1);
    await expect.poll(currentWords, SOON).not.toBe(first);
    await expect.poll(() => list().getByText(first).count()).toBe(0);
  });

  test('one is edited, then accepted in the words of the analyst', async () => {
    const before = await openCount();
    await page.keyboard.press('e');
    await statement().fill('Sea Lantern began in 2023 with five navies.');
    await current().getByText('edited').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => list().evaluate((grid) => document.activeElement === grid), SOON).toBe(true);
    await page.keyboard.press('a');
    await expect.poll(openCount, SOON).toBe(before - 1);
    await page.getByRole('link', { name: 'Library' }).click();
    await page.getByRole('grid', { name: 'Facts' }).getByText('Sea Lantern began in 2023 with five navies.').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await list().waitFor();
  });

  test('one is rejected, and one step back brings it to the cursor again', async () => {
    const [before, words] = [await openCount(), await currentWords()];
    await page.keyboard.press('r');
    await expect.poll(openCount, SOON).toBe(before - 1);
    await page.keyboard.press('z');
    await expect.poll(openCount, SOON).toBe(before);
    await expect.poll(currentWords, SOON).toBe(words);
    await page.keyboard.press('r');
    await expect.poll(openCount, SOON).toBe(before - 1);
    await page.keyboard.press('k');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(openCount, SOON).toBe(before);
    await expect.poll(currentWords, SOON).toBe(words);
    await expect.poll(() => list().evaluate((grid) => document.activeElement === grid), SOON).toBe(true);
    await page.keyboard.press('r');
    await expect.poll(openCount, SOON).toBe(before - 1);
  });

  test('another window that decides the same leaves the cursor on the next one', async () => {
    const other = await app.secondWindow();
    if (other === null) return;
    const before = await openCount();
    const words = await currentWords();
    const otherGrid = other.getByRole('grid', { name: 'Proposals' });
    await otherGrid.locator('[aria-current=true]').waitFor();
    await otherGrid.getByText(words.slice(0, 30)).first().click();
    await other.keyboard.press('r');
    await expect.poll(openCount, SOON).toBe(before - 1);
    await expect.poll(currentWords, SOON).not.toBe(words);
    await other.keyboard.press('z');
    await expect.poll(openCount, SOON).toBe(before);
    await other.close();
    await list().getByText(words.slice(0, 30)).first().click();
    await toList();
  });

  test('the event date and the themes are reached from the keyboard, and Escape leads back', async () => {
    await page.keyboard.press('d');
    await expect
      .poll(() => page.getByLabel('Event date').evaluate((box) => box === document.activeElement), SOON)
      .toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), SOON).toBe('proposal-themes');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(() => list().evaluate((grid) => document.activeElement === grid), SOON).toBe(true);
  });

  test('one is snoozed from the keyboard, stands among the snoozed, and is put back', async () => {
    const [before, words] = [await openCount(), await currentWords()];
    await page.keyboard.press('s');
    const focusInMenu = () => page.evaluate(() => document.activeElement?.closest('[role=menu]') !== null);
    await expect.poll(focusInMenu, SOON).toBe(true);
    await page.keyboard.press('ArrowDown');
    await inFocus(page.getByRole('menuitem', { name: 'Until tomorrow' }));
    await page.keyboard.press('ArrowDown');
    await inFocus(page.getByRole('menuitem', { name: 'For a week' }));
    await page.keyboard.press('Enter');
    await expect.poll(openCount, SOON).toBe(before - 1);
    await page.getByText('Snoozed', { exact: true }).click();
    await expect.poll(openCount, SOON).toBe(1);
    await expect.poll(async () => (await currentWords()).slice(0, 20)).toBe(words.slice(0, 20));
    await toList();
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: 'Nothing is snoozed' }).waitFor();
    await page.getByText('Open', { exact: true }).click();
    await expect.poll(openCount, SOON).toBe(before);
  });

  test('the list is narrowed by score, and what accepting all of it makes is shown before', async () => {
    const before = await openCount();
    await narrow('Least score', '0.9');
    await expect.poll(openCount, SOON).toBeLessThan(before);
    await page.getByRole('list', { name: 'Narrowed by' }).getByText('Score 90 or more').waitFor();
    await page.keyboard.press('/');
    await menu().waitFor();
    await expectAccessible(page);
    await menu().getByLabel('Document').press('Escape');
    await menu().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Not only: Score 90 or more' }).click();
    await expect.poll(openCount, SOON).toBe(before);
    await toList();
    await page.keyboard.press('Shift+A');
    await page.getByRole('button', { name: `Accept ${before}`, exact: true }).waitFor();
    await page.getByText(`${before} new draft facts`).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: `Accept ${before}`, exact: true }).waitFor({ state: 'detached' });
    await toList();
  });

  test('all that are left are ticked and accepted as one step', async () => {
    const left = await openCount();
    expect(left).toBeGreaterThan(1);
    await toList();
    await page.keyboard.press('Control+a');
    await page.getByRole('group', { name: `${left} proposals` }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'All is decided' }).waitFor();
    await page.getByRole('button', { name: `Undo: Accept ${left} proposals` }).waitFor();
  });

  test('what the library holds already is offered as further evidence for its fact', async () => {
    const file = join(folder, 'second-look.txt');
    writeFileSync(file, SECOND_LOOK);
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Sources' }).waitFor();
    await app.pick([file], () => page.getByRole('button', { name: 'Import', exact: true }).click());
    await page.getByRole('link', { name: /^\d+ proposals? from 1 document$/ }).click();
    await list().getByText('officials said').click();
    await narrow('In the library', 'further-evidence');
    await expect.poll(openCount, SOON).toBe(1);
    await current().getByText('may be held').waitFor();
    await page.getByText('The library may hold this').waitFor();
    await page.getByRole('button', { name: 'Add as further evidence f' }).waitFor();
    await toList();
    await page.keyboard.press('f');
    await page.getByText('Added as further evidence').waitFor();
    await page.getByRole('heading', { name: 'Nothing here fits' }).waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await list().waitFor();
    await page.getByRole('button', { name: 'Undo: Accept a proposal as further evidence' }).waitFor();
  });

  test('an article without a date asks for it, in its report and on the card, and its times are dated by the answer', async () => {
    const file = join(folder, 'undated.txt');
    writeFileSync(file, UNDATED);
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Sources' }).waitFor();
    await app.pick([file], () => page.getByRole('button', { name: 'Import', exact: true }).click());
    const report = page.getByRole('region', { name: 'Report of the import' });
    await report.getByText('no date').waitFor();
    await report.getByRole('button', { name: 'Give its date' }).waitFor();
    await report.getByRole('link', { name: /^\d+ proposals? from 1 document$/ }).click();
    await list().getByText('resumed its patrols').click();
    await expect.poll(() => page.getByLabel('Event date').inputValue(), SOON).toBe('');
    await page.getByLabel('When was it published?').fill('2026-03-18');
    await expectAccessible(page);
    await page.getByLabel('When was it published?').press('Enter');
    await page.getByText(/^Source changed; \d+ proposals? worked out anew by its date\.$/).waitFor();
    await expect.poll(() => page.getByLabel('Event date').inputValue(), SOON).toBe('2026-03-12');
    await current().getByText('inferred').waitFor();
  });

  test('what was accepted makes a deck that verifies', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.getByRole('heading', { name: 'No briefings yet' }).waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Sea Lantern');
    for (const theme of await page.getByRole('checkbox', { disabled: false }).all()) await theme.check();
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('figure', { name: /^Slide 1:/ }).waitFor();
    const { file } = await app.written(() => page.getByRole('button', { name: 'Export to PowerPoint' }).click());
    expect(app.watched.errors).toEqual([]);
    expect(app.watched.outside).toEqual([]);
    const run = await briefwright(['verify', libraryFile, file, '--json']);
    expect(run.json).toMatchObject({ ok: true, problems: [] });
    expect(run.json.statements).toBeGreaterThan(3);
  });
});
