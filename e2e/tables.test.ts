import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { numberCell, rowsOf, xlsxOf } from '../test/importers/xlsxOf.ts';
import { expectAccessible } from './support/accessible.ts';
import { type App, inEveryShell } from './support/app.ts';

/** Spreadsheets become facts: their columns are looked at, changed, imported, taken back, and known the next time. */

const CSV = `Lage;Wann;Fundstelle;Adresse;Nr
Nine ships lay in the harbour.;03/04/2025;Harbour watch;https://example.org/h;1
Ten ships left the harbour.;13/04/2025;Harbour watch;https://example.org/h;2
;14/04/2025;Harbour watch;https://example.org/h;3
`;

const WORKBOOK = xlsxOf({
  sheets: [
    {
      name: 'Claims',
      rows: rowsOf([
        ['Claims of 2025'],
        ['Claim', 'Event date', 'Source', 'Share of ports'],
        ['A third of the ports were closed.', numberCell(45_720, 1), 'Port atlas', numberCell(0.33, 2)],
      ]),
      behind: '<hyperlinks><hyperlink ref="C3" r:id="h"/></hyperlinks>',
      links: { h: 'https://example.org/atlas' },
    },
    { name: 'Remarks', rows: rowsOf([['To do'], ['x']]) },
  ],
  formats: ['dd/mm/yyyy', '0 %'],
});

inEveryShell('spreadsheets', ({ folder, openEmpty }) => {
  let app: App;
  let page: Page;
  const csv = join(folder, 'lage.csv');
  const workbook = join(folder, 'claims.xlsx');

  const bring = (...files: string[]) =>
    app.pick(files, () => page.getByRole('button', { name: 'Import', exact: true }).click());
  const holds = (column: string) => page.getByLabel(`What “${column}” holds`);
  const importTable = () => page.getByRole('button', { name: 'Import', exact: true }).click();

  beforeAll(async () => {
    const library = join(folder, 'Library.briefwright');
    writeFileSync(csv, CSV);
    writeFileSync(workbook, WORKBOOK);
    app = await openEmpty(library);
    page = app.page;
    await page.getByRole('link', { name: 'Sources' }).click();
  });

  afterAll(async () => {
    await app?.close();
  });

  test('the columns of two tables are shown one after the other, corrected and imported as one step', async () => {
    await bring(csv, workbook);
    await page.getByRole('heading', { name: 'Columns of lage.csv' }).waitFor();
    await page.getByText('Table 1 of 2 · 3 rows').waitFor();
    expect(await holds('Lage').inputValue()).toBe('statement');
    expect(await holds('Adresse').inputValue()).toBe('sourceUrl');
    await holds('Fundstelle').selectOption('Source: title');
    await holds('Wann').selectOption('Event date');
    await holds('Nr').selectOption('Leave out');
    await page.getByText('1 of 3 rows can come in.').waitFor();
    await page.getByText('1 row has no statement').waitFor();
    await page.getByText('“13/04/2025” (line 3) can only have its day first', { exact: false }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('3 Apr 2025: day first').check();
    await page.getByText('2 of 3 rows can come in.').waitFor();
    await importTable();

    await page.getByRole('heading', { name: 'Columns of claims.xlsx, sheet “Claims”' }).waitFor();
    await holds('Share of ports').selectOption('Measure');
    await page.getByText('The row can come in.').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('2 files came in.').waitFor();
    await page.getByText('1 part could not be read').click();
    await page.getByText('line 4: It has no statement.').waitFor();
    await page.getByText('1 × sheet “Remarks” without a column of statements', { exact: false }).waitFor();
  });

  test('their facts stand in the library with dates, measures and sources', async () => {
    await page.getByRole('button', { name: 'Port atlas' }).first().waitFor();
    await page.getByRole('button', { name: 'Harbour watch' }).first().waitFor();
    await page.getByRole('link', { name: 'Library', exact: true }).click();
    await page.getByText('A third of the ports were closed.').first().click();
    await page
      .getByRole('link', { name: /Port atlas/ })
      .first()
      .waitFor();
    await page.getByText('Nine ships lay in the harbour.').first().waitFor();
    await page.getByText('2025-04-03').first().waitFor();
  });

  test('after an undo the same table is known, and can be left out', async () => {
    await page.keyboard.press('Control+z');
    await page.getByText('Undone: Import 2 files').waitFor();
    await page.getByRole('heading', { name: 'This library is empty' }).waitFor();
    await page.getByRole('link', { name: 'Sources' }).click();
    await bring(csv, workbook);
    await page.getByText('As on the last import of a table with these columns.', { exact: false }).waitFor();
    expect(await holds('Fundstelle').inputValue()).toBe('sourceTitle');
    expect(await holds('Nr').inputValue()).toBe('');
    await page.getByText('2 of 3 rows can come in.').waitFor();
    await importTable();
    await page.getByRole('heading', { name: 'Columns of claims.xlsx, sheet “Claims”' }).waitFor();
    await page.getByRole('button', { name: 'Leave this table out' }).click();
    await page.getByText('1 of 2 files came in.').waitFor();
    await page.getByText('It was left out when its columns were asked for.').waitFor();
    await page.getByRole('button', { name: 'Harbour watch' }).first().waitFor();
    expect(await page.getByRole('button', { name: 'Port atlas' }).count()).toBe(0);
  });

  test('an import that is cancelled while its columns are asked for changes nothing', async () => {
    await bring(workbook);
    await page.getByRole('button', { name: 'Cancel the import' }).click();
    await page.getByText('Import cancelled: nothing of it is in the library.').waitFor();
    await page.getByRole('heading', { name: 'Columns of claims.xlsx', exact: false }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Harbour watch' }).first().waitFor();
  });
});
