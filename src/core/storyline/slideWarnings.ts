import type { PlannedSlide } from '../../model/slidePlan.ts';
import { factIdsOf } from './editSections.ts';
import { isStale } from './gaps.ts';
import type { Held, Pool } from './pool.ts';
import { joinWords } from './words.ts';

export interface SlideWarning {
  readonly slideId: string;
  /** What is weak about it, without its name: `thin (one fact)`. */
  readonly message: string;
}

const some = (count: number, of: number): string => (count === of ? 'all of it' : `${count} of ${of}`);

function weaknesses(slide: PlannedSlide, facts: readonly Held[], pool: Pool): string[] {
  const contradicted = facts.filter((held) => held.disputed).length;
  const stale = facts.filter((held) => isStale(held, pool)).length;
  const unverified = facts.filter((held) => held.fact.status === 'draft' && !held.disputed).length;
  return [
    ...(slide.kind === 'facts' && facts.length === 1 ? ['thin (one fact)'] : []),
    ...(contradicted > 0 ? [`contradicted (${some(contradicted, facts.length)})`] : []),
    ...(stale > 0 ? [`stale (${some(stale, facts.length)})`] : []),
    ...(unverified > 0 ? [`not verified (${some(unverified, facts.length)})`] : []),
  ];
}

/** What an author should know of single slides of the sections before they are shown; none of it stands in the deck. */
export function slideWarnings(slides: readonly PlannedSlide[], pool: Pool): readonly SlideWarning[] {
  return slides.flatMap((slide) => {
    if (slide.theme === null) return [];
    const weak = weaknesses(
      slide,
      factIdsOf(slide).flatMap((id) => pool.byId.get(id) ?? []),
      pool,
    );
    return weak.length === 0 ? [] : [{ slideId: slide.id, message: joinWords(weak) }];
  });
}
