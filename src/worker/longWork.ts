import type { contract } from '../contract/index.ts';

/** Work that is lost if the library is closed before it ends. */
export type LongWork = 'deck' | 'file' | 'import';

const WORK: Readonly<Partial<Record<keyof typeof contract, LongWork>>> = {
  build: 'deck',
  exportBriefing: 'deck',
  backup: 'file',
  exportLibrary: 'file',
  import: 'import',
  sample: 'import',
};

function isStream(output: unknown): output is AsyncGenerator<unknown, unknown, undefined> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

/** Watches the operations of a handler, and says when one of them begins and ends that would be lost. */
export function watchWork(tell: (type: 'began' | 'ended', work: LongWork) => void) {
  async function* watched(stream: AsyncGenerator<unknown, unknown, undefined>, work: LongWork) {
    tell('began', work);
    try {
      return yield* stream;
    } finally {
      tell('ended', work);
    }
  }
  return async (call: { readonly path: readonly string[]; next(): Promise<unknown> }): Promise<unknown> => {
    const work = WORK[call.path[0] as keyof typeof contract];
    const output = await call.next();
    return work !== undefined && isStream(output) ? watched(output, work) : output;
  };
}
