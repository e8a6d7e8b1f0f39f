import { ADDED_KINDS, type AddedKind, type ChosenKind } from '../../model/briefing.ts';
import { type PlannedSlide, statementsOf } from '../../model/slidePlan.ts';
import type { Theme } from '../../model/theme.ts';
import { type Apart, chartSlides } from './chart.ts';
import { type ComparedPool, chosenComparison } from './comparison.ts';
import { countedHeading, leadOf, statedHeading } from './headings.ts';
import type { Held } from './pool.ts';
import { chosenQuote } from './quote.ts';
import { chosenTable, tableSlides } from './table.ts';
import { timelineSlide } from './timeline.ts';

/** Kinds of slide in a section whose facts the user may choose. */
export type ContentKind = AddedKind | 'chart';
const CONTENT_KINDS: ReadonlySet<string> = new Set<ContentKind>([...ADDED_KINDS, 'chart']);

export const KIND_WORDS: Readonly<Record<ContentKind, string>> = {
  facts: 'list of facts',
  timeline: 'timeline',
  chart: 'chart',
  table: 'table',
  comparison: 'comparison',
  quote: 'quote',
};

/** What facts must have to be shown so; ends a sentence that says that these do not. */
const NEEDS: Readonly<Record<ContentKind, string>> = {
  facts: 'a list of facts needs one fact',
  timeline: 'a timeline needs two reported facts with dates that differ',
  chart: 'a chart needs figures of one metric and unit',
  table: 'a table needs two facts',
  comparison: 'a comparison needs two facts that the library relates as contradicting, superseding or to be told apart',
  quote: 'a quote needs one fact whose quote is held and short enough for a slide',
};

export function isContentKind(kind: string | undefined): kind is ContentKind {
  return kind !== undefined && CONTENT_KINDS.has(kind);
}

export const isContent = (slide: PlannedSlide): boolean => slide.theme !== null && CONTENT_KINDS.has(slide.kind);

export const factIdsOf = (slide: PlannedSlide): string[] => [...new Set(statementsOf(slide).map((s) => s.factId))];

export interface BuildContext {
  readonly themes: ReadonlyMap<string, Theme>;
  readonly apart: Apart;
  readonly compared: ComparedPool;
}

/** A slide before the user's facts are on it. */
export interface Like {
  readonly id: string;
  readonly kind: ContentKind;
  /** Slug. */
  readonly theme: string;
  /** What warnings call it. */
  readonly name: string;
  /** The metric of a chart; null for any. */
  readonly metric: string | null;
}

export interface Built {
  readonly slide: PlannedSlide;
  readonly shown: ReadonlySet<Held>;
}

/** A slide of this kind from these facts, in their order; null where they do not make one. */
function build(kind: ContentKind, like: Like, facts: readonly Held[], context: BuildContext): Built | null {
  const theme = context.themes.get(like.theme);
  if (theme === undefined || facts.length === 0) return null;
  const own = { id: like.id, theme: theme.slug };
  const named = (slide: PlannedSlide | null | undefined): Built | null => {
    if (!slide) return null;
    const ids = new Set(factIdsOf(slide));
    return { slide: { ...slide, id: like.id }, shown: new Set(facts.filter((held) => ids.has(held.fact.id))) };
  };
  switch (kind) {
    case 'facts': {
      const lead = leadOf(facts);
      const heading = lead ? statedHeading(lead.statement) : { heading: countedHeading(facts, theme.name) };
      const statements = facts.filter((held) => held !== lead).map((held) => held.statement);
      return { slide: { ...own, kind, ...heading, statements }, shown: new Set(facts) };
    }
    case 'timeline':
      return named(timelineSlide(theme, facts, true).slides[0]);
    case 'table': {
      const whole = tableSlides(theme, facts).slides.find((slide) => factIdsOf(slide).length === facts.length);
      return named(whole ?? chosenTable(like.id, theme, facts));
    }
    case 'chart': {
      const { slides } = chartSlides(theme, facts, context.apart);
      return named(slides.find((slide) => slide.kind === 'chart' && slide.metric === like.metric) ?? slides[0]);
    }
    case 'comparison':
      return named(chosenComparison(own, facts, context.compared));
    case 'quote':
      for (const held of facts) {
        const slide = chosenQuote(theme, held);
        if (slide !== null) return named(slide);
      }
      return null;
  }
}

/**
 * The kind the user chose, where every fact of the slide can be shown in it; else the kind it had, of the facts that can
 * be shown in it; else a list of facts, which holds any. `warn` is told what could not be as it was asked for.
 */
export function rebuilt(
  like: Like,
  chosen: ChosenKind | undefined,
  facts: readonly Held[],
  context: BuildContext,
  warn: (message: string, factIds?: readonly string[]) => void,
): Built | null {
  if (facts.length === 0) return null;
  if (chosen !== undefined && chosen !== like.kind) {
    const built = isContentKind(chosen) ? build(chosen, like, facts, context) : null;
    if (built && built.shown.size === facts.length) return built;
    const why = isContentKind(chosen)
      ? `its facts do not all make a ${KIND_WORDS[chosen]}; ${NEEDS[chosen]}`
      : `it cannot be of the kind ${chosen}`;
    warn(`“${like.name}” stays a ${KIND_WORDS[like.kind]}: ${why}.`);
  }
  const built = build(like.kind, like, facts, context);
  if (built !== null) {
    const missing = facts.filter((held) => !built.shown.has(held));
    if (missing.length > 0) {
      const which =
        missing.length === 1 ? 'one of its facts, which waits' : `${missing.length} of its facts, which wait`;
      warn(
        `“${like.name}” cannot show ${which}: ${NEEDS[like.kind]}.`,
        missing.map((held) => held.fact.id),
      );
    }
    return built;
  }
  warn(`“${like.name}” is a list of facts for now: ${NEEDS[like.kind]}.`);
  return build('facts', like, facts, context);
}
