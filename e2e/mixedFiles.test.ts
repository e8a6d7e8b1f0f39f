import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLibrary } from '../src/core/operations/index.ts';
import { briefwright, scratchFolder } from '../test/cli/run.ts';
import { skipReason } from '../test/support/tools.ts';
import { expectAccessible } from './support/accessible.ts';
import { type BrowserPage, openPage, PAGE_FOLDER } from './support/browser.ts';
import { dragFiles } from './support/dragging.ts';
import { writeMixedFiles } from './support/mixedFiles.ts';

/**
 * A desk's folder of mixed files, dropped on the window, becomes documents, sources, proposals and a deck. Only in
 * Chromium: files are dragged over the window by its DevTools protocol.
 */

const cannot = skipReason('chromium') !== null || !existsSync(join(PAGE_FOLDER, 'index.html'));

interface ListedSource {
  readonly csl: {
    readonly type: string;
    readonly title: string;
    readonly author?: readonly { readonly family?: string; readonly given?: string }[];
    readonly issued?: object;
  };
  readonly documents: readonly object[];
}

describe.skipIf(cannot)('a folder of mixed files that is dropped on the window, in Chromium', () => {
  const folder = cannot ? '' : scratchFolder();
  const library = join(folder, 'Desk.briefwright');
  let shown: BrowserPage;
  let page: Page;

  beforeAll(async () => {
    createLibrary(library).close();
    shown = await openPage(library, 1366, 860);
    page = shown.page;
    await page.getByRole('heading', { name: 'This library is empty' }).waitFor();
  });

  afterAll(async () => {
    await shown?.close();
  });

  const report = () => page.getByRole('region', { name: 'Report of the import' });
  const listed = async (): Promise<readonly ListedSource[]> =>
    (await briefwright(['sources', library, '--json'])).json.sources;

  test('a report tells of each file what came in, and why another did not', async () => {
    await dragFiles(page, [writeMixedFiles(folder)]);
    await report().waitFor();
    const row = (name: string) => report().getByRole('listitem').filter({ hasText: name });
    for (const name of [
      'Harbour talks.html',
      'Coast guard review.pdf',
      'Patrol memo.docx',
      'Handbook.epub',
      'Reading list.bib',
      'Sensors.ris',
    ])
      await row(name).first().waitFor();
    await row('Reading list.bib').getByText('1 part could not be read').click();
    await row('Reading list.bib').getByText('A brace of it is not closed', { exact: false }).waitFor();
    await row('photo.jpg').getByText('.jpg', { exact: false }).first().waitFor();
    // The page's own folder is part of it.
    expect(await row('style.css').count()).toBe(0);
    await report().getByText('6 of 7 files came in, 1 could not be imported.').waitFor();
    await report()
      .getByRole('link', { name: /^\d+ proposals from 4 documents$/ })
      .waitFor();
    await expectAccessible(page);
  });

  test('each source has what its file states: title, author, date', async () => {
    const sources = await listed();
    const told = sources.map(({ csl, documents }) => ({
      title: csl.title,
      authors: (csl.author ?? []).map((name) => name.family),
      issued:
        (csl.issued as { 'date-parts'?: readonly (readonly number[])[] } | undefined)?.['date-parts']?.[0] ?? null,
      documents: documents.length,
    }));
    const byTitle = (one: { title: string }, other: { title: string }) => (one.title < other.title ? -1 : 1);
    expect(told.toSorted(byTitle)).toEqual(
      [
        { title: 'Norland and Sundia open harbour talks', authors: ['Falk'], issued: [2026, 3, 12], documents: 1 },
        { title: 'Review of the coast guard 2025', authors: ['Lind'], issued: null, documents: 1 },
        { title: 'Memo on joint patrols', authors: ['Hale'], issued: null, documents: 1 },
        { title: 'Handbook of the Strait', authors: ['Winter'], issued: null, documents: 1 },
        { title: 'Patrols without Borders', authors: ['Falk', 'Öberg'], issued: [2024], documents: 0 },
        { title: 'The Strait at Night', authors: ['Rook'], issued: [2021], documents: 0 },
        { title: 'Sensors along the Quay', authors: ['Marten'], issued: [2023, 5, 4], documents: 0 },
      ].toSorted(byTitle),
    );
  });

  test('the proposals, accepted as one step, make a deck that verifies', async () => {
    await report()
      .getByRole('link', { name: /^\d+ proposals from 4 documents$/ })
      .click();
    const proposals = page.getByRole('grid', { name: 'Proposals' });
    await proposals.waitFor();
    await proposals.focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('group', { name: /^\d+ proposals$/ }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'All is decided' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.getByRole('heading', { name: 'No briefings yet' }).waitFor();
    await page.getByLabel('Name', { exact: true }).fill('The strait');
    for (const theme of await page.getByRole('checkbox', { disabled: false }).all()) await theme.check();
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('figure', { name: /^Slide 1:/ }).waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export to PowerPoint' }).click();
    await (await downloading).path();
    const deck = readdirSync(folder).find((name) => name.endsWith('.pptx')) ?? '';
    const run = await briefwright(['verify', library, join(folder, deck), '--json']);
    expect(run.json).toMatchObject({ ok: true, problems: [] });
    expect(run.json.statements).toBeGreaterThan(5);
    expect(shown.watched.errors).toEqual([]);
    expect(shown.watched.outside).toEqual([]);
  });
});
