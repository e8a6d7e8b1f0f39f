import type { SlideKind } from './slidePlan.ts';

/** Kinds that a user may give a slide. */
export type ChosenKind = Exclude<SlideKind, 'title' | 'agenda' | 'section' | 'source-summary' | 'sources'>;

/**
 * What a user changed in the plan that the storyline makes: it is laid over each new plan, so that regenerating loses nothing.
 * Slides and facts are named by their ids; what names something that is gone is kept, and has no effect.
 */
export interface SlideEdits {
  /** Slide ids in the user's order; slides that are not named stand where the storyline puts them. */
  readonly order: readonly string[];
  readonly dropped: readonly string[];
  readonly headings: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, ChosenKind>>;
  /** The facts of a slide in the user's order; a fact stands on one slide of its section only. */
  readonly facts: Readonly<Record<string, readonly string[]>>;
  /** The user's wording of a fact on slides; the library's statement stays as it is. */
  readonly wordings: Readonly<Record<string, string>>;
  readonly notes: Readonly<Record<string, string>>;
  /**
   * Slides whose facts do not change when the plan is made anew: new facts wait in the tray. Which facts these are stands
   * in `facts`, so whoever locks a slide writes them there.
   */
  readonly locked: readonly string[];
}

export const NO_EDITS: SlideEdits = {
  order: [],
  dropped: [],
  headings: {},
  kinds: {},
  facts: {},
  wordings: {},
  notes: {},
  locked: [],
};

/** A selection of facts, a slide plan and a look; saved in the library. */
export interface Briefing {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  /** Title of the deck; null draws it from the themes. */
  readonly title: string | null;
  readonly themes: readonly string[];
  readonly audience: string | null;
  /** Ceiling; null for none. */
  readonly marking: string | null;
  readonly style: string;
  readonly design: string;
  /** ISO day; null is the day of the export. */
  readonly asOf: string | null;
  readonly handout: boolean;
  readonly edits: SlideEdits;
}
