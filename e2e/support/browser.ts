import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { type BrowserShell, serveLibrary } from '../../src/web/server.ts';
import { tool } from '../../test/support/tools.ts';

/** The built page. */
export const PAGE_FOLDER = join(import.meta.dirname, '..', '..', 'out', 'renderer');

/** The installed Chromium, kept from talking to anything of its own accord. */
export function launchChromium(): Promise<Browser> {
  const executablePath = tool('chromium');
  if (executablePath === null) throw new Error('Chromium is not installed.');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** Serves a library through the browser shell on any free port. */
export function serve(library: string): Promise<BrowserShell> {
  return serveLibrary({ library, mode: 'write', port: 0, page: PAGE_FOLDER });
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
