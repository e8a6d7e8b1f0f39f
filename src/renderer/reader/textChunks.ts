import type { Passage } from '../../model/source.ts';
import type { PassageGroup } from './passageGroups.ts';

/** Passages of one group, within a chunk. */
export interface ChunkPart {
  readonly group: PassageGroup;
  /** Places in the list of passages: the first of the part, and one after its last. */
  readonly first: number;
  readonly after: number;
}

/** A stretch of the text that is drawn, laid out or skipped as one. */
export interface TextChunk {
  readonly first: number;
  readonly after: number;
  readonly parts: readonly ChunkPart[];
}

const MOST_PASSAGES = 40;
const MOST_UTF16 = 12_000;

/** The text in chunks of some 40 passages, cut within groups where these are long. Every passage is in one, in order. */
export function textChunks(
  groups: readonly PassageGroup[],
  passages: readonly Pick<Passage, 'start' | 'end'>[],
): TextChunk[] {
  const chunks: TextChunk[] = [];
  let parts: ChunkPart[] = [];
  let count = 0;
  let lengthUtf16 = 0;
  const close = () => {
    const [head, tail] = [parts[0], parts.at(-1)];
    if (head && tail) chunks.push({ first: head.first, after: tail.after, parts });
    parts = [];
    count = 0;
    lengthUtf16 = 0;
  };
  for (const group of groups) {
    let first = group.first;
    for (let i = group.first; i < group.after; i += 1) {
      const passage = passages[i];
      count += 1;
      lengthUtf16 += (passage?.end ?? 0) - (passage?.start ?? 0);
      if (count < MOST_PASSAGES && lengthUtf16 < MOST_UTF16) continue;
      parts.push({ group, first, after: i + 1 });
      first = i + 1;
      close();
    }
    if (first < group.after) parts.push({ group, first, after: group.after });
  }
  close();
  return chunks;
}

/** Place in the list of the chunk that holds a passage. */
export function chunkOf(chunks: readonly TextChunk[], passage: number): number {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((chunks[middle]?.after ?? 0) <= passage) low = middle + 1;
    else high = middle;
  }
  return low;
}

const LINE_UTF16 = 84;
const LINE_PX = 27;
const GAP_PX = 15;
const FOLD_PX = 40;

/** About how tall a chunk is before it was ever laid out, in CSS pixels, so that the scroll bar tells the truth. */
export function estimatedHeightPx(
  chunk: TextChunk,
  passages: readonly Pick<Passage, 'start' | 'end'>[],
  isFolded: (group: PassageGroup) => boolean,
): number {
  let px = 0;
  for (const { group, first, after } of chunk.parts) {
    if (group.asides && first === group.first) px += FOLD_PX;
    if (group.asides && isFolded(group)) continue;
    for (let i = first; i < after; i += 1) {
      const passage = passages[i];
      px += Math.ceil(((passage?.end ?? 0) - (passage?.start ?? 0)) / LINE_UTF16) * LINE_PX + GAP_PX;
    }
  }
  return px;
}
