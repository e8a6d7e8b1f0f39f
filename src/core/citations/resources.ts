import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `resources/csl`: found upwards from this file, which stands in `src/` or, once bundled, in `out/`. */
export function cslFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'resources', 'csl');
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The folder resources/csl is missing from this installation.');
    folder = parent;
  }
}

/**
 * The CSL locale file for a BCP 47 tag among those that ship: the tag itself, else another region of its language, else
 * null. It never reads a file that is not one of ours, whatever the tag says.
 */
export function builtInLocale(tag: string): string | null {
  const folder = join(cslFolder(), 'locales');
  const tags = readdirSync(folder)
    .filter((name) => /^locales-.*\.xml$/.test(name))
    .map((name) => name.slice('locales-'.length, -'.xml'.length))
    .sort();
  const wanted = tag.replaceAll('_', '-').toLowerCase();
  const language = wanted.split('-')[0] ?? '';
  const sameLanguage = tags.filter((t) => t.toLowerCase().split('-')[0] === language);
  const found =
    tags.find((t) => t.toLowerCase() === wanted) ?? sameLanguage.find((t) => t === 'en-US') ?? sameLanguage[0];
  return found ? readFileSync(join(folder, `locales-${found}.xml`), 'utf8') : null;
}
