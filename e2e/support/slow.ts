import type { Browser, BrowserContext, Page, WebSocketRoute } from '@playwright/test';

/**
 * `BRIEFWRIGHT_SLOW=8` makes the pages of every journey eight times as slow as the machine is, and each frame between a page and its
 * library late by up to 160 ms, differently each time: what a journey wins only by being quick, it loses then.
 */
const times = Number(process.env.BRIEFWRIGHT_SLOW ?? 1);
const isSlow = times > 1;

/** The most that a frame is late for each time that the page is slower. */
const LATE_MS = 20;

/** Makes a page slow, where that was asked for. The page stays slow through reloads. */
export async function slowDown(page: Page): Promise<void> {
  if (!isSlow) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
}

/** Whatever pages a browser opens from now on are slow, and so is what they say to their servers, where that was asked for. */
export function slowBrowser(browser: Browser): Browser {
  if (!isSlow) return browser;
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => slowContext(await newContext(options));
  return browser;
}

async function slowContext(context: BrowserContext): Promise<BrowserContext> {
  await context.routeWebSocket(/./, delay);
  const newPage = context.newPage.bind(context);
  context.newPage = async () => {
    const page = await newPage();
    await slowDown(page);
    return page;
  };
  return context;
}

/** Frames of a connection keep their order in each direction, and the end of it comes after them. */
function delay(page: WebSocketRoute): void {
  const server = page.connectToServer();
  const toServer = inTurn();
  const toPage = inTurn();
  page.onMessage((frame) => toServer(() => server.send(frame)));
  server.onMessage((frame) => toPage(() => page.send(frame)));
  page.onClose((code, reason) => toServer(() => void server.close(ended(code, reason))));
  server.onClose((code, reason) => toPage(() => void page.close(ended(code, reason))));
}

/** Does one thing after the other, each a moment later than it could be done. */
function inTurn(): (work: () => void) => void {
  let last = Promise.resolve();
  return (work) => {
    const late = new Promise((on) => setTimeout(on, Math.random() * LATE_MS * times));
    last = last.then(() => late).then(work);
  };
}

/** How a connection ended, as far as who ends it may say so: codes of the protocol itself are not theirs to give. */
function ended(code: number | undefined, reason: string | undefined): { code?: number; reason?: string } {
  const mayBeSaid = code !== undefined && (code === 1000 || code >= 3000);
  return { ...(mayBeSaid ? { code } : {}), ...(reason === undefined ? {} : { reason }) };
}
