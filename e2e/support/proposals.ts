import type { Page } from '@playwright/test';

/** The list of proposals, as the journeys of the Inbox read it. */
export function proposalsOn(page: () => Page) {
  const list = () => page().getByRole('grid', { name: 'Proposals' });
  return {
    list,
    current: () => list().locator('[aria-current=true]'),
    openCount: async () =>
      Number.parseInt(
        (await page().getByRole('region', { name: 'List of proposals' }).getByRole('status').first().textContent()) ??
          '',
        10,
      ),
  };
}
