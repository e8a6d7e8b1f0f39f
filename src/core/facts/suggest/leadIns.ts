import type { DateMention } from './dates.ts';
import type { Figure } from './measures.ts';

/** What stands before a list of aims: it says of each item that it is to come, and so is told with each. */
export interface LeadIn {
  /** Its words without the colon, with the heading above in brackets where only that tells the year. */
  readonly words: string;
  readonly mode: 'planned' | 'projected';
  /** The year or date for which the items are told, where an item names none; EDTF. */
  readonly period: string | null;
  /** The mark that it has itself, as "4." has, and that of its items, null before the first. */
  readonly ownMark: MarkKind | null;
  readonly itemMark: MarkKind | null;
}

const PLANS =
  /\b(?:targets?|aims?|goals?|objectives?|ambitions?|plans?|intentions?|commitments?|pledges?)\b[^.;]{0,60}:$|\b(?:decided?|agreed?|plan(?:s|ned)?|intends?|commit(?:s|ted)?|pledge[sd]?|undertakes?|undertook|wants?|aims?|resolved?|proposes?|will|shall|is|are)(?: (?:\w+ly|also|therefore))?(?: to)?:$/i;
const FORECASTS =
  /\b(?:guidance|outlook|forecasts?|projections?|expect(?:s|ed|ations?)?|predict(?:s|ions?)?)\b[^.;]{0,60}:$/i;
/** "2027 targets", "Outlook for 2027": a heading whose year is that of what is aimed at. */
const OF_AIMS =
  /^.{0,40}\b(?:targets?|aims?|goals?|objectives?|ambitions?|plans?|priorities|guidance|outlook|forecasts?|projections?|commitments?|pledges?)\b.{0,24}$/i;
/** "Norway met the following targets:" tells of what has been. */
const REACHED =
  /\b(?:met|meets|reach(?:ed|es)|achiev(?:ed?|es)|hit|exceed(?:ed|s)|surpass(?:ed|es)|miss(?:ed|es)|attained|fulfilled|results?|previous(?:ly)?|former(?:ly)?|old|were|was|had)\b/i;

const modeOf = (plain: string): LeadIn['mode'] | null =>
  !plain.endsWith(':') || REACHED.test(plain)
    ? null
    : FORECASTS.test(plain)
      ? 'projected'
      : PLANS.test(plain)
        ? 'planned'
        : null;

/** Whether words may lead into such a list. */
export const mayLeadIn = (words: string): boolean => modeOf(words) !== null;

/** Whether a sentence leads into a list of what is aimed at or expected; `year` is that of the heading above it, its words `heading`. */
export function leadInOf(
  plain: string,
  statement: string,
  dates: readonly DateMention[],
  heading: string | null,
  ownMark: MarkKind | null,
): LeadIn | null {
  const mode = modeOf(plain);
  if (mode === null) return null;
  const own =
    dates.find(({ role }) => role === 'due') ?? dates.find(({ words, role }) => role === 'at' && /\d{4}/.test(words));
  const year = own || heading === null || !OF_AIMS.test(heading) ? null : (/\b20\d\d\b/.exec(heading)?.[0] ?? null);
  const words = statement.replace(/[.:]$/, '');
  return {
    words: year === null ? words : `${words} (${heading})`,
    mode,
    period: own?.edtf ?? year,
    ownMark,
    itemMark: null,
  };
}

/** The mark of an item: a dash or dot, or a letter or number with a point or bracket. */
const MARK = '(?:(?<dash>[-*•·+–—])|\\(?(?:(?<number>\\d{1,2})|(?<letter>[a-z]|[ivx]{1,4}))[.)])';
const MARKED = new RegExp(`^[ \\t>]*${MARK}[ \\t]`);
const MARK_BEFORE = new RegExp(`(?:^|\\n)[ \\t>]*${MARK}[ \\t]+$`);

export type MarkKind = 'dash' | 'number' | 'letter';

/** By what kind of mark a stretch of text is an item of a list, the mark at its beginning or before it; null where it is none. */
export function markOf(text: string, start: number, end: number): MarkKind | null {
  const groups = (
    MARKED.exec(text.slice(start, Math.min(end, start + 8))) ??
    MARK_BEFORE.exec(text.slice(Math.max(0, start - 12), start))
  )?.groups;
  if (!groups) return null;
  return groups.dash !== undefined ? 'dash' : groups.number !== undefined ? 'number' : 'letter';
}

/** Whether a sentence is the first of an item, behind nothing but its mark. */
export const beginsItem = (text: string, item: number, start: number): boolean =>
  start === item || (start > item && start - item < 8 && /^\(?\w{1,4}[.)]\s+$/.test(text.slice(item, start)));

/** The figures of an item as its lead-in has them: aimed at or expected, and for its time where the item names none. */
export function underLeadIn(
  figures: readonly Figure[],
  { mode, period }: LeadIn,
  dates: readonly DateMention[],
): readonly Figure[] {
  return figures.map((figure) => {
    const { qualifier } = figure.measure;
    const isTold = /^(?:projected|planned|previously)\b/.test(qualifier ?? '');
    const isDated = figure.measure.period !== null || dates.length > 0 || period === null;
    return {
      ...figure,
      inferred: isDated ? figure.inferred : [...figure.inferred, 'period' as const],
      measure: {
        ...figure.measure,
        qualifier: isTold ? qualifier : [mode, qualifier].filter(Boolean).join(', '),
        period: isDated ? figure.measure.period : period,
      },
    };
  });
}
