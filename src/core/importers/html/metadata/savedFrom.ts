import type { SavedAs } from './candidates.ts';
import { fieldDate } from './dates.ts';
import { webAddress } from './words.ts';

const BROWSER = /saved from url=\(\d+\)(\S+)/i;
const SINGLE_FILE = /Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n]+)/i;

/** What the comment that a browser or an archiver left says of where a page was saved from, and when. */
export function savedFrom(comments: readonly string[]): SavedAs {
  for (const comment of comments) {
    const single = SINGLE_FILE.exec(comment);
    const found = single ?? BROWSER.exec(comment);
    if (found?.[1]) {
      return {
        address: webAddress(found[1]),
        savedOn: single?.[2] ? fieldDate(single[2].trim()) : null,
        where: 'comment of the saved page',
      };
    }
  }
  return { address: null, savedOn: null, where: '' };
}
