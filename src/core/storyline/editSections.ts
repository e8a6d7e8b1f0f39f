import type { ChosenKind, SlideEdits } from '../../model/briefing.ts';
import { type PlannedSlide, statementsOf } from '../../model/slidePlan.ts';
import type { Source } from '../../model/source.ts';
import type { Theme } from '../../model/theme.ts';
import { type Apart, chartSlides } from './chart.ts';
import { countedHeading, leadOf, statedHeading } from './headings.ts';
import type { Held } from './pool.ts';
import { chosenQuote } from './quote.ts';
import { tableSlides } from './table.ts';
import { timelineSlide } from './timeline.ts';

/** The slides of the sections as the user arranged them. */
export interface EditedSections {
  readonly slides: readonly PlannedSlide[];
  /** Facts that the storyline had placed and that now stand on none of these slides, and why. */
  readonly displaced: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
}

export interface SectionContext {
  readonly held: ReadonlyMap<string, Held>;
  readonly themes: ReadonlyMap<string, Theme>;
  readonly apart: Apart;
  readonly sources: ReadonlyMap<string, Source>;
}

type ContentKind = 'facts' | 'timeline' | 'chart' | 'table' | 'quote';
const CONTENT_KINDS: ReadonlySet<string> = new Set<ContentKind>(['facts', 'timeline', 'chart', 'table', 'quote']);

const KIND_WORDS: Readonly<Record<ContentKind, string>> = {
  facts: 'list of facts',
  timeline: 'timeline',
  chart: 'chart',
  table: 'table',
  quote: 'quote',
};

export const TAKEN_OUT = 'It was taken out by hand.';
const WAITS = 'It waits for a place: its slide was arranged by hand.';

const isContent = (slide: PlannedSlide): boolean => slide.theme !== null && CONTENT_KINDS.has(slide.kind);

export const factIdsOf = (slide: PlannedSlide): string[] => [...new Set(statementsOf(slide).map((s) => s.factId))];

/** What a record of edits says of a slide, and not what `Object.prototype` says of a slide with that name. */
export function editOf<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

interface Built {
  readonly slide: PlannedSlide;
  readonly shown: ReadonlySet<Held>;
}

/** A slide of this kind from these facts, in their order; null where they do not make one. `like` is the slide it was. */
function build(kind: ContentKind, like: PlannedSlide, facts: readonly Held[], context: SectionContext): Built | null {
  const theme = context.themes.get(like.theme ?? '');
  if (theme === undefined || facts.length === 0) return null;
  const own = { id: like.id, theme: theme.slug };
  const named = (slide: PlannedSlide | undefined): Built | null => {
    if (slide === undefined) return null;
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
      return named(timelineSlide(theme, facts).slides[0]);
    case 'table': {
      const { slides } = tableSlides(theme, facts);
      return named(slides.find((slide) => slide.id === like.id) ?? slides[0]);
    }
    case 'chart': {
      const { slides } = chartSlides(theme, facts, context.apart);
      const metric = like.kind === 'chart' ? like.metric : null;
      return named(slides.find((slide) => slide.kind === 'chart' && slide.metric === metric) ?? slides[0]);
    }
    case 'quote':
      for (const held of facts) {
        const slide = chosenQuote(theme, held);
        if (slide !== null) return named(slide);
      }
      return null;
  }
}

function isContentKind(kind: ChosenKind | undefined): kind is ContentKind {
  return kind !== undefined && CONTENT_KINDS.has(kind);
}

/**
 * The kind the user chose, where every fact of the slide can be shown in it; else the kind it had, of the facts that can
 * be shown in it; else a list of facts, which holds any.
 */
function rebuilt(
  slide: PlannedSlide,
  chosen: ChosenKind | undefined,
  facts: readonly Held[],
  context: SectionContext,
  warnings: string[],
): Built | null {
  const own = slide.kind as ContentKind;
  if (chosen !== undefined && chosen !== own) {
    const built = isContentKind(chosen) ? build(chosen, slide, facts, context) : null;
    if (built && built.shown.size === facts.length) return built;
    const wanted = isContentKind(chosen) ? KIND_WORDS[chosen] : chosen;
    warnings.push(`“${slide.heading}” stays a ${KIND_WORDS[own]}: its facts do not all make a ${wanted}.`);
  }
  const built = build(own, slide, facts, context);
  if (built !== null) {
    const missing = facts.length - built.shown.size;
    if (missing > 0) {
      warnings.push(`“${slide.heading}” cannot show ${missing} of its facts as a ${KIND_WORDS[own]}: they wait.`);
    }
    return built;
  }
  if (facts.length > 0) {
    warnings.push(`“${slide.heading}” is now a list of facts: too few are left for a ${KIND_WORDS[own]}.`);
  }
  return build('facts', slide, facts, context);
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i]);

/**
 * Lays the user's arrangement over the slides of the sections. A fact that a list of the user names stands on that slide
 * and leaves the one where the storyline has it; of two lists that name it, the first in the storyline's order has it.
 * Of a slide with such a list, whatever the list does not name is displaced. So each fact stands on one slide at most.
 */
export function editSections(
  slides: readonly PlannedSlide[],
  edits: SlideEdits,
  context: SectionContext,
): EditedSections {
  const dropped = new Set(edits.dropped);
  const kept = slides.filter((slide) => !dropped.has(slide.id));
  const claims = new Map<string, string>();
  for (const slide of kept.filter(isContent)) {
    for (const id of editOf(edits.facts, slide.id) ?? []) {
      if (!claims.has(id) && context.held.get(id)?.section != null) claims.set(id, slide.id);
    }
  }
  const warnings: string[] = [];
  const edited = kept.flatMap((slide): PlannedSlide[] => {
    if (!isContent(slide)) return [slide];
    const base = factIdsOf(slide);
    const list = editOf(edits.facts, slide.id);
    const wanted = list
      ? [...new Set(list)].filter((id) => claims.get(id) === slide.id)
      : base.filter((id) => !claims.has(id));
    const chosen = editOf(edits.kinds, slide.id);
    if (sameList(wanted, base) && (chosen === undefined || chosen === slide.kind)) return [slide];
    const facts = wanted.flatMap((id) => context.held.get(id) ?? []);
    const built = rebuilt(slide, chosen, facts, context, warnings);
    if (built === null) warnings.push(`“${slide.heading}” has no fact left, and is not in the deck.`);
    return built === null ? [] : [built.slide];
  });

  const shown = new Set(edited.flatMap(factIdsOf));
  const displaced = new Map<string, string>();
  for (const slide of slides) {
    for (const id of factIdsOf(slide)) {
      if (!shown.has(id)) displaced.set(id, dropped.has(slide.id) ? TAKEN_OUT : WAITS);
    }
  }
  const withContent = new Set(edited.filter(isContent).map((slide) => slide.theme));
  return {
    slides: edited.filter((slide) => slide.kind !== 'section' || withContent.has(slide.theme)),
    displaced,
    warnings,
  };
}
