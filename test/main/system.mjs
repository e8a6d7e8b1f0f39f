/** The part that the system and a page play with the built app, under the stand-in. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { clientOver, GOODBYE } from '../../src/contract/wire.ts';
import { ipcMain } from './standIn.mjs';

/** The address of our page. */
export const OWN = 'app://page/index.html';

export const frame = (url = OWN, parent = null) => ({ url, parent });

export async function until(condition, what) {
  for (let i = 0; i < 1_200; i++) {
    if (await condition()) return;
    await wait(50);
  }
  throw new Error(`It never came to this: ${what}`);
}

export async function startApp() {
  await import(pathToFileURL(join(import.meta.dirname, '..', '..', 'out', 'main', 'main.js')).href);
}

/** Has the page of a window ask for its port, and gives the library behind it. */
export function connect(on) {
  return new Promise((resolve) => {
    on.webContents.once('posted', (port) => {
      const frames = [];
      const closed = [];
      let take = (data) => frames.push(data);
      port.on('message', ({ data }) => {
        if (data === GOODBYE) for (const callback of closed) callback();
        else take(data);
      });
      port.start();
      resolve({
        port,
        ...clientOver({
          send: (data) => port.postMessage(data),
          onFrame: (callback) => {
            take = callback;
          },
          onClose: (callback) => closed.push(callback),
        }),
      });
    });
    ipcMain.emit('briefwright:connect', { sender: on.webContents, senderFrame: frame() });
  });
}
