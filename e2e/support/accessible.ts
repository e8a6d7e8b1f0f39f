import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from 'vitest';

type ColorScheme = 'light' | 'dark';

/** Puts the page into light or dark colours, as the system would, and waits until it stands in them. */
async function showIn(page: Page, colorScheme: ColorScheme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' });
  // Changes of colour take a moment; what turns without end, as a loader does, is not waited for.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity),
  );
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** Axe finds no serious or critical violation in what the page shows, or in a part of it, in dark and in light colours. */
export async function expectAccessible(
  page: Page,
  { schemes = ['dark', 'light'], part }: { readonly schemes?: readonly ColorScheme[]; readonly part?: string } = {},
): Promise<void> {
  for (const colorScheme of schemes) {
    await showIn(page, colorScheme);
    const axe = new AxeBuilder({ page });
    const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
    const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(bad.map(({ id, nodes }) => [colorScheme, id, nodes.map((node) => node.html)])).toEqual([]);
  }
}
