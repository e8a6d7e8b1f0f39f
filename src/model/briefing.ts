import type { SlideKind } from './slidePlan.ts';

/** Kinds that a user may give a slide. */
export type ChosenKind = Exclude<SlideKind, 'title' | 'agenda' | 'section' | 'source-summary' | 'sources'>;

/** How the ids of slides begin that a user added. */
export const ADDED_ID = 'own:';

/** Kinds of slide that a user may add. */
export const ADDED_KINDS = [
  'facts',
  'timeline',
  'table',
  'comparison',
  'quote',
] as const satisfies readonly ChosenKind[];
export type AddedKind = (typeof ADDED_KINDS)[number];

/**
 * A slide that the user added. Its facts stand in `facts` of the edits, its place in `order`; while it has no fact it is not
 * in the deck. It belongs to the section of `theme`, and to the first section where that theme is not selected any more.
 */
export interface AddedSlide {
  /** `own:` and what tells it apart: no slide of the storyline has such an id. */
  readonly id: string;
  readonly kind: AddedKind;
  /** Slug. */
  readonly theme: string;
}

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
  /**
   * The facts of a slide in the user's order; a fact stands on one slide of its section only. Facts that have none of the
   * selected themes may be named too: they are then chosen by hand.
   */
  readonly facts: Readonly<Record<string, readonly string[]>>;
  /** The user's wording of a fact on slides; the library's statement stays as it is. */
  readonly wordings: Readonly<Record<string, string>>;
  readonly notes: Readonly<Record<string, string>>;
  /**
   * Slides whose facts do not change when the plan is made anew: new facts wait in the tray. Which facts these are stands
   * in `facts`, so whoever locks a slide writes them there.
   */
  readonly locked: readonly string[];
  readonly added: readonly AddedSlide[];
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
  added: [],
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
