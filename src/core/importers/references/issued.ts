import type { CslDate } from '../../../model/source.ts';
import { parseDate } from '../dates.ts';

/** What the words in the place of a date say. */
export interface Issued {
  /** Null where the entry says that it has none ("n.d.") or none yet ("in press"). */
  readonly issued: CslDate | null;
  readonly status: string | null;
  readonly original: CslDate | null;
}

export const YEAR = '(?:1[5-9]|20)\\d{2}';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?';
const SEASONS: Readonly<Record<string, number>> = { spring: 1, summer: 2, autumn: 3, fall: 3, winter: 4 };

const none = (status: string | null = null): Issued => ({ issued: null, status, original: null });
const on = (issued: CslDate): Issued => ({ issued, status: null, original: null });
const year = (words: string): CslDate => ({ 'date-parts': [[Number(words)]] });

/** `April 22`, `22 April`, `May 3–5`, `May 30–June 2`, `Spring`, `May/June` beside a year; null where they are anything else. */
function inYear(of: string, words: string): CslDate | null {
  const season = SEASONS[words.toLowerCase()];
  if (season !== undefined) return { 'date-parts': [[Number(of)]], season };
  const single = parseDate(`${words} ${of}`);
  if (single) return single;
  const days = new RegExp(`^(${MONTH}) (\\d{1,2}) ?[–-] ?(?:(${MONTH}) )?(\\d{1,2})$`, 'i').exec(words);
  if (days) {
    const first = parseDate(`${days[1]} ${days[2]} ${of}`)?.['date-parts']?.[0];
    const last = parseDate(`${days[3] ?? days[1]} ${days[4]} ${of}`)?.['date-parts']?.[0];
    return first && last ? { 'date-parts': [first, last] } : null;
  }
  const months = new RegExp(`^(${MONTH}) ?[/–-] ?(${MONTH})$`, 'i').exec(words);
  if (!months) return null;
  const first = parseDate(`${months[1]} ${of}`)?.['date-parts']?.[0];
  const last = parseDate(`${months[2]} ${of}`)?.['date-parts']?.[0];
  return first && last ? { 'date-parts': [first, last] } : null;
}

/**
 * The date of publication that the words are, from first to last: `2019`, `2021a, April 22`, `22 April 2021`, `2020, Spring`,
 * `1949/2003` (the work is of 1949), `2019–2021`, `ca. 1990`, `n.d.`, `in press`. Undefined where they are anything else.
 */
export function readIssued(given: string): Issued | undefined {
  const words = given.trim().replace(/\s+/g, ' ');
  if (/^(?:n\. ?d\.?|s\. ?d\.?|o\. ?J\.?|no date|undated)(?:-?[a-z])?$/i.test(words)) return none();
  if (/^(?:in press|forthcoming|in preparation|submitted|advance online publication|under review)$/i.test(words))
    return none(words.toLowerCase());
  const plain = new RegExp(`^(${YEAR})[a-z]?(?:, (.+))?$`).exec(words);
  if (plain?.[1]) {
    if (plain[2] === undefined) return on(year(plain[1]));
    const date = inYear(plain[1], plain[2]);
    return date ? on(date) : undefined;
  }
  const span = new RegExp(`^(${YEAR})(/|–|-)(${YEAR}|\\d{2})[a-z]?$`).exec(words);
  if (span?.[1] && span[3]) {
    const last = span[3].length === 2 ? span[1].slice(0, 2) + span[3] : span[3];
    if (span[2] === '/' && Number(last) - Number(span[1]) > 1)
      return { issued: year(last), status: null, original: year(span[1]) };
    return on({ 'date-parts': [[Number(span[1])], [Number(last)]] });
  }
  const about = new RegExp(`^(?:ca?\\.|circa) ?(${YEAR})$`, 'i').exec(words);
  if (about?.[1]) return on({ ...year(about[1]), circa: true });
  const date = parseDate(words);
  if (date) return on(date);
  const late = new RegExp(`^(.+?),? (${YEAR})$`).exec(words);
  const within = late?.[1] && late[2] ? inYear(late[2], late[1]) : null;
  return within ? on(within) : undefined;
}
