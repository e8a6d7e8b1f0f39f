import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { type App, inEveryShell } from './support/app.ts';

/** A reference list becomes sources: of a document, corrected and added in one step; and pasted. */

const ARTICLE = `Small navies

The harbour was closed for a day. Nobody knows why it was not opened sooner.

References

Okafor, C. (2020). Ports and power. Survival, 62(4), 7–30.

Roe, A. (2019, May 3). Long coasts. The Harbour Times. Retrieved from:

Hale, T. (2018). The price of steel. Routledge.
`;

inEveryShell('references', ({ folder, openEmpty }) => {
  let app: App;
  let page: Page;

  beforeAll(async () => {
    const library = join(folder, 'Library.briefwright');
    writeFileSync(join(folder, 'navies.md'), ARTICLE);
    app = await openEmpty(library);
    page = app.page;
    await page.getByRole('link', { name: 'Sources' }).click();
    await app.pick([join(folder, 'navies.md')], () =>
      page.getByRole('button', { name: 'Import', exact: true }).click(),
    );
    await page.getByText('The file came in.').waitFor();
  });

  afterAll(async () => {
    await app?.close();
  });

  test('the list of a document is corrected, added as one step, and taken back', async () => {
    await page.getByRole('button', { name: 'Small navies' }).first().click();
    await page.getByRole('link', { name: '3 references…' }).click();
    await page.getByRole('button', { name: 'Add 3 sources', exact: true }).waitFor();
    await page.getByRole('checkbox', { name: 'Add “The price of steel”' }).uncheck();
    await page.getByRole('button', { name: /^Entry 2:/ }).click();
    await expect.poll(() => page.getByLabel('Address (URL)').inputValue()).toBe('');
    await page.getByLabel('Title').fill('Longer coasts');
    await page.getByText('corrected').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add 2 sources', exact: true }).click();
    await page.getByText('2 sources added.').waitFor();
    await page.getByText('in the library').first().waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('Undone: Add 2 sources from the references of Small navies').waitFor();
    await page.getByRole('button', { name: 'Add 2 sources', exact: true }).waitFor();
  });

  test('a pasted list is read, and what is there already is told', async () => {
    await page.getByRole('button', { name: 'Add 2 sources', exact: true }).click();
    await page.getByText('2 sources added.').waitFor();
    await page.getByRole('button', { name: 'Sources', exact: true }).click();
    await page.getByRole('link', { name: 'Paste references' }).click();
    await page
      .getByLabel('Reference list')
      .fill(
        '[1] C. Okafor, “Ports and power,” Survival, vol. 62, no. 4, pp. 7–30, 2020.\n[2] B. Doe, “Quiet seas,” Survival, vol. 63, 2021.',
      );
    await page.getByRole('button', { name: 'Read the list' }).click();
    await page.getByRole('link', { name: 'the same title and year' }).waitFor();
    await page.getByRole('button', { name: 'Add 1 source', exact: true }).click();
    await page.getByText('1 source added.').waitFor();
    await expectAccessible(page);
  });
});
