import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../test/cli/run.ts';
import { libraryWithFacts } from '../test/support/coreHosts.ts';

/** The app in Electron itself, wherever its runtime is installed; what it shows is walked in Chromium by the other journeys. */

const root = join(import.meta.dirname, '..');
const nameFile = join(root, 'node_modules', 'electron', 'path.txt');
const runtime = existsSync(nameFile)
  ? join(
      process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules', 'electron', 'dist'),
      readFileSync(nameFile, 'utf8'),
    )
  : null;
const cannot = runtime === null || !existsSync(runtime);
if (cannot) console.info("Skipped without Electron's runtime, which its install script downloads: the app in Electron");

describe.skipIf(cannot)('the app in Electron', () => {
  test('it opens the library that it was given, and shows its facts', async () => {
    const folder = scratchFolder();
    const library = await libraryWithFacts(folder, 3);
    const args = ['.', library, `--user-data-dir=${folder}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
    const app = await _electron.launch({ executablePath: runtime ?? '', args, cwd: root });
    try {
      const page = await app.firstWindow();
      await page.getByText('Exercise 1 brought').first().waitFor();
      expect(page.url()).toMatch(/^app:\/\/page\/index\.html/);
      expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false);
    } finally {
      await app.close();
    }
  });
});
