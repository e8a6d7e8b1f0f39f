import { plainMarks, type Span } from './language.ts';

const MONTH_WORD =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const DAY_OF = `(?:(?:\\p{Lu}[a-z]+day,? )?(?:\\d{1,2} ${MONTH_WORD}(?:,? \\d{4})?|${MONTH_WORD} \\d{1,2}(?:, \\d{4})?))`;
const REGION = '(?:, [\\p{L}. ]{2,30}?){0,2}';
const CAPITALS = "\\p{Lu}{2}[\\p{Lu} .'/-]{1,30}";
const CITY = "\\p{Lu}[\\p{Ll}.'-]+(?: \\p{Lu}[\\p{Ll}.'-]+){0,2}";
const AGENCY = '\\([^)]{2,40}\\)';
/** "PORT ALDERS, 12 May 2025 - ", "HOLLIS, La. -- ", "Brussels (EPN) - ", "Manila, 3 June: ", "(Reuters) - ". */
const DATELINE = new RegExp(
  `^(?:${CAPITALS}${REGION}(?:,? ${DAY_OF})?,? ?(?:${AGENCY})? ?-{1,2} |(?:${CAPITALS}|${CITY})${REGION}(?:,? ${DAY_OF},? ?(?:${AGENCY})?|,? ${AGENCY}) ?(?:-{1,2}|:) |${AGENCY} ?-{1,2} )(?=["'\\p{Lu}\\d])`,
  'u',
);
/** "NATO - EU", "US - China": no dateline. */
const NO_CITY = /^(?:NATO|ASEAN|OSCE|AUKUS|QUAD|IAEA|OPEC|BRICS|\p{Lu}{1,3})\b(?! [\p{Lu}(]|, )/u;
/** "6   Stocks by", "- Norway sent", "(U) We assess": the number, the mark of a list and the marking of a paragraph. */
const MARK =
  /^(?:\d{1,3}[ \t]{2,}(?=["“(]?\p{Lu})|[-*•·+–] +(?=\S)|(?:[a-z]|i{2,3}|iv|vi{1,3})[.)] +(?=\p{L}{2})|\((?:U|C|S|TS|R|FOUO)(?:\/\/[^)]{1,20})?\) +)/u;
const LONGEST = 120;

/** How many characters at the beginning of a paragraph are no words of its first sentence. */
export function openingOf(text: string, { start, end }: Span): number {
  const words = text.slice(start, Math.min(end, start + LONGEST));
  const mark = MARK.exec(words)?.[0].length ?? 0;
  if (mark > 0) return mark;
  if (!/[-–—:]/.test(words)) return 0;
  const plain = plainMarks(words);
  return NO_CITY.test(plain) ? 0 : (DATELINE.exec(plain)?.[0].length ?? 0);
}
