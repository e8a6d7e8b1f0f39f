import { edtfSpan } from '../../model/edtf.ts';
import { isProjection } from '../../model/fact.ts';
import type { PlannedSlide, TimelineEvent } from '../../model/slidePlan.ts';
import type { Theme } from '../../model/theme.ts';
import { compareText } from './order.ts';
import type { Held } from './pool.ts';
import { capitalised, countedInWords, reachWords } from './words.ts';

/** Fewer make no timeline. */
export const FEWEST_EVENTS = 3;
/** A timeline that the user asks for may be shorter. */
const FEWEST_BY_HAND = 2;
/** What lasts longer is a state and no event. */
const LONGEST_EVENT_YEARS = 3;

const DAY_MS = 86_400_000;

/** The event of a fact; null where it is a judgement, a projection, has no bounded date, or lasts longer than an event. */
function eventOf(held: Held): TimelineEvent | null {
  const { fact, statement } = held;
  if (fact.kind === 'judgement' || fact.eventDate === null || fact.measures.some(isProjection)) return null;
  const span = edtfSpan(fact.eventDate);
  if (span?.first == null || span.last == null) return null;
  const days = (Date.parse(span.last) - Date.parse(span.first)) / DAY_MS;
  if (days > LONGEST_EVENT_YEARS * 366) return null;
  return {
    statement,
    date: fact.eventDate,
    first: span.first,
    last: span.last,
    inferred: fact.inferred.includes('eventDate'),
  };
}

const OCCASIONS: ReadonlySet<string> = new Set(['event', 'exercise', 'person']);

/** The occasions a fact tells of: its date with each event, exercise or person it names; none where it names none. */
function occasionsOf(held: Held, event: TimelineEvent): readonly string[] {
  return held.fact.entities
    .filter((entity) => OCCASIONS.has(entity.kind))
    .map((entity) => `${event.first}\u0000${event.last}\u0000${entity.name}`);
}

/**
 * The timeline of a theme: every dated reported fact, from three such events on at three or more different times.
 * Of the facts that tell of one occasion (same date, same event, exercise or person) the first in order stands for it; the
 * others stay among the facts. Projections, judgements, open dates and states of over three years are no events.
 * Of facts chosen `byHand` each is an event of its own, and two are enough.
 */
export function timelineSlide(
  theme: Theme,
  facts: readonly Held[],
  byHand = false,
): { readonly slides: readonly PlannedSlide[]; readonly shown: ReadonlySet<Held> } {
  const occasions = new Set<string>();
  const chosen: { held: Held; event: TimelineEvent }[] = [];
  for (const held of facts) {
    const event = eventOf(held);
    if (event === null) continue;
    const told = byHand ? [] : occasionsOf(held, event);
    if (told.some((occasion) => occasions.has(occasion))) continue;
    for (const occasion of told) occasions.add(occasion);
    chosen.push({ held, event });
  }
  const times = new Set(chosen.map(({ event }) => event.first));
  if (times.size < (byHand ? FEWEST_BY_HAND : FEWEST_EVENTS)) return { slides: [], shown: new Set() };

  const events = chosen
    .map(({ event }) => event)
    .sort(
      (a, b) =>
        compareText(a.first, b.first) ||
        compareText(a.last, b.last) ||
        compareText(a.statement.factId, b.statement.factId),
    );
  const reach = reachWords(events.map((event) => event.date));
  const heading = `${theme.name}: ${countedInWords(events.length, 'dated event')}${reach === null ? '' : `, ${reach}`}`;
  return {
    slides: [
      { id: `timeline:${theme.slug}:1`, theme: theme.slug, kind: 'timeline', heading: capitalised(heading), events },
    ],
    shown: new Set(chosen.map(({ held }) => held)),
  };
}
