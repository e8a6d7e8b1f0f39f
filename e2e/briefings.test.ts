import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLibrary, jobsInProcess, openLibrary, router } from '../src/core/operations/index.ts';
import { readDeck } from '../src/core/pptx/read/index.ts';
import { briefwright } from '../test/cli/run.ts';
import { result } from '../test/contract/suite.ts';
import { type App, inEveryShell } from './support/app.ts';

/** From themes to a deck in every shell. The tests follow one another, as a user's day does. */

const SOON = { timeout: 120_000 };
const OWN_WORDS = 'In words of my own, for this deck alone.';
const NOTES = 'Begin with the harbour.\nThen pause.';
const AS_OF = '2026-06-30';

inEveryShell('briefings', ({ folder, open }) => {
  const libraryFile = join(folder, 'Library.briefwright');
  let app: App;
  let page: Page;
  /** A fact of the policy theme that only a few may see. */
  let guarded: { readonly id: string; readonly statement: string };
  /** What the fact that is reworded says in the library. */
  let inLibrary = '';
  let deck = '';

  const openApp = async () => {
    app = await open(libraryFile, { width: 1360, height: 860 });
    page = app.page;
    page.setDefaultTimeout(SOON.timeout);
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  };

  beforeAll(async () => {
    const library = createLibrary(libraryFile);
    try {
      const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
      await result(client.sample({ documents: null }));
      const { facts } = await client.facts({ themes: ['policy'], limit: 1 });
      const [fact] = facts;
      guarded = { id: fact?.id ?? '', statement: fact?.statement ?? '' };
      await client.updateFacts({ ids: [guarded.id], marking: 'TLP:RED' });
    } finally {
      library.close();
    }
    await openApp();
  });

  afterAll(async () => {
    await app?.close();
  });

  const message = (text: string | RegExp) => page.getByRole('alert').filter({ hasText: text });
  const slideButtons = () => page.getByRole('list', { name: 'Slides' }).locator('button[aria-current]');
  const slides = () => slideButtons().allTextContents();
  const upToDate = () => page.getByRole('status').filter({ hasText: 'Slides are up to date' }).waitFor();
  const facts = () => page.getByRole('region', { name: 'What can be changed' }).locator('ol > li > p');
  const tab = (name: RegExp) => page.getByRole('tab', { name }).click();
  const decks = () => readdirSync(folder).filter((name) => /\.pptx|\.part/.test(name));

  test('a briefing is made of the themes that are chosen, and its slides are drawn', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.getByRole('heading', { name: 'No briefings yet' }).waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Weekly briefing');
    await page.getByRole('checkbox', { name: /^Policy:/ }).check();
    await page.getByRole('checkbox', { name: /^Partnerships:/ }).check();
    await page.getByRole('button', { name: 'Create' }).click();
    await upToDate();
    expect((await slides())[0]).toMatch(/^Title/);
    expect((await slides()).length).toBeGreaterThan(5);
    await page.getByRole('figure', { name: /^Slide 1:/ }).waitFor();
  });

  test('a slide is moved with the keyboard, and one step back puts it where it was', async () => {
    const before = await slides();
    await slideButtons().nth(3).click();
    await page.keyboard.press('Alt+ArrowDown');
    const moved = [...before.slice(0, 3), before[4], before[3], ...before.slice(5)];
    await expect.poll(slides, SOON).toEqual(moved);
    await page.getByRole('button', { name: 'Undo: Reorder slides' }).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(slides, SOON).toEqual(before);
    await page.keyboard.press('Control+y');
    await expect.poll(slides, SOON).toEqual(moved);
    await message('Done again: Reorder slides').getByRole('button', { name: 'Close message' }).click();
  });

  test('a slide is dragged by its grip to another place, and back with undo', async () => {
    const before = await slides();
    const grips = page.getByRole('list', { name: 'Slides' }).getByRole('button', { name: /^Move slide/ });
    const [from, to] = [await grips.nth(1).boundingBox(), await grips.nth(2).boundingBox()];
    await page.mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) + 8);
    await page.mouse.down();
    await page.mouse.move((to?.x ?? 0) + 8, (to?.y ?? 0) + 12, { steps: 8 });
    await page.mouse.up();
    const moved = [before[0], before[2], before[1], ...before.slice(3)];
    await expect.poll(slides, SOON).toEqual(moved);
    await page.getByRole('button', { name: 'Undo: Reorder slides' }).click();
    await expect.poll(slides, SOON).toEqual(before);
    await message('Undone: Reorder slides').getByRole('button', { name: 'Close message' }).click();
  });

  test('a slide that is dropped is restored to its place', async () => {
    const before = await slides();
    await slideButtons().nth(1).click();
    await page.getByRole('button', { name: 'Drop the slide' }).click();
    await expect.poll(slides, SOON).toEqual([before[0], ...before.slice(2)]);
    const gone = page.getByRole('region', { name: 'Dropped slides' });
    await gone.getByRole('button', { name: /^Restore/ }).click();
    await expect.poll(slides, SOON).toEqual(before);
    await expect.poll(() => gone.count()).toBe(0);
  });

  test('a fact is reworded on its slide, the slide locked, and notes are written for the speaker', async () => {
    await page
      .getByRole('list', { name: 'Slides' })
      .getByRole('button', { name: /^Facts/ })
      .first()
      .click();
    inLibrary = (await facts().first().textContent()) ?? '';
    await page.getByRole('button', { name: 'Reword on slides' }).first().click();
    await page.getByRole('textbox', { name: 'Wording on slides' }).fill(OWN_WORDS);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => facts().first().textContent(), SOON).toBe(`${OWN_WORDS} · your wording`);
    await page.getByRole('switch', { name: /^Locked/ }).click();
    await page.getByRole('img', { name: 'Locked' }).waitFor();
    await page.getByLabel('Speaker notes').fill(NOTES);
    await page.getByLabel('Speaker notes').blur();
    await page.getByRole('button', { name: 'Undo: Change speaker notes' }).waitFor();
    await upToDate();
  });

  test('the ceiling of marking and the date of information are set, and what is above stays out', async () => {
    await tab(/^Briefing/);
    await page.getByRole('combobox', { name: 'Marking, at most' }).click();
    await page.getByRole('option', { name: 'TLP:GREEN' }).click();
    await page.getByLabel('Information as of').fill(AS_OF);
    await page.getByLabel('Information as of').blur();
    await tab(/^Warnings/);
    await page.getByText('It is marked TLP:RED, above the ceiling TLP:GREEN.').waitFor();
    await upToDate();
    await page.getByRole('figure').getByText('30 June 2026').first().waitFor();
  });

  test('an export that is cancelled leaves no file and no record', async () => {
    // The page itself presses it the moment that it is there: from here it could be too late.
    await page.evaluate(() => {
      const observer = new MutationObserver(() => {
        const cancel = [...document.querySelectorAll('button')].find((button) => button.textContent === 'Cancel');
        if (cancel) observer.disconnect();
        cancel?.click();
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
    await page.getByRole('button', { name: 'Export to PowerPoint' }).click();
    await message('Export cancelled. No file was left.').waitFor();
    await expect.poll(decks, SOON).toEqual([]);
    expect((await briefwright(['decks', libraryFile, '--json'])).json.decks).toEqual([]);
  });

  test('the deck is written, and verified on the screen and from the command line', async () => {
    const { file, copy } = await app.written(() => page.getByRole('button', { name: 'Export to PowerPoint' }).click());
    await page.getByText(/^Written: \d+ slides$/).waitFor();
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText(/^Verified: \d+ statements and \d+ marks stand as the library recorded them\.$/).waitFor();
    deck = file;
    if (copy !== null) expect(copy).toEqual(readFileSync(deck));
    const { code, json } = await briefwright(['verify', libraryFile, deck, '--json']);
    expect([code, json.ok, json.problems, json.changed]).toEqual([0, true, [], []]);
    expect(json.statements).toBeGreaterThan(10);
  });

  test('what was decided on the screen stands in the deck', async () => {
    const shown = (await slides()).map((words) => words.replace(/^[^:]*: /, ''));
    const read = await readDeck(readFileSync(deck));
    const titles = read.slides.map((slide) => slide.paragraphs[0] ?? '');
    // In the deck a label stands before a heading that is a judgement, and a mark or a page number after it.
    let from = 0;
    for (const heading of shown) {
      const place = titles.findIndex((title, at) => at >= from && title.includes(heading));
      expect(place, heading).not.toBe(-1);
      from = place + 1;
    }
    const words = read.slides.map((slide) => [...slide.paragraphs, ...slide.cells].join('\n'));
    const all = [...words, ...read.slides.flatMap((slide) => slide.notes)].join('\n');
    expect(all).toContain(OWN_WORDS);
    expect(all).not.toContain(guarded.statement);
    expect(all).not.toContain('TLP:RED');
    expect(words[0]).toContain('30 June 2026');
    const worded = read.slides.find((slide) => slide.paragraphs[0]?.includes(OWN_WORDS));
    expect(worded?.notes.join('\n')).toContain(NOTES);
  });

  test('the same library opened again has the briefing as it was left, and the fact in its own words', async () => {
    const before = await slides();
    const address = new URL(page.url()).hash;
    expect(app.watched.outside).toEqual([]);
    expect(app.watched.errors).toEqual([]);
    await app.close();
    const library = openLibrary(libraryFile, 'read');
    try {
      const statements = library.facts.page({ limit: 500, after: null }).facts.map((fact) => fact.statement);
      expect(statements).toContain(inLibrary);
      expect(statements).not.toContain(OWN_WORDS);
      expect(library.exports.list().map(({ file }) => file)).toEqual([deck]);
    } finally {
      library.close();
    }
    await openApp();
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.getByRole('link', { name: 'Weekly briefing' }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe(address);
    await upToDate();
    await expect.poll(() => slides()).toEqual(before);
  });
});
