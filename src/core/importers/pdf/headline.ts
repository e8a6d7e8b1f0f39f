import { isKindOfPaper, isLetterhead, isNoTitle, isSeriesHead } from '../titleLines.ts';
import type { Placed, Type } from './flow.ts';

/** A paragraph that is taken for the title, and where it was found, in words for people. */
export interface Headline {
  readonly entry: Placed;
  readonly where: string;
}

/** Against the body: what is set larger stands out. */
const LARGE = 1.25;

const spoken = (entry: Placed): string => entry.paragraph.lines.map((line) => line.text).join(' ');
const wordCount = (entry: Placed): number => spoken(entry).split(/\s+/).length;

function largestOf(entries: readonly Placed[]): Placed | null {
  return entries.reduce<Placed | null>(
    (best, entry) => (best === null || entry.paragraph.size > 1.05 * best.paragraph.size ? entry : best),
    null,
  );
}

/**
 * The largest heading of the first page, where it stands out: no kind of paper or number, not one word over a longer title. An
 * institution's name gives way to the headline below it, or is none where there is nothing below.
 */
export function headlineOf(flow: readonly Placed[], body: Type): Headline | null {
  const firstPage = flow[0]?.paragraph.page ?? 1;
  const headings = flow.filter(
    (entry) =>
      entry.paragraph.page === firstPage &&
      entry.kind === 'heading' &&
      (spoken(entry).match(/\p{L}/gu)?.length ?? 0) >= 4 &&
      !isNoTitle(spoken(entry)),
  );
  const isLarge = (entry: Placed): boolean => entry.paragraph.size >= LARGE * body.size;
  const large = headings.filter(isLarge);
  const isWeak = (entry: Placed): boolean =>
    isLetterhead(spoken(entry)) || isKindOfPaper(spoken(entry)) || isSeriesHead(spoken(entry));
  const strong = large.filter((entry) => !isWeak(entry));
  const first = largestOf(strong);
  if (first !== null) return { entry: longerThanOneWord(first, strong), where: 'largest line of page 1' };
  const above = largestOf(large);
  if (above === null) return null;
  const below = headings.slice(headings.indexOf(above) + 1).find((entry) => !isWeak(entry) && wordCount(entry) >= 3);
  if (below)
    return { entry: below, where: `first heading below the letterhead of page 1, uncertain: “${spoken(above)}”` };
  return isLetterhead(spoken(above))
    ? null
    : { entry: above, where: 'largest line of page 1, uncertain: it says what kind of text it is' };
}

/** One word may be the name of a series above a longer title of about its size. */
function longerThanOneWord(first: Placed, strong: readonly Placed[]): Placed {
  if (/\s/.test(spoken(first))) return first;
  const longer = strong.filter((entry) => wordCount(entry) >= 3 && !spoken(entry).includes('@'));
  return largestOf(longer.filter((entry) => entry.paragraph.size >= 0.7 * first.paragraph.size)) ?? first;
}
