import type { Locator } from '@playwright/test';
import { expect } from 'vitest';

/** Waits until what is typed next goes there: a field is in sight a moment before it has the focus. */
export async function inFocus(field: Locator): Promise<void> {
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
}
