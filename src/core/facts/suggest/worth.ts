import type { SuggestionKind } from '../../../model/suggestion.ts';
import { isUnknown } from './attribution.ts';
import type { ChosenDate } from './eventDate.ts';
import type { Figure } from './measures.ts';
import {
  BELONGS,
  COMMITS,
  CONCLUDES,
  HAPPENS,
  isNamed,
  isWorthless,
  JUDGES,
  LEANS,
  LISTS,
  STANDS_OUT,
  WILL,
} from './patterns.ts';
import type { ReadSentence } from './reading.ts';

/** What a sentence was taken for, how much it is worth a look, and why. */
export interface Worth {
  readonly kind: SuggestionKind;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Below this a sentence is not proposed. */
export const LEAST_SCORE = 0.4;
const FEWEST_WORDS = 4;

interface Point {
  readonly points: number;
  readonly reason: string;
}

const FIRST_PERSON = /\b(?:I|I'm|I've|me|my(?! (?:country|government|nation|ministry)))\b/;

/** A small count in words (two articles): one may be the fact, several in a sentence are how people talk. */
const isSmallCount = ({ figureKind, measure, words }: Figure): boolean =>
  figureKind === 'count' && measure.value < 13 && !/\d/.test(words);

function figurePoints(figures: readonly Figure[]): Point[] {
  const firstSmall = figures.find(isSmallCount);
  return figures.map((figure) => {
    const { figureKind, measure, words } = figure;
    const points =
      figureKind === 'money' || figureKind === 'percent'
        ? 0.5
        : figureKind === 'length of time'
          ? 0.38
          : isSmallCount(figure)
            ? figure === firstSmall
              ? 0.22
              : 0.08
            : 0.42;
    const unit = figureKind === 'count' || figureKind === 'length of time' ? ` ${measure.unit}` : '';
    return {
      points,
      reason: `It gives a figure: ${words}${unit}${measure.period === null ? '' : ` (${measure.period})`}`,
    };
  });
}

function datePoints({ edtf, inferred, mention }: ChosenDate): Point[] {
  if (!mention) return edtf === null ? [] : [{ points: 0.3, reason: `It stands under the date ${edtf}` }];
  if (edtf === null)
    return [{ points: 0.25, reason: `It names a time, “${mention.words}”, but not which year or day is meant` }];
  const points = mention.adverbial ? 0.4 : 0.2;
  const how = inferred
    ? `It gives a date: “${mention.words}”, worked out as ${edtf}`
    : `It gives a date: ${mention.words}`;
  return [{ points, reason: how }];
}

function speechPoints(read: ReadSentence): Point[] {
  const { attribution, quoted, continues } = read;
  if (!attribution) return quoted > 0.4 ? [{ points: 0.2, reason: 'It quotes somebody' }] : [];
  if (isUnknown(attribution))
    return quoted > 0.25
      ? [{ points: 0.2, reason: 'It quotes somebody' }]
      : [{ points: 0.25, reason: 'It tells what somebody says' }];
  if (quoted > 0.25)
    return [{ points: continues ? 0.45 : attribution.ref ? 0.55 : 0.5, reason: `It quotes ${attribution.speaker}` }];
  return [{ points: attribution.ref ? 0.42 : 0.32, reason: `It tells what ${attribution.speaker} says` }];
}

/** The words that bind somebody, those of names left out. */
function committing(pattern: RegExp, plain: string): string | undefined {
  const first = pattern.exec(plain);
  if (!first || !isNamed(plain, first)) return first?.[0];
  const rest = plain.slice(first.index + first[0].length);
  return rest === '' ? undefined : committing(pattern, rest);
}

/** What kind of fact it is, and what of its words say so. */
function kindOf(
  read: ReadSentence,
  figures: readonly Figure[],
  date: ChosenDate,
): { readonly kind: SuggestionKind; readonly points: Point[] } {
  const { plain, quoted, attribution } = read;
  const unquoted = plain;
  const places = new Set(
    read.mentions.filter(({ ref }) => ref.kind === 'place' || ref.kind === 'organisation').map(({ ref }) => ref.name),
  ).size;
  const points: Point[] = [];
  const belongs = BELONGS.exec(unquoted)?.[0];
  const lists = LISTS.test(unquoted);
  const commits = committing(COMMITS, unquoted) ?? WILL.exec(unquoted)?.[0];
  if (belongs) points.push({ points: 0.35, reason: `It tells of a membership: “${belongs}”` });
  else if (lists) points.push({ points: places >= 2 ? 0.35 : 0.25, reason: 'It says who or what belongs to a group' });
  if (commits) points.push({ points: 0.38, reason: `It binds somebody to something: “${commits}”` });
  const strong = figures.some(
    ({ figureKind, measure }) => figureKind === 'money' || figureKind === 'percent' || measure.value >= 13,
  );
  if (quoted > 0.5 && attribution) return { kind: 'quote', points };
  if (belongs || (lists && places >= 3)) return { kind: 'membership', points };
  if (strong) return { kind: 'figure', points };
  if (commits) return { kind: 'commitment', points };
  if (figures.length > 0 && !date.edtf) return { kind: 'figure', points };
  if (quoted > 0.25 && attribution) return { kind: 'quote', points };
  if (date.edtf !== null || date.mention) return { kind: 'event', points };
  return { kind: figures.length > 0 ? 'figure' : 'claim', points };
}

/** Judges a sentence; null where nothing in it could be of use to an analyst. */
export function worthOf(read: ReadSentence, figures: readonly Figure[], date: ChosenDate): Worth | null {
  const { plain, mentions, attribution, quoted, sentence } = read;
  const wordCount = sentence.tokens.filter(({ pos }) => pos !== 'PUNCT').length;
  const isItem = figures.length > 0 && date.edtf !== null && wordCount === FEWEST_WORDS - 1;
  if ((wordCount < FEWEST_WORDS && !isItem) || /\?["']?$/.test(plain) || isWorthless(plain)) return null;
  if (
    !sentence.tokens.some(({ pos }) => pos === 'VERB' || pos === 'AUX') &&
    figures.length === 0 &&
    !date.mention &&
    date.edtf === null
  )
    return null;
  const happens = HAPPENS.test(plain);
  const { kind, points } = kindOf(read, figures, date);
  const all: Point[] = [...points, ...figurePoints(figures), ...datePoints(date), ...speechPoints(read)];
  if (happens && !attribution) all.push({ points: 0.1, reason: 'It tells of something that happened' });
  // What becomes of a treaty or a programme is told by its name.
  const named = mentions.find(({ ref }) => ref.kind === 'programme' || ref.kind === 'work')?.ref.name;
  if (happens && named && !attribution && kind === 'claim')
    all.push({ points: 0.15, reason: `It tells what becomes of ${named}` });
  const window = read.dates.find(({ edtf, inferred, adverbial }) => edtf !== null && !inferred && adverbial);
  if (!date.mention && window) all.push({ points: 0.2, reason: `It compares with a time: ${window.words}` });
  const standsOut = STANDS_OUT.exec(plain)?.[0];
  if (standsOut) all.push({ points: 0.25, reason: `It says that something stands out: “${standsOut}”` });
  if (!attribution && CONCLUDES.test(plain))
    all.push({ points: 0.4, reason: 'It is a conclusion or advice of the text itself' });
  else if (!attribution && JUDGES.test(plain))
    all.push({ points: 0.15, reason: 'It is a judgement of the text itself' });
  const names = [...new Set(mentions.map(({ ref }) => ref.name))];
  if (names.length > 0)
    all.push({ points: Math.min(0.24, names.length * 0.08), reason: `It names ${names.slice(0, 3).join(', ')}` });
  let sum = all.reduce((total, one) => total + one.points, 0);
  const firm = figures.length > 0 || (date.edtf !== null && date.mention?.adverbial && (happens || !date.inferred));
  // What somebody tells of themselves is seldom a fact, unless it says when or how much.
  if (FIRST_PERSON.test(plain) && quoted < 0.25) sum -= firm && mentions.length + figures.length > 0 ? 0.4 : 0.6;
  if (LEANS.test(plain) && !(read.recent && /^["']?(?:He|She)\b/.test(plain))) sum -= firm ? 0.06 : 0.18;
  if (wordCount < 8 && !firm) sum -= 0.08;
  if (/!["']?$/.test(plain)) sum -= 0.3;
  const reasons = all.sort((a, b) => b.points - a.points).map(({ reason }) => reason);
  // Evidence adds up ever more slowly: a sentence with six figures is not twice one with three.
  const score = sum <= 0 ? 0 : Number((1 - Math.exp(-1.35 * sum)).toFixed(2));
  return { kind, score, reasons: [...new Set(reasons)] };
}
