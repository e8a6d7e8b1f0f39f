import type { Page } from '@playwright/test';

/** What is laid over the window while files are held over it. */
const overlay = (page: Page, words: string) => page.locator('.mantine-Dropzone-root', { hasText: words });

/** Drags files and folders of this machine over the window, as the system does, and lets them go there. */
export async function dragFiles(
  page: Page,
  files: readonly string[],
  words = 'Drop the files to import them',
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const event = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', {
      type,
      x: 640,
      y: 400,
      data: { items: [], files: [...files], dragOperationsMask: 1 },
    });
  await event('dragEnter');
  await event('dragOver');
  await overlay(page, words).waitFor();
  await event('dragOver');
  await event('drop');
  await overlay(page, words).waitFor({ state: 'hidden' });
  await session.detach();
}
