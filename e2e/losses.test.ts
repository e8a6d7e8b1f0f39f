import { chmodSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Browser, Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLibrary, jobsInProcess, openLibrary, router } from '../src/core/operations/index.ts';
import type { BrowserShell } from '../src/web/server.ts';
import { scratchFolder } from '../test/cli/run.ts';
import { result } from '../test/contract/suite.ts';
import { skipReason } from '../test/support/tools.ts';
import { launchChromium, PAGE_FOLDER, serve, watch } from './support/browser.ts';
import { writeDownMessages } from './support/messages.ts';

/**
 * What becomes of two open windows when the file of their library is moved, marked read-only or let go by its thread. In the browser
 * shell alone: in Electron a library has one window, and its thread cannot be reached from a test.
 */

const folder = scratchFolder();
const cannot = skipReason('chromium') !== null || !existsSync(join(PAGE_FOLDER, 'index.html'));
const SOON = { timeout: 120_000 };

describe.skipIf(cannot)('losses in Chromium', () => {
  const libraryFile = join(folder, 'Library.briefwright');
  const elsewhere = join(folder, 'Elsewhere.briefwright');
  let browser: Browser;
  let shell: BrowserShell;
  let first: Page;
  let second: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    const library = createLibrary(libraryFile);
    try {
      const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
      await result(client.sample({ documents: null }));
      await client.createBriefing({ name: 'Weekly briefing', themes: ['policy'] });
    } finally {
      library.close();
    }
    shell = await serve(libraryFile);
    browser = await launchChromium();
    const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, reducedMotion: 'reduce' });
    const { origin } = new URL(shell.url);
    const open = async (address: string) => {
      const page = await context.newPage();
      page.setDefaultTimeout(SOON.timeout);
      watch(page, origin);
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(address);
      await page.getByRole('navigation', { name: 'Screens' }).waitFor();
      return page;
    };
    first = await open(shell.url);
    second = await open(`${origin}/#/briefings`);
    await first.goto(`${origin}/#/briefings`);
    for (const page of [first, second]) {
      await page.getByRole('link', { name: 'Weekly briefing' }).click();
      await page.getByRole('status').filter({ hasText: 'Slides are up to date' }).waitFor();
    }
  });

  afterAll(async () => {
    await browser?.close();
    await shell?.close();
  });

  const notice = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });
  const heading = (page: Page) => page.getByLabel('Heading', { exact: true });
  const rename = async (page: Page, words: string) => {
    await heading(page).fill(words);
    await page.keyboard.press('Control+Enter');
  };

  /** Does what keeps the words of a field, by Ctrl+Enter or by leaving it; false where the field is shut. */
  const keepBy = (field: Locator, how: 'Ctrl+Enter' | 'leaving') =>
    field.evaluate((element, by) => {
      if ((element as HTMLInputElement).disabled) return false;
      (element as HTMLInputElement).focus();
      const enter = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
      if (by === 'leaving') (element as HTMLInputElement).blur();
      else element.dispatchEvent(new KeyboardEvent('keydown', enter));
      return true;
    }, how);
  /** Keeps the words of a field while the file is lost, before the page has seen that: once more where the page was quicker. */
  const keepInVain = async (field: Locator, how: 'Ctrl+Enter' | 'leaving', lose: () => void, bringBack: () => void) => {
    lose();
    while (!(await keepBy(field, how))) {
      bringBack();
      await expect.poll(() => field.isEnabled(), SOON).toBe(true);
      lose();
    }
  };

  test('what one window changes stands in the other without being asked, and either can take it back', async () => {
    await rename(first, 'Named in the first window');
    await expect.poll(() => heading(second).inputValue(), SOON).toBe('Named in the first window');
    await second.getByRole('figure', { name: 'Slide 1: Named in the first window' }).waitFor();
    await second.getByRole('button', { name: 'Undo: Change a heading' }).click();
    await expect.poll(() => heading(first).inputValue(), SOON).not.toBe('Named in the first window');
  });

  test('a library that is moved away is told of in every window, and what is typed then is neither saved nor lost', async () => {
    await heading(first).fill('Typed while the file was away');
    const [away, back] = [() => renameSync(libraryFile, elsewhere), () => renameSync(elsewhere, libraryFile)];
    await keepInVain(heading(first), 'Ctrl+Enter', away, back);
    await first.getByRole('alert').filter({ hasText: 'is no longer where it was' }).first().waitFor();
    for (const page of [first, second]) await notice(page, 'is no longer where it was').waitFor();
    await expect.poll(() => heading(first).isDisabled(), SOON).toBe(true);
    await expect.poll(() => heading(first).inputValue()).toBe('Typed while the file was away');
    // It can be read on.
    await second.keyboard.press('j');
    await second.getByRole('figure', { name: /^Slide 2:/ }).waitFor();
    await second.keyboard.press('k');
    expect(existsSync(libraryFile)).toBe(false);
  });

  test('when the file is back the windows go on, and the words that were kept can be saved', async () => {
    renameSync(elsewhere, libraryFile);
    for (const page of [first, second]) await notice(page, 'is no longer where it was').waitFor({ state: 'hidden' });
    await expect.poll(() => heading(first).isDisabled(), SOON).toBe(false);
    await heading(first).focus();
    await first.keyboard.press('Control+Enter');
    await expect.poll(() => heading(second).inputValue(), SOON).toBe('Typed while the file was away');
  });

  test('a library that is marked read-only is told of, and takes changes again when it may', async () => {
    chmodSync(libraryFile, 0o444);
    for (const page of [first, second]) await notice(page, 'This library can only be read here.').waitFor();
    await expect.poll(() => heading(second).isDisabled()).toBe(true);
    chmodSync(libraryFile, 0o644);
    await notice(second, 'This library can only be read here.').waitFor({ state: 'hidden' });
    await rename(second, 'Named in the second window');
    await expect.poll(() => heading(first).inputValue(), SOON).toBe('Named in the second window');
  });

  test('a statement and a note that are refused stay where they were typed, and are saved at the next try', async () => {
    const address = new URL(second.url()).hash;
    await second.goto(`${new URL(second.url()).origin}/#/library`);
    await second
      .getByRole('row')
      .filter({ has: second.getByRole('checkbox') })
      .first()
      .waitFor();
    await second.getByRole('grid').focus();
    await second.keyboard.press('j');
    const inspector = second.getByRole('region', { name: 'Inspector' });
    const note = inspector.getByLabel('Private note');
    await note.waitFor();
    await note.fill('A note that is refused at first.');
    const [shut, open] = [() => chmodSync(libraryFile, 0o444), () => chmodSync(libraryFile, 0o644)];
    await keepInVain(note, 'leaving', shut, open);
    const refused = second.getByRole('alert').filter({ hasText: 'cannot be written to' });
    await refused.first().waitFor();
    await expect.poll(() => note.inputValue()).toBe('A note that is refused at first.');
    chmodSync(libraryFile, 0o644);
    await expect.poll(() => note.isEnabled(), SOON).toBe(true);
    await note.focus();
    await note.blur();
    await second.getByRole('alert').filter({ hasText: 'Private note changed' }).waitFor();

    await second.getByRole('grid').focus();
    await second.keyboard.press('e');
    const statement = second.getByRole('textbox', { name: 'Statement' });
    await statement.fill('A statement that is refused at first.');
    chmodSync(libraryFile, 0o444);
    await statement.press('Enter');
    await notice(second, 'This library can only be read here.').waitFor();
    await expect.poll(() => statement.inputValue()).toBe('A statement that is refused at first.');
    chmodSync(libraryFile, 0o644);
    await statement.press('Enter');
    await inspector.getByRole('button', { name: 'A statement that is refused at first.' }).waitFor();
    await second.goto(`${new URL(second.url()).origin}/${address}`);
    await heading(second).waitFor();
  });

  test('a library whose thread has died is told of, comes back by itself, and has all that was saved', async () => {
    // The library may answer again before a journey looks.
    const messages = await writeDownMessages(first);
    await shell.core()?.kill();
    const told = async () => (await messages()).filter((words) => words.startsWith('The library is not answering.'));
    await expect.poll(told, SOON).toHaveLength(1);
    await first.getByRole('alert').filter({ hasText: 'The library is open again' }).waitFor();
    await rename(first, 'Named after the thread had died');
    await expect.poll(() => heading(second).inputValue(), SOON).toBe('Named after the thread had died');
  });

  test('a library that is gone when its thread has died is not made anew, and comes back with its file', async () => {
    renameSync(libraryFile, elsewhere);
    const messages = await writeDownMessages(first);
    await shell.core()?.kill();
    const told = async () => (await messages()).filter((words) => words.startsWith('The library is not answering.'));
    await expect.poll(told, SOON).toHaveLength(1);
    await first.getByRole('button', { name: 'Connect again' }).click();
    const both = 'is no longer where it was, and is not open any more';
    await first.getByRole('alert').filter({ hasText: both }).waitFor();
    expect(existsSync(libraryFile)).toBe(false);
    renameSync(elsewhere, libraryFile);
    for (const page of [first, second]) {
      await page.getByRole('alert').filter({ hasText: both }).waitFor({ state: 'hidden' });
      await expect.poll(() => heading(page).inputValue(), SOON).toBe('Named after the thread had died');
    }
  });

  test('all that the windows said was saved is in the file, and no script failed', async () => {
    expect(errors).toEqual([]);
    await browser.close();
    await shell.close();
    const library = openLibrary(libraryFile, 'read');
    try {
      const [briefing] = library.briefings.list();
      expect(Object.values(briefing?.edits.headings ?? {})).toEqual(['Named after the thread had died']);
      expect(library.integrity()).toEqual([]);
    } finally {
      library.close();
    }
  });
});
