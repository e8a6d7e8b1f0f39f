/**
 * The window during an import: `npm run build && npx node bench/importingScreen.ts [--articles 1000]`. A folder of saved articles
 * is dropped on the window in a real Chromium; while they come in, somebody types in the search of the Library and of the Sources,
 * and looks at the report at its end. Prints the page's tasks by Chromium's own tracing, and how long the library took to answer.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium, serve } from '../e2e/support/browser.ts';
import { dragFiles } from '../e2e/support/dragging.ts';
import { clientOver } from '../src/contract/wire.ts';
import { createLibrary } from '../src/core/operations/index.ts';
import { pipeOf } from '../src/worker/coreHostClient.ts';
import { savedPage } from './importing/pages.ts';
import { longestAnswerMs } from './libraryScreen/journeys.ts';
import { type Task, tasksDuring } from './libraryScreen/trace.ts';

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '1000' }, pictures: { type: 'string' } },
});
const articles = Number(values.articles);
const folder = mkdtempSync(join(tmpdir(), 'briefwright-bench-'));
const from = join(folder, 'Saved');
mkdirSync(from);
for (let n = 0; n < articles; n += 1) writeFileSync(join(from, `article-${n}.html`), savedPage(n, 'news'));
// Some that cannot be read, as there are in every folder.
for (let n = 0; n < 5; n += 1) writeFileSync(join(from, `broken-${n}.html`), '');
const path = join(folder, 'Desk.briefwright');
createLibrary(path).close();
const shell = await serve(path);
const browser = await launchChromium();

function told(what: string, tasks: readonly Task[]): void {
  const long = tasks.filter(({ wallMs }) => wallMs > 50);
  console.log(what, {
    longestTaskMs: Math.round(tasks[0]?.wallMs ?? 0),
    longestTaskCpuMs: Math.round(Math.max(0, ...tasks.map(({ cpuMs }) => cpuMs))),
    over50Ms: long.length,
    over50MsOfProcessor: long.filter(({ cpuMs }) => cpuMs > 50).length,
    of: long
      .toSorted((a, b) => b.cpuMs - a.cpuMs)
      .slice(0, 6)
      .map(({ wallMs, cpuMs, what: name }) => `${Math.round(wallMs)} ms (${Math.round(cpuMs)} of processor): ${name}`),
  });
}

try {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(600_000);
  await page.goto(shell.url);
  await page.getByRole('heading', { name: 'This library is empty' }).waitFor();
  const host = shell.core();
  if (host === null) throw new Error('The core host has ended.');
  const asker = clientOver(pipeOf(host.connect())).client;
  const picture = async (name: string): Promise<void> => {
    if (values.pictures !== undefined) await page.screenshot({ path: join(values.pictures, `${name}.png`) });
  };
  const report = page.getByRole('region', { name: 'Report of the import' });
  const search = page.getByRole('main').getByRole('textbox').first();
  let typed = 0;
  await dragFiles(page, [from]);
  await page.goto(`${new URL('/', page.url()).href}#/sources`);
  await page.getByText('Importing article').first().waitFor();
  const answerMs = await longestAnswerMs(asker, async () => {
    told(
      'typing in the search of the Sources while files come in',
      await tasksDuring(browser, page, async () => {
        for (let round = 0; round < 3; round += 1) {
          await search.focus();
          for (const key of 'finland') {
            await page.keyboard.press(key);
            await page.waitForTimeout(60);
            typed += 1;
          }
          await picture(`coming-in-${round}`);
          await search.fill('');
        }
      }),
    );
    told('files come in, nobody types', await tasksDuring(browser, page, () => page.waitForTimeout(5_000)));
  });
  console.log('longest answer of the library meanwhile', Math.round(answerMs), 'ms');
  told('the end of the import and its report', await tasksDuring(browser, page, () => report.waitFor()));
  await picture('report');
  told(
    'scrolling through the report',
    await tasksDuring(browser, page, async () => {
      await report.hover();
      for (let i = 0; i < 60; i += 1) {
        await page.mouse.wheel(0, 600);
        await page.waitForTimeout(16);
      }
    }),
  );
  await picture('report-scrolled');
  console.log({ keysTyped: typed });
} finally {
  await browser.close();
  await shell.close();
  rmSync(folder, { recursive: true, force: true });
}
