import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLibrary, jobsInProcess, router } from '../src/core/operations/index.ts';
import { expectAccessible } from './support/accessible.ts';
import { type App, inEveryShell } from './support/app.ts';
import { inFocus } from './support/focus.ts';
import { writeDownMessages } from './support/messages.ts';
import { AS_OF } from './support/sampleLibrary.ts';

/** Everything a fact holds, changed in the inspector from the keyboard, and each change taken back. */

const SOON = { timeout: 120_000 };

const ARTICLE = `Harbour report

Nine ships left the harbour in May. The market reached 12.5 million dollars.

Nine ships came back in June, and the pilots were paid.
`;
const REPORTED = 'Nine ships left in May.';
const SECOND = 'The pilots were paid.';
const JUDGED = 'The harbour will grow.';

/** A library with a document, a judgement, and a deck that carries the facts as they are. */
async function prepare(folder: string, file: string): Promise<ReadonlyMap<string, string>> {
  const article = join(folder, 'harbour.txt');
  writeFileSync(article, ARTICLE);
  const library = createLibrary(file);
  try {
    const client = createRouterClient(router, { context: { library, ...jobsInProcess } });
    for await (const _ of await client.import({ paths: [article] }));
    const sourceId = (await client.sources()).sources[0]?.id ?? '';
    const one = '0196b3d0-0000-7c97-8b07-000000000001';
    const quoted = (quote: string) => [{ sourceId, quote, credibility: 2 as const }];
    await client.add({
      facts: [
        {
          id: one,
          statement: REPORTED,
          themes: ['market'],
          eventDate: '2025-05',
          inferred: ['eventDate', 'measures[0].period'],
          measures: [{ metric: 'market size', value: 12_500_000, unit: 'USD', period: '2025' }],
          entities: [{ name: 'Harbour Board', kind: 'organisation' }],
          evidence: quoted('Nine ships left the harbour in May.'),
        },
        { statement: SECOND, themes: ['market'], evidence: quoted('the pilots were paid') },
        { statement: JUDGED, themes: ['market'], kind: 'judgement', confidence: 'Low', restsOn: [one] },
      ],
    });
    for await (const _ of await client.build({ themes: ['market'], out: join(folder, 'Market.pptx'), asOf: AS_OF }));
    const { facts } = await client.facts({});
    return new Map(facts.map((fact) => [fact.statement, fact.id]));
  } finally {
    library.close();
  }
}

inEveryShell('the inspector', ({ folder, open }) => {
  let app: App;
  let page: Page;
  let ids: ReadonlyMap<string, string>;
  let messages: () => Promise<readonly string[]>;

  const inspector = (of = page) => of.getByRole('region', { name: 'Inspector' });
  const button = (name: string | RegExp) => inspector().getByRole('button', { name, exact: true });
  const field = (label: string) => inspector().getByLabel(label, { exact: true });
  const form = (name: string) => inspector().getByRole('form', { name, exact: true });
  const warning = () => inspector().getByText(/carries this fact as it is now/);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const show = async (statement: string, of = page) => {
    await of.evaluate((id) => {
      window.location.hash = `#/library?fact=${id}`;
    }, ids.get(statement) ?? '');
    await inspector(of).getByRole('button', { name: statement, exact: true }).waitFor();
  };
  /** Picks, by key, the one fact that is found: before it was looked for, others stand in the list. */
  const pickOnly = async (statement: string) => {
    await expect
      .poll(() => page.locator('[role=listbox]:visible [role=option]').allTextContents(), SOON)
      .toEqual([statement]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  };
  /** Takes one step back, and waits until the library says that it was this one. */
  const undone = async (label: string) => {
    const before = (await messages()).length;
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await messages()).slice(before), SOON).toEqual([`Undone: ${label}Redo`]);
  };
  beforeAll(async () => {
    const library = join(folder, 'Library.briefwright');
    ids = await prepare(folder, library);
    app = await open(library);
    page = app.page;
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await show(REPORTED);
    messages = await writeDownMessages(page);
  });

  afterAll(async () => {
    await app?.close();
  });

  test('a measure is written anew from the keyboard; the deck that carries the fact is named before, and is old after', async () => {
    await warning().waitFor();
    await inspector().getByText('inferred: period').waitFor();
    await button('Edit the measure: market size').press('Enter');
    await field('Period').fill('last year');
    await inspector().getByText('Such as 2025, 2025-09 or 2021/2023').waitFor();
    await expect.poll(() => button('Save anyway').isDisabled()).toBe(true);
    await expectAccessible(page, { part: 'section[aria-label=Inspector]' });
    await page.keyboard.press('Escape');
    await expect.poll(focused, SOON).toBe('Edit the measure: market size');
    await inspector().getByText('12,500,000 USD').waitFor();

    await page.keyboard.press('Enter');
    await field('Value *').fill('12.75 million');
    await inspector().getByText('= 12,750,000').waitFor();
    await field('Period').fill('2024');
    await page.keyboard.press('Enter');
    await inspector().getByText('12,750,000 USD').waitFor();
    await expect.poll(() => inspector().getByText('inferred: period').count()).toBe(0);
    await expect.poll(focused, SOON).toBe('Edit the measure: market size');
    await warning().waitFor({ state: 'detached' });
    await inspector().getByText('as it was before').waitFor();
    await inspector().getByRole('listitem').filter({ hasText: 'Change the measure “market size” of a fact' }).waitFor();

    await undone('Change the measure “market size” of a fact');
    await inspector().getByText('12,500,000 USD').waitFor();
    await inspector().getByText('inferred: period').waitFor();
    await warning().waitFor();
  });

  test('a measure is added and removed, and the focus stays in its list', async () => {
    await button('Add a measure').press('Enter');
    await inFocus(field('Metric *'));
    await page.keyboard.type('ships');
    await field('Value *').fill('9');
    await page.keyboard.press('Enter');
    await button('Edit the measure: ships').press('Enter');
    await form('Measure: ships').getByRole('button', { name: 'Remove' }).press('Enter');
    await button('Edit the measure: ships').waitFor({ state: 'detached' });
    await expect.poll(focused, SOON).toBe('Add a measure');
    await undone('Remove the measure “ships” from a fact');
    await button('Edit the measure: ships').waitFor();
    await undone('Add the measure “ships” to a fact');
    await button('Edit the measure: ships').waitFor({ state: 'detached' });
  });

  test('evidence is rated in its place, and an inferred date that is written by hand is inferred no longer', async () => {
    await inspector().getByText('F2', { exact: true }).waitFor();
    await button(/^Edit the evidence from/).press('Enter');
    await expectAccessible(page, { part: 'section[aria-label=Inspector]' });
    await field('Credibility').selectOption('5');
    await field('Credibility').press('Enter');
    await inspector().getByText('F5', { exact: true }).waitFor();
    await expect.poll(focused, SOON).toMatch(/^Edit the evidence from/);
    await undone('Rate evidence 5');
    await inspector().getByText('F2', { exact: true }).waitFor();

    await inspector().getByText('inferred', { exact: true }).waitFor();
    await field('Event date').fill('2025-06');
    await field('Event date').press('Escape');
    await expect.poll(() => field('Event date').inputValue()).toBe('2025-05');
    await field('Event date').fill('2025-06');
    await field('Event date').press('Enter');
    await inspector().getByText('inferred', { exact: true }).waitFor({ state: 'detached' });
    await button('Add evidence').focus();
    await undone('Change the event date of a fact');
    await inspector().getByText('inferred', { exact: true }).waitFor();
  });

  test('new evidence is refused with the reason until the words are there once, and opens at its place', async () => {
    await button('Add evidence').press('Enter');
    await inFocus(form('New evidence').getByRole('combobox', { name: 'Source' }));
    await page.keyboard.type('harbour');
    await page.getByRole('option', { name: /harbour/i }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const words = form('New evidence').getByLabel('Exact words');
    await words.fill('Ten ships');
    await page.keyboard.press('Enter');
    await form('New evidence')
      .getByRole('alert')
      .filter({ hasText: 'The document does not hold these words.' })
      .waitFor();
    await expect.poll(() => words.inputValue()).toBe('Ten ships');
    await expectAccessible(page, { part: 'section[aria-label=Inspector]' });
    await words.fill('Nine ships');
    await page.keyboard.press('Enter');
    await form('New evidence').getByRole('alert').filter({ hasText: 'holds these words 2 times' }).waitFor();
    await field('Words after').fill('came back in June');
    await page.keyboard.press('Enter');
    await expect.poll(() => inspector().locator('mark').allTextContents(), SOON).toHaveLength(2);
    await expect.poll(() => inspector().locator('blockquote').last().textContent()).toMatch(/Nine ships came back/);
    await expect.poll(focused, SOON).toBe('Add evidence');

    await inspector()
      .getByRole('link', { name: /^Read the quote/ })
      .last()
      .press('Enter');
    await page.locator('article').waitFor();
    await expect.poll(() => page.url()).toContain(`start=${ARTICLE.indexOf('Nine ships came')}`);
    await page.goBack();
    await button('Add evidence').focus();
    await undone('Add evidence');
    await expect.poll(() => inspector().locator('mark').count(), SOON).toBe(1);
  });

  test('an entity is found by its alias, and the alias is of the library', async () => {
    await button('Harbour Board, organisation').press('Enter');
    await field('Also called').fill('The Board');
    await field('Also called').press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Add the alias The Board of Harbour Board' }).waitFor();
    await expectAccessible(page, { part: 'section[aria-label=Inspector]' });
    await page.keyboard.press('Escape');
    await expect.poll(focused, SOON).toBe('Harbour Board, organisation');
    await show(SECOND);
    await button('Add an entity').press('Enter');
    await inFocus(form('New entity').getByLabel('Name'));
    await page.keyboard.type('the board');
    await inspector().getByText('Harbour Board: in 1 fact').waitFor();
    await page.keyboard.press('Enter');
    await button('Harbour Board, organisation').waitFor();
    await expect.poll(focused, SOON).toBe('Add an entity');
    await undone('Add the entity “the board” to a fact');
    await button('Harbour Board, organisation').waitFor({ state: 'detached' });
  });

  test('a relation to a fact found by its words, and the way into the inspector and back by the keyboard', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('i');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(SECOND);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')), SOON).toBe('grid');
    await button('Add a relation').press('Enter');
    await field('This fact').selectOption('corroborates');
    await form('New relation').getByLabel('Which fact').fill('nine ships');
    await pickOnly(REPORTED);
    await form('New relation').getByText(REPORTED).waitFor();
    await expectAccessible(page, { part: 'section[aria-label=Inspector]' });
    await form('New relation').getByRole('button', { name: /^Save/ }).press('Enter');
    await inspector().getByRole('link', { name: REPORTED }).waitFor();
    await button('Remove the relation: corroborates').press('Enter');
    await inspector().getByRole('link', { name: REPORTED }).waitFor({ state: 'detached' });
    await expect.poll(focused, SOON).toBe('Add a relation');
    await undone('Remove a relation: corroborates');
    await undone('Relate a fact: corroborates');
  });

  test('a judgement takes a likelihood in place of its confidence when its analyst says so, never beside it', async () => {
    await show(JUDGED);
    await inspector().getByText('Low confidence').waitFor();
    await field('Likelihood').selectOption('likely');
    await inspector().getByRole('alert').filter({ hasText: 'never stand in one sentence' }).waitFor();
    await expectAccessible(page, { part: 'section[aria-label=Inspector]' });
    await button('Keep the confidence').press('Enter');
    await expect.poll(() => field('Likelihood').inputValue()).toBe('');
    await field('Confidence').selectOption('High');
    await inspector().getByText('High confidence').waitFor();
    await field('Likelihood').selectOption('likely');
    await button('Replace the confidence').press('Enter');
    await inspector().getByText('High confidence').waitFor({ state: 'detached' });
    await expect.poll(() => field('Likelihood').inputValue()).toBe('likely');
    await button('Add evidence').focus();
    await undone('Set the likelihood of a judgement to likely');
    await undone('Set the confidence of a judgement to High');
    await inspector().getByText('Low confidence').waitFor();
  });

  test('a judgement keeps the last fact it rests on, takes another by search, and is reported again', async () => {
    await button(`No longer rests on: ${REPORTED}`).press('Enter');
    await inspector().getByRole('link', { name: REPORTED }).waitFor();
    await button('Add a fact it rests on').press('Enter');
    await inFocus(inspector().getByRole('combobox', { name: 'A fact it rests on' }));
    await page.keyboard.type('pilots');
    await pickOnly(SECOND);
    await inspector().getByRole('link', { name: SECOND }).waitFor();
    await expect.poll(focused, SOON).toBe('Add a fact it rests on');
    await button(`No longer rests on: ${REPORTED}`).press('Enter');
    await inspector().getByRole('link', { name: REPORTED }).waitFor({ state: 'detached' });
    await field('Kind').selectOption('reported');
    await inspector().getByRole('heading', { name: 'Rests on' }).waitFor({ state: 'detached' });
    await button('Add evidence').focus();
    await undone('Make a judgement a reported fact');
    await undone('Change what a judgement rests on');
    await undone('Change what a judgement rests on');
    await inspector().getByText('Low confidence').waitFor();
    await inspector().getByRole('link', { name: SECOND }).waitFor({ state: 'detached' });
    await inspector().getByRole('link', { name: REPORTED }).waitFor();
  });

  test('a reported fact becomes a judgement once it names what it rests on', async () => {
    await show(SECOND);
    await field('Kind').selectOption('judgement');
    const making = form('Make it a judgement');
    await expect.poll(() => making.getByRole('button', { name: /^Save/ }).isDisabled()).toBe(true);
    await inFocus(making.getByRole('combobox', { name: /^Rests on/ }));
    await page.keyboard.type('nine ships');
    await pickOnly(REPORTED);
    await button(`Do not rest on: ${REPORTED}`).waitFor();
    await expectAccessible(page, { part: 'section[aria-label=Inspector]' });
    await making.getByRole('button', { name: /^Save/ }).press('Enter');
    await inspector().getByRole('heading', { name: 'Judgement' }).waitFor();
    await button('Add evidence').focus();
    await undone('Make a fact a judgement');
    await inspector().getByRole('heading', { name: 'Fact', exact: true }).waitFor();
  });

  test('what another window changed meanwhile is not overwritten, and the words stay for another try', async ({
    skip,
  }) => {
    const other = await app.secondWindow();
    if (other === null) return skip('a library has one window here');
    await other.getByRole('navigation', { name: 'Screens' }).waitFor();
    await show(REPORTED);
    await button('Edit the measure: market size').press('Enter');
    await field('Value *').fill('13000000');
    await show(REPORTED, other);
    await inspector(other).getByRole('button', { name: 'Edit the measure: market size' }).press('Enter');
    await inspector(other).getByLabel('Value *', { exact: true }).fill('14000000');
    await other.keyboard.press('Enter');
    await inspector(other).getByText('14,000,000 USD').waitFor();
    await inspector().getByText('as it was before').waitFor();
    await field('Value *').press('Enter');
    await inspector().getByRole('alert').filter({ hasText: 'changed elsewhere' }).waitFor();
    await expect.poll(() => field('Value *').inputValue()).toBe('13000000');
    await page.keyboard.press('Escape');
    await inspector().getByText('14,000,000 USD').waitFor();
    await other.close();
    await undone('Change the measure “market size” of a fact');
    await inspector().getByText('12,500,000 USD').waitFor();
  });

  test('what is being written stays with its fact when another one is chosen, and when the page is loaded again', async () => {
    const row = (statement: string) => page.getByRole('row').filter({ hasText: statement });
    await show(REPORTED);
    await button('Edit the measure: market size').press('Enter');
    await field('Value *').fill('13.5 million');
    await button(REPORTED).click();
    await field('Statement').fill('Ten ships left in May.');
    await row(SECOND).click();
    await inspector().getByRole('button', { name: SECOND, exact: true }).waitFor();
    await expect.poll(() => field('Value *').count()).toBe(0);
    await row(REPORTED).click();
    await expect.poll(() => field('Value *').inputValue()).toBe('13.5 million');
    await expect.poll(() => field('Statement').inputValue()).toBe('Ten ships left in May.');
    // Who walks through the list is not taken out of it.
    expect(await page.evaluate(() => document.activeElement?.closest('form, textarea') ?? null)).toBeNull();
    await page.reload();
    await expect.poll(() => field('Value *').inputValue()).toBe('13.5 million');
    await field('Value *').press('Enter');
    await inspector().getByText('13,500,000 USD').waitFor();
    await page.getByRole('alert').filter({ hasText: 'Measure changed' }).waitFor();
    await field('Statement').press('Escape');
    await inspector().getByRole('button', { name: REPORTED, exact: true }).waitFor();
    messages = await writeDownMessages(page);
    await undone('Change the measure “market size” of a fact');
    await row(SECOND).click();
    await row(REPORTED).click();
    await inspector().getByText('12,500,000 USD').waitFor();
    await expect.poll(() => field('Value *').count()).toBe(0);
  });

  test('a relation and what a judgement shall rest on stay with their fact until they are saved or let go', async () => {
    const row = (statement: string) => page.getByRole('row').filter({ hasText: statement });
    await show(REPORTED);
    await button('Add a relation').press('Enter');
    await field('This fact').selectOption('corroborates');
    await field('Kind').selectOption('judgement');
    const making = form('Make it a judgement');
    await making.getByRole('combobox', { name: /^Rests on/ }).fill(SECOND);
    await page.getByRole('option', { name: SECOND }).click();
    await button(`Do not rest on: ${SECOND}`).waitFor();
    await row(SECOND).click();
    await inspector().getByRole('button', { name: SECOND, exact: true }).waitFor();
    await expect.poll(() => field('This fact').count()).toBe(0);
    await row(REPORTED).click();
    await button(`Do not rest on: ${SECOND}`).waitFor();
    await expect.poll(() => field('This fact').inputValue()).toBe('corroborates');
    await making.getByRole('button', { name: 'Cancel' }).press('Enter');
    await form('New relation').getByRole('button', { name: 'Cancel' }).press('Enter');
    await row(SECOND).click();
    await inspector().getByRole('button', { name: SECOND, exact: true }).waitFor();
    await row(REPORTED).click();
    await inspector().getByRole('button', { name: REPORTED, exact: true }).waitFor();
    await expect.poll(() => inspector().getByRole('form').count()).toBe(0);
  });

  test('an entry that another window added to the same list meanwhile stays beside the one that is saved', async ({
    skip,
  }) => {
    const other = await app.secondWindow();
    if (other === null) return skip('a library has one window here');
    await other.getByRole('navigation', { name: 'Screens' }).waitFor();
    const measure = async (shown: Page, name: string, value: string) => {
      await show(REPORTED, shown);
      await inspector(shown).getByRole('button', { name: 'Add a measure' }).press('Enter');
      await inspector(shown).getByLabel('Metric *', { exact: true }).fill(name);
      await inspector(shown).getByLabel('Value *', { exact: true }).fill(value);
    };
    await measure(page, 'ports', '31');
    await measure(other, 'piers', '47');
    await other.keyboard.press('Enter');
    await inspector().getByRole('button', { name: 'Edit the measure: piers' }).waitFor();
    await field('Value *').press('Enter');
    await inspector().getByRole('button', { name: 'Edit the measure: ports' }).waitFor();
    await inspector().getByRole('button', { name: 'Edit the measure: piers' }).waitFor();
    await other.close();
    await button('Add a measure').focus();
    await undone('Add the measure “ports” to a fact');
    await undone('Add the measure “piers” to a fact');
    await inspector().getByRole('button', { name: 'Edit the measure: ports' }).waitFor({ state: 'detached' });
  });

  test('nothing was fetched from elsewhere, and no script failed', () => {
    expect(app.watched.outside).toEqual([]);
    expect(app.watched.errors).toEqual([]);
  });
});
