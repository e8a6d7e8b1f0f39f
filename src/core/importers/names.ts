import type { CslName } from '../../model/source.ts';

const PARTICLES = new Set(
  'de del della den der des di do dos du da das la le les van von vande vander ten ter te zu und zum zur af av al el bin ibn bint ben dela y e'.split(
    ' ',
  ),
);
const HONORIFIC =
  /^(?:(?:dr|prof(?:essor)?|mr|mrs|ms|sir|dame|lord|hon|amb(?:assador)?|gen(?:eral)?|col(?:onel)?|lt|maj(?:or)?|capt(?:ain)?|adm(?:iral)?|rev)\.? )+/i;
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const DEGREE = /^(?:ph\.?d|m\.?a|m\.?d|b\.?a|m\.?sc|b\.?sc|ll\.?[mb]|esq)\.?$/i;
/** Words that no person is called by, but organisations and offices are. */
export const ORGANISATION =
  /\b(?:press|news|agency|agencies|institute|institution|ministry|department|office|council|committee|commission|organi[sz]ation|university|college|school|faculty|centre|center|foundation|association|service|services|group|network|team|board|bureau|government|embassy|command|alliance|union|society|club|think tank|media|desk|weekly|daily|magazine|gazette|times|post|journal|review|today|tribune|herald|chronicle|broadcasting|corporation|contributors|reuters|nato|un|eu)\b/i;
const NOBODY =
  /^(?:our |the )?(?:staff|admin|administrator|editors?|editorial(?: (?:staff|team|board))?|staff (?:writer|reporter)|(?:staff|own|special)? ?(?:correspondents?|reporters?)|guest(?: author| contributor)?|anonymous|contributor|wordpress|webmaster|[\w.]{2,20} staff|.{0,30}\b(?:(?:staff|wire) (?:reports?|writers?|services?)|editorial (?:writers?|board|staff)))$/i;
const ROLE_WORDS =
  /\b(?:editor|correspondent|writer|reporter|journalist|analyst|fellow|director|professor|lecturer|researcher|columnist|contributor|university|institute|staff|author)\b/i;
/** Places of two words and more: they follow a name in a byline as a second author would. */
const PLACE =
  /^(?:New (?:York|Delhi|Zealand)|Vatican City|Los Angeles|San \p{L}+|Hong Kong|Tel Aviv|The Hague|Abu Dhabi|Cape Town|Buenos Aires|Addis Ababa|Kuala Lumpur|Mexico City|Saudi Arabia|Sri Lanka|(?:South|North) \p{L}+|United \p{L}+|Washington,? D\.?C\.?|Den Haag|S[aã]o Paulo|Rio de Janeiro|Phnom Penh|Ho Chi Minh City)$/iu;
/** A name in letters that have no capitals: the family name stands first. */
const UNCASED_NAME =
  /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+) ([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+)$/u;
/** `USA TODAY` behind `Jane Doe`: who she writes for. */
const ALL_CAPITALS = /^\p{Lu}{2,}(?: \p{Lu}{2,})*$/u;
/** `Suk-yeol`: a given name of Korea, whose family name stands first. */
const KOREAN_GIVEN = /^\p{Lu}\p{Ll}+-\p{Ll}+$/u;
const NAME_TOKEN = /^\p{Lu}[\p{L}\p{M}'.’-]*$/u;

function isNameToken(token: string): boolean {
  return NAME_TOKEN.test(token) || PARTICLES.has(token.toLowerCase());
}

/** Whether the words have the shape of a person's name: two to six capitalised words, particles aside. */
export function looksLikeName(words: string): boolean {
  const tokens = words.replace(HONORIFIC, '').split(' ');
  const [first, last] = [tokens[0], tokens.at(-1)];
  return (
    tokens.length >= 2 &&
    tokens.length <= 6 &&
    tokens.every(isNameToken) &&
    first !== undefined &&
    last !== undefined &&
    NAME_TOKEN.test(first) &&
    NAME_TOKEN.test(last) &&
    !/^(?:the|a|an|and|in|on|of|for|to|by|with|from)$/i.test(first)
  );
}

/**
 * A name as CSL takes it apart. A particle in capitals belongs to the family name (De Cuyper), one in small letters is
 * kept beside it (van Beethoven). Words of an organisation, and a single word, stay whole as `literal`.
 */
export function cslName(words: string): CslName {
  const name = words.replace(HONORIFIC, '').trim();
  const inverted = /^([^,]+), ([^,]+)$/.exec(name);
  if (inverted?.[1] && inverted[2]) return { family: inverted[1], given: inverted[2] };
  const uncased = UNCASED_NAME.exec(name);
  if (uncased?.[1] && uncased[2]) return { family: uncased[1], given: uncased[2] };
  const tokens = name.split(' ').filter(Boolean);
  if (tokens.length < 2 || ORGANISATION.test(name) || !looksLikeName(name)) return { literal: name };
  const [first, second] = tokens;
  if (tokens.length === 2 && first && second && KOREAN_GIVEN.test(second)) return { family: first, given: second };
  const suffix = SUFFIX.test(tokens.at(-1) ?? '') && tokens.length > 2 ? tokens.pop() : undefined;
  const particle = tokens.findIndex(
    (token, index) => index > 0 && index < tokens.length - 1 && PARTICLES.has(token.toLowerCase()),
  );
  let familyAt = particle > 0 ? particle : tokens.length - 1;
  const small: string[] = [];
  while (familyAt < tokens.length - 1 && /^\p{Ll}/u.test(tokens[familyAt] ?? '')) {
    small.push(tokens[familyAt] ?? '');
    familyAt += 1;
  }
  const given = tokens.slice(0, familyAt - small.length).join(' ');
  return {
    family: tokens.slice(familyAt).join(' '),
    given,
    ...(small.length > 0 ? { 'non-dropping-particle': small.join(' ') } : {}),
    ...(suffix === undefined ? {} : { suffix }),
  };
}

/**
 * The authors that a byline names, without its "By": `A, B and C`, `A; B`, `A, Defence Editor`, `A in Brussels`.
 * Null where any part of it is neither a name nor what is said of one. `single` allows names of one word (AFP).
 */
export function authorsOf(byline: string, options: { readonly single: boolean }): CslName[] | null {
  const line = byline
    .replace(/\s*[\w.+-]*@[\w.-]+/g, '')
    .replace(/\s+,/g, ',')
    // "Ana Roe (avec Jo Doe)" are two, "Ana Roe (staff writer)" is one.
    .replace(/\s*\((?:with|avec|and|et)\s+([^()]*)\)/giu, ', $1')
    .replace(/\s*\([^()]*\)$/, '')
    .trim()
    .replace(/(?<!\b\p{Lu})\.$/u, '');
  if (line.length > 300) return null;
  const parts = line
    .split(/\s*;\s*|\s*,?\s+(?:and|&|(?:with|avec|et|(?<!\bvon )und|och)(?=\s+\p{Lu}))\s+|\s*,\s*/u)
    .filter((part) => part !== '' && !DEGREE.test(part));
  const authors: CslName[] = [];
  for (const part of parts) {
    if (NOBODY.test(part)) continue;
    const words = withoutOffice(withoutPlace(part));
    if (authors.length === 0 && ALL_CAPITALS.test(words) && PLACE.test(words)) return null;
    if (NOBODY.test(words)) continue;
    const isOther = ROLE_WORDS.test(words) || ORGANISATION.test(words) || PLACE.test(words);
    const saysMore =
      authors.length > 0 && (isOther || (ALL_CAPITALS.test(words) && !ALL_CAPITALS.test(parts[0] ?? '')));
    if (looksLikeName(words) && !saysMore) authors.push(cslName(words));
    else if (options.single && parts.length === 1 && isOrganisation(words)) authors.push({ literal: words });
    else if (authors.length > 0 && /^\p{Lu}/u.test(words) && words.split(' ').length <= 6) continue;
    else return null;
  }
  return authors.length > 0 ? authors : null;
}

/** `Jane Doe in Brussels`, `Jane Doe for Agency X`: the name alone. */
function withoutPlace(part: string): string {
  const name = /^(.+?) (?:in|for|at|from) \p{Lu}/u.exec(part)?.[1];
  return name !== undefined && looksLikeName(name) && !ORGANISATION.test(name) ? name : part;
}

/** `Jane Doe Staff Writer`, `Jane Doe NewsHub Reporter`: the name alone. */
function withoutOffice(part: string): string {
  const name =
    /^(.+?) (?:(?:(?:Staff|Senior|Special|Chief|Guest|\p{Lu}\p{Ll}+\p{Lu}\p{L}*) )+)?(?:Reporter|Correspondent|Editor|Writer|Columnist)s?$/u.exec(
      part,
    )?.[1];
  return name !== undefined && looksLikeName(name) ? name : part;
}

/** A single word in capitals (AFP, Reuters), or words of which one says that it is an organisation. */
function isOrganisation(words: string): boolean {
  const count = words.split(' ').length;
  return /^\p{Lu}[\p{L}\d.&' -]{1,80}$/u.test(words) && (count === 1 || (count <= 8 && ORGANISATION.test(words)));
}
