import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../test/cli/run.ts';
import { libraryWithFacts } from '../test/support/coreHosts.ts';
import { type App, noElectron, openInElectron } from './support/app.ts';

/** What only Electron has; the journeys that it shares with the browser shell run in it too, wherever its runtime is installed. */

describe.skipIf(noElectron !== null)('the app in Electron', () => {
  let app: App;
  let page: Page;

  beforeAll(async () => {
    app = await openInElectron(await libraryWithFacts(scratchFolder(), 3), { width: 1280, height: 800 });
    page = app.page;
  });
  afterAll(() => app?.close());

  test('it opens the library that it was given, and shows its facts', async () => {
    await page.getByText('Exercise 1 brought').first().waitFor();
    expect(page.url()).toMatch(/^app:\/\/page\/index\.html/);
  });

  test('the page has nothing of Node or Electron', async () => {
    expect(
      await page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis)),
    ).toEqual([]);
  });

  test('nothing is fetched from elsewhere, whatever asks for it', async () => {
    const reached = await page.evaluate(() =>
      fetch('https://example.org/').then(
        () => true,
        () => false,
      ),
    );
    expect(reached).toBe(false);
  });
});
