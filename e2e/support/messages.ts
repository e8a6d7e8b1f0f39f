import type { Page } from '@playwright/test';

/**
 * Writes down the words of every message that comes up from now on, and gives them in their order when asked. A message whose
 * close button was not drawn yet, or which was gone at once, counts too.
 */
export async function writeDownMessages(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: Element[] = [...document.querySelectorAll('[role=alert]')];
    const told = globalThis as { messages?: string[]; messageWriter?: MutationObserver };
    told.messages = [];
    told.messageWriter?.disconnect();
    told.messageWriter = new MutationObserver(() => {
      for (const alert of document.querySelectorAll('[role=alert]')) {
        if (heard.includes(alert)) continue;
        heard.push(alert);
        told.messages?.push(alert.textContent ?? '');
      }
    });
    told.messageWriter.observe(document.body, { subtree: true, childList: true });
  });
  return () => page.evaluate(() => (globalThis as { messages?: string[] }).messages ?? []);
}
