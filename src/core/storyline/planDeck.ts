import { NO_EDITS, type SlideEdits } from '../../model/briefing.ts';
import { type Fact, supports } from '../../model/fact.ts';
import { type MarkingScheme, strictestMarking } from '../../model/scales.ts';
import { type PlannedSlide, type SlidePlan, statementsOf } from '../../model/slidePlan.ts';
import type { Source } from '../../model/source.ts';
import type { Theme } from '../../model/theme.ts';
import { applyEdits } from './applyEdits.ts';
import { keptApart } from './chart.ts';
import { comparisonSlide } from './comparison.ts';
import { editSections, factIdsOf, TAKEN_OUT } from './editSections.ts';
import { agendaSlide, titleOf, titleSlide } from './front.ts';
import { gapsSlide } from './gaps.ts';
import { keySlide } from './keyJudgements.ts';
import { orderCopies } from './oneOrigin.ts';
import { type Held, type Pool, poolOf } from './pool.ts';
import { sectionSays, sectionSlides } from './section.ts';
import { admit } from './selection.ts';
import { type SlideWarning, slideWarnings } from './slideWarnings.ts';
import { sourceSummarySlide } from './sourceSummary.ts';
import { planWarnings } from './warnings.ts';

export interface PlanInput {
  /** Null: drawn from the themes. */
  readonly title: string | null;
  /** The selected ones, in the deck's order. */
  readonly themes: readonly Theme[];
  /** Every fact with a selected theme, and those that the user's edits name. */
  readonly facts: readonly Fact[];
  /** Facts outside the selection that a selected one has a relation with, or rests on. */
  readonly related: readonly Fact[];
  /** The sources of all their evidence. */
  readonly sources: readonly Source[];
  /** Ids of the facts that were dated by a date of their source that is another one now. */
  readonly redated?: readonly string[];
  readonly scheme: MarkingScheme;
  /** The strictest marking the deck may hold; null allows all. */
  readonly ceiling: string | null;
  /** ISO day: the cut-off of information and the only clock. */
  readonly asOf: string;
  readonly handout: boolean;
  /** Whom the deck is for, as the title slide says it; null says nothing. */
  readonly audience?: string | null;
}

const isString = (value: string | null | undefined): value is string => typeof value === 'string';

/** The ids of the sources that the slides cite, in the order of their first mark. */
function citedSources(slides: readonly PlannedSlide[]): readonly string[] {
  const ids = slides.flatMap(statementsOf).flatMap((statement) => statement.citations.map((c) => c.sourceId));
  return [...new Set(ids)];
}

/** Of what the deck holds: the facts, what they cite and, since the notes quote them, the copies of what they cite. */
function markingOf(slides: readonly PlannedSlide[], pool: Pool, scheme: MarkingScheme): string {
  const factIds = new Set(slides.flatMap(statementsOf).map((statement) => statement.factId));
  const facts = [...factIds].flatMap((id) => pool.byId.get(id)?.fact ?? []);
  const supporting = facts.flatMap(({ evidence }) => evidence.filter(supports).map(({ sourceId }) => sourceId));
  const labels = [
    ...facts.map((fact) => fact.marking),
    ...supporting.map((id) => pool.sources.get(id)?.marking ?? null),
  ];
  return strictestMarking(scheme, [...new Set(labels)]);
}

/**
 * A plan, the ids of the facts that wait for a place, what is weak about single slides, and those of the plan's warnings that
 * are about no single slide.
 */
export interface PlanWithEdits {
  readonly plan: SlidePlan;
  readonly tray: readonly string[];
  readonly slideWarnings: readonly SlideWarning[];
  readonly deckWarnings: readonly string[];
}

/** Pool, key slide and everything else that is told of the selection as a whole. */
function told(pool: Pool, sections: readonly PlannedSlide[], agenda: PlannedSlide | null, title: PlannedSlide) {
  const key = keySlide(pool);
  const slides = [title, key, agenda, ...sections, comparisonSlide(pool), gapsSlide(pool, key)];
  return { key, slides: slides.filter((slide) => slide !== null) };
}

/** The sections as they are after edits: what they say of themselves is counted anew from what stands in them. */
function recounted(
  slides: readonly PlannedSlide[],
  pool: Pool,
  themes: readonly Theme[],
): { slides: readonly PlannedSlide[]; sections: ReadonlyMap<string, readonly Held[]>; themes: readonly Theme[] } {
  const sections = new Map<string, Held[]>();
  for (const theme of themes) {
    const ids = new Set(slides.filter((slide) => slide.theme === theme.slug).flatMap(factIdsOf));
    if (ids.size > 0) {
      sections.set(
        theme.slug,
        pool.selected.filter((held) => ids.has(held.fact.id)),
      );
    }
  }
  return {
    slides: slides.map((slide) =>
      slide.kind === 'section' ? { ...slide, says: sectionSays(sections.get(slide.theme ?? '') ?? []) } : slide,
    ),
    sections,
    themes: themes.filter((theme) => sections.has(theme.slug)),
  };
}

/**
 * From selected facts to the slides of a deck: title; key judgements (or key facts); agenda from two themes on; per
 * theme a section; where sources differ; gaps and caveats; source summary; sources.
 *
 * What may not be shown is left out with its reason (`admit`). Each other fact stands in one section, that of the first
 * of its themes that is selected, and there exactly once; a superseded one stands only where sources differ. The order
 * in a section and on the key slide is that of `compareRanks`. The same input gives the same plan.
 */
export function planDeck(input: PlanInput): SlidePlan {
  return planDeckWithEdits(input, NO_EDITS).plan;
}

/**
 * `planDeck` with what the user changed laid over it. A fact that was taken out of its section is counted nowhere and stands
 * at most where it contradicts one that is shown; `tray` has the ids of those that wait for a place. Every selected fact is
 * on a slide or in `leftOut`. A fact that has no selected theme is selected by being named on a slide.
 */
export function planDeckWithEdits(input: PlanInput, edits: SlideEdits): PlanWithEdits {
  const { scheme, ceiling, asOf } = input;
  const sources = new Map(input.sources.map((source) => [source.id, source]));
  const facts = [...new Map(input.facts.map((fact) => [fact.id, fact])).values()];
  const selectedIds = new Set(facts.map((fact) => fact.id));
  const slugs = new Set(input.themes.map((theme) => theme.slug));
  const inSelection = facts.filter((fact) => fact.themes.some((slug) => slugs.has(slug)));
  const limits = { scheme, ceiling, asOf };
  const outside = input.related.filter((fact) => !selectedIds.has(fact.id));
  const byHand = new Set(namedByHand(facts, slugs, edits));
  const admitted = admit([...inSelection, ...facts.filter((fact) => byHand.has(fact.id)), ...outside], sources, limits);
  const chosen = new Set(inSelection.map((fact) => fact.id));
  const selected = {
    facts: admitted.facts.filter((fact) => chosen.has(fact.id)),
    leftOut: admitted.leftOut.filter((left) => chosen.has(left.factId) || byHand.has(left.factId)),
  };
  const related = { facts: admitted.facts.filter((fact) => !chosen.has(fact.id)) };
  const copies = orderCopies(admitted.facts, sources);
  const redated = new Set(input.redated);
  const common = { themes: input.themes, sources, asOf, copies, redated };
  const whole = poolOf({ ...common, selected: selected.facts, related: related.facts });
  const filled = input.themes.filter((theme) => (whole.sections.get(theme.slug)?.length ?? 0) > 0);
  const apart = keptApart(whole.relations);
  const planned = filled.flatMap((theme) =>
    sectionSlides(theme, whole.sections.get(theme.slug) ?? [], { apart, sources, withSectionSlide: filled.length > 1 }),
  );
  const arranged = editSections(planned, edits, {
    held: whole.byId,
    byHand: new Set([...byHand].filter((id) => whole.byId.has(id))),
    themes: new Map(input.themes.map((theme) => [theme.slug, theme])),
    apart,
    compared: whole,
  });
  const placed = new Map(
    arranged.slides.flatMap((slide) =>
      slide.theme === null ? [] : factIdsOf(slide).map((id) => [id, slide.theme ?? ''] as const),
    ),
  );
  const isShown = (fact: Fact): boolean => !arranged.displaced.has(fact.id);
  const isPlaced = (fact: Fact): boolean => byHand.has(fact.id) && placed.has(fact.id);

  const untouched =
    arranged.slides.length === planned.length &&
    arranged.slides.every((slide, i) => slide === planned[i]) &&
    arranged.displaced.size === 0;
  const pool = untouched
    ? whole
    : poolOf({
        ...common,
        selected: [...selected.facts.filter(isShown), ...related.facts.filter(isPlaced)],
        related: [
          ...related.facts.filter((fact) => !isPlaced(fact)),
          ...selected.facts.filter((fact) => !isShown(fact)),
        ],
        placed,
      });
  const sections = untouched
    ? { slides: arranged.slides, sections: pool.sections, themes: filled }
    : recounted(arranged.slides, pool, input.themes);

  const title = input.title ?? titleOf(input.themes);
  const { key, slides } = told(
    pool,
    sections.slides,
    agendaSlide(sections.themes, sections.sections),
    titleSlide(title, pool, input.themes, input.audience?.trim() ?? ''),
  );
  const front = applyEdits(slides, { ...edits, order: [] }, pool, byHand);
  const cited = citedSources(front.slides);
  const summary = sourceSummarySlide(pool, cited, sections.themes, input.handout);
  const sourcesSlide: PlannedSlide | null =
    cited.length === 0 ? null : { id: 'sources', theme: null, kind: 'sources', heading: 'Sources', sourceIds: cited };
  const all = applyEdits(
    [...slides, summary, sourcesSlide].filter((slide) => slide !== null),
    edits,
    pool,
    byHand,
  );
  const inOrder = withSourcesInOrder(all.slides);

  const leftOutBySection = new Map<string, number>();
  const leftIds = new Set(selected.leftOut.map((left) => left.factId));
  for (const fact of inSelection) {
    const section = leftIds.has(fact.id) ? fact.themes.find((slug) => slugs.has(slug)) : undefined;
    if (isString(section)) leftOutBySection.set(section, (leftOutBySection.get(section) ?? 0) + 1);
  }
  const shown = new Set(inOrder.flatMap(factIdsOf));
  const chosenFacts = [...selected.facts, ...related.facts.filter((fact) => byHand.has(fact.id))];
  const takenOut = chosenFacts.filter((fact) => !shown.has(fact.id)).map((fact) => fact.id);
  const notes = [...arranged.notes, ...all.notes];
  const deckWarnings = planWarnings({ pool, themes: input.themes, key, leftOutBySection });
  return {
    plan: {
      title,
      asOf,
      marking: markingOf(inOrder, pool, scheme),
      slides: inOrder,
      leftOut: [
        ...selected.leftOut,
        ...takenOut.map((factId) => ({ factId, why: arranged.displaced.get(factId) ?? TAKEN_OUT })),
        ...facts
          .filter((fact) => !chosen.has(fact.id) && !byHand.has(fact.id))
          .map((fact) => ({ factId: fact.id, why: 'It has none of the selected themes.' })),
      ],
      warnings: [...deckWarnings, ...notes.map(({ message }) => message)],
    },
    tray: [...new Set([...arranged.displaced.keys(), ...takenOut])],
    slideWarnings: slideWarnings(inOrder, pool, notes),
    deckWarnings,
  };
}

/** The facts without a selected theme that the user named on a slide. */
function namedByHand(facts: readonly Fact[], slugs: ReadonlySet<string>, edits: SlideEdits): readonly string[] {
  const named = new Set(Object.values(edits.facts).flat());
  return facts.filter(({ id, themes }) => named.has(id) && !themes.some((slug) => slugs.has(slug))).map(({ id }) => id);
}

/** Entries are numbered as a reader meets them: in the order of the slides as they stand now. */
function withSourcesInOrder(slides: readonly PlannedSlide[]): readonly PlannedSlide[] {
  return slides.map((slide) => (slide.kind === 'sources' ? { ...slide, sourceIds: citedSources(slides) } : slide));
}
