import { edtfSpan, edtfWords } from '../../../model/edtf.ts';
import type { SuggestionLink } from '../../../model/suggestion.ts';
import { denies } from '../denial.ts';
import { likeness, statementWords } from '../duplicates/index.ts';
import { fold } from '../fold.ts';
import { remembered } from '../remembered.ts';
import { comparedMeasures, figuresPart } from './measures.ts';
import { opposition } from './opposed.ts';
import type { NameKey, Stated } from './stated.ts';

const wordsOf = remembered(statementWords);
const folded = remembered(fold);

/** A quotation of fewer words is a phrase that many use. */
const LEAST_QUOTED_WORDS = 6;
/** Of two statements on one event: the least share of words in common, and of entities that both name. */
const LEAST_WORDS_OF_ONE_EVENT = 0.4;
const LEAST_ENTITIES_OF_ONE_EVENT = 2;

/**
 * How a candidate stands to a held fact: further evidence for it, a contradiction of it, or neither. Figures are compared where
 * metric, subject, period and unit are one; statements where their dates are. What is true at different dates, or of two
 * editions of one event, is neither.
 */
export function linkBetween(
  candidate: Stated,
  held: Stated,
  nameKey: NameKey,
): Pick<SuggestionLink, 'kind' | 'why'> | null {
  if (candidate.kind !== held.kind || datesDiffer(candidate, held)) return null;
  const figures = comparedMeasures(candidate, held, nameKey);
  if (figures?.verdict === 'differs') return { kind: 'contradiction', why: figures.why };
  // What one says and the other denies is no evidence for it, whatever figures they share.
  const onlyOneDenies = denies(candidate.statement) !== denies(held.statement);
  if (figures?.verdict === 'same') return onlyOneDenies ? null : { kind: 'further-evidence', why: figures.why };

  if (figuresPart(candidate, held, nameKey)) return null;

  const quoted = sharedQuote(candidate, held);
  if (quoted !== null && !onlyOneDenies) return { kind: 'further-evidence', why: quoted };
  const [one, other] = [nameKey(candidate.statement), nameKey(held.statement)];
  const alike = likeness(wordsOf(candidate.statement), wordsOf(held.statement), false);
  if (alike !== null) return { kind: 'further-evidence', why: alike.why };
  if (!isOneDate(candidate.eventDate, held.eventDate)) return null;
  const opposed = opposition(one, other);
  if (opposed !== null) return { kind: 'contradiction', why: `${dated(candidate)}: ${opposed}` };
  return isOneEvent(candidate, held, nameKey)
    ? { kind: 'further-evidence', why: `${dated(candidate)}: the same event in other words` }
    : null;
}

const dated = ({ eventDate }: Stated): string => (eventDate === null ? 'undated' : edtfWords(eventDate));

/** Whether two dates exclude one another: of the event, or of when something was so. */
function datesDiffer(a: Stated, b: Stated): boolean {
  return apart(a.eventDate, b.eventDate) || apart(a.asOf, b.asOf);
}

function apart(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return false;
  const [spanA, spanB] = [edtfSpan(a), edtfSpan(b)];
  if (!spanA || !spanB) return false;
  return (spanA.last ?? '9999') < (spanB.first ?? '0000') || (spanB.last ?? '9999') < (spanA.first ?? '0000');
}

/** A year and a day in it may be one date; two years are not. */
function isOneDate(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && !apart(a, b);
}

function sharedQuote(candidate: Stated, held: Stated): string | null {
  const quotes = new Set(held.evidence.flatMap(({ quote }) => (quote === null ? [] : [folded(quote)])));
  const shared = candidate.evidence.some(
    ({ quote }) => quote !== null && folded(quote).split(' ').length >= LEAST_QUOTED_WORDS && quotes.has(folded(quote)),
  );
  return shared ? 'the same words are quoted' : null;
}

function isOneEvent(candidate: Stated, held: Stated, nameKey: NameKey): boolean {
  const a = wordsOf(candidate.statement);
  const b = wordsOf(held.statement);
  if (a.fixed !== b.fixed) return false;
  const ofHeld = new Set(held.entities.map(({ name }) => nameKey(name)));
  const shared = candidate.entities.filter(({ name }) => ofHeld.has(nameKey(name)));
  if (shared.length < LEAST_ENTITIES_OF_ONE_EVENT) return false;
  const [wordsA, wordsB] = [
    new Set(nameKey(a.words.join(' ')).split(' ')),
    new Set(nameKey(b.words.join(' ')).split(' ')),
  ];
  let both = 0;
  for (const word of wordsA) if (wordsB.has(word)) both += 1;
  return both >= LEAST_WORDS_OF_ONE_EVENT * (wordsA.size + wordsB.size - both);
}

/**
 * Whether two facts say the same beyond doubt: the same words in the same order but for articles and punctuation, of the same
 * dates. Only then may one be taken for the other without anybody looking.
 */
export function isSameFact(candidate: Stated, held: Stated, nameKey: NameKey): boolean {
  if (candidate.kind !== held.kind || candidate.eventDate !== held.eventDate || candidate.asOf !== held.asOf)
    return false;
  const [one, other] = [candidate.statement, held.statement];
  return (
    nameKey(one) === nameKey(other) && wordsOf(one).fixed === wordsOf(other).fixed && signsIn(one) === signsIn(other)
  );
}

/** The signs that say what is counted, which a comparison of words leaves out. */
const signsIn = (statement: string): string => statement.replace(/[^%‰$€£¥₩]/g, '');
