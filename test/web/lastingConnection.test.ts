import { expect, test } from 'vitest';
import type { Frame, Pipe } from '../../src/contract/wire.ts';
import { LastingConnection } from '../../src/renderer/api/connection.ts';
import { codeOf } from '../support/coreHosts.ts';

/** Pipes that answer nothing, which the test opens and closes. */
function pipes() {
  const opened: { close: () => void; sent: Frame[] }[] = [];
  let refuse = false;
  const open = async (): Promise<Pipe> => {
    if (refuse) throw new Error('The server does not answer.');
    const closers: (() => void)[] = [];
    const sent: Frame[] = [];
    opened.push({ close: () => closers.forEach((close) => void close()), sent });
    return {
      send: (frame) => void sent.push(frame),
      onFrame: () => {},
      onClose: (callback) => void closers.push(callback),
    };
  };
  return {
    opened,
    open,
    refuse: (yes: boolean) => {
      refuse = yes;
    },
  };
}

const call = (connection: LastingConnection) => connection.link.call(['themes'], undefined, { context: {} });

test('a call that is under way when the connection breaks fails with CORE_GONE, and so do new ones until it is back', async () => {
  const { opened, open, refuse } = pipes();
  const connection = new LastingConnection(open);
  const states: string[] = [connection.state];
  connection.subscribe(() => states.push(connection.state));
  const pending = codeOf(Promise.resolve(call(connection)));
  await expect.poll(() => opened[0]?.sent.length).toBe(1);
  refuse(true);
  opened[0]?.close();
  expect(await pending).toBe('CORE_GONE');
  await expect.poll(() => connection.state).toBe('gone');
  expect(await codeOf(Promise.resolve(call(connection)))).toBe('CORE_GONE');
  refuse(false);
  connection.retry();
  await expect.poll(() => connection.state).toBe('open');
  expect(opened).toHaveLength(2);
  expect(states).toEqual(['connecting', 'open', 'gone', 'open']);
});

test('a connection that broke is made again without being asked', async () => {
  const { opened, open } = pipes();
  const connection = new LastingConnection(open);
  await expect.poll(() => connection.state).toBe('open');
  opened[0]?.close();
  await expect.poll(() => opened.length).toBe(2);
  expect(connection.state).toBe('open');
});
