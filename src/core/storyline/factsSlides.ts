import type { PlannedSlide } from '../../model/slidePlan.ts';
import type { Theme } from '../../model/theme.ts';
import { countedHeading, leadOf, statedHeading } from './headings.ts';
import type { Held } from './pool.ts';

/** Facts on one slide, the one in its heading among them. */
export const FACTS_A_SLIDE = 5;
/** How far down the order companions are looked for, so that no strong fact waits long. */
const WINDOW = 24;

/**
 * How much a fact belongs with the one that leads a slide: shared names, rare ones more; what a judgement rests on most.
 * Another judgement belongs least: it should lead a slide of its own.
 */
function kinship(lead: Held, other: Held, frequency: ReadonlyMap<string, number>): number {
  if (lead.fact.restsOn.includes(other.fact.id)) return 10;
  if (other.fact.kind === 'judgement') return -1;
  let score = 0;
  for (const { name } of lead.fact.entities) {
    if (other.fact.entities.some((entity) => entity.name === name)) score += 1 / (frequency.get(name) ?? 1);
  }
  return score;
}

function nameFrequency(facts: readonly Held[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const { fact } of facts) {
    for (const { name } of fact.entities) frequency.set(name, (frequency.get(name) ?? 0) + 1);
  }
  return frequency;
}

/**
 * Facts in their order, parted into slides of even length, at most `FACTS_A_SLIDE` each. Each slide is led by the first
 * fact that is left; with it go, of the next `WINDOW`, those that belong to it most (what it rests on, then shared
 * entities), and then the next in order. On a slide the order is kept.
 */
export function groupForSlides(facts: readonly Held[]): readonly (readonly Held[])[] {
  const slides = Math.ceil(facts.length / FACTS_A_SLIDE);
  const frequency = nameFrequency(facts);
  const groups: Held[][] = [];
  let window: Held[] = [];
  let next = 0;
  let left = facts.length;
  for (let index = 0; index < slides; index++) {
    const size = Math.ceil(left / (slides - index));
    const upTo = next + WINDOW - window.length;
    window = [...window, ...facts.slice(next, upTo)];
    next = upTo;
    const [lead, ...others] = window;
    if (lead === undefined) break;
    const companions = others
      .map((held, place) => ({ held, place, score: kinship(lead, held, frequency) }))
      .sort((a, b) => b.score - a.score || a.place - b.place)
      .slice(0, size - 1)
      .sort((a, b) => a.place - b.place)
      .map(({ held }) => held);
    const group = [lead, ...companions];
    groups.push(group);
    const taken = new Set(group);
    window = window.filter((held) => !taken.has(held));
    left -= group.length;
  }
  return groups;
}

/** The slides of a theme's facts that no chart, table, timeline or quote shows. */
export function factsSlides(theme: Theme, facts: readonly Held[]): readonly PlannedSlide[] {
  const used = new Map<string, number>();
  return groupForSlides(facts).map((group, index) => {
    const base = { id: `facts:${theme.slug}:${index + 1}`, theme: theme.slug, kind: 'facts' as const };
    const lead = leadOf(group);
    const body = group.filter((held) => held !== lead).map((held) => held.statement);
    if (lead) return { ...base, ...statedHeading(lead.statement), statements: body };
    const counted = countedHeading(group, theme.name);
    const times = (used.get(counted) ?? 0) + 1;
    used.set(counted, times);
    return { ...base, heading: times === 1 ? counted : `${counted} (${times})`, statements: body };
  });
}
