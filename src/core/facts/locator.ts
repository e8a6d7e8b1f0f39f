import type { Locator } from '../../model/fact.ts';
import type { Passage } from '../../model/source.ts';

/**
 * The passage that an offset is in; for an offset in the white space or at a bullet between two passages, the later of
 * them; null after the last. `passages` are in the order of the text, as importers give them.
 */
export function passageAt(passages: readonly Passage[], startUtf16: number): Passage | null {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((passages[middle]?.end ?? 0) <= startUtf16) low = middle + 1;
    else high = middle;
  }
  return passages[low] ?? null;
}

/**
 * Where an offset is, as a CSL locator: the page where pages are known, by what is printed on it; else the number of the paragraph, from 1, of
 * those that are not empty. Null after the last passage.
 */
export function locatorOf(passages: readonly Passage[], startUtf16: number): Locator | null {
  const passage = passageAt(passages, startUtf16);
  if (passage === null) return null;
  if (passage.page !== null) return { label: 'page', value: passage.pageLabel ?? String(passage.page) };
  return { label: 'paragraph', value: String(passage.index + 1) };
}
