import type { EntityRef } from '../../../model/fact.ts';
import type { Attribution } from './attribution.ts';
import type { EntityMention } from './entities.ts';
import { kindByWords } from './entityKinds.ts';
import { type Pronoun, pronounOf } from './firstNames.ts';
import type { Sentence } from './language.ts';

/** Whom a pronoun may mean, as the text names them; no `ref` for the unnamed ("a spokesman for the ministry"). */
export interface Somebody {
  readonly speaker: string;
  readonly ref: EntityRef | null;
}

interface Candidate extends Somebody {
  readonly pronoun: Pronoun | null;
  readonly paragraph: number;
}

/** Two capitals or more at the beginning, which may be somebody whom nothing else told to be a person. */
const STRANGER =
  /^["']?((?!(?:The|A|An|In|On|At|By|For|From|As|But|And|When|While|After|Before|Since|Under|If|Its?|His|Her|Their|Our|This|That|These|Those|Last|Next|No|Some|Most|Both|All)\b)\p{Lu}[\p{Ll}'-]+(?: (?:\p{Lu}\.|de|van|von|al|bin|\p{Lu}[\p{L}'-]+)){0,2} \p{Lu}[\p{Ll}'-]+)(?= (?:Jr|Sr)\.|,? \p{Ll}|, )/u;
/** "A soldier", "The ministry's spokesman": one person without a name, of whom a pronoun may be said as well. */
const ROLE_AHEAD =
  /^["']?(?:An?|The|One|His|Her|Their|Another)(?: [\w'-]+){0,4}? (?:spokes(?:man|woman|person)|minister|president|chief|secretary|official|officer|soldier|sailor|pilot|captain|commander|general|admiral|colonel|man|woman|boy|girl|driver|analyst|expert|director|chair(?:man|woman|person)?|leader|writer|author|editor|reporter|researcher|professor|lawyer|judge|suspect|victim|senator|ambassador|envoy|candidate|employee|worker|engineer|diplomat|critic)\b/;

/** Who says something, and is no "he" or "she". */
const BODY =
  /\b(?:office|ministry|government|department|reports?|study|survey|paper|letter|documents|agency|company|operator|firm|army|navy|military|police|embassy|mission|committee|commission|data|figures|accounts|authorities|sources|officials|officers|analysts|experts|ministers|people|researchers|prosecutors|investigators|they)\b(?! (?:spokes|minister|official|secretary|chief|president))/i;

/** Capitals that are of no person: days, months, languages and peoples. */
const NOT_A_PERSON =
  /^(?:\p{Lu}\p{Ll}+day|January|February|March|April|May|June|July|August|September|October|November|December|Parliament|Congress|Internet|\p{Lu}\p{Ll}+(?:ese|ish|ian|ean|ans?|ic))$/u;

/**
 * Whom "he" and "she" mean: the one person, or the one speaker, that this paragraph or the one right before it tells of. Where
 * there are two, or somebody came between who may be one, nobody: a wrong name is worse than none.
 */
export class Antecedents {
  #paragraph = 0;
  #person: Candidate | null = null;
  #voice: Candidate | null = null;
  /** The sentence that told of the person named somebody else as well, who may be one: "Lund said that Berger would stay". */
  #isShared = false;

  /** A paragraph begins; behind a heading or what is not of the article nobody is meant any more. */
  begin(isBroken: boolean): void {
    this.#paragraph += isBroken ? 2 : 1;
  }

  /**
   * Whom a pronoun means at the beginning of the next sentence or in it. What somebody does who does not speak there may be of
   * whom the speaker before told: the speaker alone is not enough.
   */
  meant(pronoun: Pronoun, speaks = true): Somebody | null {
    if (!speaks && (this.#person === null || this.#isShared)) return null;
    const fits = [this.#voice, this.#person].filter(
      (one) => one && this.#paragraph - one.paragraph <= 1 && (one.pronoun === null || one.pronoun === pronoun),
    );
    const [first, second] = fits;
    if (!first || (second && second.speaker !== first.speaker)) return null;
    return { speaker: first.speaker, ref: first.ref };
  }

  /** Learns whom a sentence tells of, after it was read. */
  note(plain: string, sentence: Sentence, mentions: readonly EntityMention[], attribution: Attribution | null): void {
    const paragraph = this.#paragraph;
    const persons = new Map<string, Candidate>();
    for (const { ref, words } of mentions) {
      if (ref.kind !== 'person') continue;
      const pronoun = pronounOf(words) ?? pronounOf(ref.name) ?? persons.get(ref.name)?.pronoun ?? null;
      persons.set(ref.name, { speaker: ref.name, ref, pronoun, paragraph });
    }
    const stranger = this.#strangerIn(plain, sentence, mentions);
    if (stranger) persons.set(stranger.speaker, stranger);
    const unnamed = persons.size === 0 && attribution === null && ROLE_AHEAD.test(plain);
    const another =
      (persons.size === 1 || this.#person !== null) && this.#namesAnother(sentence, mentions, [...persons.keys()]);
    const only = persons.size === 1 ? [...persons.values()][0] : undefined;
    const isNobody = persons.size === 0 && another;
    if (persons.size > 0) this.#isShared = another;
    if (persons.size > 1 || unnamed || isNobody) this.#person = null;
    else if (only) this.#person = { ...only, pronoun: only.pronoun ?? this.#known(only.speaker) };
    else if (this.#person && /\b(?:[Hh]e|[Ss]he)\b/.test(plain)) this.#person = { ...this.#person, paragraph };
    if (
      attribution &&
      (attribution.ref === null ? !BODY.test(attribution.speaker) : attribution.ref.kind === 'person')
    ) {
      const { speaker, ref } = attribution;
      this.#voice = { speaker, ref, pronoun: pronounOf(speaker) ?? persons.get(speaker)?.pronoun ?? null, paragraph };
    } else if (attribution || unnamed || isNobody || this.#isPassed(persons)) {
      this.#voice = null;
    }
  }

  /** Whether somebody else is told of in a paragraph behind that of the last speaker. */
  #isPassed(persons: ReadonlyMap<string, Candidate>): boolean {
    const voice = this.#voice;
    return voice !== null && persons.size > 0 && voice.paragraph < this.#paragraph && !persons.has(voice.speaker);
  }

  #known(speaker: string): Pronoun | null {
    return this.#person?.speaker === speaker ? this.#person.pronoun : null;
  }

  /** "The firm hired Lund.": one capital that nothing told to be a place, a body or the person, and may be somebody. */
  #namesAnother(
    { start: begins, tokens }: Sentence,
    mentions: readonly EntityMention[],
    named: readonly string[],
  ): boolean {
    const known = named[0] ?? this.#person?.speaker ?? '';
    return tokens.some(({ text, pos, start, end }, index) => {
      if (pos !== 'PROPN' || start === begins || !/^\p{Lu}[\p{Ll}'’-]{2,}$/u.test(text) || known.includes(text))
        return false;
      const before = tokens[index - 1];
      const isOneOfMore = [before, tokens[index + 1]].some(
        (beside) => /^\p{Lu}/u.test(beside?.text ?? '') && beside?.pos === 'PROPN',
      );
      return (
        !isOneOfMore &&
        before?.pos !== 'DET' &&
        !/^(?:in|at|near|to|from|into|across|for|of)$/.test(before?.text ?? '') &&
        !NOT_A_PERSON.test(text) &&
        !mentions.some((mention) => mention.start < end && start < mention.end)
      );
    });
  }

  #strangerIn(plain: string, sentence: Sentence, mentions: readonly EntityMention[]): Candidate | null {
    const name = STRANGER.exec(plain)?.[1];
    if (name === undefined || kindByWords(name) !== null) return null;
    const end = sentence.start + name.length + 1;
    if (mentions.some(({ start }) => start < end)) return null;
    return {
      speaker: name,
      ref: { name, kind: 'person' },
      pronoun: pronounOf(name),
      paragraph: this.#paragraph,
    };
  }
}
