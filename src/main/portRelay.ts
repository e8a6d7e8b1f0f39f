import type { MessagePort } from 'node:worker_threads';
import type { MessagePortMain } from 'electron';
import { GOODBYE } from '../contract/wire.ts';

/** Passes frames between a page and the core host, without reading them, and tells each end when the other has gone. */
export function relayPorts(page: MessagePortMain, core: MessagePort): void {
  let over = false;
  const end = (): void => {
    if (over) return;
    over = true;
    core.postMessage(GOODBYE);
    core.close();
    page.postMessage(GOODBYE);
    page.close();
  };
  page.on('message', ({ data }) => (data === GOODBYE ? end() : core.postMessage(data)));
  page.on('close', end);
  core.on('message', (frame) => page.postMessage(frame));
  core.on('close', end);
  page.start();
  core.start();
}
