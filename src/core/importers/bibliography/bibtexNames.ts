import type { Creator } from '@retorquere/bibtex-parser';
import type { CslName } from '../../../model/source.ts';
import type { Losses } from './losses.ts';
import { plainWords } from './plainWords.ts';

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

function nameOf(creator: Creator): CslName | null {
  const said = (words: string | undefined): string => (words === undefined ? '' : plainWords(words));
  const whole = said(creator.name);
  if (whole !== '') return { literal: whole };
  let [family, given, suffix] = [said(creator.lastName), said(creator.firstName), said(creator.suffix)];
  const particle = said(creator.prefix);
  if (family === '' && given === '') return null;
  // `John Smith Jr.`: BibTeX takes the last word for the family name.
  const before = SUFFIX.test(family) && suffix === '' ? /^(\S.*) (\S+)$/.exec(given) : null;
  if (before?.[1] && before[2]) [suffix, given, family] = [family, before[1], before[2]];
  if (given === '' && particle === '' && suffix === '') return { literal: family };
  return {
    ...(family === '' ? {} : { family }),
    ...(given === '' ? {} : { given }),
    ...(particle === '' ? {} : { 'non-dropping-particle': particle }),
    ...(suffix === '' ? {} : { suffix }),
  };
}

/** Names as CSL has them. A name in braces, or of one word, stays whole; `and others` is counted, since CSL has no word for it. */
export function cslNames(creators: readonly Creator[], losses: Losses): CslName[] {
  return creators.flatMap((creator) => {
    const name = nameOf(creator);
    if (name?.literal?.toLowerCase() === 'others') {
      losses.add('“and others” in a list of names');
      return [];
    }
    return name ?? [];
  });
}
