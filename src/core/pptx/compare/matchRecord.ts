import type { DeckRecord, ReadDeck, SlideWords } from '../../../model/deckRecord.ts';
import { shingles } from './words.ts';

/** An export that a deck may be: its record is asked for only where it is needed. */
export interface RecordEntry {
  readonly id: string;
  readonly deckKey: string;
  readonly record: () => DeckRecord;
}

export interface RecordMatch {
  readonly id: string;
  readonly how: 'provenance' | 'words';
  /** The share of the deck's runs of three words that the record holds, 0 to 1. */
  readonly similarity: number;
}

/** A deck of which the record holds less than this is another deck: common turns of phrase alone stay far below. */
const MIN_SIMILARITY = 0.3;
/** A deck that is this much like its provenance's export needs no look at the others. */
const CLEARLY_THE_SAME = 0.8;
/** How much more alike another export must be before the provenance part is taken for one that was swapped. */
const CLEARLY_ANOTHER = 0.2;

/**
 * The export that a deck is a copy of, or null where it is like none. The provenance part names one; it is believed
 * unless the words are clearly those of another export. Without the part the words decide: what counts is how much of
 * the deck the record holds, so that a deck with most of its slides deleted is still found; between records that hold
 * as much, the one whose notes fit best (a handout has none), then the one with least beside it, then the first given.
 */
export function matchRecord(read: ReadDeck, records: Iterable<RecordEntry>): RecordMatch | null {
  const entries = [...records];
  const deck = shinglesOf(read.slides);
  const named = read.provenance ? entries.find((entry) => entry.deckKey === read.provenance?.deckKey) : undefined;
  const ofNamed = named ? likeness(deck, named) : 0;
  if (named && ofNamed >= CLEARLY_THE_SAME) return { id: named.id, how: 'provenance', similarity: ofNamed };

  const best = bestByWords(deck, shingles(read.slides.flatMap((slide) => slide.notes)), entries);
  if (named && ofNamed >= (best?.similarity ?? 0) - CLEARLY_ANOTHER) {
    return { id: named.id, how: 'provenance', similarity: ofNamed };
  }
  return best && best.similarity >= MIN_SIMILARITY ? best : null;
}

function bestByWords(
  deck: ReadonlySet<string>,
  notes: ReadonlySet<string>,
  entries: readonly RecordEntry[],
): RecordMatch | null {
  let best: RecordMatch | null = null;
  let bestFit: readonly number[] = [];
  const seen = new Set<string>();
  for (const entry of entries) {
    if (seen.has(entry.deckKey)) continue;
    seen.add(entry.deckKey);
    const { slides } = entry.record();
    const held = shinglesOf(slides);
    const similarity = share(deck, held);
    const heldNotes = shingles(slides.flatMap((slide) => slide.notes));
    const fit = [similarity, notes.size === 0 ? -heldNotes.size : share(notes, heldNotes), -held.size];
    if (best && !isBetter(fit, bestFit)) continue;
    best = { id: entry.id, how: 'words', similarity };
    bestFit = fit;
  }
  return best;
}

/** Compares in order: a later figure counts only where the earlier ones are the same. */
function isBetter(fit: readonly number[], than: readonly number[]): boolean {
  const i = fit.findIndex((figure, at) => figure !== than[at]);
  return i >= 0 && (fit[i] ?? 0) > (than[i] ?? 0);
}

function likeness(deck: ReadonlySet<string>, entry: RecordEntry): number {
  return share(deck, shinglesOf(entry.record().slides));
}

function share(deck: ReadonlySet<string>, held: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of deck) if (held.has(shingle)) shared += 1;
  return deck.size === 0 ? 0 : shared / deck.size;
}

/** Notes are left out: another program may drop them all. */
function shinglesOf(slides: readonly SlideWords[]): ReadonlySet<string> {
  return shingles(
    slides.flatMap((slide) => [
      ...slide.paragraphs,
      ...slide.cells,
      ...slide.points.map((point) => `${point.label} ${Number(point.value.toPrecision(9))}`),
    ]),
  );
}
