import { edtfWords } from '../../model/edtf.ts';
import type { PlannedSlide } from '../../model/slidePlan.ts';
import type { Theme } from '../../model/theme.ts';
import { sourcesCited } from './oneOrigin.ts';
import type { Held, Pool } from './pool.ts';
import { sectionSays } from './section.ts';
import { capitalised, counted, countedInWords, joinWords, midSentence } from './words.ts';

const MOST_NAMED = 4;

/** `Exercises, market and policy`; of more than four themes the first three are named. */
export function titleOf(themes: readonly Theme[]): string {
  const names = themes.map((theme, index) => (index === 0 ? theme.name : midSentence(theme.name)));
  const shown =
    names.length <= MOST_NAMED
      ? names
      : [...names.slice(0, MOST_NAMED - 1), countedInWords(names.length - MOST_NAMED + 1, 'other theme')];
  return capitalised(joinWords(shown));
}

/** The title slide: what the deck is of and for, its cut-off, and how much it rests on. */
export function titleSlide(title: string, pool: Pool, themes: readonly Theme[], audience: string): PlannedSlide {
  const names = titleOf(themes);
  const parts = [
    ...(names === title || names === '' ? [] : [names]),
    ...(audience === '' ? [] : [`For ${audience}`]),
    `Information as of ${edtfWords(pool.asOf)}`,
    `${counted(pool.selected.length, 'statement')} from ${sourcesCited(pool.selected.map((held) => held.statement))}`,
  ];
  return { id: 'title', theme: null, kind: 'title', heading: title, subtitle: parts.join(' · ') };
}

/** The agenda, from two sections on; null for fewer. */
export function agendaSlide(
  themes: readonly Theme[],
  sections: ReadonlyMap<string, readonly Held[]>,
): PlannedSlide | null {
  if (themes.length < 2) return null;
  return {
    id: 'agenda',
    theme: null,
    kind: 'agenda',
    heading: 'Agenda',
    items: themes.map((theme) => ({
      theme: theme.slug,
      name: theme.name,
      says: sectionSays(sections.get(theme.slug) ?? []),
    })),
  };
}
