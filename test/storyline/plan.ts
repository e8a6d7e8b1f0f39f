import { type PlanInput, planDeck } from '../../src/core/storyline/index.ts';
import { TLP_SCHEME } from '../../src/model/scales.ts';
import { type PlannedSlide, type SlideKind, type SlidePlan, statementsOf } from '../../src/model/slidePlan.ts';
import { aSource, aTheme } from '../builders/facts.ts';

export const AS_OF = '2026-11-15';

/** A plan of the theme exercises with source `s1`, as of 15 November 2026, but for what a test sets otherwise. */
export function planOf(parts: Partial<PlanInput>): SlidePlan {
  return planDeck({
    title: null,
    themes: [aTheme('exercises')],
    facts: [],
    related: [],
    sources: [aSource({ id: 's1' })],
    scheme: TLP_SCHEME,
    ceiling: null,
    asOf: AS_OF,
    handout: false,
    ...parts,
  });
}

export function slidesOf<K extends SlideKind>(plan: SlidePlan, kind: K): Extract<PlannedSlide, { kind: K }>[] {
  return plan.slides.filter((slide): slide is Extract<PlannedSlide, { kind: K }> => slide.kind === kind);
}

/** Ids of the facts on the slides of a theme's section, in reading order. */
export function idsIn(plan: SlidePlan, theme: string): string[] {
  return plan.slides.filter((s) => s.theme === theme).flatMap((s) => statementsOf(s).map((one) => one.factId));
}
