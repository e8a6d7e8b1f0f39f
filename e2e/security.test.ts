import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientOver } from '../src/contract/wire.ts';
import { createLibrary } from '../src/core/operations/index.ts';
import type { BrowserShell } from '../src/web/server.ts';
import { pipeOf } from '../src/worker/coreHostClient.ts';
import { scratchFolder } from '../test/cli/run.ts';
import { resultOf } from '../test/support/coreHosts.ts';
import { skipReason } from '../test/support/tools.ts';
import { launchChromium, PAGE_FOLDER, serve, watch } from './support/browser.ts';
import { writeDownMessages } from './support/messages.ts';
import { textParts } from './support/package.ts';

/**
 * The browser shell in a real Chromium: what a hostile document and a hostile site can do. Of that shell alone, since it is its
 * server that other sites can reach; what stands in its place in Electron is asserted in `test/main`.
 */

const folder = scratchFolder();
const cannot = skipReason('chromium') !== null || !existsSync(join(PAGE_FOLDER, 'index.html'));

const HOSTILE = `# <img src=x onerror="window.hacked = 'title'"> A report

<script>window.hacked = 'script'</script>

<p onclick="window.hacked = 'click'" onmouseover="window.hacked = 'over'">The exercise began on Monday in the harbour.</p>

![a picture](https://remote.example/pixel.png) and [a link](javascript:window.hacked='link') and <iframe src="https://remote.example/"></iframe>

<svg xmlns="http://www.w3.org/2000/svg" width="999999" height="999999" onload="window.hacked = 'svg'">${'<rect width="9" height="9"/>'.repeat(5000)}<script>window.hacked='svg script'</script><image href="https://remote.example/svg.png"/></svg>

<style>@import url(https://remote.example/style.css); body { display: none }</style>

The exercise ended on Friday, and nobody was harmed.
`;

describe.skipIf(cannot)('the browser shell in Chromium', () => {
  let browser: Browser;
  let shell: BrowserShell;
  let page: Page;
  let origin: string;
  let documentId: string;
  let watched: ReturnType<typeof watch>;
  let other: Server;

  beforeAll(async () => {
    const library = join(folder, 'L.briefwright');
    createLibrary(library).close();
    shell = await serve(library);
    origin = new URL(shell.url).origin;
    browser = await launchChromium();
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    watched = watch(page, origin);

    const file = join(folder, 'hostile.md');
    writeFileSync(file, HOSTILE);
    const core = shell.core();
    if (core === null) throw new Error('The core host has gone.');
    const { client } = clientOver(pipeOf(core.connect()));
    const { files } = await resultOf(await client.import({ paths: [file] }));
    documentId = files[0]?.documents[0] ?? '';
    await client.add({
      facts: [
        {
          statement: '<img src=x onerror="window.hacked=1"> The exercise began on Monday. javascript:alert(1)',
          themes: ['exercises'],
          status: 'verified',
          evidence: [
            { sourceId: files[0]?.sources[0] ?? '', quote: 'The exercise ended on Friday, and nobody was harmed.' },
          ],
        },
      ],
    });
    await resultOf(await client.build({ themes: ['exercises'], out: join(folder, 'deck.pptx'), asOf: '2026-11-01' }));
    other = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end('<p>another site</p>');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await browser?.close();
    await shell?.close();
    other?.close();
  });

  test('the token leaves the address, the cookie is out of reach of scripts, and the page runs within its policy', async () => {
    await page.goto(shell.url);
    await page
      .getByRole('link', { name: 'Library' })
      .or(page.getByRole('button', { name: 'Library' }))
      .first()
      .waitFor();
    expect(page.url()).toBe(`${origin}/`);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(watched.errors).toEqual([]);
  });

  test('a hostile document and a hostile fact are shown without anything running or being fetched', async () => {
    await page.goto(`${origin}/#/reader/${documentId}`);
    await page.getByText('nobody was harmed').first().waitFor();
    await page.goto(`${origin}/#/library`);
    await page.getByText('The exercise began on Monday. javascript').first().waitFor();
    await page.goto(`${origin}/#/sources`);
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => (window as { hacked?: string }).hacked ?? null)).toBeNull();
    expect(
      await page.evaluate(() => document.querySelectorAll('iframe, img[src^="http"], script:not([src])').length),
    ).toBe(0);
    expect(watched.outside).toEqual([]);
    expect(watched.dialogs).toEqual([]);
  });

  test('the deck made from them links to nothing outside and holds no script', async () => {
    for (const [name, text] of textParts(readFileSync(join(folder, 'deck.pptx')))) {
      if (name.endsWith('.rels')) expect(text, name).not.toMatch(/TargetMode="External"|javascript:/);
      expect(text, name).not.toMatch(/<img|<script/);
    }
  });

  test('scripts and styles that were put into the page do not run, and it can fetch nothing from elsewhere', async () => {
    const { port } = other.address() as AddressInfo;
    const tried = await page.evaluate(async (address) => {
      const script = document.createElement('script');
      script.textContent = 'window.hacked = "inline"';
      document.body.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src=x onerror="window.hacked = 1">';
      document.body.append(image);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return {
        hacked: (window as { hacked?: string }).hacked ?? null,
        fetched: await fetch(address).then(
          () => true,
          () => false,
        ),
      };
    }, `http://127.0.0.1:${port}/`);
    expect(tried).toEqual({ hacked: null, fetched: false });
  });

  test('another site that the same browser visits gets neither an answer nor a socket nor a frame', async () => {
    const { port } = other.address() as AddressInfo;
    const visitor = await page.context().newPage();
    await visitor.goto(`http://127.0.0.1:${port}/`);
    const tried = await visitor.evaluate(async (address) => {
      const read = (init: RequestInit) =>
        fetch(address, { credentials: 'include', ...init }).then(
          (response) => response.status,
          () => 'refused',
        );
      const socket = await new Promise((resolve) => {
        const opened = new WebSocket(`${address.replace('http', 'ws')}/contract`);
        opened.addEventListener('open', () => resolve('open'));
        opened.addEventListener('error', () => resolve('refused'));
      });
      const frame = document.createElement('iframe');
      frame.src = `${address}/`;
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      const status = await fetch(address, { mode: 'no-cors', credentials: 'include' }).then(
        (response) => response.type,
        () => 'refused',
      );
      return {
        get: await read({}),
        post: await read({ method: 'POST', body: '{}' }),
        socket,
        status,
        frames: window.length,
      };
    }, origin);
    expect(tried).toMatchObject({ get: 'refused', post: 'refused', socket: 'refused' });
    const [framed] = visitor.frames().slice(1);
    expect(framed).toBeDefined();
    expect(await framed?.locator('#root').count()).toBe(0);
    await visitor.close();
  });

  test('when the core host dies the page says so, and works again by itself', async () => {
    await page.goto(`${origin}/#/library`);
    await page.getByText('The exercise began on Monday. javascript').first().waitFor();
    // The library may answer again before a journey looks.
    const messages = await writeDownMessages(page);
    await shell.core()?.kill();
    const told = async () => (await messages()).map((words) => words.split('.')[0]);
    await expect
      .poll(told)
      .toEqual(['The library is not answering', 'The library is open again, with all that was saved']);
    await page.getByText('The library is not answering').waitFor({ state: 'detached' });
    await page.goto(`${origin}/#/themes`);
    await page.goto(`${origin}/#/library`);
    await page.getByText('The exercise began on Monday. javascript').first().waitFor();
  });
});
