import { z } from 'zod';
import { type SavedView, savedViewSchema } from '../../contract/kept.ts';
import type { Library } from '../database/library.ts';

/** What the screens keep in the library besides its content. It is no part of the history. */

const draftKey = (key: string): string => `draft.${key}`;
const VIEWS = 'savedViews';

export function draftOf(library: Library, key: string): { text: string | null } {
  return { text: library.preferences.get(draftKey(key)) };
}

/** Keeps a draft without telling anybody: it changes at every pause of whoever types it. */
export async function keepDraft(library: Library, key: string, text: string | null): Promise<Record<never, never>> {
  await library.idle();
  library.preferences.keep(draftKey(key), text);
  return {};
}

/** The saved views; one that cannot be read any more is left out. */
export function savedViews(library: Library): { views: SavedView[] } {
  const kept = library.preferences.get(VIEWS);
  const list: unknown = kept === null ? [] : JSON.parse(kept);
  const views = z.array(z.unknown()).catch([]).parse(list);
  return {
    views: views.flatMap((view) => {
      const read = savedViewSchema.safeParse(view);
      return read.success ? [read.data] : [];
    }),
  };
}

export function saveView(library: Library, view: SavedView): Record<never, never> {
  const { views } = savedViews(library);
  const place = views.findIndex((other) => other.name === view.name);
  const next = place < 0 ? [...views, view] : views.with(place, view);
  library.preferences.set(VIEWS, JSON.stringify(next));
  return {};
}

export function removeView(library: Library, name: string): Record<never, never> {
  const { views } = savedViews(library);
  library.preferences.set(VIEWS, JSON.stringify(views.filter((view) => view.name !== name)));
  return {};
}
