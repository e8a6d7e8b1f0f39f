import type { Merging } from './merging.ts';
import { readTheme } from './readOther.ts';

/** The themes of the other library: one comes in, as it is named and coloured there, when something that has it does. */
export class OtherThemes {
  readonly #merging: Merging;
  readonly #there = new Map<string, { readonly slug: string; readonly name: string; readonly colour: string }>();
  readonly #here: Set<string>;

  private constructor(merging: Merging) {
    this.#merging = merging;
    this.#here = new Set(merging.library.themes.list().map(({ slug }) => slug));
  }

  static *read(merging: Merging): Generator<void, OtherThemes, void> {
    const themes = new OtherThemes(merging);
    for (const rows of merging.other.themes()) {
      for (const row of rows) {
        const theme = readTheme(row);
        if (theme) themes.#there.set(theme.slug, theme);
        else merging.leave('theme with a value that no theme may have');
      }
      yield;
    }
    return themes;
  }

  /** These themes, each once, made here where they are not known yet; without those that are no themes there. */
  known(slugs: readonly string[]): string[] {
    const { library, counts } = this.#merging;
    return [...new Set(slugs)].filter((slug) => {
      if (this.#here.has(slug)) return true;
      const theme = this.#there.get(slug);
      if (!theme) return false;
      library.themes.insert(theme);
      this.#here.add(slug);
      counts.themes.added += 1;
      return true;
    });
  }
}
