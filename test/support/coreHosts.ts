import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createLibrary, jobsInProcess, router } from '../../src/core/operations/index.ts';

/** A new library in `folder` with `count` facts of the theme "exercises", all from one source. Gives its path. */
export async function libraryWithFacts(folder: string, count: number, name = 'L.briefwright'): Promise<string> {
  const path = join(folder, name);
  const library = createLibrary(path);
  const sourceId = library.sources.insert({
    csl: { id: 'report', type: 'report', title: 'A report of exercises', author: [{ literal: 'An institute' }] },
    reliability: 'B',
    marking: null,
    descriptor: null,
    inferred: [],
  });
  const facts = Array.from({ length: count }, (_, i) => ({
    statement: `Exercise ${i} brought ${20 + (i % 300)} participants from ${2 + (i % 30)} nations to range ${i % 17}.`,
    themes: ['exercises'],
    status: 'verified' as const,
    eventDate: `${2000 + (i % 25)}-${String(1 + (i % 12)).padStart(2, '0')}`,
    evidence: [{ sourceId, locator: { label: 'page' as const, value: String(i) } }],
  }));
  await createRouterClient(router, { context: { library, ...jobsInProcess } }).add({ facts });
  library.close();
  return path;
}

/** Reads a stream of an operation to its end and gives its result. */
export async function resultOf<T>(stream: { next(): Promise<IteratorResult<unknown, T>> }): Promise<T> {
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value;
  }
}

/** The code with which a call failed; fails where it did not. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { data, code } = error as { data?: { code?: string }; code?: string };
    return data?.code ?? code ?? String(error);
  }
  throw new Error('The call did not fail.');
}
