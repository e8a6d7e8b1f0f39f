import type { AddedKind, Briefing } from '../../model/briefing.ts';
import type { PlannedSlide } from '../../model/slidePlan.ts';
import { tell } from '../common/toast.tsx';
import {
  dropped,
  factsOf,
  isContent,
  isEmptyOwn,
  locked,
  mayDrop,
  ordered,
  placed,
  restored,
  slideAdded,
  slideRemoved,
  takesFacts,
} from './edits.ts';
import type { Edit } from './SlideList.tsx';

/** What is done to the chosen slide and to the facts on it, by key, by button or by dragging. */
export function useSlideActions(given: {
  readonly briefing: Briefing | undefined;
  readonly slides: readonly PlannedSlide[];
  readonly slide: PlannedSlide | undefined;
  readonly choose: (slideId: string) => void;
  readonly readOnly: boolean;
  readonly edit: Edit;
}) {
  const { briefing, slides, slide, choose, readOnly, edit } = given;
  const placeOf = (slideId: string) => slides.findIndex((one) => one.id === slideId);
  const putOn = (target: PlannedSlide | undefined, factId: string, place?: number) => {
    if (!target || readOnly) return;
    if (takesFacts(target)) void edit((now) => placed(now, target, factId, place));
    else tell('Facts go onto slides of a section, or that of key judgements. It stays where it was.');
  };
  return {
    moveBy: (by: 1 | -1) => {
      if (slide && !readOnly) void edit((now) => ordered(now, slides, slide.id, placeOf(slide.id) + by));
    },
    moveOnto: (moved: string, onto: string) => {
      if (!readOnly) void edit((now) => ordered(now, slides, moved, placeOf(onto)));
    },
    drop: () => {
      if (!slide || readOnly || !mayDrop(slide)) return;
      const isEmpty = isEmptyOwn(slide);
      void edit(
        (now) => (isEmpty ? slideRemoved(now, slide.id) : dropped(now, slide.id)),
        `${isEmpty ? 'Removed' : 'Dropped'}: ${slide.heading}`,
      );
    },
    /** Brings back the slide that was dropped last. */
    bringBack: () => {
      const last = briefing?.edits.dropped.findLast((id) => placeOf(id) < 0);
      if (last === undefined || readOnly) return;
      void edit((now) => restored(now, last));
      choose(last);
    },
    lock: () => {
      if (!slide || readOnly || !isContent(slide) || isEmptyOwn(slide)) return;
      void edit((now) => locked(now, slide, !now.locked.includes(slide.id)));
    },
    /** Adds a slide after the chosen one and chooses it; false where it was refused. */
    add: async (kind: AddedKind): Promise<boolean> => {
      const theme = slide?.theme ?? briefing?.themes[0];
      if (theme === undefined) return false;
      let added = '';
      const kept = await edit((now) => {
        const next = slideAdded(now, slides, { kind, theme, afterId: slide?.id ?? null });
        added = next.id;
        return next.edits;
      });
      if (kept) choose(added);
      return kept;
    },
    putOnSlide: (factId: string, slideId: string) => putOn(slides[placeOf(slideId)], factId),
    /** Onto the chosen slide, where the other fact is. */
    putOnFact: (factId: string, onto: string) => {
      const place = slide ? factsOf(slide).findIndex((one) => one.factId === onto) : -1;
      putOn(slide, factId, Math.max(0, place));
    },
  };
}
