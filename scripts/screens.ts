/**
 * Takes pictures of every screen, light and dark, into docs/screens: `npm run screens`. The library is the sample without the
 * articles, so that no words of theirs get into the repository. Needs a built page (`npm run build`) and Chromium.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Page } from '@playwright/test';
import { launchChromium, serve } from '../e2e/support/browser.ts';
import { createLibrary, jobsInProcess, router } from '../src/core/operations/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'briefwright-screens-'));
const library = join(folder, 'Sample.briefwright');
const out = join('docs', 'screens');
mkdirSync(out, { recursive: true });

/** The sample library with a briefing in it; gives the addresses to show. */
async function prepare(): Promise<Readonly<Record<string, string>>> {
  const opened = createLibrary(library);
  try {
    const operations = createRouterClient(router, { context: { library: opened, ...jobsInProcess } });
    for await (const _ of await operations.sample({ documents: null }));
    const { sources } = await operations.sources();
    const own = sources.find((source) => source.documents.length > 0);
    const { facts } = await operations.facts({ sourceId: own?.id ?? '' });
    const briefing = await operations.createBriefing({ name: 'Exercises and market', themes: ['exercises', 'market'] });
    return {
      library: `#/library?fact=${facts[0]?.id}`,
      sources: `#/sources/${own?.id}`,
      reader: `#/reader/${own?.documents[0]?.id}`,
      themes: '#/themes',
      briefings: '#/briefings',
      briefing: `#/briefings/${briefing.id}`,
    };
  } finally {
    opened.close();
  }
}

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(out, `${name}.png`) });
}

const addresses = await prepare();
const server = await serve(library);
const browser = await launchChromium();
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(server.url);
  const { origin } = new URL(page.url());
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [name, address] of Object.entries(addresses)) {
      await page.goto(`${origin}/${address}`);
      await picture(page, `${name}-${colorScheme}`);
    }
    await page.goto(`${origin}/#/library`);
    await page.keyboard.press('Control+k');
    await picture(page, `palette-${colorScheme}`);
    await page.keyboard.press('Escape');
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
