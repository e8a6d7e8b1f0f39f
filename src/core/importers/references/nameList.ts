import type { CslName } from '../../../model/source.ts';
import { cslName } from '../names.ts';

/** The names that stand before a title, and what they did. */
export interface NameList {
  readonly names: readonly CslName[];
  readonly role: 'author' | 'editor' | 'translator';
  /** Every name was taken apart by its form; false where the words were kept as one name of an organisation. */
  readonly sure: boolean;
  /** "et al." stands there: names are missing. */
  readonly more: boolean;
}

const PARTICLE =
  "(?:van|von|vom|der|den|de|del|della|dello|di|da|dal|dos|do|du|des|la|le|al|el|bin|ibn|ben|ter|ten|te|zu|zur|af|av|d’|d'|'t|Van|Von|Der|Den|De|Del|Della|Di|Da|Dos|Du|La|Le|Al|El|Bin|Ibn|Ben|Ter|Ten|Abu|Mac|Mc|St\\.)";
const WORD = "\\p{Lu}[\\p{L}\\p{M}'’ʼ‘`-]*";
const FAMILY = new RegExp(`^(?:${PARTICLE}[ -]?)*${WORD}(?:[ -](?:${PARTICLE}[ -])*${WORD}){0,3}$`, 'u');
const INITIALS =
  /^(?:\p{Lu}\p{Ll}?\.[ –-]?)+(?:(?:van|von|de|der|den|da|di|del|du|la|le|dos) ?)*$|^(?:\p{Lu}\.?[ -]?){1,4}(?: (?:van|von|de|der|den|da|di|del|du|la))*$/u;
const GIVEN =
  /^(?:\p{Lu}[\p{L}\p{M}'’-]*\.?|\p{Lu}\.)(?:[ -](?:\p{Lu}[\p{L}\p{M}'’-]*\.?|\p{Lu}\.)){0,3}(?: (?:van|von|de|der|den|da|di|del|du|la))*$/u;
const VANCOUVER = new RegExp(
  `^(?<family>(?:${PARTICLE}[ -])*${WORD}(?:[ -]${WORD})?) (?<given>\\p{Lu}{1,3}(?:-\\p{Lu})?)\\.?$`,
  'u',
);
const INITIALS_FIRST = new RegExp(
  `^(?<given>(?:\\p{Lu}\\p{Ll}?\\.[ -]?)+) ?(?<family>(?:${PARTICLE}[ -])*${WORD}(?:[ -](?:${PARTICLE}[ -])*${WORD}){0,2})$`,
  'u',
);
const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/;
const ORGANISATION =
  /\b(?:press|news|agency|agencies|institut\w*|minist\w+|department|offices?|council|committee|commission|organi[sz]ation|university|universit\w+|college|school|faculty|cent(?:re|er)|foundation|stiftung|association|services?|group|network|team|board|bureau|government|embassy|command|alliance|unions?|society|corporation|company|inc|ltd|gmbh|llc|plc|bank|fund|nations|states|kingdom|republic|authority|administration|parliament|congress|senate|house|forces?|army|navy|forum|federation|programme|program|project|secretariat|directorate|tribunal|court|times|post|journal|review|corridor|treaty|asia|sentinel|international|global|national|european?|american)\b/iu;
const ROLES: readonly (readonly [RegExp, NameList['role']])[] = [
  [/,? ?\((?:eds?|hrsgs?|hg|dirs?|coords?|editors?)\.?\)\.?$/i, 'editor'],
  [/,? (?:eds?\.|\beditors?|\bhrsg\.)$/i, 'editor'],
  [/,? ?\((?:trans|übers)\.?\)\.?$/i, 'translator'],
  [/,? (?:trans\.|\btranslators?)$/i, 'translator'],
];
const MORE = /,? ?(?:(?:&|and) )?(?:\bet al\b\.?|\bet\. al\.?|\band others|\bu\. a\.|, ?\.\.\. ?|\[et al\.\])$/i;
const JOINER = /\s*,?\s+(?:&|and|und|et|y|e|og|och|en)\s+|\s*&\s*/u;

function particled(family: string, given: string): CslName {
  const trailing =
    /^(.*?) ((?:van|von|de|der|den|da|di|del|du|la|le|dos)(?: (?:van|von|de|der|den|da|di|del|du|la|le))*)$/.exec(
      given,
    );
  const leading = /^((?:(?:van|von|de|der|den|da|di|del|du|la|le|dos|ter|ten|zu|af|av) )+)(.+)$/.exec(family);
  return {
    family: capitals(leading?.[2] ?? family),
    given: (trailing?.[1] ?? given).trim(),
    ...(leading?.[1] ? { 'non-dropping-particle': leading[1].trim() } : {}),
    ...(trailing?.[2] ? { 'dropping-particle': trailing[2] } : {}),
  };
}

/** SMITH-JONES as a name is written; short ones in capitals may be an abbreviation and stay. */
function capitals(family: string): string {
  if (family.length < 4 || family !== family.toUpperCase() || /\d/.test(family)) return family;
  return family
    .toLowerCase()
    .replace(/(^|[ '’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** One name with its given names first, or as medical journals set it; null where it has the form of neither. */
function uninverted(words: string): CslName | null {
  if (ORGANISATION.test(words)) return null;
  const initials = INITIALS_FIRST.exec(words)?.groups;
  if (initials?.family && initials.given) return particled(initials.family, initials.given.trim());
  const vancouver = VANCOUVER.exec(words)?.groups;
  if (vancouver?.family && vancouver.given) return particled(vancouver.family, vancouver.given);
  const name = cslName(words);
  return name.family === undefined ? null : name;
}

const LONGEST_NAME = 60;

/** Names of the parts between commas and joining words; null where a part is no name of a person. */
function peopleOf(groups: readonly (readonly string[])[]): CslName[] | null {
  const names: CslName[] = [];
  for (const parts of groups) {
    // A name is not that long, and a longer part would take its time to be refused.
    if (parts.some((part) => part.length > LONGEST_NAME)) return null;
    for (let i = 0; i < parts.length; i++) {
      const [part = '', next] = [parts[i], parts[i + 1]];
      const last = names.at(-1);
      if (SUFFIX.test(part) && last) {
        names[names.length - 1] = { ...last, suffix: part };
        continue;
      }
      const isFamily = FAMILY.test(part) && !ORGANISATION.test(part);
      const mayGive =
        next !== undefined && (INITIALS.test(next) || (GIVEN.test(next) && (names.length === 0 || isCapitals(part))));
      if (isFamily && mayGive && !VANCOUVER.test(part)) {
        names.push(particled(part, next));
        i++;
        continue;
      }
      const name = uninverted(part);
      if (name) names.push(name);
      else if (
        names.length > 0 &&
        groups.length > 1 &&
        parts.length === 1 &&
        /^\p{Lu}/u.test(part) &&
        part.split(' ').length <= 8
      )
        names.push({ literal: part });
      else return null;
    }
  }
  return names.length > 0 ? names : null;
}

const isCapitals = (family: string): boolean => family.length > 2 && family === family.toUpperCase();

/**
 * The names of a list, whichever of the usual ways they are written: `Smith, J. A., & Doe, B.`, `Smith, John, and Jane Doe`,
 * `J. A. Smith and B. Doe`, `Smith JA, Doe B`, `SMITH, John; DOE, Jane`. What is none of them is one organisation, whole.
 * `commas`: the style sets one behind each family name, so that `Infrawatch PH` is nobody called Infrawatch.
 */
export function readNames(given: string, { commas = false } = {}): NameList | null {
  let words = given.trim().replace(/\s+/g, ' ');
  let role: NameList['role'] = 'author';
  const strip = (): void => {
    for (const [pattern, is] of ROLES) {
      if (!pattern.test(words)) continue;
      words = words.replace(pattern, '');
      role = is;
    }
  };
  strip();
  words = words.replace(/[,;:]$/, '').replace(/(?<![\s.-]\p{Lu}|^\p{Lu}|\b(?:Jr|Sr|al|Inc|Ltd|Co|Corp))\.$/u, '');
  strip();
  const more = MORE.test(words);
  words = words
    .replace(MORE, '')
    .replace(/,? ?(?:\. ?\. ?\.|…) ?(?:& )?/g, ', ')
    .replace(/[,;]\s*$/, '')
    .trim();
  if (words === '' || !/\p{L}/u.test(words)) return null;
  const groups = words.includes(';')
    ? words.split(/\s*;\s*(?:(?:&|and) )?/).map((name) => name.split(/\s*,\s*/).filter(Boolean))
    : words.split(JOINER).map((group) => group.split(/\s*,\s*/).filter(Boolean));
  const isWhole = commas && !words.includes(',') && words.length <= LONGEST_NAME && VANCOUVER.test(words);
  const people = isWhole ? null : peopleOf(groups.filter((group) => group.length > 0));
  if (people) return { names: people, role, sure: true, more };
  return { names: [{ literal: organisation(words) }], role, sure: isOrganisation(words), more };
}

/** Without the abbreviation that APA adds in brackets: `World Health Organization [WHO]`. */
const organisation = (words: string): string => words.replace(/ [[(]\p{Lu}[\p{Lu}\p{L}\d& -]{1,11}[\])]$/u, '');

function isOrganisation(words: string): boolean {
  const count = words.split(' ').length;
  return count <= 14 && /^\p{Lu}|^\d/u.test(words) && !/[.?!:] /.test(words.replace(/\b\p{Lu}\./gu, ''));
}
