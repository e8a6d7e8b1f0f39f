import type { PlannedSlide } from '../../model/slidePlan.ts';
import type { Source } from '../../model/source.ts';
import type { Theme } from '../../model/theme.ts';
import { type Apart, chartSlides } from './chart.ts';
import { factsSlides } from './factsSlides.ts';
import { sourcesCited } from './oneOrigin.ts';
import type { Held } from './pool.ts';
import { quoteSlide } from './quote.ts';
import { tableSlides } from './table.ts';
import { timelineSlide } from './timeline.ts';
import { counted, reachWords } from './words.ts';

/** What a section holds, counted and not claimed: `7 facts, 3 sources, December 2020 – June 2022`. */
export function sectionSays(facts: readonly Held[]): string {
  const judgements = facts.filter((held) => held.fact.kind === 'judgement').length;
  const dates = facts.flatMap(({ fact }) => [fact.eventDate, ...fact.measures.map((m) => m.period)]);
  const reach = reachWords(
    dates.filter((date) => date !== null),
    ' – ',
  );
  return [
    ...(judgements > 0 ? [counted(judgements, 'judgement')] : []),
    ...(judgements < facts.length ? [counted(facts.length - judgements, 'fact')] : []),
    sourcesCited(facts.map((held) => held.statement)),
    ...(reach === null ? [] : [reach]),
  ].join(', ');
}

/**
 * The slides of one theme, each of its facts on exactly one of them. Facts are taken in this order: charts, timeline,
 * tables, quote, and what is left are the facts slides. They are shown in the order a reader needs them: facts first
 * (judgements lead, by the order of `compareRanks`), then figures, then what happened when, then a voice.
 */
export function sectionSlides(
  theme: Theme,
  facts: readonly Held[],
  options: {
    readonly apart: Apart;
    readonly sources: ReadonlyMap<string, Source>;
    readonly withSectionSlide: boolean;
  },
): readonly PlannedSlide[] {
  const without = (all: readonly Held[], shown: ReadonlySet<Held>): readonly Held[] =>
    all.filter((held) => !shown.has(held));

  const chart = chartSlides(theme, facts, options.apart);
  const afterChart = without(facts, chart.shown);
  const timeline = timelineSlide(theme, afterChart);
  const afterTimeline = without(afterChart, timeline.shown);
  const table = tableSlides(theme, afterTimeline);
  const afterTable = without(afterTimeline, table.shown);
  const quote = quoteSlide(theme, afterTable, options.sources);
  const rest = without(afterTable, quote.shown);

  const says = sectionSays(facts);
  const opening: PlannedSlide[] = options.withSectionSlide
    ? [{ id: `section:${theme.slug}`, theme: theme.slug, kind: 'section', heading: theme.name, name: theme.name, says }]
    : [];
  return [
    ...opening,
    ...factsSlides(theme, rest),
    ...chart.slides,
    ...table.slides,
    ...timeline.slides,
    ...quote.slides,
  ];
}
