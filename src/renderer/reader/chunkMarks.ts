import { firstEndingAfter, type Marked, marksByPassage } from './segments.ts';
import { chunkOf, type TextChunk } from './textChunks.ts';

/** The marks that touch a chunk. A chunk whose marks stay the same keeps the same object, and is not drawn again. */
export interface ChunkMarks {
  readonly signature: string;
  /** By the place of the passage in the list. */
  readonly byPassage: ReadonlyMap<number, readonly Marked[]>;
  readonly activeKey: string | null;
}

/** The marks of each chunk that has any, by the place of the chunk; what has not changed since `before` is taken from there. */
export function marksByChunk(
  chunks: readonly TextChunk[],
  passages: readonly { readonly start: number; readonly end: number }[],
  marks: readonly Marked[],
  activeKey: string | null,
  before: ReadonlyMap<number, ChunkMarks>,
): ReadonlyMap<number, ChunkMarks> {
  const touching = new Map<number, Marked[]>();
  for (const mark of marks) {
    const last = chunkOf(chunks, firstEndingAfter(passages, mark.endUtf16 - 1));
    for (let n = chunkOf(chunks, firstEndingAfter(passages, mark.startUtf16)); n <= last; n += 1) {
      const held = touching.get(n);
      if (held) held.push(mark);
      else touching.set(n, [mark]);
    }
  }
  const after = new Map<number, ChunkMarks>();
  for (const [n, held] of touching) {
    const active = held.some(({ key }) => key === activeKey) ? activeKey : null;
    const signature = `${active}\n${held.map(({ key, look, startUtf16, endUtf16 }) => `${key} ${look} ${startUtf16} ${endUtf16}`).join('\n')}`;
    const same = before.get(n);
    const chunk = chunks[n];
    if (same?.signature === signature) after.set(n, same);
    else if (chunk) {
      const within = marksByPassage(passages.slice(chunk.first, chunk.after), held);
      const byPassage = new Map([...within].map(([i, those]) => [chunk.first + i, those]));
      after.set(n, { signature, byPassage, activeKey: active });
    }
  }
  return after;
}
