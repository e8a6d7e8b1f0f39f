import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLibrary, jobsInProcess, openLibrary, router } from '../src/core/operations/index.ts';
import type { BrowserShell } from '../src/web/server.ts';
import { scratchFolder } from '../test/cli/run.ts';
import { result } from '../test/contract/suite.ts';
import { libraryWithFacts } from '../test/support/coreHosts.ts';
import { smallDisk } from '../test/support/smallDisk.ts';
import { skipReason } from '../test/support/tools.ts';
import { expectAccessible } from './support/accessible.ts';
import { launchChromium, PAGE_FOLDER, serve, watch } from './support/browser.ts';
import { dragFiles } from './support/dragging.ts';

/**
 * The frame around the screens in a real Chromium: the library's file, files that are dropped, keys, and what goes wrong. In the browser
 * shell alone: copies are handed out as downloads, windows are opened by their address, and it is the server that stops.
 */

const cannot = skipReason('chromium') !== null || !existsSync(join(PAGE_FOLDER, 'index.html'));
const SOON = { timeout: 120_000 };

/** A served library and one window on it. */
async function opened(browser: Browser, library: string) {
  const shell = await serve(library);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(SOON.timeout);
  const { origin } = new URL(shell.url);
  const watched = watch(page, origin);
  await page.goto(shell.url);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  return { shell, page, origin, watched };
}

const status = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });
const alert = (page: Page, text: string | RegExp) => page.getByRole('alert').filter({ hasText: text });

describe.skipIf(cannot)('the frame in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  describe('the library’s file', () => {
    const folder = scratchFolder();
    let shell: BrowserShell;
    let page: Page;
    let origin: string;
    let watched: ReturnType<typeof watch>;

    beforeAll(async () => {
      const path = await libraryWithFacts(folder, 6_000, 'Desk.briefwright');
      ({ shell, page, origin, watched } = await opened(browser, path));
      await page.keyboard.press('g');
      await page.keyboard.press('f');
      await page.getByRole('heading', { name: 'Desk' }).waitFor();
    });
    afterAll(() => shell?.close());

    const card = (name: string) => page.getByRole('region', { name, exact: true });

    test('tells where it is, how large, and how much it holds', async () => {
      const words = () => card('Desk').textContent();
      await expect.poll(words).toContain(join(folder, 'Desk.briefwright'));
      await expect.poll(words).toMatch(/Size[\d.]+ MB/);
      await expect.poll(words).toContain('Facts6,000');
      await expect.poll(() => page.title()).toBe('Library file – Desk – Briefwright');
    });

    test('is backed up: the copy is handed over, opens as a library, and its date is told', async () => {
      await page.getByText('No backup has been made from this window yet.').waitFor();
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Back up…' }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toMatch(/^Desk \d{4}-\d\d-\d\d\.briefwright$/);
      await card('Backup')
        .getByText(/Last backup: \d/)
        .waitFor();
      await status(page, /^Backed up: [\d.]+ MB/).waitFor();
      const copy = openLibrary(await download.path(), 'read');
      expect(copy.counts().facts).toBe(6_000);
      copy.close();
    });

    test('is checked: sound, or with the problems in words and the way to each', async () => {
      await page.getByRole('button', { name: 'Check', exact: true }).click();
      await status(page, 'The library is sound.').getByText('6,000 facts, 0 quotes').waitFor();
    });

    test('is exported in a format that is chosen', async () => {
      await page.getByLabel('Format of the export').selectOption('csv');
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export…' }).click();
      const text = readFileSync(await (await downloading).path(), 'utf8');
      expect(text.split('\n').filter((line) => line !== '')).toHaveLength(6_001);
    });

    test('what unmarked counts as is changed and taken back, and so is a name, from the same screen', async () => {
      const unmarked = page.getByLabel('Unmarked sources and facts count as');
      await unmarked.selectOption('TLP:GREEN');
      await expect.poll(() => unmarked.inputValue(), SOON).toBe('TLP:GREEN');
      await alert(page, /^Unmarked counts as TLP:GREEN/)
        .getByRole('button', { name: 'Undo' })
        .click();
      await expect.poll(() => unmarked.inputValue(), SOON).toBe('TLP:CLEAR');
      await page.getByLabel('Your name').fill('A. Analyst');
      await page.keyboard.press('Enter');
      await alert(page, 'Your name: A. Analyst').waitFor();
    });

    test.for(['light', 'dark'] as const)('shuts nobody out in %s colours', async (colorScheme) => {
      await expectAccessible(page, { schemes: [colorScheme] });
    });

    test('a check goes on while another screen is looked at, and is told there', async () => {
      await page.goto(`${origin}/#/themes`);
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Type a command').fill('check the library');
      await page.keyboard.press('Enter');
      await status(page, 'The library is sound.').waitFor();
      await expect.poll(() => new URL(page.url()).hash).toBe('#/file');
      expect(watched.errors).toEqual([]);
      expect(watched.outside).toEqual([]);
    });
  });

  describe('a check that finds something', () => {
    const folder = scratchFolder();
    let shell: BrowserShell;
    afterAll(() => shell?.close());

    test('names each problem in words, with what to do, the fact and the place in its document', async () => {
      const article = join(folder, 'Harbour.txt');
      writeFileSync(article, 'Harbour\n\nThe exercise began on Monday in the harbour.\n');
      const path = join(folder, 'Doubtful.briefwright');
      const library = createLibrary(path);
      const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
      const [file] = (await result(client.import({ paths: [article] }))).files;
      const evidence = [{ sourceId: file?.sources[0] ?? '', quote: 'began on Monday' }];
      const { added } = await client.add({ facts: [{ statement: 'It began on Monday.', evidence }] });
      const [held] = library.facts.get(added[0] ?? '')?.evidence ?? [];
      library.evidence.update(held?.id ?? '', { quote: 'began on Friday' });
      library.close();

      const window = await opened(browser, path);
      shell = window.shell;
      const { page, origin } = window;
      await page.goto(`${origin}/#/file`);
      await page.getByRole('heading', { name: 'Check' }).waitFor();
      await page.keyboard.press('c');
      const report = status(page, '1 problem found.');
      await report.getByText('Open the document there, and select the right words again.').waitFor();
      await report.getByRole('link', { name: 'Fact' }).click();
      await page.getByRole('region', { name: 'Inspector' }).getByText('It began on Monday.').first().waitFor();
      await page.goBack();
      await status(page, '1 problem found.').getByRole('link', { name: 'Place in the document' }).click();
      await page.getByRole('article').waitFor();
      await expect.poll(() => page.title()).toBe('Reading: Harbour – Doubtful – Briefwright');
      await page
        .getByRole('navigation', { name: 'Screens' })
        .locator('a[aria-current=page]', { hasText: 'Reader' })
        .waitFor();
    });
  });

  describe('files dropped on the window', () => {
    const folder = scratchFolder();
    let shell: BrowserShell;
    let page: Page;
    let origin: string;

    beforeAll(async () => {
      const library = join(folder, 'Drops.briefwright');
      createLibrary(library).close();
      ({ shell, page, origin } = await opened(browser, library));
    });
    afterAll(() => shell?.close());

    const textFile = (name: string, words = `${name}\n\nWhat ${name} reports of the exercise.\n`) => {
      const path = join(folder, name);
      writeFileSync(path, words);
      return path;
    };
    const drag = (files: readonly string[], words?: string) => dragFiles(page, files, words);

    test('on an empty library come in, and the sources with their report are shown', async () => {
      await page.getByRole('heading', { name: 'This library is empty' }).waitFor();
      await drag([textFile('First.txt')]);
      const report = page.getByRole('region', { name: 'Report of the import' });
      await report.getByText('First.txt').waitFor();
      await status(page, /^1 source$/).waitFor();
      await page.getByRole('button', { name: 'Put the report away' }).click();
      await alert(page, 'The file came in.').getByRole('button', { name: 'Close message' }).click();
    });

    test.for(['library', 'sources', 'themes', 'briefings', 'file'])('are taken on the screen of %s', async (screen) => {
      await page.goto(`${origin}/#/${screen}`);
      await drag([textFile(`On ${screen}.txt`)]);
      if (screen !== 'sources') await page.getByRole('link', { name: 'See what came of each file' }).waitFor();
      await page.getByRole('button', { name: 'Put the report away' }).click();
      // The message of the next one is in the same words.
      await alert(page, 'The file came in.').getByRole('button', { name: 'Close message' }).click();
    });

    test('with one that cannot be imported among them are told of one by one', async () => {
      await page.goto(`${origin}/#/themes`);
      const odd = join(folder, 'Odd.bin');
      writeFileSync(odd, Buffer.from([0, 1, 2, 3, 255, 254]));
      await drag([textFile('Good.txt'), odd]);
      await status(page, '1 of 2 files came in, 1 could not be imported.').waitFor();
      await page.getByRole('link', { name: 'See what came of each file' }).click();
      const row = page
        .getByRole('region', { name: 'Report of the import' })
        .getByRole('listitem')
        .filter({ hasText: 'Odd.bin' });
      await row.getByText('failed', { exact: true }).waitFor();
      expect(((await row.textContent()) ?? '').length).toBeGreaterThan('failedOdd.bin'.length + 10);
      await page.getByRole('button', { name: 'Put the report away' }).click();
    });

    test('as a folder come in with all that is in it', async () => {
      const inside = join(folder, 'Articles', 'More');
      mkdirSync(inside, { recursive: true });
      textFile(join('Articles', 'One.txt'), 'One\n\nThe first of the folder.\n');
      textFile(join('Articles', 'More', 'Two.txt'), 'Two\n\nThe second of the folder.\n');
      await page.goto(`${origin}/#/sources`);
      await drag([join(folder, 'Articles')]);
      await alert(page, '2 files came in.').waitFor();
      const report = page.getByRole('region', { name: 'Report of the import' });
      for (const name of ['One.txt', 'Two.txt']) await report.getByText(name).waitFor();
      await page.getByRole('button', { name: 'Put the report away' }).click();
    });

    test('while many come in can be cancelled from any screen, and leave nothing behind', async () => {
      const many = Array.from({ length: 400 }, (_, i) => textFile(`Many ${i}.txt`));
      const count = () =>
        page
          .getByRole('status')
          .filter({ hasText: /^[\d,]+ sources$/ })
          .textContent();
      // What the journeys before brought in is counted once the page is read anew.
      await page.reload();
      const held = await count();
      await drag(many);
      await page.keyboard.press('g');
      await page.keyboard.press('t');
      await page.getByRole('heading', { name: 'Themes', exact: true }).waitFor();
      // Once some are in, the page itself presses it: from here it could be too late.
      await page.evaluate(() => {
        const press = () => {
          const states = [...document.querySelectorAll('[role=status]')];
          const button = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Cancel');
          if (!button || !states.some(({ textContent }) => textContent?.startsWith('Importing Many'))) return;
          observer.disconnect();
          button.click();
        };
        const observer = new MutationObserver(press);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        press();
      });
      await alert(page, 'Import cancelled: nothing of it is in the library.').waitFor({ timeout: 300_000 });
      await page.goto(`${origin}/#/sources`);
      await expect.poll(count).toBe(held);
      await expect.poll(() => page.getByRole('button', { name: /^Many/ }).count()).toBe(0);
    });

    test('on a library that can only be read are refused in words, and the page stays', async () => {
      chmodSync(join(folder, 'Drops.briefwright'), 0o444);
      await status(page, 'This library can only be read here.').waitFor();
      const words = 'This library can only be read here: nothing can be imported.';
      await drag([textFile('Late.txt')], words);
      await alert(page, words).waitFor();
      chmodSync(join(folder, 'Drops.briefwright'), 0o644);
      await status(page, 'This library can only be read here.').waitFor({ state: 'hidden' });
      expect(new URL(page.url()).origin).toBe(origin);
    });
  });

  describe('keys', () => {
    const folder = scratchFolder();
    let shell: BrowserShell;
    let page: Page;
    let origin: string;
    beforeAll(async () => {
      ({ shell, page, origin } = await opened(browser, await libraryWithFacts(folder, 300, 'Keys.briefwright')));
    });
    afterAll(() => shell?.close());

    test.for([
      ['j', '#/library', /^#\/library\?fact=/],
      ['ArrowDown', '#/library', /^#\/library\?fact=/],
      ['j', '#/sources', /^#\/sources\/./],
      ['ArrowDown', '#/sources', /^#\/sources\/./],
      ['g b', '#/sources', /^#\/briefings$/],
    ] as const)('%s pressed the moment %s is loaded is done once it is there', async ([keys, from, to]) => {
      const fresh = await page.context().newPage();
      await fresh.goto(`${origin}/${from}`);
      for (const key of keys.split(' ')) await fresh.keyboard.press(key);
      await expect.poll(() => new URL(fresh.url()).hash, SOON).toMatch(to);
      await fresh.close();
    });

    test('a key is done however long its list takes to come', async () => {
      const fresh = await page.context().newPage();
      let answer = () => {};
      const asked = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await fresh.routeWebSocket(/./, (socket) => {
        const server = socket.connectToServer();
        server.onMessage(async (frame) => {
          await asked;
          socket.send(frame);
        });
      });
      await fresh.goto(`${origin}/#/library`);
      await fresh.getByRole('navigation', { name: 'Screens' }).waitFor();
      await fresh.keyboard.press('j');
      // Longer than a key is kept that nobody wants.
      await fresh.waitForTimeout(3_500);
      answer();
      await expect.poll(() => new URL(fresh.url()).hash, SOON).toMatch(/^#\/library\?fact=/);
      await fresh.close();
    });

    test('the palette opens with keys pressed the moment the page is loaded', async () => {
      const fresh = await page.context().newPage();
      await fresh.goto(`${origin}/#/themes`);
      await fresh.keyboard.press('Control+k');
      await fresh.getByPlaceholder('Type a command').waitFor();
      await fresh.close();
    });

    test('a letter after g goes to a screen, whatever the letter does by itself there', async () => {
      await page.goto(`${origin}/#/sources`);
      await page.getByRole('region', { name: 'List of sources' }).waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('l');
      await expect.poll(() => new URL(page.url()).hash, SOON).toMatch(/^#\/library/);
    });
  });

  describe('losses', () => {
    test('a full disk is told at the change that failed, with a way to save the library elsewhere', async (context) => {
      const disk = smallDisk();
      if (disk === null) return context.skip('no small disk can be mounted here');
      const library = join(disk.folder, 'Full.briefwright');
      createLibrary(library).close();
      const { shell, page, origin } = await opened(browser, library);
      try {
        await page.goto(`${origin}/#/themes`);
        await page.getByRole('heading', { name: 'Themes', exact: true }).waitFor();
        disk.fill();
        const article = join(scratchFolder(), 'Long.txt');
        writeFileSync(
          article,
          Array.from({ length: 4_000 }, (_, i) => `Paragraph ${i} of a long report.\n\n`).join(''),
        );
        await page.goto(`${origin}/#/sources`);
        const chooser = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: 'Import' }).click();
        await (await chooser).setFiles(article);
        await alert(page, 'The disk is full').waitFor({ timeout: 300_000 });
        const notice = status(page, 'The disk is full');
        await notice.getByRole('link', { name: 'Back up elsewhere…' }).click();
        const downloading = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Back up…' }).click();
        const copy = openLibrary(await (await downloading).path(), 'read');
        expect(copy.themes.list().length).toBeGreaterThan(3);
        copy.close();
        await page.getByText('keep the downloaded one').waitFor();
        disk.free();
        await notice.waitFor({ state: 'hidden' });
      } finally {
        await page.context().close();
        await shell.close();
        disk.remove();
      }
    });

    test('a shell that has stopped is told as what it is, and screens that were not opened yet still open', async () => {
      const { shell, page } = await opened(browser, await libraryWithFacts(scratchFolder(), 3, 'Stopped.briefwright'));
      await page.getByRole('row').nth(1).waitFor();
      // The screens are fetched one after the other while nothing else is to do; this is the last of them.
      const fetched = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
      await expect.poll(fetched).toContainEqual(expect.stringMatching(/ReferencesScreen/));
      await shell.close();
      await alert(page, 'Briefwright is not running any more. What was saved is in the library.').waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('t');
      await page
        .getByRole('navigation', { name: 'Screens' })
        .locator('a[aria-current=page]', { hasText: 'Themes' })
        .waitFor();
      await expect.poll(() => page.getByText('This part of the window stopped working').count()).toBe(0);
      await page.context().close();
    });

    test('a page that has crashed comes back where it was, with all that was saved', async () => {
      const { shell, page, origin } = await opened(
        browser,
        await libraryWithFacts(scratchFolder(), 30, 'Crash.briefwright'),
      );
      try {
        await page.goto(`${origin}/#/library`);
        await page.getByRole('row').nth(1).waitFor();
        await page.keyboard.press('j');
        await expect.poll(() => new URL(page.url()).hash, SOON).toContain('fact=');
        const { hash } = new URL(page.url());
        const crashed = page.waitForEvent('crash');
        await page.goto('chrome://crash').catch(() => undefined);
        await crashed;
        const again = await page.context().newPage();
        await again.goto(`${origin}/${hash}`);
        await again.locator('[role=row][aria-current=true]').waitFor();
        await expect.poll(() => new URL(again.url()).hash).toBe(hash);
      } finally {
        await page.context().close();
        await shell.close();
      }
    });
  });
});
