import { loadDesign } from '../../src/core/scenes/design.ts';
import { layOutDeck } from '../../src/core/scenes/layOutDeck.ts';
import { loadFontMetrics } from '../../src/core/scenes/text/fontMetrics.ts';
import { TLP_SCHEME } from '../../src/model/scales.ts';
import type { DeckScenes } from '../../src/model/scene.ts';
import {
  type CitedSources,
  citationKey,
  type EvidenceNote,
  type PlannedSlide,
  type SlidePlan,
  type Statement,
  statementsOf,
} from '../../src/model/slidePlan.ts';
import { STARTING_THEMES, type Theme } from '../../src/model/theme.ts';

let made = 0;

/** A statement of its own fact; sources by number: 2 is `source-2`, whose label is `[2]`. */
export function says(text: string, sources: readonly number[] = [1], labels: readonly string[] = []): Statement {
  made += 1;
  const citations = sources.map((n) => ({ sourceId: `source-${n}`, locator: null }));
  return { factId: `fact-${made}`, text, citations, labels };
}

export const THEMES: readonly Theme[] = STARTING_THEMES.map((theme, order) => ({ ...theme, id: theme.slug, order }));

/** Citations of a plan in a numeric or an author-date style, without a citation engine. */
export function cite(slides: readonly PlannedSlide[], numeric = true): CitedSources {
  const statements = slides.flatMap((slide) => statementsOf(slide));
  const ids = [...new Set(statements.flatMap((s) => s.citations.map((c) => c.sourceId)))];
  const number = (id: string): string => id.replace('source-', '');
  const mark = (id: string): string => (numeric ? `[${number(id)}]` : `Author ${number(id)}, 2024`);
  const marks = new Map(
    statements.map((s) => {
      const pieces = s.citations.map((c) => mark(c.sourceId));
      return [citationKey(s.citations), numeric ? pieces.join(', ') : `(${pieces.join('; ')})`] as const;
    }),
  );
  const run = { italic: false, bold: false, superscript: false, url: null };
  const entries = ids.map((sourceId) => ({
    sourceId,
    label: numeric ? `[${number(sourceId)}]` : null,
    runs: [
      { ...run, text: `A. Author ${number(sourceId)}, \u201cA study of partners at sea and online,\u201d ` },
      { ...run, text: 'Journal of Sourced Briefing', italic: true },
      { ...run, text: ', 2024. Available: ' },
      { ...run, text: `https://example.org/${sourceId}`, url: `https://example.org/${sourceId}` },
    ],
  }));
  return { numeric, marks, entries };
}

export interface DeckOptions {
  readonly design?: string;
  readonly numeric?: boolean;
  readonly handout?: boolean;
  readonly marking?: string;
  readonly evidence?: ReadonlyMap<string, readonly EvidenceNote[]>;
}

/** Lays out slides as one deck. */
export function layOut(slides: readonly PlannedSlide[], options: DeckOptions = {}): DeckScenes {
  const design = loadDesign(options.design ?? 'light');
  const cited = cite(slides, options.numeric ?? true);
  const plan: SlidePlan = {
    title: 'Partners and exercises',
    asOf: '2026-11-23',
    marking: options.marking ?? 'TLP:GREEN',
    slides,
    leftOut: [],
    warnings: [],
  };
  return layOutDeck({
    plan,
    cited,
    evidence: options.evidence ?? new Map(),
    sourceNames: new Map(cited.entries.map((e) => [e.sourceId, `Study ${e.sourceId}`])),
    design,
    scheme: TLP_SCHEME,
    themes: THEMES,
    handout: options.handout ?? false,
    language: 'en-GB',
    metrics: loadFontMetrics(design),
  });
}
