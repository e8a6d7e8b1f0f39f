import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLibrary, jobsInProcess, openLibrary, router } from '../src/core/operations/index.ts';
import { scratchFolder } from '../test/cli/run.ts';
import { result } from '../test/contract/suite.ts';
import { factOf, sourceOf } from '../test/database/builders.ts';
import { skipReason } from '../test/support/tools.ts';
import { expectAccessible } from './support/accessible.ts';
import { type BrowserPage, openPage, PAGE_FOLDER } from './support/browser.ts';

/** A colleague's library dropped on one's own: asked about, merged, looked at, taken back. The tests follow one another. */

const folder = scratchFolder();
const cannot = skipReason('chromium') !== null || !existsSync(join(PAGE_FOLDER, 'index.html'));
const SOON = { timeout: 120_000 };
const SHARED = 'Nine navies took part in Sea Lantern.';
const MINE = 'Nine navies from the region took part in Sea Lantern.';
const THEIRS = 'Nine navies from the region have taken part in Sea Lantern.';
const ONLY_THEIRS = 'The harbour opened a second dock.';

describe.skipIf(cannot)('another library in Chromium', () => {
  let shown: BrowserPage;
  let page: Page;
  const theirs = join(folder, 'Harbour desk.briefwright');

  const question = () => page.getByRole('dialog', { name: /Harbour desk/ });
  const drop = async () => {
    const bytes = readFileSync(theirs).toString('base64');
    const dataTransfer = await page.evaluateHandle(
      ([name, base64]) => {
        const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([data], name));
        return transfer;
      },
      ['Harbour desk.briefwright', bytes] as const,
    );
    await page.dispatchEvent('body', 'dragenter', { dataTransfer });
    const target = page.getByText('Drop the files to import them');
    await target.waitFor();
    await target.dispatchEvent('drop', { dataTransfer });
  };

  beforeAll(async () => {
    const path = join(folder, 'Mine.briefwright');
    const other = createLibrary(theirs);
    const { added } = await createRouterClient(router, { context: { library: other, ...jobsInProcess } }).add({
      facts: [{ statement: SHARED }, { statement: ONLY_THEIRS }],
    });
    const [shared = ''] = added;
    other.close();
    const mine = createLibrary(path);
    await result(
      createRouterClient(router, { context: { library: mine, ...jobsInProcess } }).import({ paths: [theirs] }),
    );
    mine.sources.insert(sourceOf());
    mine.facts.update(shared, { statement: MINE });
    mine.close();
    const changed = openLibrary(theirs, 'write');
    changed.facts.update(shared, { statement: THEIRS });
    changed.facts.insertMany([factOf('A ferry line was cancelled.')]);
    changed.close();
    shown = await openPage(path);
    page = shown.page;
    await page.getByRole('row').filter({ hasText: MINE }).waitFor();
  });

  afterAll(async () => {
    await shown?.close();
  });

  test('a library that is dropped is asked about, and can be left out', async () => {
    await drop();
    await question().getByText('Mine', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await question().waitFor({ state: 'hidden' });
    expect(await page.getByRole('row').filter({ hasText: 'A ferry line' }).count()).toBe(0);
  });

  test('merged, what was new is in the list, and what both have changed stands side by side', async () => {
    await drop();
    await question().getByRole('button', { name: 'Merge into this library' }).click();
    await page.getByRole('row').filter({ hasText: 'A ferry line was cancelled.' }).waitFor();
    await page.getByRole('row').filter({ hasText: MINE }).waitFor();
    await page.getByRole('row').filter({ hasText: THEIRS }).waitFor();
    expect(await page.getByRole('row').filter({ hasText: ONLY_THEIRS }).count()).toBe(1);
  });

  test('the report counts what came in, and names the fact that both have changed', async () => {
    await page.getByRole('link', { name: 'See what came of each file' }).click();
    const report = page.getByRole('region', { name: 'Report of the import' });
    await report.getByText(/Both libraries have changed it/).waitFor();
    const facts = report.getByRole('row').filter({ hasText: 'Facts' }).getByRole('cell');
    expect(await facts.allTextContents()).toEqual(['2', '0', '1']);
    await expectAccessible(page);
    await report.getByRole('link', { name: 'Show the wording that came in beside it' }).click();
    await page.getByRole('region', { name: 'Inspector' }).getByText(THEIRS).waitFor();
  });

  test('merged again it brings nothing, and says so', async () => {
    await drop();
    await question().getByRole('button', { name: 'Merge into this library' }).click();
    await page.getByText('All that the library Harbour desk holds is here already.').first().waitFor();
  });

  test('one undo takes all of it back', async () => {
    await page.getByRole('button', { name: /^Undo: Merge library Harbour desk/ }).click();
    await expect.poll(() => page.getByRole('row').filter({ hasText: 'A ferry line' }).count(), SOON).toBe(0);
    await page.getByRole('row').filter({ hasText: MINE }).waitFor();
    expect(await page.getByRole('row').filter({ hasText: THEIRS }).count()).toBe(0);
  });

  test('nothing was fetched from elsewhere, and no script failed', () => {
    expect(shown.watched.outside).toEqual([]);
    expect(shown.watched.errors).toEqual([]);
  });
});
