import { ADDED_ID, type AddedKind, type ChosenKind, type SlideEdits } from '../../model/briefing.ts';
import { type PlannedSlide, type Statement, statementsOf } from '../../model/slidePlan.ts';

/** What the user does to the slides of a briefing, as changes of its edits. All are pure; the library keeps the result. */

/** The facts that a slide is made of, each once, in reading order. What a key judgement rests on comes with it, and is none of them. */
export function factsOf(slide: PlannedSlide): readonly Statement[] {
  const seen = new Set<string>();
  const statements = slide.kind === 'key-judgements' ? slide.statements : statementsOf(slide);
  return statements.filter((statement) => {
    if (seen.has(statement.factId)) return false;
    seen.add(statement.factId);
    return true;
  });
}

export const CONTENT_KINDS = [
  'facts',
  'timeline',
  'table',
  'comparison',
  'quote',
  'chart',
] as const satisfies readonly ChosenKind[];

/** Whether a slide stands in a section and holds facts that the user may arrange freely. */
export function isContent(slide: PlannedSlide): boolean {
  return slide.theme !== null && (CONTENT_KINDS as readonly string[]).includes(slide.kind);
}

/** Whether the list of facts of a slide is the user's to change. */
export function hasList(slide: PlannedSlide): boolean {
  return isContent(slide) || slide.kind === 'key-judgements' || slide.kind === 'comparison' || slide.kind === 'gaps';
}

/** Whether a fact may be put on a slide: it stands there beside its place in a section, or in place of it. */
export function takesFacts(slide: PlannedSlide): boolean {
  return isContent(slide) || slide.kind === 'key-judgements';
}

/** Title and sources stand in every deck. */
export function mayDrop(slide: PlannedSlide): boolean {
  return slide.kind !== 'title' && slide.kind !== 'sources';
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

export function ordered(
  edits: SlideEdits,
  slides: readonly PlannedSlide[],
  slideId: string,
  toIndex: number,
): SlideEdits {
  const ids = slides.map((slide) => slide.id);
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

/** Slides that show a fact beside its place in a section, and so never take it from there. */
const BESIDE: ReadonlySet<string> = new Set(['key-judgements', 'comparison', 'gaps']);

/** The fact on a slide, at the end or at `place`; another slide of a section that names it in its list lets it go. */
export function placed(edits: SlideEdits, slide: PlannedSlide, factId: string, place?: number): SlideEdits {
  const lists = Object.entries(edits.facts).map(
    ([id, list]) =>
      [
        id,
        id === slide.id || BESIDE.has(id) || BESIDE.has(slide.id) ? list : list.filter((one) => one !== factId),
      ] as const,
  );
  const next = factsOf(slide)
    .map((statement) => statement.factId)
    .filter((id) => id !== factId);
  next.splice(place ?? next.length, 0, factId);
  return withFacts({ ...edits, facts: Object.fromEntries(lists) }, slide.id, next);
}

export function takenOff(edits: SlideEdits, slide: PlannedSlide, factId: string): SlideEdits {
  const ids = factsOf(slide).map((statement) => statement.factId);
  return withFacts(
    edits,
    slide.id,
    ids.filter((id) => id !== factId),
  );
}

/** Whether the facts of a slide are the user's arrangement, so that new facts wait; a slide of the user's own always is. */
export function isArranged(edits: SlideEdits, slide: PlannedSlide): boolean {
  return edits.facts[slide.id] !== undefined && !slide.id.startsWith(ADDED_ID);
}

/** Gives a slide back to the storyline: its facts, their order and its kind; heading, notes and wordings stay. */
export function givenBack(edits: SlideEdits, slideId: string): SlideEdits {
  return {
    ...edits,
    facts: without(edits.facts, slideId),
    kinds: without(edits.kinds, slideId),
    locked: edits.locked.filter((id) => id !== slideId),
  };
}

/** A slide of the user's own after another one, without facts yet; `id` is that of the new slide. */
export function slideAdded(
  edits: SlideEdits,
  slides: readonly PlannedSlide[],
  added: { readonly kind: AddedKind; readonly theme: string; readonly afterId: string | null },
): { readonly edits: SlideEdits; readonly id: string } {
  const numbers = edits.added.map(({ id }) => Number(id.slice(ADDED_ID.length))).filter(Number.isFinite);
  const id = `${ADDED_ID}${Math.max(0, ...numbers) + 1}`;
  const order = slides.map((slide) => slide.id);
  const after = order.indexOf(added.afterId ?? '');
  order.splice(after < 0 ? order.length : after + 1, 0, id);
  return { id, edits: { ...edits, added: [...edits.added, { id, kind: added.kind, theme: added.theme }], order } };
}

/** Takes a slide of the user's own back, with all that was said of it. */
export function slideRemoved(edits: SlideEdits, id: string): SlideEdits {
  const others = (ids: readonly string[]): string[] => ids.filter((one) => one !== id);
  return {
    ...edits,
    added: edits.added.filter((added) => added.id !== id),
    order: others(edits.order),
    dropped: others(edits.dropped),
    locked: others(edits.locked),
    headings: without(edits.headings, id),
    kinds: without(edits.kinds, id),
    notes: without(edits.notes, id),
    facts: without(edits.facts, id),
  };
}

/**
 * The slides of the plan, and among them those that the user added and that have no fact yet, at their places: they are in no
 * deck, and can be filled. `nameOf` gives the heading of one that has none.
 */
export function withEmptySlides(
  slides: readonly PlannedSlide[],
  edits: SlideEdits,
  nameOf: (kind: AddedKind) => string,
): readonly PlannedSlide[] {
  const result = [...slides];
  for (const { id, kind, theme } of edits.added) {
    if (edits.dropped.includes(id) || result.some((slide) => slide.id === id)) continue;
    const before = edits.order.slice(0, Math.max(0, edits.order.indexOf(id)));
    const after = result.findLastIndex((slide) => before.includes(slide.id));
    const heading = edits.headings[id] ?? nameOf(kind);
    result.splice(after < 0 ? result.length : after + 1, 0, { id, theme, kind: 'facts', heading, statements: [] });
  }
  return result;
}

/** Whether a slide is one of the user's own that has no fact yet. */
export function isEmptyOwn(slide: PlannedSlide): boolean {
  return slide.id.startsWith(ADDED_ID) && factsOf(slide).length === 0;
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
