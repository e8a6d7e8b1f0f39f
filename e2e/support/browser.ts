import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { MESSAGE_MS } from '../../src/renderer/common/messageTimes.ts';
import { type BrowserShell, serveLibrary } from '../../src/web/server.ts';
import { tool } from '../../test/support/tools.ts';
import { slowBrowser } from './slow.ts';

/** The built page. */
export const PAGE_FOLDER = join(import.meta.dirname, '..', '..', 'out', 'renderer');

/** The installed Chromium, kept from talking to anything of its own accord. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = tool('chromium');
  if (executablePath === null) throw new Error('Chromium is not installed.');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  return slowBrowser(await chromium.launch({ executablePath, args }));
}

/** Serves a library through the browser shell on any free port. */
export function serve(library: string): Promise<BrowserShell> {
  return serveLibrary({ library, mode: 'write', port: 0, page: PAGE_FOLDER });
}

/**
 * What is waited for comes, or does not. Files are read by processes that stand back behind all others: beside busy tests an import
 * takes many times as long.
 */
export const PATIENCE_MS = 120_000;

/** A library in a page of a browser of its own. */
export interface BrowserPage {
  readonly shell: BrowserShell;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly watched: Watched;
  /** Ends the browser, and closes the library. */
  close(): Promise<void>;
}

/** Serves a library and opens it in a page of this size, which is watched. */
export async function openPage(library: string, width = 1280, height = 800): Promise<BrowserPage> {
  const shell = await serve(library);
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const watched = watch(page, new URL(shell.url).origin);
  await page.goto(shell.url);
  return {
    shell,
    context,
    page,
    watched,
    close: async () => {
      await browser.close();
      await shell.close();
    },
  };
}

/** What a page asked for and said while it was watched. */
export interface Watched {
  /** Addresses asked for outside the server of the page. */
  readonly outside: string[];
  readonly dialogs: string[];
  /** Errors of scripts, and what the content security policy stopped. */
  readonly errors: string[];
}

export function watch(page: Page, origin: string): Watched {
  const watched: Watched = { outside: [], dialogs: [], errors: [] };
  void keepMessages(page);
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')) watched.outside.push(url);
  });
  page.on('dialog', (dialog) => {
    watched.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => watched.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') watched.errors.push(message.text());
  });
  return watched;
}

/**
 * In every page of its context that is loaded from now on a message stands until the next one takes its place: on a slow machine
 * it would be gone before a journey comes to press what it offers. Refusals, which do not take each other's place, go as ever.
 */
function keepMessages(page: Page): Promise<unknown> {
  const { offer, plain } = MESSAGE_MS;
  return page.context().addInitScript(
    (brief) => {
      const wait = window.setTimeout.bind(window);
      const waitLonger = (work: () => void, ms = 0, ...given: []) =>
        wait(work, brief.includes(ms) ? 600_000 : ms, ...given);
      window.setTimeout = waitLonger as typeof window.setTimeout;
    },
    [offer, plain] as readonly number[],
  );
}
