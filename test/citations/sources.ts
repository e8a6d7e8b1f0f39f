import { builtInLocale, citeSources, loadStyle } from '../../src/core/citations/index.ts';
import type { Citation, CitedSources, SourceEntry } from '../../src/model/slidePlan.ts';
import type { CslItem } from '../../src/model/source.ts';

/** Sources invented for these tests. */
export const article: CslItem = {
  id: 'article',
  type: 'article-journal',
  title: 'Tides and supply in the northern straits',
  author: [
    { family: 'Lindqvist', given: 'Maja' },
    { family: 'van Houten', given: 'Piet' },
  ],
  issued: { 'date-parts': [[2024, 3, 14]] },
  'container-title': 'Review of Littoral Studies',
  volume: 12,
  issue: 2,
  page: '101-118',
  DOI: '10.5555/littoral.2024.12',
};
export const report: CslItem = {
  id: 'report',
  type: 'report',
  title: 'Fuel storage in the eastern districts',
  author: [{ literal: 'Office for Harbour Statistics' }],
  issued: { 'date-parts': [[2023, 11]] },
  publisher: 'Office for Harbour Statistics',
  URL: 'https://harbour.example/reports?year=2023&part=2',
};
export const webPage: CslItem = {
  id: 'web',
  type: 'webpage',
  title: 'What the new ferries carry',
  'container-title': 'Quayside',
  URL: 'https://quayside.example/ferries',
  accessed: { 'date-parts': [[2024, 5, 6]] },
};
export const chapter: CslItem = {
  id: 'chapter',
  type: 'chapter',
  title: 'Mining the approaches',
  author: [{ family: 'Okafor', given: 'Chidi' }],
  editor: [{ family: 'Brandt', given: 'Ilse' }],
  'container-title': 'Narrow Waters',
  issued: { 'date-parts': [[2021]] },
  page: '44-60',
  publisher: 'Harbour Press',
};
export const speech: CslItem = {
  id: 'speech',
  type: 'speech',
  title: 'Address to the port authorities',
  author: [{ family: 'Sato', given: 'Emi' }],
  issued: { 'date-parts': [[2022, 9, 1]] },
};
export const sameYear: CslItem = {
  ...article,
  id: 'same-year',
  title: 'Ice and supply',
  DOI: '10.5555/littoral.2024.13',
};
export const untitled: CslItem = {
  id: 'untitled',
  type: 'document',
  author: [{ family: 'Reyes', given: 'Ana' }],
  issued: { 'date-parts': [[2020]] },
};
export const unknown: CslItem = { id: 'unknown', type: 'document' };
export const everySource = [article, report, webPage, chapter, speech, sameYear, untitled, unknown] as const;

/** The citations of one statement: `'report'`, or `['report', '5']` for page 5 of it. */
export function citing(...sources: readonly (string | readonly [id: string, page: string])[]): readonly Citation[] {
  return sources.map((source) =>
    typeof source === 'string'
      ? { sourceId: source, locator: null }
      : { sourceId: source[0], locator: { label: 'page', value: source[1] } },
  );
}

export function cite(options: {
  readonly items: readonly CslItem[];
  readonly clusters?: readonly (readonly Citation[])[];
  readonly style?: string;
  readonly styleXml?: string;
  readonly locale?: string;
  readonly locatorsInMarks?: boolean;
}): CitedSources {
  return citeSources({
    items: options.items,
    clusters: options.clusters ?? options.items.map((item) => citing(item.id)),
    styleXml: options.styleXml ?? loadStyle(options.style ?? 'ieee'),
    locale: options.locale ?? 'en-US',
    localeXml: builtInLocale,
    ...(options.locatorsInMarks === undefined ? {} : { locatorsInMarks: options.locatorsInMarks }),
  });
}

/** An entry as one line: `_italic_`, and its label in front. */
export function asLine(entry: SourceEntry): string {
  const text = entry.runs.map((run) => (run.italic ? `_${run.text}_` : run.text)).join('');
  return entry.label === null ? text : `${entry.label} ${text}`;
}

/** A small style of our own; `layout` and `bibliography` are CSL. */
export function ownStyle(options: {
  readonly styleClass?: 'in-text' | 'note';
  readonly category?: string;
  readonly layout: string;
  readonly bibliography?: string;
}): string {
  const category = options.category ? `<category citation-format="${options.category}"/>` : '';
  return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="${options.styleClass ?? 'in-text'}" version="1.0">
  <info><title>Own style</title><id>https://styles.example/own</id>${category}<updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout delimiter=", ">${options.layout}</layout></citation>
  ${options.bibliography ?? ''}
</style>`;
}
