import type { EntityRef } from '../../../model/fact.ts';
import type { CandidateFact } from '../../../model/suggestion.ts';
import { type BareInput, bareOf } from './bare.ts';
import { withoutDuplicates } from './duplicates.ts';
import { eventDateOf } from './eventDate.ts';
import type { SuggestInput } from './input.ts';
import type { Figure } from './measures.ts';
import { judgesByItself } from './patterns.ts';
import { type ReadSentence, readBody } from './reading.ts';
import { continuedQuote, type Statement, statementOf } from './statement.ts';
import { LEAST_SCORE, worthOf } from './worth.ts';

export type { KnownEntity, ProposedTheme, SuggestInput } from './input.ts';
export { inEnglish, type OtherLanguage } from './otherLanguages.ts';

/** A theme less sure than this is not put on a suggestion. */
const LEAST_THEME_SCORE = 0.3;
/** A sentence with more than this share between quotation marks is somebody else's. */
const MOST_QUOTED = 0.25;
const NOW = /\b(?:now|currently|at present|today|to date|so far)\b/i;

function entitiesOf(read: ReadSentence): {
  readonly entities: readonly EntityRef[];
  readonly aliases: readonly string[];
} {
  const refs = new Map<string, EntityRef>();
  const aliases: string[] = [];
  const named = read.attribution?.ref
    ? [...read.mentions.map(({ ref }) => ref), read.attribution.ref]
    : read.mentions.map(({ ref }) => ref);
  for (const ref of named) refs.set(`${ref.kind} ${ref.name}`, { name: ref.name, kind: ref.kind });
  for (const { ref, words } of read.mentions) {
    const regions = /^(?:Indo|Asia)[ -]Pacific$/i;
    if (regions.test(words) && regions.test(ref.name) && ref.name[0] !== words[0])
      aliases.push(`“${words}” is held as ${ref.name}, as the library joins them`);
  }
  return { entities: [...refs.values()], aliases };
}

/** The date at which figures were known to be so: stated as such, or "now" in a text with a date. */
function asOfDate(
  read: ReadSentence,
  figures: readonly Figure[],
  published: string | null,
): { readonly asOf: string | null; readonly inferred: boolean } {
  const stated = read.dates.find(({ role, edtf }) => role === 'asOf' && edtf !== null);
  if (stated) return { asOf: stated.edtf, inferred: stated.inferred };
  const asOf = figures.length > 0 && NOW.test(read.plain) ? published : null;
  return { asOf, inferred: asOf !== null };
}

/** A statement behind what leads into the list that it is an item of. */
function ledBy({ leadIn, plain }: ReadSentence, words: string, writtenOut: readonly string[]): Statement {
  if (leadIn === null) return { words, writtenOut };
  const item = /^(?:\(?\w{1,4}[.)] )?\p{Ll}/u.test(plain)
    ? words.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
    : words;
  return {
    words: `${leadIn.words}: ${item}`,
    writtenOut: [...writtenOut, `The words before the list, “${leadIn.words}”, are put in front`],
  };
}

function candidateOf(read: ReadSentence, input: BareInput, document: string): CandidateFact | null {
  const { figures, sentence, attribution } = read;
  const date = eventDateOf(read);
  const worth = worthOf(read, figures, date);
  if (!worth || worth.score < LEAST_SCORE) return null;
  const { asOf, inferred: asOfInferred } = asOfDate(read, figures, input.published);
  const { entities, aliases } = entitiesOf(read);
  const place = input.placeOf(sentence);
  const { words: said, writtenOut: changed } =
    read.continues && attribution
      ? { words: continuedQuote(input.text, sentence, attribution), writtenOut: [] }
      : statementOf(input.text, sentence, read.dates, read.quotations, read.recent, read.body);
  const { words: statement, writtenOut } = ledBy(read, said, changed);
  const judged = !attribution && read.quoted < MOST_QUOTED && judgesByItself(read.plain);
  const inferred = [
    ...(date.inferred ? ['eventDate'] : []),
    ...(asOfInferred ? ['asOf'] : []),
    ...(writtenOut.length > 0 ? ['statement'] : []),
    ...figures.flatMap((figure, index) => figure.inferred.map((field) => `measures[${index}].${field}`)),
  ];
  return {
    suggestionKind: worth.kind,
    kind: 'reported',
    statement: judged ? `According to the source: ${statement}` : statement,
    quote: document.slice(place.start, place.end),
    start: place.start,
    end: place.end,
    eventDate: date.edtf,
    asOf,
    themes: input
      .proposeThemes(statement)
      .filter(({ score }) => score >= LEAST_THEME_SCORE)
      .map(({ slug }) => slug),
    measures: figures.map(({ measure }) => measure),
    entities,
    inferred,
    score: worth.score,
    reasons: [
      ...worth.reasons,
      ...(judged ? ['A judgement, so it is told as the words of the source'] : []),
      ...writtenOut,
      ...aliases,
    ],
  };
}

/**
 * The facts that a document seems to state, in order of the text, each with its exact words: `quote` is
 * `text.slice(start, end)`. Only body passages are read. Nothing is asked of a network or of a clock. The language model is
 * loaded at the first call, so import this module where it is needed only.
 */
export function suggestFacts(input: SuggestInput): CandidateFact[] {
  const bare = bareOf(input);
  return withoutDuplicates(
    readBody(bare)
      .map((read) => candidateOf(read, bare, input.text))
      .filter((candidate) => candidate !== null),
  );
}
