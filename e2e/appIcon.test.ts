import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLibrary } from '../src/core/operations/index.ts';
import { scratchFolder } from '../test/cli/run.ts';
import { skipReason } from '../test/support/tools.ts';
import { launchChromium, PAGE_FOLDER, serve, watch } from './support/browser.ts';

/** What a browser shows of the app outside its page: its name and its icon, in a tab, a task bar or an app window. */

const cannot = skipReason('chromium') !== null || !existsSync(join(PAGE_FOLDER, 'index.html'));
const ICONS = join(import.meta.dirname, '..', 'resources', 'icons', 'page');

test.skipIf(cannot)(
  'the browser is told the name of the app and its icon, through the cookie and the policy',
  async () => {
    const library = join(scratchFolder(), 'L.briefwright');
    createLibrary(library).close();
    const shell = await serve(library);
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const { origin } = new URL(shell.url);
      const watched = watch(page, origin);
      await page.goto(shell.url);
      const devtools = await page.context().newCDPSession(page);
      const manifest = await devtools.send('Page.getAppManifest');
      expect(manifest.errors).toEqual([]);
      expect(manifest.url).toBe(`${origin}/manifest.webmanifest`);
      const { name, icons } = JSON.parse(manifest.data ?? '') as {
        name: string;
        icons: { src: string; sizes: string }[];
      };
      expect(name).toBe('Briefwright');
      const tab = await page.locator('link[rel=icon]').evaluate((link) => (link as HTMLLinkElement).href);
      for (const address of [tab, ...icons.map(({ src }) => origin + src)]) {
        const shown = await page.evaluate(async (url) => {
          const image = new Image();
          image.src = url;
          await image.decode();
          const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
          return { width: image.naturalWidth, height: image.naturalHeight, bytes: [...bytes] };
        }, address);
        const file = new URL(address).pathname.slice(1);
        expect(Buffer.from(shown.bytes).equals(readFileSync(join(ICONS, file))), file).toBe(true);
        const stated = icons.find(({ src }) => src === `/${file}`)?.sizes;
        if (stated !== 'any') expect(`${shown.width}x${shown.height}`, file).toBe(stated);
      }
      expect(watched.errors).toEqual([]);
      expect(watched.outside).toEqual([]);
    } finally {
      await browser.close();
      await shell.close();
    }
  },
);
