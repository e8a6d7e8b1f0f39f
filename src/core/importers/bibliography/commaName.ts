import type { CslName } from '../../../model/source.ts';
import { cslName } from '../names.ts';

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

/**
 * A name as RIS and EndNote write it: `Family, Given`, `Family, Given, Suffix`, `Organisation,` with its comma at the end.
 * Without a comma it is a person where it looks like one, else it stays whole. Null where there are no words.
 */
export function commaName(words: string): CslName | null {
  const name = words.trim();
  if (name === '' || name === ',' || name.length > 1_000) return null;
  if (/,$/.test(name)) return { literal: name.replace(/\s*,+$/, '') };
  const parts = name.split(/\s*,\s*/);
  const [family = '', given = '', suffix = ''] = parts;
  if (parts.length === 1) return cslName(name);
  if (parts.length > 3) return { literal: name };
  if (parts.length === 2 && SUFFIX.test(given)) return { ...cslName(family), suffix: given };
  if (family === '') return { literal: given };
  // `Smith, Jr., John`, as BibTeX would have it.
  const [first, last] = SUFFIX.test(given) && suffix !== '' ? [suffix, given] : [given, suffix];
  const small = /^((?:\p{Ll}[\p{L}']*\s)+)(\p{Lu}.*)$/u.exec(family);
  return {
    family: small?.[2] ?? family,
    ...(first === '' ? {} : { given: first }),
    ...(small?.[1] === undefined ? {} : { 'non-dropping-particle': small[1].trim() }),
    ...(last === '' ? {} : { suffix: last }),
  };
}
