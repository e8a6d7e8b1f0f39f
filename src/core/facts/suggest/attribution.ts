import type { EntityRef } from '../../../model/fact.ts';
import type { Somebody } from './antecedent.ts';
import type { EntityMention } from './entities.ts';
import { isTitle } from './entityKinds.ts';
import type { Pronoun } from './firstNames.ts';
import { plainMarks, type Sentence, type Span } from './language.ts';
import { SAYING } from './reporting.ts';

/** Who says what a sentence tells. */
export interface Attribution {
  /** As the library or the document names them; for the unnamed, the sentence's own words ("a senior official"). */
  readonly speaker: string;
  readonly ref: EntityRef | null;
  /** Told by a pronoun: who it is was taken from the text before. */
  readonly byPronoun: boolean;
}

/** More words than a name with its office has; it bounds what is read. */
const MOST_WORDS = 9;
const WORD = /[\p{L}\d.'-]+/uy;
const STOPS = /^(?:and|but|that|when|while|which|as|"+)$/i;
const SAYS = new RegExp(`\\b${SAYING}\\b(?! by\\b)`, 'g');
const INVERTED = new RegExp(`^[,"' ]*(?:has |had |also |further )*${SAYING} `);
const ACCORDING =
  /\b[Aa]ccording to |\b(?:a|the) (?:study|report|survey|review|audit) (?:presented |published |released )?by /;
const BEFORE_VERB = /(?: (?:has|had|have|also|further|later|recently|in a statement|yesterday))+ $/;
const PRONOUN = /(?:^|[\s"'])(he|she|He|She)$/;
const NOBODY =
  /^(?:it|which|that|who|this|these|those|there|one|you|I|as|and|is|was|be|been|are|were|not|to|has|have)$/i;
/** People and bodies without a name that a newspaper still stands behind. */
const ROLE =
  /\b(?:official|officer|analyst|spokes\w+|minister|ministry|president|expert|experts|analysts|officials|researchers?|commander|director|ambassador|diplomat|source|sources|report|reports|government|company|operator|organi[sz]ers|committee|study|survey|people|participants|panellists|speakers?|executive|critics?|brokers?|traders?|residents|witnesses|doctors|lawyers?|economists?|historians?|scientists?|authorities|secretary|chief|head|leaders?|chair\w*|office|department|mission|delegation|representative|administrator|superintendent|mayor|governor|military|army|navy|police|embassy|agency|investigators|prosecutors|figures|accounts|data|envoy|regulator|firm|paper|authors?|they)\b/i;

/** A role in small letters, of which there are many holders. */
const SOMEBODY =
  /\b(?:officials?|officers?|analysts?|experts?|researchers?|diplomats?|sources?|executives?|critics?|speakers?|participants|panellists|spokes\w+|people|investigators|engineers?|ministers?|ministry|government|embassy|reports?|figures|accounts|data|study|survey|navy|army)\b/;

/** Somebody speaks, and who it is the text does not tell for sure: the statement keeps its "he" or "she". */
const UNKNOWN: Attribution = { speaker: 'somebody', ref: null, byPronoun: true };
export const isUnknown = (speaker: Attribution): boolean => speaker === UNKNOWN;

/** Whom a pronoun means in the text so far; null where that is not sure. */
export type Meant = (pronoun: Pronoun) => Somebody | null;

const firstOf = (mentions: readonly EntityMention[], kinds: readonly string[]): EntityMention | undefined =>
  mentions.find(({ ref }) => kinds.includes(ref.kind));

/** "a spokesman for Ms Callaghan", "a review handed to the minister": who stands behind a preposition is not who speaks. */
const GOVERNED =
  /(?:^|\s)(?:of|for|to|by|with|from|in|on|at|against|between|among|under|after|before|like|about|near|behind|around|inside) (?:(?:the|its|his|her|their|our|an?|then|former|late|new|acting|outgoing|other) )*$/i;
const LAST_WORD = /(?:^|\s)(\S+) $/;
/** A capital right before a name is part of a longer one: "Luerding Australia". */
const NAME_GOES_ON =
  /(?:^|[\s"(])(?!(?:The|A|An|But|And|Yet|So|While|As|When|If|Even|Then|Now|Later|Meanwhile|Neighbou?ring|Neither|Both|Only|Also|However|Today|Yesterday)\b)\p{Lu}[\p{Ll}\p{Lu}]*[\p{Ll}'-]+ $/u;

/** Whether a name within a group of words can be who speaks, and not whom they belong to, are of or were told. */
function speaks({ start, end, ref }: EntityMention, words: string, at: Span): boolean {
  const [before, after] = [words.slice(0, start - at.start), words.slice(end - at.start)];
  if (/^'s? \S/.test(after)) return false;
  if (ref.kind === 'place' && NAME_GOES_ON.test(before)) return false;
  let lead = before;
  for (let last = LAST_WORD.exec(lead)?.[1]; last !== undefined && isTitle(last); last = LAST_WORD.exec(lead)?.[1])
    lead = lead.slice(0, lead.length - last.length - 1);
  return !GOVERNED.test(lead);
}

/** The source's own word for who speaks, where nothing more is known of it: "Boudreaux", "Luerding Australia". */
const NAMED_ALONE = /^(?:[Tt]he (?=\S+ ))?\p{Lu}[\p{L}.'-]+(?: (?:of|for|the|de|van|von|al|bin|\p{Lu}[\p{L}.'-]*))*$/u;
/** "a review handed to the minister": who speaks is named before it. */
const BELONGING = / (?:of|for|to|by|with|from|in|on|at|about|who|that) .*$/;
/** "a report submitted on Thursday to the legislature": what became of it is no part of its name. */
const HANDED_OVER =
  / (?:handed|given|sent|presented|published|released|seen|obtained|commissioned|written|prepared|submitted|drawn up|issued)\b.*$/;
/** "Lawmaker Anna Berg and Senator Tom Hale". */
const AND_BEFORE = /\p{Lu}\S* and (?:the |\p{Lu}\p{Ll}+ )*$/u;
/** "the Piracy Desk in Port Klang": where it is tells nothing of who it is. */
const WHERE = / (?:in|at|on|from|near) .*$/;
const TIMES =
  /(?:^| )(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|[Tt]he|[Oo]f|[Ff]or|However|Meanwhile|Officially|Nobody|Everyone|Everybody|Anyone|Some|Many|Others|Most|Several|None|Both|Each|Neither|Another|What|How|Then|Now|Also|So|Yet|Still|Here|There|They|We|I|It|This|That|These|Those|You|One|Asked|When|Where|Why|Speaking|Writing|If|Note|Figure|Table|Members?|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|(?:Thir|Four|Fif|Six|Seven|Eigh|Nine)teen|Twenty|Hundreds|Thousands|Dozens|Half)$/;

/** The speaker in a group of words of a sentence, or null where it is nobody who speaks. */
function speakerIn(words: string, at: Span, mentions: readonly EntityMention[], meant: Meant): Attribution | null {
  const trimmed = words
    .trim()
    .replace(/[.,]+$/, '')
    .replace(/'s$| (?:now|also|already|today|yesterday)$/, '');
  const pronoun = PRONOUN.exec(` ${trimmed}`)?.[1]?.toLowerCase();
  if (pronoun === 'he' || pronoun === 'she') {
    const somebody = meant(pronoun);
    return somebody ? { ...somebody, byPronoun: true } : UNKNOWN;
  }
  const own = mentions.filter(
    (mention) => mention.start >= at.start && mention.end <= at.end && speaks(mention, words, at),
  );
  const named = firstOf(own, ['person']) ?? firstOf(own, ['organisation', 'place']);
  // "The EU and the UK announced": none of them alone.
  if (named && /^,? and \S/.test(words.slice(named.end - at.start)))
    return { speaker: trimmed.slice(named.start - at.start), ref: null, byPronoun: false };
  if (named && AND_BEFORE.test(words.slice(0, named.start - at.start)))
    return { speaker: trimmed, ref: null, byPronoun: false };
  // "One NATO official" is not NATO, and an analyst of a firm is not the firm.
  const unnamed = named?.ref.kind !== 'person' && SOMEBODY.test(trimmed);
  if (named && !unnamed && (named.ref.kind !== 'place' || !ROLE.test(trimmed)))
    return { speaker: named.ref.name, ref: named.ref, byPronoun: false };
  const last = trimmed.split(' ').at(-1) ?? '';
  if (NOBODY.test(last)) return null;
  const alone = trimmed.replace(WHERE, '');
  if (NAMED_ALONE.test(alone) && !TIMES.test(alone)) return { speaker: alone, ref: null, byPronoun: false };
  if (!ROLE.test(trimmed.replace(BELONGING, '')) && !/^(?:We|we)$/.test(trimmed)) return null;
  return /^(?:We|we|They|they)$/.test(trimmed)
    ? null
    : {
        speaker: trimmed
          .replace(HANDED_OVER, '')
          .replace(/^(?:The|A|An) (?=\p{Ll})/u, (article) => article.toLowerCase()),
        ref: null,
        byPronoun: false,
      };
}

/** The words of one name or office from a place on. */
function wordsFrom(plain: string, start: number): Span {
  let end = start;
  for (let count = 0; count < MOST_WORDS; count += 1) {
    WORD.lastIndex = count === 0 ? start : end + 1;
    const word = (count === 0 || plain[end] === ' ') && WORD.exec(plain);
    if (!word || STOPS.test(word[0])) break;
    end = WORD.lastIndex;
  }
  return { start, end };
}

/** What is put in between commas right before a verb: "the spokesperson for the session, Lou Jianping, told". */
function putInBefore(plain: string, verb: number): Span | null {
  const found = /, ([^,;:"()]{3,60}),(?: (?:has|had|have|also|further|later|recently))* $/.exec(
    plain.slice(Math.max(0, verb - 120), verb),
  );
  if (!found) return null;
  const start = Math.max(0, verb - 120) + found.index + 2;
  return { start, end: start + (found[1] ?? '').length };
}

/** The words of one name or office right before a place, what is put in between commas left out. */
function wordsBefore(plain: string, verb: number): Span {
  let head = plain
    .slice(Math.max(0, verb - 220), verb)
    .replace(BEFORE_VERB, ' ')
    .trimEnd();
  const offset = verb - Math.min(verb, 220);
  if (/\b(?:is|are|was|were|be|been|being|to|not|of|in|it|its|the|a|their|his|her|this|by|for)$/i.test(head))
    return { start: verb, end: verb };
  if (head.endsWith(',')) head = head.slice(0, Math.max(0, head.lastIndexOf(',', head.length - 2)));
  const end = head.length;
  let start = end;
  const words = head.split(' ').reverse();
  for (const [index, word] of words.slice(0, MOST_WORDS).entries()) {
    // "the EU and the UK": both of them.
    const joins = word === 'and' && start < end && /^\p{Lu}[^,;:]*$/u.test(words[index + 1] ?? '');
    if (!joins && (/[,;:"()]$/.test(word) || STOPS.test(word) || word === '')) break;
    start -= word.length + (start === end ? 0 : 1);
    if (/^["(]/.test(word)) break;
  }
  return { start: offset + Math.max(0, start), end: offset + end };
}

/** "member states", "the reports of": nouns that look like verbs of saying. */
const MAY_BE_NOUN = /^(?:states|reports|claims|estimates|notes|thinks|say|found)$/;
function isVerb(plain: string, sentence: Sentence, at: number, verb: string): boolean {
  if (!MAY_BE_NOUN.test(verb) || /^(?:,? that\b|[:,] ?")/.test(plain.slice(at + verb.length).trimStart())) return true;
  if (verb === 'say')
    return !/\b(?:no|a|any|some|more|their|its|final|the) $/.test(plain.slice(Math.max(0, at - 8), at));
  return sentence.tokens.find(({ start }) => start === sentence.start + at)?.pos === 'VERB';
}

/** ", she said." and ", Gen Dhaliwal says, ": nothing follows that is said by it. */
const isPutIn = (plain: string, { index, 0: verb }: RegExpExecArray): boolean =>
  /^(?:[.,"]|$)/.test(plain.slice(index + verb.length)) &&
  /(?:^|,["']*|["']) (?:(?!(?:which|who|that|whom|whose)\b)[^,;]{1,48} )$/.test(
    plain.slice(Math.max(0, index - 56), index),
  );

/**
 * Who is reported to say the sentence, outside of what is quoted in it; null where the document says it itself. `meant` tells
 * whom a "he" or "she" means.
 */
export function attributionOf(
  text: string,
  sentence: Sentence,
  quotations: readonly Span[],
  mentions: readonly EntityMention[],
  meant: Meant,
): Attribution | null {
  let plain = plainMarks(text.slice(sentence.start, sentence.end));
  for (const { start, end } of quotations) {
    const [from, to] = [Math.max(0, start - sentence.start), Math.min(plain.length, end - sentence.start)];
    if (to > from) plain = `${plain.slice(0, from)}${'"'.repeat(to - from)}${plain.slice(to)}`;
  }
  const inText = ({ start, end }: Span): Attribution | null =>
    end > start
      ? speakerIn(
          plain.slice(start, end),
          { start: sentence.start + start, end: sentence.start + end },
          mentions,
          meant,
        )
      : null;
  /** A person whose name a stretch of the sentence ends in. */
  const personIn = (span: Span | null): Attribution | null => {
    const found = span && inText(span);
    return found?.ref?.kind === 'person' &&
      !found.byPronoun &&
      mentions.some(({ end, ref }) => ref === found.ref && span && end === sentence.start + span.end)
      ? found
      : null;
  };
  for (const { index, 0: marks } of plain.matchAll(/"+/g)) {
    const at = index + marks.length;
    const verb = at > 3 ? INVERTED.exec(plain.slice(at, at + 60)) : null;
    const found = verb && inText(wordsFrom(plain, at + verb[0].length));
    if (found) return found;
  }
  const according = ACCORDING.exec(plain);
  const source = according && inText(wordsFrom(plain, according.index + according[0].length));
  if (source) return source;
  const verbs = [...plain.matchAll(SAYS)].filter(({ index, 0: verb }) => isVerb(plain, sentence, index, verb));
  // "The Guard expects to save 47 million, she said": what is put behind or between commas tells of all of it.
  const [put, others] = [verbs.filter((verb) => isPutIn(plain, verb)), verbs.filter((verb) => !isPutIn(plain, verb))];
  for (const { index, 0: verb } of [...put, ...others]) {
    const isBehindComma = /, (?:has |had |have |also )?$/.test(plain.slice(Math.max(0, index - 7), index));
    const behind = isBehindComma ? wordsFrom(plain, index + verb.length + 1) : null;
    const found =
      (isBehindComma ? personIn(putInBefore(plain, index)) : null) ??
      (behind && /^(?:[,.]|$)/.test(plain.slice(behind.end)) ? personIn(behind) : null) ??
      inText(wordsBefore(plain, index));
    if (found) return found;
  }
  return null;
}
