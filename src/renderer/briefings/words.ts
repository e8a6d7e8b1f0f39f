import type { AddedKind, SlideEdits } from '../../model/briefing.ts';
import type { SlideKind } from '../../model/slidePlan.ts';

export const KIND_NAMES: Readonly<Record<SlideKind, string>> = {
  title: 'Title',
  'key-judgements': 'Key judgements',
  agenda: 'Agenda',
  section: 'Section',
  facts: 'Facts',
  quote: 'Quote',
  timeline: 'Timeline',
  chart: 'Chart',
  table: 'Table',
  comparison: 'Sources differ',
  gaps: 'Gaps and caveats',
  'source-summary': 'Source summary',
  sources: 'Sources',
};

/** What a slide of one's own is called before it has a heading. */
export function newSlideName(kind: AddedKind): string {
  return `New slide: ${KIND_NAMES[kind].toLowerCase()}`;
}

/** What a slide of each kind shows, for whoever adds one. */
export const ADDED_SAYS: Readonly<Record<AddedKind, string>> = {
  facts: 'Statements, one under another',
  timeline: 'Two or more dated facts, in time',
  table: 'Facts in rows, with figure, person or date',
  comparison: 'Facts that contradict or supersede one another',
  quote: 'The exact words of one source',
};

/** A slide that is not in the plan now: by its own heading, else by its id: `facts:policy:2` is “Facts, policy 2”. */
export function slideName(id: string, edits: SlideEdits): string {
  const heading = edits.headings[id];
  if (heading !== undefined) return heading;
  const added = edits.added.find((one) => one.id === id);
  if (added !== undefined) return `${KIND_NAMES[added.kind]}, your own`;
  const [kind = '', theme, place] = id.split(':');
  const name = KIND_NAMES[kind as SlideKind] ?? kind;
  return [name, [theme, place].filter(Boolean).join(' ')].filter((part) => part !== '').join(', ');
}

export const STYLES = [
  { value: 'ieee', label: 'IEEE (numbers)' },
  { value: 'chicago-author-date', label: 'Chicago (author-date)' },
  { value: 'apa', label: 'APA (author-date)' },
];

export const DESIGNS = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'grey', label: 'Grey, for printing' },
];
