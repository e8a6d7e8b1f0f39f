import { BriefwrightError, EXIT } from '../../model/errors.ts';
import { slugOf } from '../../model/theme.ts';
import type { Library, ThemeUse } from '../database/library.ts';
import { operateInPieces } from './operatingInPieces.ts';
import { inPieces } from './progress.ts';

const use = new WeakMap<Library, { version: number; themes: ThemeUse[] }>();

/** Every theme in its order, with what it holds; counted once for each version of the library, in pieces. */
export async function themesInUse(library: Library, signal?: AbortSignal): Promise<{ themes: ThemeUse[] }> {
  const version = library.changes.version();
  const held = use.get(library);
  if (held?.version === version) return { themes: held.themes };
  const themes = await inPieces(library.themes.inUse(), signal);
  if (library.changes.version() === version) use.set(library, { version, themes });
  return { themes };
}

function colourOf(text: string): string {
  const colour = text.replace(/^#/, '').toUpperCase();
  if (/^[0-9A-F]{6}$/.test(colour)) return colour;
  throw new BriefwrightError('BAD_COLOUR', `“${text}” is no colour.`, {
    hint: 'Give six hexadecimal digits, such as 0B6E99.',
    exit: EXIT.usage,
  });
}

function checkNameIsFree(library: Library, name: string, except: string | null): void {
  const slug = slugOf(name);
  const taken = library.themes
    .list()
    .find((theme) => theme.slug !== except && (theme.slug === slug || slugOf(theme.name) === slug));
  if (slug !== '' && !taken) return;
  throw taken
    ? new BriefwrightError('THEME_TAKEN', `There is a theme “${taken.name}” already.`, {
        hint: 'Choose another name, or merge the two.',
      })
    : new BriefwrightError('BAD_NAME', `“${name}” has no letter or digit.`, { exit: EXIT.usage });
}

export function createTheme(library: Library, name: string, colour: string): { label: string } {
  checkNameIsFree(library, name, null);
  const label = `New theme: ${name}`;
  const theme = { slug: slugOf(name), name, colour: colourOf(colour) };
  library.operate(label, () => library.themes.insert(theme));
  return { label };
}

/** Renames or recolours. The slug stays: briefings, scripts and saved views name the theme by it. */
export function updateTheme(
  library: Library,
  change: { slug: string; name?: string | undefined; colour?: string | undefined },
): { label: string } {
  const held = requiredTheme(library, change.slug);
  if (change.name !== undefined) checkNameIsFree(library, change.name, change.slug);
  const label =
    change.name !== undefined && change.name !== held.name
      ? `Rename theme ${held.name} to ${change.name}`
      : `Change theme: ${held.name}`;
  const colour = change.colour === undefined ? undefined : colourOf(change.colour);
  library.operate(label, () => library.themes.update(change.slug, { name: change.name, colour }));
  return { label };
}

export async function mergeThemes(
  library: Library,
  from: string,
  into: string,
): Promise<{ label: string; operation: number | null }> {
  if (from === into) {
    throw new BriefwrightError('NOTHING_TO_MERGE', 'A theme cannot be merged into itself.', { exit: EXIT.usage });
  }
  const label = `Merge theme ${requiredTheme(library, from).name} into ${requiredTheme(library, into).name}`;
  const { operation } = await operateInPieces(library, label, () => library.themes.merging(from, into));
  return { label, operation };
}

export function orderThemes(library: Library, slugs: readonly string[]): { label: string } {
  const label = 'Order the themes';
  library.operate(label, () => library.themes.order([...new Set(slugs)]));
  return { label };
}

function requiredTheme(library: Library, slug: string) {
  const [theme] = library.themes.bySlugs([slug]);
  if (theme) return theme;
  throw new BriefwrightError('UNKNOWN_THEME', `The library has no theme “${slug}”.`, {
    hint: 'It may have been merged into another meanwhile.',
  });
}
