import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLibrary } from '../src/core/operations/index.ts';
import { scratchFolder } from '../test/cli/run.ts';
import { skipReason } from '../test/support/tools.ts';
import { launchChromium, PAGE_FOLDER, serve, watch } from './support/browser.ts';

/**
 * Files that pass between the page and this machine in the browser shell, in a real Chromium. Of that shell alone: in Electron the
 * system's dialogs pass them, as `pick` and `written` do in every journey through both.
 */

const cannot = skipReason('chromium') !== null || !existsSync(join(PAGE_FOLDER, 'index.html'));

test.skipIf(cannot)(
  'a file that is picked in the page comes in, and what was written is handed out as a download',
  async () => {
    const folder = scratchFolder();
    const library = join(folder, 'L.briefwright');
    createLibrary(library).close();
    const article = join(folder, 'Harbour report.txt');
    writeFileSync(article, 'The exercise began on Monday in the harbour.\n');
    const shell = await serve(library);
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ acceptDownloads: true });
      const { origin } = new URL(shell.url);
      const { outside } = watch(page, origin);
      await page.goto(shell.url);
      await page.goto(`${origin}/#/sources`);
      const chooser = page.waitForEvent('filechooser');
      await page
        .getByRole('button', { name: /import|choose|pick/i })
        .first()
        .click();
      await (await chooser).setFiles(article);
      await page.getByText('Harbour report').first().waitFor();

      const post = (path: string, body: object) =>
        page.evaluate(
          async ([to, text]) =>
            (await fetch(to, { method: 'POST', headers: { 'x-briefwright': '1' }, body: text })).json(),
          [path, JSON.stringify(body)] as const,
        );
      const { path } = await post('/place', { name: 'Deck.md' });
      writeFileSync(path, '# A deck\n');
      const { id } = await post('/ticket', { path });
      const downloading = page.waitForEvent('download');
      await page.evaluate((address) => {
        const link = document.createElement('a');
        link.href = address;
        link.download = '';
        link.click();
      }, `/download/${id}`);
      const download = await downloading;
      expect(download.suggestedFilename()).toBe('Deck.md');
      expect(readFileSync(await download.path(), 'utf8')).toBe('# A deck\n');
      expect(outside).toEqual([]);
    } finally {
      await browser.close();
      await shell.close();
    }
  },
);
