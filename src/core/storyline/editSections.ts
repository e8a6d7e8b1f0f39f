import { ADDED_ID, type SlideEdits } from '../../model/briefing.ts';
import type { PlannedSlide } from '../../model/slidePlan.ts';
import type { Theme } from '../../model/theme.ts';
import {
  type BuildContext,
  factIdsOf,
  isContent,
  isContentKind,
  KIND_WORDS,
  type Like,
  rebuilt,
} from './buildSlide.ts';
import type { Held } from './pool.ts';
import type { SlideNote } from './slideWarnings.ts';

export { factIdsOf } from './buildSlide.ts';

/** The slides of the sections as the user arranged them. */
export interface EditedSections {
  readonly slides: readonly PlannedSlide[];
  /** Facts that the storyline or the user had placed and that now stand on none of these slides, and why. */
  readonly displaced: ReadonlyMap<string, string>;
  /** What could not be as the user asked for it, with the slide that it is about. */
  readonly notes: readonly SlideNote[];
}

export interface SectionContext extends BuildContext {
  readonly held: ReadonlyMap<string, Held>;
  /** Facts without a selected theme that the user named and that may be shown. */
  readonly byHand: ReadonlySet<string>;
}

export const TAKEN_OUT = 'It was taken out by hand.';
const WAITS = 'It waits for a place: its slide was arranged by hand.';

/** What a record of edits says of a slide, and not what `Object.prototype` says of a slide with that name. */
export function editOf<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** A slide of the sections: as the storyline has it, or one that is there by the user's hand alone. */
type Place = { readonly slide: PlannedSlide; readonly like: Like } | { readonly slide: null; readonly like: Like };

function likeOf(slide: PlannedSlide): Like {
  return {
    id: slide.id,
    kind: slide.kind as Like['kind'],
    theme: slide.theme ?? '',
    name: slide.heading,
    metric: slide.kind === 'chart' ? slide.metric : null,
  };
}

/** The section of a slide that is there by hand: its own theme's, else the first that stands in the deck. */
function sectionOf(theme: string, slides: readonly PlannedSlide[], themes: ReadonlyMap<string, Theme>): string | null {
  const filled = slides.flatMap((slide) => slide.theme ?? []);
  if (filled.includes(theme)) return theme;
  const [first] = themes.keys();
  return filled[0] ?? (themes.has(theme) ? theme : (first ?? null));
}

/**
 * Slides that are in the plan by the user's hand alone: those that were added, and those whose facts the user arranged and
 * that the storyline does not make any more. An id of the storyline names kind and theme: `facts:policy:2`.
 */
function byHandAlone(
  slides: readonly PlannedSlide[],
  edits: SlideEdits,
  themes: ReadonlyMap<string, Theme>,
): readonly Like[] {
  const known = new Set(slides.map((slide) => slide.id));
  const likes: Like[] = [];
  const add = (id: string, kind: string | undefined, theme: string): void => {
    const section = sectionOf(theme, slides, themes);
    if (known.has(id) || section === null || !isContentKind(kind)) return;
    known.add(id);
    const name = editOf(edits.headings, id)?.trim() || `Your ${KIND_WORDS[kind]}`;
    likes.push({ id, kind, theme: section, name, metric: null });
  };
  for (const { id, kind, theme } of edits.added) if (id.startsWith(ADDED_ID)) add(id, kind, theme);
  for (const id of Object.keys(edits.facts)) {
    const [kind, theme = '', ...rest] = id.split(':');
    if (rest.length > 0 && themes.has(theme)) add(id, kind, theme);
  }
  return likes;
}

/** The storyline's slides, each section followed by what is in it by the user's hand alone. */
function placesOf(
  slides: readonly PlannedSlide[],
  edits: SlideEdits,
  themes: ReadonlyMap<string, Theme>,
): readonly Place[] {
  const places: Place[] = slides.map((slide) => ({ slide, like: likeOf(slide) }));
  for (const like of byHandAlone(slides, edits, themes)) {
    const last = places.findLastIndex((place) => place.like.theme === like.theme);
    places.splice(last < 0 ? places.length : last + 1, 0, { slide: null, like });
  }
  return places;
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i]);

const isFree = ({ slide }: Place): boolean => slide === null || isContent(slide);

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
  const places = placesOf(slides, edits, context.themes);
  const kept = places.filter((place) => !dropped.has(place.like.id));
  const isClaimable = (id: string): boolean => context.held.get(id)?.section != null || context.byHand.has(id);
  const claims = new Map<string, string>();
  for (const { like } of kept.filter(isFree)) {
    for (const id of editOf(edits.facts, like.id) ?? []) {
      if (!claims.has(id) && isClaimable(id)) claims.set(id, like.id);
    }
  }
  const notes: SlideNote[] = [];
  const edited = kept.flatMap((place): PlannedSlide[] => {
    const { slide, like } = place;
    if (slide !== null && !isContent(slide)) return [slide];
    const warn = (message: string, factIds: readonly string[] = []): void => {
      notes.push({ slideId: like.id, message, factIds });
    };
    const base = slide === null ? [] : factIdsOf(slide);
    const list = editOf(edits.facts, like.id);
    const wanted = list
      ? [...new Set(list)].filter((id) => claims.get(id) === like.id)
      : base.filter((id) => !claims.has(id));
    const chosen = editOf(edits.kinds, like.id);
    if (slide !== null && sameList(wanted, base) && (chosen === undefined || chosen === like.kind)) return [slide];
    const facts = wanted.flatMap((id) => context.held.get(id) ?? []);
    const built = rebuilt(like, chosen, facts, context, warn);
    if (built === null) warn(`“${like.name}” has no fact, and is not in the deck.`);
    return built === null ? [] : [built.slide];
  });

  const shown = new Set(edited.flatMap(factIdsOf));
  const displaced = new Map<string, string>();
  for (const { slide, like } of places) {
    const named = (editOf(edits.facts, like.id) ?? []).filter((id) => context.byHand.has(id));
    for (const id of [...(slide === null ? [] : factIdsOf(slide)), ...named]) {
      if (!shown.has(id)) displaced.set(id, dropped.has(like.id) ? TAKEN_OUT : WAITS);
    }
  }
  const withContent = new Set(edited.filter(isContent).map((slide) => slide.theme));
  return {
    slides: edited.filter((slide) => slide.kind !== 'section' || withContent.has(slide.theme)),
    displaced,
    notes,
  };
}
