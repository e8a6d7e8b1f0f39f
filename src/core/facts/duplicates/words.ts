import { fold } from '../fold.ts';
import { FILLERS, GUARDED, NUMBER_WORDS, SAME_WORDS, SCALES } from './vocabulary.ts';

/** A statement as duplicates are looked for: its words without fillers, and what two duplicates must have alike. */
export interface StatementWords {
  /** Words and numbers that say something, folded and without plural endings, in their order. */
  readonly words: readonly string[];
  /** Words as they are written, beside `words`. */
  readonly written: readonly string[];
  /** Those of `words` that name something, in their order: capitals, digits in a word, the first word of the statement. */
  readonly names: readonly string[];
  /** Numbers, and words that turn a statement round (not, will, fell, at least, May, km), sorted: the same in duplicates. */
  readonly fixed: string;
}

const TOKENS =
  /(?<number>(?<![\p{L}\p{N}])-?\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th)?(?![\p{L}\p{N}]))|(?<sign>[%$€£¥₩])|(?<word>[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*)/gu;

const HAS_DIGIT = /\p{N}/u;
const BEGINS_WITH_CAPITAL = /^\p{Lu}/u;

/** Who does it to whom: `to Japan from Korea` is not `from Japan to Korea`. */
const TO_A_NAME = /\b(to|from|by|against)\s+(?:the\s+)?(\p{Lu}[\p{L}\p{N}-]*)/gu;

/** Reads a statement. Numbers are worked out: `nine` is 9, `74.22 billion` and `74,220 million` are the same. */
export function statementWords(statement: string): StatementWords {
  const text = fold(statement)
    .replace(/\bUS\$/g, '$')
    .replace(/\bper cent\b/gi, 'percent')
    .replace(/\b(?:take|takes|took|taken|taking) part\b/gi, 'participated')
    .replace(/\b(?:takes|took|taken) place\b/gi, 'held');
  const words: string[] = [];
  const written: string[] = [];
  const names: string[] = [];
  const fixed: string[] = [];
  let numberAt = -1;
  const takeNumber = (value: number, as: string): void => {
    numberAt = words.push(numberText(value)) - 1;
    written.push(as);
  };
  let isFirst = true;
  for (const { groups = {}, 0: token } of text.matchAll(TOKENS)) {
    const lower = token.toLowerCase();
    const scale = numberAt === words.length - 1 ? SCALES.get(lower) : undefined;
    const counted = isFirst || token === lower ? NUMBER_WORDS.get(lower) : undefined;
    isFirst = false;
    if (groups.number !== undefined) takeNumber(Number(token.replace(/,|[a-z]+$/g, '')), token);
    else if (counted !== undefined) takeNumber(counted, token);
    else if (scale !== undefined && numberAt >= 0) {
      words[numberAt] = numberText(Number(words[numberAt]) * scale);
      written[numberAt] += ` ${token}`;
    } else {
      for (const part of HAS_DIGIT.test(token) ? [token] : token.split('-')) {
        const plain = part.toLowerCase();
        const word = plain.endsWith("n't") ? 'not' : stem(plain);
        if (GUARDED.has(word)) fixed.push(word);
        else if (BEGINS_WITH_CAPITAL.test(part) || HAS_DIGIT.test(part)) {
          if (!FILLERS.has(plain)) names.push(word);
        }
        if (FILLERS.has(plain)) continue;
        words.push(word);
        written.push(part);
      }
    }
  }
  for (const [, way = '', name = ''] of text.matchAll(TO_A_NAME)) fixed.push(`${way} ${stem(name.toLowerCase())}`);
  for (const word of words) if (NUMBER.test(word)) fixed.push(word);
  return { words, written, names, fixed: fixed.sort().join('|') };
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:e\+?-?\d+)?$/;
const numberText = (value: number): string => String(Number(value.toPrecision(12)));

/** A word without its possessive and plural ending, in the spelling of its kind: `$`, `US$` and `dollars` are `usd`. */
function stem(word: string): string {
  const bare = word.replace(/'s?$/, '');
  const singular =
    bare.length > 4 && bare.endsWith('ies')
      ? `${bare.slice(0, -3)}y`
      : bare.length > 3 && /[^siu]s$/.test(bare)
        ? bare.slice(0, -1)
        : bare;
  return SAME_WORDS.get(bare) ?? SAME_WORDS.get(singular) ?? singular;
}
