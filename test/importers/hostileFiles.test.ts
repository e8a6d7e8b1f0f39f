import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../cli/run.ts';
import { docxRows, epubRows, xlsxRows } from './hostile/archives.ts';
import { type Aftermath, attempt, listening } from './hostile/attempt.ts';
import { mailRows, webarchiveRows } from './hostile/mails.ts';
import type { Rows } from './hostile/making.ts';
import { pdfRows } from './hostile/pdfs.ts';
import { changingRows, libraryRows, nameRows, placeRows, zoteroRows } from './hostile/places.ts';
import { bibliographyRows, hundredMegabytes, pageRows, tableRows, textRows } from './hostile/texts.ts';

/**
 * Every format's hostile files, read as the app reads them: in the import job's own processes, with their limits of time and
 * memory, into a library.
 */

const home = scratchFolder();
process.env.TMPDIR = join(home, 'tmp');
mkdirSync(process.env.TMPDIR);
const { url, requests, server } = await listening();
afterAll(() => void server.close());

/** Most memory of a process of the import, in megabytes: its own watch ends it at 900, and looks every 20 ms. */
const MOST_MEGABYTES = 1024;

const GROUPS: readonly (readonly [string, () => Rows])[] = [
  ['files of a hundred megabytes', hundredMegabytes],
  ['plain and Markdown texts', () => textRows],
  ['saved pages', () => pageRows(url)],
  ['mails', () => mailRows(url)],
  ['web archives', () => webarchiveRows(url)],
  ['Word documents', () => docxRows(url)],
  ['books', () => epubRows(url)],
  ['bibliographies and annotations', () => bibliographyRows(url)],
  ['tables', () => tableRows],
  ['workbooks', () => xlsxRows(url)],
  ['PDFs', () => pdfRows(url)],
  ['Zotero folders', () => zoteroRows],
  ['libraries', () => libraryRows],
  // Windows has neither these pipes nor these devices.
  ...(process.platform === 'win32'
    ? []
    : [
        ['things that are no files', placeRows] as const,
        ['files that change before they are read', changingRows] as const,
        ['names', nameRows] as const,
      ]),
];

describe.each(GROUPS)('hostile %s', (name, rowsOf) => {
  const rows = rowsOf();
  const folder = join(home, createHash('sha256').update(name).digest('hex').slice(0, 8));
  let after: Aftermath;

  beforeAll(async () => {
    mkdirSync(folder);
    for (const { name: file, make } of rows) make(join(folder, file));
    const paths = rows.map(({ name: file }) => join(folder, file));
    const beforeRead = Object.fromEntries(
      rows.flatMap((row) => {
        const path = join(folder, row.name);
        return row.beforeRead ? [[path, () => row.beforeRead?.(path)]] : [];
      }),
    );
    after = await attempt({ home, library: join(home, `${name}.briefwright`), requests }, paths, { beforeRead });
    rmSync(folder, { recursive: true });
  });

  test.each(rows.map((row, at) => [row.what, at] as const))('%s', (_what, at) => {
    const { becomes, name: file } = rows[at] as (typeof rows)[number];
    const told = after.files.find(({ path }) => path === join(folder, file));
    const { status, code, reason, hint } = told ?? { status: 'no row', code: null, reason: null, hint: null };
    expect(`${status} ${status === 'imported' ? '' : code}`).toMatch(becomes);
    if (status !== 'failed') return;
    expect(code).toMatch(/^[A-Z][A-Z_]+$/);
    // One sentence for people: no stack, no line of a library's, no name of a type.
    expect(reason).toMatch(/^[A-Z“"/\p{L}\d][^\n]{10,300}\.$/u);
    expect(reason).not.toMatch(/undefined|null|\bat \w+ \(|TypeError|RangeError|ended the program/);
    expect(reason).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    // What to do about it, in as plain words, and not the same again.
    expect(hint).toMatch(/^\p{Lu}[^\n]{10,200}\.$/u);
    expect(hint).not.toMatch(/undefined|null|Error\b/);
    expect(hint).not.toBe(reason);
  });

  test('leave the library with what is told and nothing else, and everything around it as it was', () => {
    expect(after.files).toHaveLength(rows.length);
    expect(after.strays).toEqual([]);
    expect(after.touched).toEqual([]);
    expect(after.requests).toEqual([]);
  });

  test.skipIf(process.platform !== 'linux')('take less than a gigabyte', () => {
    expect(after.peakMegabytes).toBeLessThan(MOST_MEGABYTES);
  });
});
