import type { CslFields } from '../../model/source.ts';
import { slugOf } from '../../model/theme.ts';

/**
 * A readable id for a new source, such as `de-cuyper-2021`, from what its item states; from the file's name where it states
 * nothing. `taken` tells which ids are in use; a number is added to those.
 */
export function newCitekey(csl: CslFields, fileName: string, taken: (key: string) => boolean): string {
  const author = csl.author?.[0];
  const year = csl.issued?.['date-parts']?.[0]?.[0];
  const name = author?.family ?? author?.literal ?? csl.title?.split(/\s+/).slice(0, 4).join(' ');
  const stem = fileName.replace(/\.[^.]*$/, '');
  const base = slugOf([name ?? stem, year].filter((part) => part !== undefined).join(' ')).slice(0, 60) || 'source';
  if (!taken(base)) return base;
  // Thousands of sources may come to one key: the first free number is looked for in steps that double, then halve.
  let used = 1;
  let free = 2;
  for (; taken(`${base}-${free}`); free *= 2) used = free;
  while (free - used > 1) {
    const middle = Math.floor((used + free) / 2);
    if (taken(`${base}-${middle}`)) used = middle;
    else free = middle;
  }
  return `${base}-${free}`;
}
