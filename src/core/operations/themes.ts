import { BriefwrightError, EXIT } from '../../model/errors.ts';
import { nearestNames } from '../../model/nearest.ts';
import { slugOf, type Theme } from '../../model/theme.ts';
import type { Library } from '../database/library.ts';

/** The themes of some names or slugs, in the order they were asked for, each once; an unknown one is an error with its neighbours. */
export function selectThemes(library: Library, names: readonly string[]): Theme[] {
  const themes = library.themes.list();
  const bySlug = new Map(themes.map((theme) => [theme.slug, theme]));
  const chosen = names.map((name) => {
    const theme = bySlug.get(name) ?? bySlug.get(slugOf(name));
    if (theme) return theme;
    const near = nearestNames(name, [...bySlug.keys()]);
    throw new BriefwrightError('UNKNOWN_THEME', `The library has no theme “${name}”.`, {
      hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : `Its themes are ${[...bySlug.keys()].join(', ')}.`,
      exit: EXIT.usage,
    });
  });
  return [...new Set(chosen)];
}
