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

/** A slide that is not in the plan now, by its id: `facts:policy:2` is “Facts, policy 2”. */
export function slideName(id: string): string {
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
