import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourcePath } from '../resources.ts';

/**
 * The CSL locale file for a BCP 47 tag among those that ship: the tag itself, else another region of its language, else
 * null. It never reads a file that is not one of ours, whatever the tag says.
 */
export function builtInLocale(tag: string): string | null {
  const folder = join(resourcePath('csl'), 'locales');
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
