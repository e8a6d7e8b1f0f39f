import { expect, test } from 'vitest';
import { SpentTime } from '../../src/worker/spentTime.ts';

/** What a file has spent after some seconds, looked at every 20 ms, of which the process worked a share, and stood in the queue for one. */
function spentAfter(seconds: number, share: number, queued = 0): number {
  const began = { clockMs: 5_000, processorMs: 700, queuedMs: 90 };
  const spent = new SpentTime(began);
  let last = 0;
  for (let ms = 20; ms <= seconds * 1_000; ms += 20)
    last = spent.at({
      clockMs: began.clockMs + ms,
      processorMs: began.processorMs + ms * share,
      queuedMs: began.queuedMs + ms * queued,
    });
  return last;
}

test('a file that has the processor to itself spends what the clock shows', () => {
  expect(spentAfter(25, 1)).toBeCloseTo(25_000);
  expect(spentAfter(24.5, 0.98)).toBeCloseTo(24_010);
});

test('a file that shares the processor with others spends its own share alone', () => {
  expect(spentAfter(60, 0.1)).toBeCloseTo(6_000);
  expect(spentAfter(250, 0.05)).toBeCloseTo(12_500);
  expect(spentAfter(250, 0.005, 0.9)).toBeCloseTo(1_250);
});

test('threads that help with a file do not let its time run faster than the clock', () => {
  expect(spentAfter(20, 1.7)).toBeCloseTo(20_000);
});

test('a process that only waits spends the time that it waits', () => {
  expect(spentAfter(25, 0)).toBe(25_000);
  expect(spentAfter(25, 0.002)).toBe(25_000);
});

test('hours that a machine sleeps are one second of waiting', () => {
  const spent = new SpentTime({ clockMs: 0, processorMs: 0, queuedMs: 0 });
  expect(spent.at({ clockMs: 900, processorMs: 900, queuedMs: 0 })).toBe(900);
  expect(spent.at({ clockMs: 8 * 3_600_000, processorMs: 950, queuedMs: 0 })).toBe(1_000);
});
