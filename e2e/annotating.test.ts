import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../src/core/operations/index.ts';
import type { Passage } from '../src/model/source.ts';
import { scratchFolder } from '../test/cli/run.ts';
import { skipReason } from '../test/support/tools.ts';
import { expectAccessible } from './support/accessible.ts';
import { type BrowserPage, openPage, PAGE_FOLDER } from './support/browser.ts';
import { inFocus } from './support/focus.ts';

/** Everything that can be said of a document and of its facts while it is read, from the keyboard, and each taken back. */

const folder = scratchFolder();
const cannot = skipReason('chromium') !== null || !existsSync(join(PAGE_FOLDER, 'index.html'));
const SOON = { timeout: 120_000 };

const ARTICLE = `Harbour report

Nine ships left the harbour in May. The market reached 12.5 million dollars.

Nine ships came back in June, and the pilots were paid.

Nobody counted the boats. Nobody was asked to.
`;
const LEFT = 'Nine ships left in May.';
const PAID = 'No pilot was paid in June.';

/** A long document with pages, in which each passage names its own number. */
const LONG_PASSAGES = 1500;

function longText(): { text: string; passages: Passage[] } {
  let text = '';
  const passages: Passage[] = [];
  for (let index = 0; index < LONG_PASSAGES; index += 1) {
    const start = text.length;
    text += index % 50 === 0 ? `Chapter ${index}` : `Passage ${index}. ${'It goes on for some time. '.repeat(6)}End.`;
    const role = index % 50 === 0 ? 'heading' : 'body';
    passages.push({ index, page: 1 + Math.floor(index / 25), start, end: text.length, role });
    text += '\n\n';
  }
  return { text, passages };
}

interface Prepared {
  readonly article: string;
  readonly long: string;
}

async function prepare(file: string): Promise<Prepared> {
  const article = join(folder, 'harbour.txt');
  writeFileSync(article, ARTICLE);
  const library = createLibrary(file);
  try {
    const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
    for await (const _ of await client.import({ paths: [article] }));
    const [source] = (await client.sources()).sources;
    const sourceId = source?.id ?? '';
    await client.add({
      facts: [
        {
          statement: LEFT,
          themes: ['exercises'],
          evidence: [{ sourceId, quote: 'Nine ships left the harbour in May.' }],
        },
        { statement: PAID, themes: ['exercises'] },
      ],
    });
    const { text, passages } = longText();
    const long = library.documents.insert({
      sourceId: library.sources.insert({
        csl: { id: 'long', type: 'report', title: 'The long report' },
        reliability: null,
        marking: null,
        descriptor: null,
        inferred: [],
      }),
      sha256: createHash('sha256').update(text).digest('hex'),
      mediaType: 'text/plain',
      text,
      passages,
      importedFrom: null,
    });
    return { article: source?.documents[0]?.id ?? '', long };
  } finally {
    library.close();
  }
}

describe.skipIf(cannot)('annotating in Chromium', () => {
  let shown: BrowserPage;
  let page: Page;
  let documents: Prepared;

  beforeAll(async () => {
    const file = join(folder, 'Annotated.briefwright');
    documents = await prepare(file);
    shown = await openPage(file, 1280, 720);
    page = shown.page;
    await page.getByRole('row').filter({ hasText: LEFT }).waitFor();
  });

  afterAll(async () => {
    await shown?.close();
  });

  const go = (hash: string) =>
    page.evaluate((to) => {
      window.location.hash = to;
    }, hash);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const text = () => page.getByRole('article', { name: 'Text of the document' });
  const card = (label: string | RegExp) => page.getByRole('listitem', { name: label });
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
  const selection = () => page.evaluate(() => document.getSelection()?.toString().replace(/\s+/g, ' '));
  const marks = () => page.locator('article mark').allTextContents();
  const undo = (words: RegExp) =>
    page.getByRole('alert').filter({ hasText: words }).getByRole('button', { name: 'Undo' }).click();
  const selectedBar = () => page.getByRole('toolbar', { name: 'Selected words' });
  test('selected words become evidence against a fact that is found by typing, and one step takes it back', async () => {
    await go(`#/reader/${documents.article}`);
    await page.getByRole('heading', { level: 2, name: 'Harbour report' }).waitFor();
    await text().focus();
    await press('j', 'j', 'j', 'ArrowRight');
    await selectedBar().waitFor();
    await expect.poll(() => selection()).toBe('Nine ships came back in June, and the pilots were paid.');
    await press('e');
    const finder = page.getByRole('combobox', { name: 'Fact' });
    await inFocus(finder);
    await page.getByRole('option', { name: LEFT }).waitFor();
    await page.keyboard.type('pilo');
    await page.getByRole('option', { name: LEFT }).waitFor({ state: 'detached' });
    await page.getByRole('option', { name: PAID }).waitFor();
    await press('ArrowDown', 'Enter');
    await page.getByText('0 pieces of evidence so far').waitFor();
    await inFocus(page.getByLabel('Stance'));
    await page.getByLabel('Stance').selectOption('contradicts');
    await page.getByLabel('Credibility').selectOption('3');
    await expectAccessible(page);
    await press('Control+Enter');
    await card(`Fact: ${PAID}`).getByText('contradicts').waitFor();
    await expect.poll(focused, SOON).toBe(`Fact: ${PAID}`);
    await expect
      .poll(marks, SOON)
      .toEqual(['Nine ships left the harbour in May.', 'Nine ships came back in June, and the pilots were paid.']);
    await undo(/Evidence added/);
    await card(`Fact: ${PAID}`).waitFor({ state: 'detached' });
    await press('Control+Shift+z');
    await card(`Fact: ${PAID}`).waitFor();
  });

  test('a fact is commented on where it is quoted; the comment is the one of the library’s inspector', async () => {
    await text().focus();
    await press('Escape', 'k', 'k', 'k', 'n');
    await expect.poll(focused, SOON).toBe(`Fact: ${LEFT}`);
    await press('c');
    await inFocus(page.getByRole('textbox', { name: 'New comment' }));
    await page.keyboard.type('Which ships?');
    await page.getByLabel('Your name, for this and later comments').fill('Ada Lind');
    await press('Control+Enter');
    await card(`Fact: ${LEFT}`).getByText('Which ships?').waitFor();
    await expect.poll(focused, SOON).toBe('Add a comment');
    await card(`Fact: ${LEFT}`).getByRole('button', { name: 'Edit the comment' }).click();
    await page.getByRole('textbox', { name: 'Comment', exact: true }).fill('Which nine ships?');
    await press('Control+Enter');
    await card(`Fact: ${LEFT}`).getByText('Which nine ships?').waitFor();
    await expect.poll(focused, SOON).toBe('Edit the comment');
    await page.getByLabel('Search facts and notes of this document').fill('ada lind');
    await card(`Fact: ${PAID}`).waitFor({ state: 'detached' });
    await page.getByLabel('Search facts and notes of this document').fill('');
    await card(`Fact: ${LEFT}`).getByRole('link', { name: 'In the library' }).click();
    await page.getByRole('region', { name: 'Inspector' }).getByText('Which nine ships?').waitFor();
  });

  test('from a fact of the library to its quote, and with Escape back to the very fact', async () => {
    await go('#/library');
    const row = page.getByRole('row').filter({ hasText: LEFT });
    await row.click();
    await page.getByRole('region', { name: 'Inspector' }).getByText('Which nine ships?').waitFor();
    await press('o');
    await expect.poll(focused, SOON).toBe(`Fact: ${LEFT}`);
    await press('Escape');
    await page.getByRole('region', { name: 'Inspector' }).getByText('Which nine ships?').waitFor();
    await expect.poll(() => page.locator('[role=row][aria-current=true]').textContent()).toContain(LEFT);
  });

  test('passages are bookmarked, listed, jumped to, and the bookmark taken away and back', async () => {
    await go(`#/reader/${documents.article}`);
    await text().focus();
    await press('j', 'j', 'j', 'm');
    const bookmarks = page.getByRole('region', { name: 'Bookmarks' });
    await bookmarks.getByRole('button', { name: /^Nine ships came back/ }).waitFor();
    await text().getByRole('img', { name: 'Bookmark' }).waitFor();
    await press('j', 'm');
    await expect.poll(() => bookmarks.getByRole('listitem').count(), SOON).toBe(2);
    const current = () => page.locator('[data-current=true]').textContent();
    await press('Shift+M');
    await expect.poll(current, SOON).toMatch(/^Nine ships came back/);
    await press('m');
    await expect.poll(() => bookmarks.getByRole('listitem').count(), SOON).toBe(1);
    await undo(/Removed/);
    await expect.poll(() => bookmarks.getByRole('listitem').count(), SOON).toBe(2);
    await expectAccessible(page);
  });

  test('a selection grows by sentences and passages, and goes back', async () => {
    await text().focus();
    await press('k', 'k', 'k', 'j', 'ArrowRight');
    await expect.poll(() => selection()).toBe('Nine ships left the harbour in May.');
    await press('Alt+Shift+ArrowRight');
    await expect
      .poll(() => selection())
      .toBe('Nine ships left the harbour in May. The market reached 12.5 million dollars.');
    await press('Shift+ArrowDown');
    await expect.poll(() => selection()).toMatch(/^Nine ships left .* were paid\.$/);
    await press('Shift+ArrowUp', 'Alt+Shift+ArrowLeft');
    await expect.poll(() => selection()).toMatch(/^Nine ships left the harbour in May\.\s*$/);
    await press('Shift+ArrowDown');
    await selectedBar().waitFor();
    await press('h');
    await card(/^Highlight: Nine ships left/).waitFor();
    await expect.poll(focused, SOON).toMatch(/^Highlight/);
  });

  test('a comment becomes a question; removed with Delete, the focus goes to the next; and it is taken back', async () => {
    await text().focus();
    await press('j', 'j', 'ArrowRight');
    await selectedBar().waitFor();
    await press('c');
    await inFocus(page.getByRole('textbox', { name: 'Comment' }));
    await page.keyboard.type('Uncounted.');
    await press('Control+Enter');
    await expect.poll(focused, SOON).toBe('Comment: Uncounted.');
    await press('Enter');
    await page.getByRole('textbox', { name: 'Comment' }).waitFor();
    await page.getByText('Question', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Question' }).fill('Who counts?');
    await press('Control+Enter');
    await expect.poll(focused, SOON).toBe('Question: Who counts?');
    await press('Delete');
    await card('Question: Who counts?').waitFor({ state: 'detached' });
    await expect.poll(focused, SOON).toMatch(/^(Fact|Highlight)/);
    await undo(/Removed/);
    await card('Question: Who counts?').waitFor();
  });

  test('Escape keeps what was begun, and takes the reader back to the text', async () => {
    await text().focus();
    await press('ArrowRight');
    await selectedBar().waitFor();
    await press('c');
    await inFocus(page.getByRole('textbox', { name: 'Comment' }));
    await page.keyboard.type('Half a th');
    await press('Escape');
    await expect.poll(focused, SOON).toBe('Text of the document');
    await expect.poll(() => page.getByRole('textbox', { name: 'Comment' }).inputValue()).toBe('Half a th');
    await card('New comment').getByRole('button', { name: 'Discard' }).click();
    await expect.poll(focused, SOON).toBe('Text of the document');
  });

  test('notes are found by their words and by who wrote them, in the list of notes and in the palette', async () => {
    await go('#/sources');
    await page.getByText('Notes', { exact: true }).click();
    await page.getByLabel('Search notes').fill('ada');
    const notes = page.getByRole('region', { name: 'Notes' });
    await notes.getByText('Who counts?').waitFor();
    await page.getByLabel('Search notes').fill('who cou');
    await notes.getByText('Which nine ships?').waitFor({ state: 'detached' });
    await notes.getByRole('link', { name: /^To its place/ }).click();
    await expect.poll(focused, SOON).toBe('Question: Who counts?');
    await press('Escape');
    await notes.getByText('Who counts?').waitFor();
    await expect.poll(() => page.getByLabel('Search notes').inputValue()).toBe('who cou');
    await page.getByLabel('Search notes').press('Escape');
    await press('Control+k');
    await page.getByRole('textbox', { name: 'Commands' }).fill('which nine');
    await page.getByRole('dialog').getByText('Which nine ships?').waitFor();
    await press('ArrowDown', 'Enter');
    await page.getByRole('region', { name: 'Inspector' }).getByText('Which nine ships?').waitFor();
  });

  test('a long document: its pages, a jump to its end and back, words found far away, a selection over its chunks', async () => {
    const start = longText().passages[1444]?.start ?? 0;
    await go(`#/reader/${documents.long}?start=${start}&end=${start + 13}`);
    await expect.poll(selection, SOON).toBe('Passage 1444.');
    const passage = (n: number) => page.locator(`[data-passage="${n}"]`);
    const isInSight = (n: number) =>
      passage(n).evaluate(
        (p) => p.getBoundingClientRect().top > 0 && p.getBoundingClientRect().top < window.innerHeight,
      );
    await expect.poll(() => isInSight(1444), SOON).toBe(true);
    await page.getByLabel('Go to a page, 1 to 60').fill('31');
    await page.getByLabel('Go to a page, 1 to 60').press('Enter');
    await expect.poll(() => isInSight(750), SOON).toBe(true);
    await expect.poll(() => passage(750).textContent()).toContain('31');
    await press('Control+f');
    await inFocus(page.getByRole('textbox', { name: 'Find in this document' }));
    await page.keyboard.type('Passage 222.');
    await page.getByText('1 of 1', { exact: true }).waitFor();
    await expect.poll(() => isInSight(222), SOON).toBe(true);
    await press('Escape');
    // All of it is there in the end, for who reads it by its headings.
    await expect.poll(() => page.locator('article h2').count(), SOON).toBe(LONG_PASSAGES / 50);
    await text().focus();
    for (let i = 0; i < 60; i += 1) await press('Shift+ArrowDown');
    await selectedBar().waitFor();
    await press('h');
    await expect.poll(() => page.locator('article mark').count(), SOON).toBeGreaterThan(55);
    await expect.poll(focused, SOON).toMatch(/^Highlight/);
  });

  test('nothing stands over the edge on a narrow window and on a wide one, and nothing failed', async () => {
    await go(`#/reader/${documents.article}`);
    await card('Question: Who counts?').waitFor();
    for (const width of [1024, 1280, 1920]) {
      await page.setViewportSize({ width, height: 720 });
      const over = await page.locator('[data-reader-scroll]').evaluate((box) => ({
        over: box.scrollWidth - box.clientWidth,
        text: box.querySelector('article')?.clientWidth ?? 0,
      }));
      expect(over.over, String(width)).toBe(0);
      expect(over.text, String(width)).toBeGreaterThan(400);
    }
    expect(shown.watched.outside).toEqual([]);
    expect(shown.watched.errors).toEqual([]);
  });
});
