import type { EntityKind, EntityRef } from '../../../model/fact.ts';
import { isTitle, isWholeTitle, kindByWords } from './entityKinds.ts';
import { plainMarks, type Sentence, type Span } from './language.ts';
import { type NameIndex, nameKey } from './nameIndex.ts';
import { SAYING } from './reporting.ts';

/** An entity named at a place of the document. */
export interface EntityMention extends Span {
  readonly ref: EntityRef;
  readonly words: string;
}

interface Word extends Span {
  readonly text: string;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}.&'-]*/gu;
/** The same where no letter has an accent or is of another script, which is read faster. */
const PLAIN_WORD = /[A-Za-z\d][A-Za-z\d.&'-]*/g;
const OTHERS = /[^ -~\s]/;
const TIMES =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)$/;
const JOINERS = new Set([
  'retd',
  'Retd',
  'rtd',
  'Rtd',
  'ret',
  'of',
  'for',
  'the',
  'on',
  'de',
  'du',
  'van',
  'von',
  'der',
  'den',
  'la',
  'al',
  'bin',
  'and',
]);
const CAPITAL = /^\p{Lu}/u;
/** Capitals that begin a sentence or stand for a time, and are no name. */
const NO_NAME =
  /^(?:The|A|An|In|On|At|By|For|From|With|This|That|These|Those|It|Its|He|She|They|We|I|You|Our|His|Her|Their|But|And|Or|As|If|When|While|After|Before|Since|Until|During|Not|No|Yes|There|Here|What|Who|How|Why|Where|Which|All|Some|Most|Many|Several|Both|Each|Last|Next|First|Second|Third|Under|Over|Between|Among|Of|To|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|However|Key|One|New|Today|Yesterday|Late|Early|Spring|Summer|Autumn|Winter|Member|Weather|More|Russian|Chinese|European|American|German|French|British|Japanese|Korean|Canadian|Finnish|Polish|Dutch|Danish|Czech|Indian|Prime|Foreign|Chief|State|Secretary|Party|Ministers?|Governments?)$/;
/** First words of many organisations, which name none of them. */
const GENERAL =
  /^(?:National|Royal|Joint|Federal|International|Central|General|Supreme|United|Institute|Public|Regional|Allied|Global|World|North|South|East|West|Northern|Southern|Eastern|Western|Cyber|Space|Defen[cs]e|Security|Military|Naval|Maritime|Special|Research|Strategic|House|Group|Energy|Climate|Digital|Information)$/;
/** At the beginning of a sentence an adjective has a capital, and is no part of a name. */
const DESCRIBES =
  /^(?:Neighbou?ring|Nearby|Fellow|Former|Landlocked|Non-aligned|Neutral|Mainland|Wartime|Post-war|Pre-war|Communist|Occupied|Annexed|Besieged|Democratic|Authoritarian|Rural|Coastal|Present-day|Modern|Contemporary|Tiny|Rival|Isolated|Sanctioned|Embattled|Resource-poor|Cash-strapped|Fiscally|Host|Allied|Ally|\p{Lu}[\p{L}]+-(?:armed|led|held|occupied|backed|controlled|ruled|annexed|rich|hit|torn|based|aligned|run))$/u;
const MOST_WORDS_PERSON = 4;
/** How far before an abbreviation its long name begins at most. In UTF-16 code units. */
const LONGEST_NAME = 140;

/** The words of a stretch with their places: possessives and the full stop of a sentence cut off. */
function wordsOf(plain: string, offset: number): Word[] {
  return [...plain.matchAll(OTHERS.test(plain) ? WORD : PLAIN_WORD)].map((match) => {
    const bare = match[0].includes("'") ? match[0].replace(/'s?$/, '') : match[0];
    const dotted =
      bare.includes('.') &&
      (/^(?:\p{L}\.){2,}$/u.test(bare) ||
        /^(?:\p{Lu}|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Hon|Prof|St|Inc|Co|Corp|Ltd)\.$/u.test(bare));
    const text = dotted ? bare : bare.replace(/[.'&-]+$/, '');
    return { text, start: offset + match.index, end: offset + match.index + text.length };
  });
}

/** No name is longer, in words: a page in capitals is read as fast as another. */
const LONGEST_RUN = 16;

const RETIRED = /^(?:[Rr]etd|[Rr]td|ret)$/;
/** What stands between two words of one name; "Lt Gen (retd) Harbans Singh Dhaliwal" is one too. */
const joinsName = (before: Word, word: Word, between: string): boolean =>
  /^ (?:& )?$|^\. $/.test(between) ||
  (between === ' (' && RETIRED.test(word.text)) ||
  (/^\.?\) $/.test(between) && RETIRED.test(before.text));

/** How many words from `at` are one name in capitals, small joining words in the middle included. */
function runOfCapitals(words: readonly Word[], plain: string, offset: number, at: number): number {
  let count = 0;
  for (let index = at; index < Math.min(words.length, at + LONGEST_RUN); index += 1) {
    const word = words[index];
    const before = words[index - 1];
    if (!word || (index > at && TIMES.test(word.text))) break;
    if (index > at && before && !joinsName(before, word, plain.slice(before.end - offset, word.start - offset))) break;
    if (CAPITAL.test(word.text)) count = index - at + 1;
    else if (/^\d{2,4}$/.test(word.text) && index > at) count = index - at + 1;
    else if (!JOINERS.has(word.text) || index - at - count >= 2) break;
    if (before && index > at && /'s?$/.test(plain.slice(before.end - offset, word.start - offset).trim())) break;
  }
  return count;
}

/** A person's name behind an office, and how many words both have. */
function personIn(words: readonly string[]): { readonly name: string; readonly words: number } | null {
  let from = 0;
  while (from < words.length && (isTitle(words[from] ?? '') || JOINERS.has(words[from] ?? ''))) from += 1;
  // "Defence Minister Arttu Halme of Finland" is named by the words before the first joining one.
  const name = words.slice(from);
  const cut = name.findIndex((word, index) => index > 0 && /^(?:of|for|the|and|on)$/.test(word));
  const own = cut < 0 ? name : name.slice(0, cut);
  if (kindByWords(own.join(' ')) !== null) return null;
  const named = from > 0 && isWholeTitle(words[from - 1] ?? '') && own.length > 0 && own.length <= MOST_WORDS_PERSON;
  return named &&
    own.every((word) => CAPITAL.test(word) || JOINERS.has(word)) &&
    !own.some((word) => NO_NAME.test(word))
    ? { name: own.join(' '), words: from + own.length }
    : null;
}

const SAYS_BEHIND = new RegExp(`^ (?:has |had |also )?${SAYING}\\b`);
const SAYS_BEFORE = new RegExp(`\\b${SAYING} $`);
/** "Macron told Le Monde": who is told something is as often a newspaper. */
const TOLD = /\b(?:told|tells?|urged?|urges) $/;

/** "Fjordkraft Våpen reported first-quarter revenue": companies report of their books. */
const BOOKS =
  /^ (?:has |had |also )?(?:report(?:s|ed)|announced|expects?|said)\b[^,;.]{0,32}\b(?:revenues?|profits?|sales|earnings|orders|turnover|net loss|dividend|shares)\b/;
/** Two or three capitals that somebody speaks by, or that a role follows, are a person. */
function looksLikePerson(names: readonly string[], before: string, after: string): boolean {
  if (names.length < 2 || names.length > MOST_WORDS_PERSON) return false;
  if (BOOKS.test(after)) return false;
  if (names.some((name) => /^\p{Lu}{2,}$|\d/u.test(name) || NO_NAME.test(name))) return false;
  if (names.every(isTitle)) return false;
  return (
    SAYS_BEHIND.test(after) ||
    (SAYS_BEFORE.test(before) && !TOLD.test(before)) ||
    /^, who(?:se)? /.test(after) ||
    (/^, (?:has |had |also )?(?:said|says|told|tells|added|adds|wrote|stated|warned|announced)\b/.test(after) &&
      /\b(?:spokes\w+|minister|president|chief|head|director|commander|secretary|chair\w*|officer|leader)\b[^,.;]{0,60}, $/i.test(
        before,
      )) ||
    /^, (?:who |an? |the |its |their )?(?:who|\w+ )*(?:analyst|director|minister|president|head|chief|chair|fellow|professor|commander|researcher|expert|spokes\w+|critic|leader|author|writer|officer|co-?founder|adviser|secretary|envoy)\b/i.test(
      after,
    ) ||
    /\b(?:analyst|director|minister|president|envoy|spokes\w+|critic|professor|commander|chief|with|by) $/.test(before)
  );
}

/** The entities of one document, found sentence by sentence, its own abbreviations and last names learnt on the way. */
export class EntityFinder {
  readonly #index: NameIndex;
  readonly #ofDocument = new Map<string, EntityRef>();
  /** Last and first names that only one person of the document has, and short names of its organisations. */
  readonly #persons = new Map<string, EntityRef | null>();

  constructor(index: NameIndex) {
    this.#index = index;
  }

  /** Learns "Allied Power Exercise (APEX)" and "APEX (Allied Power Exercise)", wherever in the text they stand. */
  learnAbbreviations(text: string): void {
    if (!text.includes('(')) return;
    const plain = plainMarks(text);
    for (const match of plain.matchAll(/ \(["']?(\p{Lu}[\p{Lu}\p{N}-]{1,9})["']?\)/gu)) {
      const lead = plain.slice(Math.max(0, match.index - LONGEST_NAME), match.index).replace(/["']$/, '');
      const long = /[\p{L}'& -]+$/u.exec(lead.slice(lead.search(/[^\p{L}'& -][\p{L}'& -]*$/u) + 1))?.[0];
      if (long !== undefined) this.#learnAbbreviation(long.trim(), match[1] ?? '');
    }
    for (const match of plain.matchAll(/(?<![\p{L}\p{N}])(\p{Lu}[\p{Lu}\p{N}-]{1,9}) \(([^()]{4,100})\)/gu)) {
      const long = (match[2] ?? '').replace(/^["']|["']$/g, '');
      if (/^\p{Lu}[\p{L}'& -]+$/u.test(long) && long.includes(' ')) this.#learnAbbreviation(long, match[1] ?? '');
    }
  }

  #learnAbbreviation(long: string, short: string): void {
    const words = long.replace(/^(?:The|the) /, '').split(' ');
    // The long name is the shortest tail whose capitals spell the abbreviation, so that words before it stay out.
    for (let count = 1; count <= words.length; count += 1) {
      const tail = words.slice(-count);
      const capitals = tail
        .flatMap((word) => word.split('-'))
        .filter((word) => CAPITAL.test(word))
        .map((word) => word[0] ?? '')
        .join('');
      const spelt = [...short.normalize('NFD').replace(/[\u0300-\u036f0-9-]/g, '')].join('');
      if (
        !CAPITAL.test(tail[0] ?? '') ||
        (capitals !== spelt && !(capitals.startsWith(spelt.slice(0, 2)) && count >= words.length))
      )
        continue;
      const name = tail.join(' ');
      const ref = this.#index.get(name) ??
        this.#index.get(short) ?? { name, kind: kindByWords(name) ?? 'organisation' };
      this.#ofDocument.set(nameKey(name), ref);
      this.#ofDocument.set(nameKey(short), ref);
      return;
    }
  }

  #person(name: string): EntityRef {
    const held = this.#index.get(name) ?? this.#ofDocument.get(nameKey(name));
    if (held) return held;
    const parts = name.split(' ');
    if (parts.length === 1) return this.#persons.get(name) ?? { name, kind: 'person' };
    const ref: EntityRef = { name, kind: 'person' };
    this.#ofDocument.set(nameKey(name), ref);
    for (const part of [parts[0] ?? '', parts.at(-1) ?? ''])
      this.#persons.set(part, this.#persons.has(part) ? null : ref);
    return ref;
  }

  /** The entities that a sentence names, in order, each under the name that the library or the document gives it. */
  find(text: string, sentence: Sentence): readonly EntityMention[] {
    const plain = plainMarks(text.slice(sentence.start, sentence.end));
    const words = wordsOf(plain, sentence.start);
    const texts = words.map(({ text: word }) => word);
    const mentions: EntityMention[] = [];
    for (let at = 0; at < words.length; ) {
      const first = words[at];
      if (!first || !CAPITAL.test(first.text)) {
        at += 1;
        continue;
      }
      const run = runOfCapitals(words, plain, sentence.start, at);
      const named = this.#nameAt(texts, at, Math.max(run, 1), plain, words, sentence.start);
      if (named) {
        const last = words[at + named.words - 1] ?? first;
        // "US$" is no country.
        const currency = plain[last.end - sentence.start] === '$';
        if (!currency)
          mentions.push({
            start: first.start,
            end: last.end,
            ref: named.ref,
            words: text.slice(first.start, last.end),
          });
        at += named.words;
      } else at += 1;
    }
    return mentions;
  }

  /** The longest name that the document has taught, from a word on. */
  #ownAt(texts: readonly string[], at: number, run: number): { ref: EntityRef; words: number } | null {
    for (let count = run; count > 0; count -= 1) {
      const ref = this.#ofDocument.get(nameKey(texts.slice(at, at + count).join(' ')));
      if (ref) return { ref, words: count };
    }
    return null;
  }

  /** Whether all of a run but its first word is a name that is known. */
  #knownBehind(texts: readonly string[], at: number, run: number): boolean {
    const known = this.#ownAt(texts, at + 1, run - 1) ?? this.#index.longestAt(texts, at + 1);
    return known !== null && known.words >= run - 1;
  }

  /** "Norway and Canada Council" is two names; "Cyber and Information Security Agency" is one. */
  #joinsTwo(name: string): boolean {
    const [before, after] = name.split(' and ', 2);
    return (
      before !== undefined &&
      after !== undefined &&
      (this.#index.get(before) !== undefined || kindByWords(before) !== null || !after.includes(' '))
    );
  }

  /** Keeps an organisation's first word as its short name, as "Halberd" for "Halberd Systems". */
  #named(name: string, kind: EntityKind): EntityRef {
    const ref = { name, kind };
    const short = name.split(' ')[0] ?? '';
    const telling =
      short.length >= 5 &&
      !NO_NAME.test(short) &&
      !GENERAL.test(short) &&
      !this.#index.get(short) &&
      kindByWords(short) === null;
    if (kind === 'organisation' && telling && !this.#persons.has(short)) this.#persons.set(short, ref);
    return ref;
  }

  #nameAt(
    texts: readonly string[],
    at: number,
    run: number,
    plain: string,
    words: readonly Word[],
    offset: number,
  ): { ref: EntityRef; words: number } | null {
    const own = this.#ownAt(texts, at, run);
    if (own && own.words === run) return own;
    const known = this.#index.longestAt(texts, at);
    if (known && known.words >= run) return known;
    // "Neighbouring Lithuania announced": the name is the one behind.
    if (run > 1 && !known && DESCRIBES.test(texts[at] ?? '') && this.#knownBehind(texts, at, run)) return null;
    const partly = own ?? known;
    const person = personIn(texts.slice(at, at + run));
    if (person) return { ref: this.#person(person.name), words: person.words };
    if (NO_NAME.test(texts[at] ?? '')) return partly;
    const name = texts.slice(at, at + run).join(' ');
    const kind: EntityKind | null = run > 1 ? kindByWords(name) : null;
    if (kind && !this.#joinsTwo(name)) return { ref: this.#named(name, kind), words: run };
    const before = plain.slice(0, (words[at]?.start ?? 0) - offset);
    const after = plain.slice((words[at + run - 1]?.end ?? 0) - offset);
    if (!partly && looksLikePerson(texts.slice(at, at + run), before.slice(-100), after.slice(0, 80)))
      return { ref: this.#person(name), words: run };
    const lone = this.#persons.get(texts[at] ?? '');
    return partly ?? (lone ? { ref: lone, words: 1 } : null);
  }
}
