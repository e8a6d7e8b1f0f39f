import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Client, clientOver } from '../src/contract/wire.ts';
import { createLibrary, jobsInProcess, router } from '../src/core/operations/index.ts';
import { readDeck } from '../src/core/pptx/read/index.ts';
import { briefwright, scratchFolder } from '../test/cli/run.ts';
import { result } from '../test/contract/suite.ts';
import { skipReason } from '../test/support/tools.ts';
import { pipeOfSocket, visitor } from '../test/web/browserShell.ts';
import { expectAccessible } from './support/accessible.ts';
import { type BrowserPage, openPage, PAGE_FOLDER } from './support/browser.ts';
import { inFocus } from './support/focus.ts';

/**
 * What stands on which slide, arranged by hand in a real Chromium. The tests follow one another, as a user's day does. In the browser
 * shell alone: another visitor changes the library meanwhile, over a socket of its own.
 */

const folder = scratchFolder();
const cannot = skipReason('chromium') !== null || !existsSync(join(PAGE_FOLDER, 'index.html'));
const SOON = { timeout: 120_000 };
const FRESH = 'A harbour exercise was held off the northern coast.';
const RUMOUR = 'A lone rumour speaks of a second harbour.';
const NOTES = 'Pause before the harbour.';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe.skipIf(cannot)('facts on the slides of a briefing, in Chromium', () => {
  const libraryFile = join(folder, 'Library.briefwright');
  let shown: BrowserPage;
  let page: Page;
  let client: Client;
  let sourceId = '';
  /** A fact of a theme that the briefing does not have. */
  let elsewhere = '';
  /** A fact that only a few may see. */
  let guarded = '';

  beforeAll(async () => {
    const library = createLibrary(libraryFile);
    try {
      const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
      await result(client.sample({ documents: null }));
      const { facts } = await client.facts({ themes: ['market'], limit: 2 });
      elsewhere = facts[0]?.statement ?? '';
      sourceId = facts[0]?.evidence[0]?.sourceId ?? '';
      guarded = facts[1]?.statement ?? '';
      await client.updateFacts({ ids: [facts[1]?.id ?? ''], marking: 'TLP:RED' });
      await client.add({ facts: [{ statement: RUMOUR, themes: ['policy'] }] });
    } finally {
      library.close();
    }
    shown = await openPage(libraryFile, 1440, 900);
    page = shown.page;
    page.setDefaultTimeout(SOON.timeout);
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    // A second connection to the library that the page shows, as another window would have one.
    const cookie = (await shown.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const { socket, own } = visitor(shown.shell);
    const opened = await socket({ cookie, origin: own.origin });
    if (!(opened instanceof WebSocket)) throw new Error(`refused with ${opened}`);
    client = clientOver(pipeOfSocket(opened)).client;
  });

  afterAll(async () => {
    await shown?.close();
  });

  const list = () => page.getByRole('list', { name: 'Slides' });
  const slideButtons = () => list().locator('button[aria-current]');
  const side = () => page.getByRole('region', { name: 'What can be changed' });
  const facts = () => side().locator('ol > li > p').allTextContents();
  const chosen = () => list().locator('button[aria-current=true]').textContent();
  const tab = (name: RegExp) => page.getByRole('tab', { name }).click();
  const upToDate = () => page.getByRole('status').filter({ hasText: 'Slides are up to date' }).waitFor();
  const grip = (place: number) => side().getByRole('button', { name: `Drag fact ${place}` });
  const undo = async (label: string) => page.getByRole('button', { name: `Undo “${label}”` }).click();

  /** The chosen slide, once what is done to it is shown. */
  const choose = async (button: Locator) => {
    await button.click();
    await expect.poll(() => button.getAttribute('aria-current')).toBe('true');
    await tab(/^Slide/);
    await page.getByRole('tab', { name: /^Slide/, selected: true }).waitFor();
  };

  /** Writes the deck, verifies it from the command line, and gives its words slide by slide. */
  const exported = async () => {
    await upToDate();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export to PowerPoint' }).click();
    const deck = join(folder, (await downloading).suggestedFilename());
    await page.getByText(/^Written: \d+ slides$/).waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    const { code, json } = await briefwright(['verify', libraryFile, deck, '--json']);
    expect([code, json.ok, json.problems]).toEqual([0, true, []]);
    const read = await readDeck(readFileSync(deck));
    return {
      slides: read.slides.map((slide) => [...slide.paragraphs, ...slide.cells].join('\n')),
      notes: read.slides.flatMap((slide) => slide.notes).join('\n'),
    };
  };

  test('a theme shows what it holds: facts over time, the strongest and the weakest evidence', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.getByLabel('Name', { exact: true }).fill('Harbours');
    await page.getByRole('checkbox', { name: /^Policy:/ }).check();
    await page.getByRole('heading', { name: 'Strongest evidence' }).waitFor();
    await expect
      .poll(() => page.getByRole('list', { name: 'Facts over time' }).getByRole('listitem').count())
      .toBeGreaterThan(2);
    await page.getByText('No evidence supports it: it never reaches a slide.').waitFor();
    await page.getByRole('link', { name: RUMOUR }).waitFor();
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: /^Exercises:/ }).check();
    await page.getByRole('button', { name: 'Create' }).click();
    await upToDate();
  });

  test('a fact is put above another by key, and goes to the next slide and back by key', async () => {
    await choose(
      list()
        .getByRole('button', { name: /^Facts/ })
        .first(),
    );
    const before = await facts();
    expect(before.length).toBeGreaterThan(2);
    await page.keyboard.press('f');
    await page.keyboard.press('Alt+ArrowDown');
    const ordered = [before[1], before[0], ...before.slice(2)];
    await expect.poll(facts, SOON).toEqual(ordered);
    await page.getByRole('button', { name: 'Undo “Arrange the facts of a slide”' }).waitFor();

    await grip(1).focus();
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await expect.poll(facts, SOON).toEqual(ordered.slice(1));
    await page.keyboard.press('Control+z');
    await expect.poll(facts, SOON).toEqual(ordered);
    await page.keyboard.press('Control+z');
    await expect.poll(facts, SOON).toEqual(before);
  });

  test('a fact is dragged within its slide, and onto another slide', async () => {
    const drag = async (from: Locator, to: Locator) => {
      await to.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const [start, end] = [await from.boundingBox(), await to.boundingBox()];
      await page.mouse.move((start?.x ?? 0) + 8, (start?.y ?? 0) + 8);
      await page.mouse.down();
      const target = { x: (end?.x ?? 0) + (end?.width ?? 0) / 2, y: (end?.y ?? 0) + (end?.height ?? 0) / 2 };
      await page.mouse.move(target.x, target.y, { steps: 12 });
      await page.mouse.up();
    };
    await upToDate();
    const before = await facts();
    await drag(grip(1), side().locator('ol > li').nth(1));
    await expect.poll(facts, SOON).toEqual([before[1], before[0], ...before.slice(2)]);

    const target = list()
      .getByRole('button', { name: /^Facts/ })
      .nth(1);
    const moved = (await facts())[0] ?? '';
    await drag(grip(1), target);
    await expect.poll(facts, SOON).not.toContain(moved);
    await choose(target);
    await expect.poll(facts, SOON).toContain(moved);
    const { slides } = await exported();
    expect(slides.filter((words) => words.includes(moved)).length).toBeGreaterThan(0);
  });

  test('a fact that comes to a locked slide waits, and is placed on the slide that is chosen', async () => {
    const content = list().getByRole('button', { name: /^(Facts|Timeline|Table|Quote|Chart)/ });
    for (let i = 0; i < (await content.count()); i++) {
      await choose(content.nth(i));
      const lock = page.getByRole('switch', { name: /^Locked/ });
      if (!(await lock.isChecked())) await page.keyboard.press('Shift+L');
      await expect.poll(() => lock.isChecked(), SOON).toBe(true);
    }
    await upToDate();
    await client.add({
      facts: [{ statement: FRESH, themes: ['exercises'], evidence: [{ sourceId, stance: 'supports' }] }],
    });
    await page.getByRole('tab', { name: 'Add facts · 1 waiting' }).waitFor();
    await choose(
      list()
        .getByRole('button', { name: /^Facts/ })
        .first(),
    );
    await expect.poll(() => facts()).not.toContain(FRESH);
    await tab(/^Add facts/);
    await page.getByRole('list', { name: 'Waiting' }).getByText(FRESH).waitFor();
    await page.getByRole('button', { name: `Place on the slide: ${FRESH}` }).click();
    await page.getByRole('tab', { name: 'Add facts', exact: true }).waitFor();
    await tab(/^Slide/);
    await expect.poll(facts, SOON).toContain(FRESH);
  });

  test('a fact of another theme is found by search and put on the slide by key; the deck has it, and keeps it', async () => {
    await page.keyboard.press('a');
    await inFocus(page.getByLabel('Find a fact in the library'));
    await page.keyboard.type(elsewhere);
    await page.getByRole('list', { name: 'Found' }).getByText(elsewhere, { exact: true }).waitFor();
    await page.getByRole('button', { name: `Place on the slide: ${elsewhere}` }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `On the slide: ${elsewhere}` }).waitFor();
    await tab(/^Slide/);
    await expect.poll(facts, SOON).toContain(elsewhere);
    const { slides } = await exported();
    expect(slides.join('\n')).toContain(elsewhere);
    expect(slides.join('\n')).toContain(FRESH);
  });

  test('what can never reach the deck is found with its reason, and cannot be placed', async () => {
    await tab(/^Briefing/);
    await page.getByRole('combobox', { name: 'Marking, at most' }).click();
    await page.getByRole('option', { name: 'TLP:GREEN' }).click();
    await tab(/^Add facts/);
    const search = page.getByLabel('Find a fact in the library');
    await search.fill(guarded);
    await page.getByText('Never reaches this deck. It is marked TLP:RED, above the ceiling TLP:GREEN.').waitFor();
    await expect
      .poll(() => page.getByRole('button', { name: `Place on the slide: ${guarded}` }).isDisabled())
      .toBe(true);
    await expectAccessible(page);
    await search.fill(RUMOUR);
    await page.getByText('Never reaches this deck. It is unsourced: no evidence supports it.').waitFor();
    await search.fill('');
  });

  test('a slide of one’s own is added, filled by search, and becomes a timeline', async () => {
    const before = await slideButtons().count();
    await choose(
      list()
        .getByRole('button', { name: /^Facts/ })
        .first(),
    );
    await page.keyboard.press('n');
    await page.getByRole('menuitem', { name: /^Timeline/ }).click();
    await page.getByRole('heading', { name: 'New slide: timeline' }).waitFor();
    await expect.poll(() => slideButtons().count()).toBe(before + 1);
    const { facts: dated } = await client.findFacts({ filter: { from: '2023-01-01', themes: ['summits'] }, limit: 50 });
    const two = dated.filter(
      ({ kind, eventDate, measures }) => kind === 'reported' && eventDate && measures.length === 0,
    );
    const [first] = two;
    const second = two.find(({ eventDate }) => eventDate !== first?.eventDate);
    for (const fact of [first, second]) {
      const statement = fact?.statement ?? '';
      await page.getByLabel('Find a fact in the library').fill(statement);
      await page
        .getByRole('button', { name: new RegExp(`^(Place|Move) (on|to) the slide: ${escaped(statement)}$`) })
        .click();
      await page.getByRole('button', { name: `On the slide: ${statement}` }).waitFor();
    }
    await expect.poll(chosen, SOON).toMatch(/^Timeline/);
    await tab(/^Slide/);
    await expect.poll(async () => (await facts()).length).toBe(2);
    const { slides } = await exported();
    const withItsHeading = async () => {
      const heading = ((await chosen()) ?? '').replace(/^[^:]*: /, '');
      return slides.filter((slide) => slide.includes(heading)).length;
    };
    await expect.poll(withItsHeading).toBe(1);
  });

  test('its kind is changed to a table, and where the facts do not make the kind the slide says why', async () => {
    const kind = page.getByRole('combobox', { name: 'Kind' });
    await kind.click();
    await page.getByRole('option', { name: 'Table' }).click();
    await expect.poll(chosen, SOON).toMatch(/^Table/);
    await kind.click();
    await page.getByRole('option', { name: 'Sources differ' }).click();
    await page.getByText(/a comparison needs two facts that the library relates/).waitFor();
    await undo('Change the kind of a slide');
    await expect.poll(chosen, SOON).toMatch(/^Table/);
    await exported();
  });

  test('a dropped slide is brought back by key, with its facts', async () => {
    const before = await facts();
    const count = await slideButtons().count();
    await page.keyboard.press('Delete');
    await expect.poll(() => slideButtons().count(), SOON).toBe(count - 1);
    await page.getByRole('region', { name: 'Dropped slides' }).waitFor();
    await page.keyboard.press('Shift+Delete');
    await expect.poll(() => slideButtons().count(), SOON).toBe(count);
    await expect.poll(chosen, SOON).toMatch(/^Table/);
    await expect.poll(facts, SOON).toEqual(before);
  });

  test('a warning stands on its slide with what to do, and leads there', async () => {
    await tab(/^Warnings/);
    const told = side()
      .getByRole('region', { name: /^Warnings of/ })
      .filter({ hasText: /Not verified/ });
    await told.first().getByRole('button').click();
    await page
      .getByRole('region', { name: 'Warnings of this slide' })
      .getByText(/set it verified, or take it off/)
      .waitFor();
    await page.getByRole('tab', { name: 'Slide', selected: true }).waitFor();
    const first = await chosen();
    await page.keyboard.press('w');
    await expect.poll(chosen, SOON).not.toBe(first);
    await page.getByRole('region', { name: 'Warnings of this slide' }).waitFor();
    await expectAccessible(page);
  });

  test('a handout carries neither notes nor quotes of sources; the deck does', async () => {
    await page.getByLabel('Speaker notes').fill(NOTES);
    await page.getByLabel('Speaker notes').blur();
    await page.getByRole('button', { name: 'Undo “Change speaker notes”' }).waitFor();
    expect((await exported()).notes).toContain(NOTES);
    await tab(/^Briefing/);
    await page.getByRole('switch', { name: /^Handout/ }).click();
    await page.getByRole('button', { name: 'Undo “Change briefing: Harbours”' }).waitFor();
    const handout = await exported();
    expect(handout.notes).toBe('');
    expect(handout.slides.join('\n')).toContain(FRESH);
  });

  test('an export goes on when its screen is left, and is told where the user is', async () => {
    await upToDate();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export to PowerPoint' }).click();
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page
      .getByRole('alert')
      .filter({ hasText: /^Deck written: \d+ slides in / })
      .waitFor();
    const { code } = await briefwright(['verify', libraryFile, join(folder, (await downloading).suggestedFilename())]);
    expect(code).toBe(0);
  });

  test('nothing was asked for outside, and no script failed', () => {
    expect(shown.watched.outside).toEqual([]);
    expect(shown.watched.errors).toEqual([]);
  });
});
