import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLibrary } from '../src/core/operations/index.ts';
import { expectAccessible } from './support/accessible.ts';
import { type App, inEveryShell } from './support/app.ts';
import { inFocus } from './support/focus.ts';

/** From files to a fact in every shell. The tests follow one another, as a user's day does. */

const SOON = { timeout: 120_000 };

/** Astral characters, a no-break space, a joined emoji: whatever shifts an offset that is counted in anything but UTF-16. */
const ARTICLE = `Sea Lantern report

The satellite 🛰️ passed over the harbour; 𝛿 was 3.5\u00a0GHz.\u00a0 It went on for 👨‍👩‍👧 an hour.

Nine navies took part in the exercise. Four of them were there before.

The last paragraph.
`;
const MARKED = '🛰️ passed over the harbour; 𝛿 was 3.5\u00a0GHz.';

inEveryShell('sources and the reader', ({ folder, openEmpty }) => {
  const libraryFile = join(folder, 'Library.briefwright');
  let app: App;
  let page: Page;

  beforeAll(async () => {
    app = await openEmpty(libraryFile);
    page = app.page;
  });

  afterAll(async () => {
    await app?.close();
  });

  /** Where some words of one text node stand on the screen, once they do. */
  const placeOf = async (words: string) => {
    const handle = await page.waitForFunction((needle) => {
      const article = document.querySelector('article');
      if (!article) return null;
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.textContent ?? '').indexOf(needle);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + needle.length);
        const rects = [...range.getClientRects()];
        const [first, last] = [rects[0], rects.at(-1)];
        if (first && last)
          return {
            from: { x: first.left + 1, y: first.top + first.height / 2 },
            to: { x: last.right - 1, y: last.top + last.height / 2 },
          };
      }
      return null;
    }, words);
    const found = await handle.jsonValue();
    if (!found) throw new Error(`“${words}” is not on the screen`);
    return found;
  };

  const drag = async (from: string, to = from) => {
    const [begin, end] = [(await placeOf(from)).from, (await placeOf(to)).to];
    await page.mouse.move(begin.x, begin.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 6 });
    await page.mouse.up();
    await page.getByRole('toolbar', { name: 'Selected words' }).waitFor();
  };

  const marks = () => page.locator('article mark').allTextContents();
  const message = (text: string | RegExp) => page.getByRole('alert').filter({ hasText: text });

  test('picked files come in with a report: what came in, what did not, and why', async () => {
    const [article, other] = ['article.txt', 'other.bin'].map((name) => join(folder, name));
    writeFileSync(article ?? '', ARTICLE);
    writeFileSync(other ?? '', Buffer.from([0, 1, 2, 3, 255, 254]));
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await app.pick([article ?? '', other ?? ''], () => page.getByRole('button', { name: 'Import' }).click());
    const report = page.getByRole('region', { name: 'Report of the import' });
    await report.getByText('imported', { exact: true }).waitFor();
    await expect.poll(() => report.getByRole('listitem').count()).toBe(2);
    await expect.poll(() => report.getByText('failed', { exact: true }).count()).toBe(1);
    await page.getByRole('cell', { name: 'Sea Lantern report' }).waitFor();
    await page.keyboard.press('j');
    await page.getByLabel('Title').waitFor();
    await expectAccessible(page);
  });

  test('the metadata of a source is changed, and one step back changes it back', async () => {
    await page.getByLabel('Authors').fill('Lind, Ada\nHarbour Watch');
    await page.getByLabel('Published').fill('2024-05-03');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('cell', { name: 'Lind and Harbour Watch' }).waitFor();
    await page.getByRole('cell', { name: '2024', exact: true }).waitFor();
    await message('Source changed').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.getByLabel('Authors').inputValue(), SOON).toBe('');
  });

  test('words selected with the pointer are highlighted to the character', async () => {
    await page.getByRole('link', { name: 'Read', exact: true }).first().click();
    await page.getByRole('heading', { level: 2, name: 'Sea Lantern report' }).waitFor();
    await drag(MARKED);
    await page.keyboard.press('h');
    await expect.poll(marks, SOON).toEqual([MARKED]);
  });

  test('a selection over the edge of a mark becomes a comment, which is kept unsaved through a reload', async () => {
    await drag('The satellite', '🛰️');
    await page.keyboard.press('c');
    await inFocus(page.getByRole('textbox', { name: 'Comment' }));
    await page.keyboard.type('Which satellite?');
    await page.reload();
    await expect.poll(() => page.getByRole('textbox', { name: 'Comment' }).inputValue()).toBe('Which satellite?');
    await page.getByLabel('Your name, as it stands on annotations').fill('Ada Lind');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('listitem', { name: 'Comment: Which satellite?' }).waitFor();
    await expect.poll(async () => (await marks()).join('')).toBe(`The satellite ${MARKED}`);
  });

  test('a fact is drawn from a sentence with the keyboard alone, and n and p walk through what is marked', async () => {
    await page.locator('article').focus();
    for (const key of ['j', 'j', 'j', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await page.getByRole('toolbar', { name: 'Selected words' }).waitFor();
    await page.keyboard.press('f');
    await inFocus(page.getByRole('textbox', { name: 'Statement' }));
    // The quote speaks of an exercise only one sentence before: nothing is proposed of what the quote does not hold.
    await expect.poll(() => page.getByRole('group', { name: 'Proposed themes' }).count()).toBe(0);
    await page.keyboard.type('Four navies came again.');
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    const card = page.getByRole('listitem', { name: 'Fact: Four navies came again.' });
    await card.waitFor();
    await expect.poll(() => card.evaluate((node) => node === document.activeElement), SOON).toBe(true);
    await expect.poll(async () => (await marks()).at(-1)).toBe('Four of them were there before.');
    await page.keyboard.press('p');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toMatch(/^Highlight/);
  });

  test('from a fact to its quote, to the library, and back', async () => {
    await page.keyboard.press('n');
    await page.getByRole('link', { name: 'In the library' }).click();
    await page.getByText('Four navies came again.').first().waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 2, name: 'Sea Lantern report' }).waitFor();
    await page.getByRole('listitem', { name: 'Fact: Four navies came again.' }).waitFor();
  });

  test('the bar of Ctrl+F finds words and steps through them', async () => {
    await page.keyboard.press('Control+f');
    await inFocus(page.getByRole('textbox', { name: 'Find in this document' }));
    await page.keyboard.type('THE');
    await page.getByText('1 of 6', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('2 of 6', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('search').count()).toBe(0);
  });

  test('what was made holds in the library, character for character, and nothing went outside or failed', async () => {
    expect(app.watched.outside).toEqual([]);
    expect(app.watched.errors).toEqual([]);
    await app.close();
    const library = openLibrary(libraryFile, 'read');
    try {
      const { text, id } = library.documents.get(library.sources.list()[0]?.documents[0]?.id ?? '') ?? {
        text: '',
        id: '',
      };
      const notes = library.annotations.list({ documentId: id });
      expect(notes.map((note) => [note.motivation, text.slice(note.start ?? 0, note.end ?? 0), note.author])).toEqual([
        ['commenting', 'The satellite 🛰️', 'Ada Lind'],
        ['highlighting', MARKED, null],
      ]);
      expect(notes.map((note) => note.quote)).toEqual(['The satellite 🛰️', MARKED]);
      const [evidence] = library.facts.getMany(library.evidence.factsOfDocument(id))[0]?.evidence ?? [];
      expect(evidence?.quote).toBe('Four of them were there before.');
      expect(text.slice(evidence?.start ?? 0, evidence?.end ?? 0)).toBe(evidence?.quote);
    } finally {
      library.close();
    }
  });
});
