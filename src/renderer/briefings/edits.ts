import type { ChosenKind, SlideEdits } from '../../model/briefing.ts';
import { type PlannedSlide, type SlidePlan, type Statement, statementsOf } from '../../model/slidePlan.ts';

/** What the user does to the slides of a briefing, as changes of its edits. All are pure; the library keeps the result. */

/** The statements of a slide, each fact once, in reading order. */
export function factsOf(slide: PlannedSlide): readonly Statement[] {
  const seen = new Set<string>();
  return statementsOf(slide).filter((statement) => {
    if (seen.has(statement.factId)) return false;
    seen.add(statement.factId);
    return true;
  });
}

export const CONTENT_KINDS = ['facts', 'timeline', 'table', 'quote', 'chart'] as const satisfies readonly ChosenKind[];

/** Whether a slide stands in a section and holds facts that the user may arrange freely. */
export function isContent(slide: PlannedSlide): boolean {
  return slide.theme !== null && (CONTENT_KINDS as readonly string[]).includes(slide.kind);
}

/** Whether the list of facts of a slide is the user's to change. */
export function hasList(slide: PlannedSlide): boolean {
  return isContent(slide) || slide.kind === 'key-judgements' || slide.kind === 'comparison' || slide.kind === 'gaps';
}

/** Title and sources stand in every deck. */
export function mayDrop(slide: PlannedSlide): boolean {
  return slide.kind !== 'title' && slide.kind !== 'sources';
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

export function ordered(edits: SlideEdits, plan: SlidePlan, slideId: string, toIndex: number): SlideEdits {
  const ids = plan.slides.map((slide) => slide.id);
  const from = ids.indexOf(slideId);
  if (from < 0 || toIndex < 0 || toIndex >= ids.length || from === toIndex) return edits;
  ids.splice(from, 1);
  ids.splice(toIndex, 0, slideId);
  return { ...edits, order: ids };
}

export function dropped(edits: SlideEdits, slideId: string): SlideEdits {
  return { ...edits, dropped: [...edits.dropped.filter((id) => id !== slideId), slideId] };
}

export function restored(edits: SlideEdits, slideId: string): SlideEdits {
  return { ...edits, dropped: edits.dropped.filter((id) => id !== slideId) };
}

/** An empty text gives the slide the heading of the storyline again; so it is with notes and wordings. */
export function headed(edits: SlideEdits, slideId: string, heading: string): SlideEdits {
  return { ...edits, headings: worded(edits.headings, slideId, heading) };
}

export function noted(edits: SlideEdits, slideId: string, notes: string): SlideEdits {
  return { ...edits, notes: worded(edits.notes, slideId, notes) };
}

export function reworded(edits: SlideEdits, factId: string, text: string): SlideEdits {
  return { ...edits, wordings: worded(edits.wordings, factId, text) };
}

function worded(record: Readonly<Record<string, string>>, key: string, text: string): Record<string, string> {
  return text.trim() === '' ? without(record, key) : { ...record, [key]: text.trim() };
}

export function ofKind(edits: SlideEdits, slideId: string, kind: ChosenKind): SlideEdits {
  return { ...edits, kinds: { ...edits.kinds, [slideId]: kind } };
}

export function withFacts(edits: SlideEdits, slideId: string, factIds: readonly string[]): SlideEdits {
  return { ...edits, facts: { ...edits.facts, [slideId]: factIds } };
}

/** The fact at the end of a slide; another slide that names it in its list lets it go. */
export function placed(edits: SlideEdits, slide: PlannedSlide, factId: string): SlideEdits {
  const lists = Object.entries(edits.facts).map(
    ([id, list]) => [id, id === slide.id ? list : list.filter((one) => one !== factId)] as const,
  );
  const own = factsOf(slide).map((statement) => statement.factId);
  return withFacts({ ...edits, facts: Object.fromEntries(lists) }, slide.id, [
    ...own.filter((id) => id !== factId),
    factId,
  ]);
}

/** Locked, a slide keeps the facts that it shows now; unlocked, it takes what the storyline gives it. */
export function locked(edits: SlideEdits, slide: PlannedSlide, lock: boolean): SlideEdits {
  const others = edits.locked.filter((id) => id !== slide.id);
  if (!lock) return { ...edits, locked: others, facts: without(edits.facts, slide.id) };
  const kept = withFacts(
    edits,
    slide.id,
    factsOf(slide).map((statement) => statement.factId),
  );
  return { ...kept, locked: [...others, slide.id] };
}
