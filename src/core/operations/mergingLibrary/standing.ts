import type { Fact } from '../../../model/fact.ts';
import { contentKey, measuresKey, type PastStates } from '../../../model/pastStates.ts';

/** How a fact of ours stands to the same fact elsewhere: equal, changed there alone, here alone, or in both places. */
export type Standing = 'equal' | 'theirs-is-newer' | 'ours-is-newer' | 'both-changed';

type Compared = Omit<Fact, 'revision' | 'evidence'>;

/** Whether two facts say the same, but for what one of them leaves open. Status, note and marking are said about a fact, not by it. */
export function canBeJoined(ours: Compared, theirs: Compared): boolean {
  const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;
  return (
    ours.kind === theirs.kind &&
    ours.statement === theirs.statement &&
    ours.eventDate === theirs.eventDate &&
    !differ(ours.asOf, theirs.asOf) &&
    !differ(ours.likelihood, theirs.likelihood) &&
    !differ(ours.confidence, theirs.confidence) &&
    (ours.measures.length === 0 ||
      theirs.measures.length === 0 ||
      measuresKey(ours.measures) === measuresKey(theirs.measures))
  );
}

type Side = 'equal' | 'theirs' | 'ours' | 'both';

function sideOf(
  ours: string,
  theirs: string,
  pastOfOurs: ReadonlySet<string>,
  pastOfTheirs: ReadonlySet<string>,
): Side {
  if (ours === theirs) return 'equal';
  const [oursWasThere, theirsWasHere] = [pastOfTheirs.has(ours), pastOfOurs.has(theirs)];
  if (oursWasThere === theirsWasHere) return 'both';
  return oursWasThere ? 'theirs' : 'ours';
}

/** Of one fact in two libraries, told from what it was before in each. */
export function standingOf(ours: Compared, theirs: Compared, past: { ours: PastStates; theirs: PastStates }): Standing {
  const sides = new Set([
    sideOf(contentKey(ours), contentKey(theirs), past.ours.contents, past.theirs.contents),
    sideOf(measuresKey(ours.measures), measuresKey(theirs.measures), past.ours.measures, past.theirs.measures),
  ]);
  sides.delete('equal');
  if (sides.size === 0) return 'equal';
  const [side] = sides;
  if (sides.size === 1 && side === 'theirs') return 'theirs-is-newer';
  if (sides.size === 1 && side === 'ours') return 'ours-is-newer';
  return 'both-changed';
}

const FIELDS: readonly (readonly [field: keyof Compared, name: string])[] = [
  ['statement', 'the statement'],
  ['kind', 'the kind'],
  ['eventDate', 'the event date'],
  ['asOf', 'the as-of date'],
  ['likelihood', 'the likelihood'],
  ['confidence', 'the confidence'],
  ['status', 'the status'],
  ['note', 'the note'],
];

/** What two facts have otherwise, in words: `the status is verified here and disputed there`. */
export function differenceWords(ours: Compared, theirs: Compared): string {
  const words = FIELDS.filter(([field]) => ours[field] !== theirs[field]).map(
    ([field, name]) => `${name} is ${shown(ours[field])} here and ${shown(theirs[field])} there`,
  );
  if (measuresKey(ours.measures) !== measuresKey(theirs.measures)) words.push('the measures differ');
  return words.join('; ');
}

const LONGEST_SHOWN = 120;

function shown(value: unknown): string {
  if (value === null) return 'not given';
  const text = String(value);
  return `“${text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text}”`;
}
