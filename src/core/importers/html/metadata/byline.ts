const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?';
const DATE = `${WEEKDAY}(?:\\d{1,2}(?:st|nd|rd|th)? (?:${MONTH})\\b|(?:${MONTH})\\.? \\d|\\d{4}-\\d\\d-\\d\\d)`;
/** Between a day and its month no date begins. */
const NOT_WITHIN = '(?<!\\d|\\d(?:st|nd|rd|th)|\\d of|day|\\b(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun))';
const BOUNDARY = new RegExp(
  `\\s*[|•·\\n\\t]\\s*|\\s+[–—-]\\s+|\\s+(?=by [^\\s\\d])|${NOT_WITHIN}(?:,\\s*|\\s+)(?:on\\s+)?(?=${DATE})`,
  'iu',
);
const LABEL =
  /^(?:first |originally )?(?:published|posted|issued|released|date)(?: online)?(?: on| at)?\s*:?\s+(?=\S)/i;

/** What others did, who are named behind it: `Photo by Jane Doe`. */
const OTHER_WORK =
  /^(?:photo(?:graph)?s?|images?|pictures?|illustrations?|videos?|graphics?|translated|edited|compiled|(?:medically |fact[- ]?)?(?:reviewed|checked)|sponsored|presented|powered)$/i;

/**
 * What a byline says one after the other: `Posted on May 3, 2021 by Jane Doe | 14 Comments` has a date, a name, and something
 * else.
 */
export function bylineParts(byline: string): readonly string[] {
  const parts = byline
    .split(BOUNDARY)
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.filter((part, index) => !OTHER_WORK.test(part) && !OTHER_WORK.test(parts[index - 1] ?? ''));
}

/** The same without a word that says that it is a date of publication. */
export const withoutDateLabel = (part: string): string => part.replace(LABEL, '');
