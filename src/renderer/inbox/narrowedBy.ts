import type { Lists } from '../library/lists.ts';
import { KIND_WORDS } from './proposals.ts';
import type { InboxView } from './useTriage.ts';

/** What a list is that nothing narrows. */
export const NOT_NARROWED = { kind: null, theme: null, leastScore: 0, offers: 'any' } as const;

export const OFFER_WORDS: Readonly<Record<Exclude<InboxView['offers'], 'any'>, string>> = {
  contradiction: 'Contradicts',
  'further-evidence': 'May be held',
  none: 'New',
};

/** What a list is narrowed by, in words for its head. How proposals stand to the library is asked of open ones alone. */
export function narrowedBy(view: InboxView, lists: Pick<Lists, 'themeOf'>) {
  const { kind, theme, leastScore, offers } = view;
  const words: Readonly<Record<keyof typeof NOT_NARROWED, string | null>> = {
    kind: kind && KIND_WORDS[kind],
    theme: theme && (lists.themeOf.get(theme)?.name ?? theme),
    leastScore: leastScore > 0 ? `Score ${Math.round(leastScore * 100)} or more` : null,
    offers: view.state === 'open' && offers !== 'any' ? OFFER_WORDS[offers] : null,
  };
  return Object.entries(words).flatMap(([field, said]) =>
    said === null ? [] : [{ field: field as keyof typeof NOT_NARROWED, words: said }],
  );
}
