import type { Locator } from './fact.ts';

/** One reliance on a source, in the order it is cited. */
export interface Citation {
  readonly sourceId: string;
  readonly locator: Locator | null;
  /** What the source goes back to; left out where that is the source itself. */
  readonly origin?: string;
}

/** What a citation counts as: citations of one origin are one. */
export function originCited({ sourceId, origin }: Citation): string {
  return origin ?? sourceId;
}

/**
 * One statement as it stands on a slide. `text` is the library's statement or the user's wording of it.
 * `citations` are its supporting sources, one of each origin, and are never empty: an unsourced fact does not reach a slide.
 */
export interface Statement {
  readonly factId: string;
  readonly text: string;
  readonly citations: readonly Citation[];
  /** Short words set before the statement: `Projection`, `Judgement`, `Disputed`, … */
  readonly labels: readonly string[];
}

export interface TimelineEvent {
  readonly statement: Statement;
  /** EDTF. */
  readonly date: string;
  /** ISO days that the date covers; used to scale the line. */
  readonly first: string;
  readonly last: string;
  /** The date was inferred and is not stated by the source. */
  readonly inferred: boolean;
}

/** One value of a chart or table, and the fact it is from. */
export interface ChartPoint {
  readonly label: string;
  readonly value: number;
  readonly projection: boolean;
  readonly statement: Statement;
}

export interface TableRow {
  readonly cells: readonly string[];
  readonly statement: Statement;
}

/**
 * Two or more facts that do not say the same, and how they stand to one another. `supersedes` and
 * `true-at-different-dates` go from the older to the newer; `contradicts` sets first what the others contradict.
 */
export interface Difference {
  readonly kind: 'contradicts' | 'supersedes' | 'true-at-different-dates' | 'distinct';
  readonly statements: readonly Statement[];
}

interface SlideBase {
  /** Stable within a briefing: survives reordering and regeneration. */
  readonly id: string;
  readonly heading: string;
  /**
   * Set where the heading is a claim: `heading` is this statement's text, its mark (and labels) stand in the title, and
   * no list on the slide repeats it. A chart's heading is worded from its points; a quote slide's heading is the very
   * `statement` of the quote, which then need not be drawn a second time.
   */
  readonly headingStatement?: Statement;
  /** Slug of the theme whose section it is in; null outside sections. */
  readonly theme: string | null;
}

/** Slide kinds of DESIGN.md section 7, each with what it shows. */
export type PlannedSlide = SlideBase &
  (
    | { readonly kind: 'title'; readonly subtitle: string }
    | {
        readonly kind: 'key-judgements';
        /** True with judgements in the selection; false makes it the slide of key facts. */
        readonly judged: boolean;
        readonly statements: readonly Statement[];
        /** For each statement, by the same index: the statements it rests on (judgements only). */
        readonly restsOn: readonly (readonly Statement[])[];
      }
    | {
        readonly kind: 'agenda';
        readonly items: readonly { readonly theme: string; readonly name: string; readonly says: string }[];
      }
    | { readonly kind: 'section'; readonly name: string; readonly says: string }
    | { readonly kind: 'facts'; readonly statements: readonly Statement[] }
    | {
        readonly kind: 'quote';
        readonly statement: Statement;
        /** Exact words of the document; null is impossible here: a dormant quote makes no quote slide. */
        readonly quote: string;
        readonly speaker: string | null;
      }
    | { readonly kind: 'timeline'; readonly events: readonly TimelineEvent[] }
    | {
        readonly kind: 'chart';
        readonly metric: string;
        /** What the axis is of: `USD bn`, `%`; values are given in it. */
        readonly unit: string;
        readonly period: string | null;
        /** Time runs along the category axis, or the points are compared side by side. */
        readonly form: 'column' | 'bar';
        readonly points: readonly ChartPoint[];
      }
    | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly TableRow[] }
    | { readonly kind: 'comparison'; readonly differences: readonly Difference[] }
    | {
        readonly kind: 'gaps';
        readonly groups: readonly {
          readonly caveat: 'unverified' | 'single-source' | 'stale' | 'inferred' | 'dormant' | 'orphaned';
          readonly says: string;
          readonly statements: readonly Statement[];
        }[];
      }
    | { readonly kind: 'source-summary'; readonly paragraphs: readonly string[] }
    | { readonly kind: 'sources'; readonly sourceIds: readonly string[] }
  );

export type SlideKind = PlannedSlide['kind'];

/** Why a selected fact is on no slide. */
export interface LeftOut {
  readonly factId: string;
  readonly why: string;
}

/** The ordered slides of a briefing. Every selected fact is on a slide or in `leftOut`. */
export interface SlidePlan {
  readonly title: string;
  /** ISO day: the cut-off of information and the only clock of the deck. */
  readonly asOf: string;
  /** The strictest marking of what the deck holds. */
  readonly marking: string;
  readonly slides: readonly PlannedSlide[];
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly string[];
}

/** A piece of a formatted citation or source entry. */
export interface FormattedRun {
  readonly text: string;
  readonly italic: boolean;
  readonly bold: boolean;
  readonly superscript: boolean;
  readonly url: string | null;
}

/** One entry of the list of sources, formatted by the CSL style. */
export interface SourceEntry {
  readonly sourceId: string;
  /** `[3]` in numeric styles; null in author-date styles. */
  readonly label: string | null;
  readonly runs: readonly FormattedRun[];
}

/**
 * What citations make of a plan. `marks` has one text for each distinct list of citations, under `citationKey`;
 * numeric marks are set as superscripts, author-date marks as parentheses at text size.
 */
export interface CitedSources {
  readonly numeric: boolean;
  readonly marks: ReadonlyMap<string, string>;
  /** In the order of the sources slides. */
  readonly entries: readonly SourceEntry[];
}

/** The key of a statement's citations in `CitedSources.marks`. */
export function citationKey(citations: readonly Citation[]): string {
  return citations
    .map((c) => (c.locator ? `${c.sourceId}@${c.locator.label}:${c.locator.value}` : c.sourceId))
    .join('|');
}

/** Every statement of a slide in reading order, the heading's first, repeats included. */
export function statementsOf(slide: PlannedSlide): readonly Statement[] {
  return slide.headingStatement ? [slide.headingStatement, ...bodyStatements(slide)] : bodyStatements(slide);
}

function bodyStatements(slide: PlannedSlide): readonly Statement[] {
  switch (slide.kind) {
    case 'key-judgements':
      return slide.statements.flatMap((s, i) => [s, ...(slide.restsOn[i] ?? [])]);
    case 'facts':
      return slide.statements;
    case 'quote':
      return slide.headingStatement?.factId === slide.statement.factId ? [] : [slide.statement];
    case 'timeline':
      return slide.events.map((e) => e.statement);
    case 'chart':
      return slide.points.map((p) => p.statement);
    case 'table':
      return slide.rows.map((r) => r.statement);
    case 'comparison':
      return slide.differences.flatMap((d) => d.statements);
    case 'gaps':
      return slide.groups.flatMap((g) => g.statements);
    case 'title':
    case 'agenda':
    case 'section':
    case 'source-summary':
    case 'sources':
      return [];
  }
}

/** What stands behind a statement, for the notes: one for each piece of evidence, supporting ones first. */
export interface EvidenceNote {
  readonly sourceId: string;
  readonly stance: 'supports' | 'contradicts' | 'context';
  /** Exact words of the document; null where they are not held. */
  readonly quote: string | null;
  readonly locator: Locator | null;
  /** Admiralty, for example `B2`. */
  readonly rating: string;
  readonly documentSha256: string | null;
  readonly state: 'anchored' | 'dormant' | 'orphaned' | 'located';
  /** Another source of the origin that the note before it is of: no evidence of its own. */
  readonly isCopy?: boolean;
}
