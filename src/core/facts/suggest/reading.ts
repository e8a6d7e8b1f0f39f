import type { EntityRef } from '../../../model/fact.ts';
import { Antecedents } from './antecedent.ts';
import { beginsAside, isAside } from './asides.ts';
import { type Attribution, attributionOf, isUnknown } from './attribution.ts';
import { calendarOf } from './calendar.ts';
import { anchorOf } from './dateAnchor.ts';
import { type DateMention, datesOf } from './dates.ts';
import { dollarOf } from './dollars.ts';
import { EntityFinder, type EntityMention } from './entities.ts';
import type { SuggestInput } from './input.ts';
import { isKeyFigure, withKeyFigures } from './keyFigures.ts';
import { plainMarks, type Sentence, type Span, sentencesOf } from './language.ts';
import { beginsItem, type LeadIn, leadInOf, markOf, mayLeadIn, underLeadIn } from './leadIns.ts';
import { type Figure, figuresOf } from './measures.ts';
import { nameIndexOf } from './nameIndex.ts';
import { openingOf } from './openings.ts';
import { quotationsIn, shareWithin } from './quotation.ts';
import { SAYING } from './reporting.ts';
import { statementOf } from './statement.ts';

/** A sentence of the body with all that was read in it. */
export interface ReadSentence {
  readonly sentence: Sentence;
  /** Its words with plain quotes, dashes and spaces: the same offsets, counted from its start. */
  readonly plain: string;
  readonly dates: readonly DateMention[];
  readonly figures: readonly Figure[];
  readonly mentions: readonly EntityMention[];
  readonly quotations: readonly Span[];
  /** How much of it is between quotation marks, 0–1. */
  readonly quoted: number;
  readonly attribution: Attribution | null;
  /** Goes on with what the speaker of the sentence before said. */
  readonly continues: boolean;
  /** The date that its paragraph or the line above is headed with, as chronologies are. */
  readonly underDate: string | null;
  /** Whom the "He" or "She" at its beginning can only mean. */
  readonly recent: EntityRef | null;
  /** The body that spoke in the sentence before, which "It said" can only mean. */
  readonly body: string | null;
  /** What leads into the list that it is an item of, where that says that it is aimed at or expected. */
  readonly leadIn: LeadIn | null;
}

const DATE_LINE = /^[\p{L}\d ,.-]{4,30}$/u;
/** A heading is a line, and never longer than this. In UTF-16 code units. */
const LONGEST_HEADING = 120;
const LONGEST_DATE = 30;
const FEWEST_DATED = 2;

/** The same sentence from a later place on, where what stood before is no part of it. */
function from(sentence: Sentence, start: number): Sentence {
  return start <= sentence.start
    ? sentence
    : { start, end: sentence.end, tokens: sentence.tokens.filter((token) => token.start >= start) };
}

/** "Vehicles: 2,350, including 118 tanks": an item of a fact sheet says something though no full stop ends it. */
const ITEM = /^(?:[-*•·–] )?\p{Lu}[\p{L}' -]{2,40}: (?:approx\. |about |some |~)?\d[\d,.]* ?[\p{L},%][^:]{8,}$/u;
/** "2024: 93 ships": a year and what there was in it. */
const YEAR_ITEM =
  /^(?:[-*•·–] )?(?:1[89]|20)\d\d(?: to [\p{L}\d ]{3,14})?: (?:about |some |~)?\d[\d,.]* \p{Ll}[\p{L} -]{2,}$/u;
const NO_ITEM =
  /^(?:[-*•·–] )?(?:\p{L}+ )?(?:release[ds]?|published|posted|updated|contacts?|phone|tel|fax|hotline|dates?|time|issue|volume|photos?|source|notes?|figure|table|words?|location|venue|price|hours|doi|ref\w*|order|page|deadline|by|editor|length|duration|read|views|comments|tags|topics|isbn|issn)\b[^:]{0,20}:/iu;
const isLine = (text: string): boolean =>
  text.length <= LONGEST_HEADING &&
  !/[.!?:;"]$|[;,] (?:and|or)$/.test(text) &&
  !((ITEM.test(text) || YEAR_ITEM.test(text)) && !NO_ITEM.test(text)) &&
  !isKeyFigure(text);

/** Where an item of a list begins on a line of its own. */
const ITEM_BEGINS = /\n[ \t]*(?=(?:[-*•·+–] |\([a-z\d]{1,2}\) |(?<=[.;:]\n[ \t]*)\d{1,2}[.)] )["“(]?[\p{Lu}\d])/gu;
/** What stands before an item of a list that the importer has cut its mark from. */
const ITEM_MARK = /(?:^|\n)[ \t>]*(?:[-*•·+–]|\d{1,2}[.)]) +$/;
const FEWEST_IN_ITEM = 6;

/** "- Norway sent 300 troops in 2024": a line that is an item of a list says something where it has a number and words enough. */
const isItem = (text: string, { start }: Span, words: string): boolean =>
  /\d/.test(words) &&
  !NO_ITEM.test(words) &&
  words.split(' ').length >= FEWEST_IN_ITEM &&
  ITEM_MARK.test(text.slice(Math.max(0, start - 12), start));

/** The items of a passage that is several lines with a mark each, or the passage as it is. */
function itemsOf(text: string, passage: Span): readonly Span[] {
  const words = text.slice(passage.start, passage.end);
  if (!words.includes('\n')) return [passage];
  const starts = [0, ...[...words.matchAll(ITEM_BEGINS)].map(({ index, 0: { length } }) => index + length)];
  return starts.map((start, index) => ({
    start: passage.start + start,
    end: passage.start + words.slice(0, starts[index + 1] ?? words.length).trimEnd().length,
  }));
}

/** A year that stands before a colon dates what follows in its paragraph: "1996: On 30 January …". */
const LABEL_YEAR = /^((?:1[89]|20)\d\d)(?:: | - |\. )/;

function headingDate(text: string, passage: Span): string | null {
  if (!DATE_LINE.test(plainMarks(text.slice(passage.start, passage.end)))) return null;
  const sentence = { start: passage.start, end: passage.end, tokens: [] };
  const [date] = datesOf(text, sentence, anchorOf(null, null));
  const whole = date && date.end - date.start >= passage.end - passage.start - 1;
  return whole && !date.inferred ? date.edtf : null;
}

/** Whether lines that are dates head the paragraphs; one such line is the document's own date. */
function isChronology({ text, passages }: SuggestInput): boolean {
  let dated = 0;
  for (const passage of passages) {
    if (passage.end - passage.start > LONGEST_DATE || (passage.role !== 'heading' && passage.role !== 'body')) continue;
    if (headingDate(text, passage) !== null) dated += 1;
  }
  return dated >= FEWEST_DATED;
}

/** "He said", "She also told". */
const PRONOUN_SAYS = new RegExp(`^(?:He|She) (?:(?:\\w+ly|also|has|had|further|then|later) )*${SAYING}\\b`);

/** The last date with its own year that a sentence names as a time, for those after it that name none. */
function yearTold(dates: readonly DateMention[]): number | null {
  const told = dates.findLast(
    ({ edtf, inferred, role, adverbial }) => edtf !== null && !inferred && role === 'at' && adverbial,
  );
  return calendarOf(told?.edtf ?? null)?.year ?? null;
}

/** The body that somebody speaks for, as a sentence may begin with it: "The ministry", "NATO"; null for persons and several. */
function bodyOf(speaker: Attribution | null): string | null {
  if (!speaker || speaker.byPronoun || speaker.ref?.kind === 'person') return null;
  if (speaker.ref) return speaker.speaker;
  return /^the (?:ministry|government|navy|army|air force|agency|company|firm|report|study|paper|committee|embassy|operator|regulator|commission)$/.test(
    speaker.speaker,
  )
    ? speaker.speaker.replace(/^the/, 'The')
    : null;
}

/** What a line that ends with a colon says of the list below it: "The Navy has set these targets:"; `heading` stands above it. */
function headingLeadIn(text: string, passage: Span, published: string | null, heading: string | null): LeadIn | null {
  const sentence = sentencesOf(text, passage).at(-1);
  if (!sentence) return null;
  const dates = datesOf(text, sentence, anchorOf(published, null));
  const { words } = statementOf(text, sentence, dates, [], null, null);
  const plain = plainMarks(text.slice(sentence.start, sentence.end));
  return leadInOf(plain, words, dates, heading, markOf(text, passage.start, passage.end));
}

/** Everything that the body of a document says, sentence by sentence, in order. */
export function readBody(input: SuggestInput): readonly ReadSentence[] {
  const { text, published } = input;
  const finder = new EntityFinder(nameIndexOf(input.entities));
  finder.learnAbbreviations(text);
  const home = dollarOf(text, input.origin ?? '');
  const read: ReadSentence[] = [];
  const chronology = isChronology(input);
  let [skipping, underDate]: [boolean, string | null] = [false, null];
  const antecedents = new Antecedents();
  let isBroken = false;
  let [heading, leadIn]: [string | null, LeadIn | null] = [null, null];
  let speaker: Attribution | null = null;
  for (const passage of withKeyFigures(input)) {
    const words = text.slice(passage.start, passage.end).trim();
    if (passage.role === 'heading' || (passage.role === 'body' && isLine(words))) {
      underDate = chronology ? headingDate(text, passage) : null;
      if (mayLeadIn(words)) leadIn = headingLeadIn(text, passage, published, heading);
      else if (!isItem(text, passage, words)) [heading, leadIn] = [words.replace(/^#+ */, ''), null];
      // "Contact: press@…" is one line, and begins no section.
      const title = words.replace(/^#+ */, '');
      if (passage.role === 'heading' || beginsAside(words)) skipping = beginsAside(title) && !/: \S/.test(title);
    }
    if (
      passage.role !== 'body' ||
      skipping ||
      (isLine(words) && !isItem(text, passage, words)) ||
      isAside(words, passage, text.length)
    ) {
      isBroken = true;
      continue;
    }
    antecedents.begin(isBroken);
    isBroken = false;
    const quotations = quotationsIn(text, passage);
    let [paragraphDate, neighbourYear]: [string | null, number | null] = [underDate, null];
    const items = itemsOf(text, passage);
    const mark = leadIn === null ? null : markOf(text, passage.start, passage.end);
    // "4. We have decided to: a. … b. … 5. We": the next of the numbers goes on with something else.
    if (leadIn !== null && (mark === null || mark === leadIn.ownMark || mark !== (leadIn.itemMark ?? mark)))
      leadIn = null;
    if (leadIn !== null) leadIn = { ...leadIn, itemMark: mark };
    const isItemStart = (start: number): boolean =>
      items.some((item) => beginsItem(text, item.start, start) && markOf(text, item.start, item.end) !== null);
    for (const whole of items.flatMap((item) => sentencesOf(text, item))) {
      const sentence = from(whole, whole.start + openingOf(text, whole));
      const plain = plainMarks(text.slice(sentence.start, sentence.end));
      const label = LABEL_YEAR.exec(plain);
      if (label) neighbourYear = Number(label[1]);
      const dates = datesOf(text, sentence, anchorOf(label ? null : published, neighbourYear));
      const mentions = finder.find(text, sentence);
      const quoted = shareWithin(sentence, quotations);
      const opening = /^(?:He|She)(?= )/.exec(plain)?.[0];
      const recent =
        opening === undefined
          ? null
          : (antecedents.meant(opening === 'He' ? 'he' : 'she', PRONOUN_SAYS.test(plain))?.ref ?? null);
      const attribution: Attribution | null = attributionOf(text, sentence, quotations, mentions, (pronoun) =>
        antecedents.meant(pronoun),
      );
      const continues: boolean = attribution === null && speaker !== null && quoted > 0.9;
      const under: LeadIn | null = leadIn !== null && isItemStart(whole.start) ? leadIn : null;
      const figures = figuresOf(text, sentence, dates, home);
      const leads = mayLeadIn(plain);
      if (leads) {
        const { words: led } = statementOf(text, sentence, dates, quotations, recent, null);
        leadIn = leadInOf(plain, led, dates, heading, markOf(text, passage.start, passage.end));
      }
      // What leads into a list is told with its items.
      if (!leads)
        read.push({
          sentence,
          plain,
          dates,
          mentions,
          quotations,
          quoted,
          continues,
          recent,
          body: bodyOf(speaker),
          leadIn: under,
          figures: under ? underLeadIn(figures, under, dates) : figures,
          attribution: attribution ?? (continues ? speaker : null),
          underDate: paragraphDate,
        });
      const first = dates[0];
      if (
        first &&
        first.start - sentence.start <= 1 &&
        /^(?: to \S+)?(?:: |\. (?=\p{Lu}))/u.test(plain.slice(first.end - sentence.start))
      )
        [paragraphDate, underDate] = [first.edtf, null];
      neighbourYear = yearTold(dates) ?? (label ? neighbourYear : null);
      const known = attribution && !isUnknown(attribution) ? attribution : null;
      antecedents.note(plain, sentence, mentions, known);
      speaker = known ?? (continues ? speaker : null);
    }
    heading = null;
    // "The chief executive said:" is followed by what was said.
    if (!/:$/.test(words)) speaker = null;
  }
  return read;
}
