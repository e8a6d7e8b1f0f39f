/**
 * Takes pictures of every screen, light and dark, into docs/screens: `npm run screens`. The library is the sample without the
 * articles, so that no words of theirs get into the repository. Needs a built page (`npm run build`) and Chromium.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import type { Page } from '@playwright/test';
import { launchChromium, serve } from '../e2e/support/browser.ts';
import { writeMixedFiles } from '../e2e/support/mixedFiles.ts';
import { createLibrary, jobsInProcess, router } from '../src/core/operations/index.ts';
import { tidePage, tidePrint } from '../test/builders/tideCopies.ts';

const folder = mkdtempSync(join(tmpdir(), 'briefwright-screens-'));
const library = join(folder, 'Sample.briefwright');
const empty = join(folder, 'New library.briefwright');
const out = join('docs', 'screens');
mkdirSync(out, { recursive: true });
const desk = writeMixedFiles(folder);

type Operations = RouterClient<typeof router>;

/** Facts that nearly say the same, and facts that give one figure two values. */
function disagreeing(sourceId: string): Parameters<Operations['add']>[0]['facts'] {
  const evidence = (page: string) => [{ sourceId, locator: { label: 'page' as const, value: page } }];
  const duplicates = ['Seven navies took part in Amber Tide.', 'Seven navies of the region took part in Amber Tide.'];
  const same = duplicates.map((statement, n) => ({ statement, themes: ['exercises'], evidence: evidence(`${n + 3}`) }));
  const sailors = [4_200, 3_900].map((value) => ({
    statement: `The exercise Amber Tide brought together ${value.toLocaleString('en-GB')} sailors in May 2025.`,
    themes: ['exercises'],
    eventDate: '2025-05',
    measures: [{ metric: 'sailors', subject: 'Amber Tide', value, unit: null, period: '2025-05', qualifier: null }],
    entities: [{ name: 'Amber Tide', kind: 'exercise' as const }],
    evidence: evidence(value > 4_000 ? '2' : '7'),
  }));
  return [...same, ...sailors];
}

/** One article as a saved page and as a PDF, with what both propose. */
async function bringInCopies(operations: Operations): Promise<void> {
  const files = { 'Amber Tide begins.html': tidePage(), 'Amber Tide begins.pdf': tidePrint() };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content);
    for await (const _ of await operations.import({ paths: [join(folder, name)] }));
  }
}

/** The sample library with a briefing in it; gives the addresses to show. */
async function prepare(): Promise<Readonly<Record<string, string>>> {
  const opened = createLibrary(library);
  try {
    const operations = createRouterClient(router, { context: { library: opened, ...jobsInProcess } });
    for await (const _ of await operations.sample({ documents: null }));
    const { sources } = await operations.sources();
    const own = sources.find((source) => source.documents.length > 0);
    const { facts } = await operations.facts({ sourceId: own?.id ?? '' });
    await operations.add({ facts: disagreeing(own?.id ?? '') });
    await bringInCopies(operations);
    const briefing = await operations.createBriefing({ name: 'Exercises and market', themes: ['exercises', 'market'] });
    return {
      library: `#/library?fact=${facts[0]?.id}`,
      sources: `#/sources/${own?.id}`,
      reader: `#/reader/${own?.documents[0]?.id}`,
      inbox: '#/inbox',
      themes: '#/themes',
      briefings: '#/briefings',
      briefing: `#/briefings/${briefing.id}`,
      duplicates: '#/duplicates',
      contradictions: '#/contradictions',
      file: '#/file',
    };
  } finally {
    opened.close();
  }
}

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  await page.waitForTimeout(1500);
  // On a busy machine parts of a page are painted later than others.
  let painted = await page.screenshot();
  for (;;) {
    await page.waitForTimeout(500);
    const again = await page.screenshot();
    if (again.equals(painted)) break;
    painted = again;
  }
  writeFileSync(join(out, `${name}.png`), painted);
}

type Scheme = 'light' | 'dark';

const TABLE = `Finding;Seen on;Report;Web address;Exact words;p.;Crew (thousand);Desk
Nine ships lay in the northern harbour.;03/04/2025;Harbour watch;https://example.org/h;nine ships lay;4;1.2;B
Ten ships left it within a week.;13/04/2025;Harbour watch;https://example.org/h;ten of them left;5;1.4;B
;14/04/2025;Harbour watch;https://example.org/h;none was seen;6;;B
A third of the ports were closed.;05/05/2025;Port atlas;https://example.org/atlas;a third were closed;11;0.3;A
`;

/** What the columns of a table hold, before it is imported; the import is cancelled afterwards. */
async function showTable(page: Page, scheme: Scheme): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('link', { name: 'Sources' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await (await chooser).setFiles({ name: 'findings.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
  await page.getByLabel('What “Report” holds').selectOption('Source: title');
  await page.getByLabel('What “Crew (thousand)” holds').selectOption('Measure');
  await page.getByText(/rows can come in/).waitFor();
  await picture(page, `columns-${scheme}`);
  await page.getByRole('button', { name: 'Cancel the import' }).click();
  await page.getByText('Import cancelled: nothing of it is in the library.').waitFor();
  await page.getByRole('link', { name: 'Library', exact: true }).click();
  await page.getByText('Import cancelled: nothing of it is in the library.').waitFor({ state: 'detached' });
}

/** What came of a desk full of files. It is taken back afterwards. */
async function showReport(page: Page, scheme: Scheme): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('link', { name: 'Sources' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await (await chooser).setFiles(filesIn(desk));
  await page.getByRole('region', { name: 'Report of the import' }).waitFor();
  await page.getByRole('button', { name: 'Close message' }).click();
  await picture(page, `report-${scheme}`);
  await page.getByRole('button', { name: 'Put the report away' }).click();
  await page.getByRole('button', { name: /^Undo: / }).click();
  await page.getByRole('heading', { name: 'No sources yet' }).waitFor();
  await page.getByRole('link', { name: 'Library', exact: true }).click();
}

const filesIn = (place: string): string[] =>
  readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('_files'))
    .map(({ parentPath, name }) => join(parentPath, name));

async function newPage(url: string): Promise<{ page: Page; origin: string }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  return { page, origin: new URL(page.url()).origin };
}

/** A slide of facts says more of a briefing than its title. */
async function showFactsSlide(page: Page): Promise<void> {
  await page.getByRole('figure').first().waitFor();
  for (let slide = 0; slide < 4; slide++) await page.keyboard.press('j');
}

/** The screen of the file after a check. Where it lies on this machine is nobody's business. */
async function showFile(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText('The library is sound.').waitFor();
  await page.getByText(library).evaluate((path) => {
    path.textContent = '/home/analyst/Documents/Sample.briefwright';
  });
}

async function pictures(page: Page, origin: string, scheme: Scheme): Promise<void> {
  for (const [name, address] of Object.entries(addresses)) {
    await page.goto(`${origin}/${address}`);
    if (name === 'briefing') await showFactsSlide(page);
    if (name === 'inbox') await page.keyboard.press('j');
    if (name === 'file') await showFile(page);
    await picture(page, `${name}-${scheme}`);
  }
  await page.goto(`${origin}/#/library`);
  await page.keyboard.press('Control+k');
  await picture(page, `palette-${scheme}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await picture(page, `shortcuts-${scheme}`);
  await page.keyboard.press('Escape');
}

const addresses = await prepare();
createLibrary(empty).close();
const servers = [await serve(library), await serve(empty)] as const;
const browser = await launchChromium();
try {
  const sample = await newPage(servers[0].url);
  const first = await newPage(servers[1].url);
  for (const scheme of ['light', 'dark'] as const) {
    for (const { page } of [sample, first]) await page.emulateMedia({ colorScheme: scheme });
    await pictures(sample.page, sample.origin, scheme);
    await picture(first.page, `first-run-${scheme}`);
    await showTable(first.page, scheme);
    await showReport(first.page, scheme);
  }
} finally {
  await browser.close();
  for (const server of servers) await server.close();
  rmSync(folder, { recursive: true, force: true });
}
