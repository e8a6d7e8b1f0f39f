import type { Passage } from '../../model/source.ts';
import { sourceName } from '../../model/source.ts';
import type { Library } from '../database/library.ts';
import { type ComparedText, comparedText, sharedOrigin, sketchOf } from '../facts/sameOrigin/index.ts';
import { breathe } from './progress.ts';

type Passages = readonly Pick<Passage, 'start' | 'end' | 'role'>[];

/** A text that comes in, with what others like it are found by (`likenessOf`). */
export interface NewText {
  readonly text: string;
  readonly passages: Passages;
  readonly hashes: readonly number[];
}

/** The held source that a new text goes back to, and what is said of it. */
export interface SameOrigin {
  readonly sourceId: string;
  readonly origin: string;
  /** Of the shorter text, how much stands in both: 0–1. */
  readonly share: number;
  readonly reason: string;
}

/**
 * Of a hundred hashes; fewer in common are a shared quotation or a form. Two texts at the very limit of `sharedOrigin`, a quarter of
 * all their runs in common, have 25 ± 4: one such pair in a thousand is not looked at.
 */
const LEAST_HASHES = 12;
const MOST_COMPARED = 5;

/** The hashes by which texts like this one are found; none of a text that is too short to tell. */
export function likenessOf(text: string, passages: Passages): number[] {
  return sketchOf(comparedText(text, passages));
}

/** The held source whose text is nearly this one: a reprint, a wire copy, an updated page. Null where there is none. */
export function findSameOrigin(library: Library, { text, passages, hashes }: NewText): SameOrigin | null {
  if (hashes.length === 0) return null;
  let compared: ComparedText | null = null;
  let best: { readonly documentId: string; readonly share: number } | null = null;
  for (const documentId of library.likeness.find(hashes, LEAST_HASHES, MOST_COMPARED)) {
    const held = library.documents.get(documentId);
    if (!held) continue;
    compared ??= comparedText(text, passages);
    const share = sharedOrigin(compared, comparedText(held.text, library.documents.passages(documentId)));
    if (share !== null && share > (best?.share ?? 0)) best = { documentId, share };
  }
  const sourceId = best && library.documents.sourceOf(best.documentId);
  const source = sourceId ? library.sources.get(sourceId) : null;
  if (!best || !source) return null;
  const percent = `${Math.floor(best.share * 100)} %`;
  const reason = `Of the shorter text ${percent} stands in “${sourceName(source.csl)}” too: both go back to one origin.`;
  return { sourceId: source.id, origin: source.origin, share: best.share, reason };
}

/** Reads the held documents that were never compared: those of a library that an older version made. */
export async function compareHeldTexts(library: Library, signal: AbortSignal): Promise<void> {
  for (const documentId of library.likeness.missing()) {
    const held = library.documents.get(documentId);
    if (held) library.likeness.keep(documentId, likenessOf(held.text, library.documents.passages(documentId)));
    await breathe();
    signal.throwIfAborted();
  }
}
