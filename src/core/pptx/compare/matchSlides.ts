import type { ReadSlide, RecordedSlide, SlideWords } from '../../../model/deckRecord.ts';
import { countWords, similarity, type WordCounts, withoutForbidden } from './words.ts';

/** Below this share of common words a slide is no recorded one that was edited, but a new one. */
const MIN_SIMILARITY = 0.25;
/** How much more alike a slide must be to one that is already taken (its copy) than to one that is still free. */
const TAKEN_HANDICAP = 0.1;
/** A word on more slides than this does not tell slides apart. */
const MAX_SLIDES_OF_WORD = 50;
const MAX_CANDIDATES = 8;

/**
 * For each slide of the deck, by its index, the recorded slide that it shows; null for one that the export does not
 * hold. Slides are matched by their words: first those whose words are all the same, then the most alike. A recorded
 * slide may be shown twice (a copy) or not at all (deleted), so neither raises anything. Linear in the slides.
 */
export function matchSlides(
  read: readonly ReadSlide[],
  recorded: readonly RecordedSlide[],
): ReadonlyMap<number, RecordedSlide | null> {
  const matches = new Map<number, RecordedSlide | null>();
  const taken = new Set<RecordedSlide>();
  for (const keyOf of [keyWithNotes, keyOfSlide]) {
    const byKey = Map.groupBy(recorded, keyOf);
    for (const slide of read) {
      if (matches.has(slide.index)) continue;
      const same = byKey.get(keyOf(slide));
      const match = same?.find((candidate) => !taken.has(candidate)) ?? same?.[0];
      if (!match) continue;
      matches.set(slide.index, match);
      taken.add(match);
    }
  }
  const rest = read.filter((slide) => !matches.has(slide.index));
  if (rest.length === 0) return matches;
  const candidatesFor = candidateFinder(recorded);
  const scored = rest.map((slide) => ({ slide, candidates: candidatesFor(slide) }));
  scored.sort((a, b) => (b.candidates[0]?.score ?? 0) - (a.candidates[0]?.score ?? 0));
  for (const { slide, candidates } of scored) {
    const standing = ({ recorded: one, score }: Candidate): number => score - (taken.has(one) ? TAKEN_HANDICAP : 0);
    const best = candidates.toSorted(
      (a, b) =>
        standing(b) - standing(a) ||
        Math.abs(a.recorded.index - slide.index) - Math.abs(b.recorded.index - slide.index),
    )[0];
    const match = best && best.score >= MIN_SIMILARITY ? best.recorded : null;
    matches.set(slide.index, match);
    if (match) taken.add(match);
  }
  return matches;
}

interface Candidate {
  readonly recorded: RecordedSlide;
  readonly score: number;
}

/** Every text of a slide itself, its chart's values among them; notes are left out. */
function textsOf(slide: SlideWords): readonly string[] {
  return [
    ...slide.paragraphs,
    ...slide.cells,
    ...slide.points.map((point) => `${point.series} ${point.label} ${Number(point.value.toPrecision(9))}`),
  ].map(withoutForbidden);
}

function keyOfSlide(slide: SlideWords): string {
  return textsOf(slide).toSorted().join('\n');
}

function keyWithNotes(slide: SlideWords): string {
  return `${keyOfSlide(slide)}\n\n${slide.notes.map(withoutForbidden).toSorted().join('\n')}`;
}

function candidateFinder(recorded: readonly RecordedSlide[]): (slide: ReadSlide) => readonly Candidate[] {
  const counts = new Map<RecordedSlide, WordCounts>();
  const slidesOfWord = new Map<string, RecordedSlide[]>();
  for (const slide of recorded) {
    const words = countWords(textsOf(slide));
    counts.set(slide, words);
    for (const word of words.keys()) {
      const slides = slidesOfWord.get(word);
      if (slides) slides.push(slide);
      else slidesOfWord.set(word, [slide]);
    }
  }
  return (slide) => {
    const words = countWords(textsOf(slide));
    const shared = new Map<RecordedSlide, number>();
    const vote = (slides: readonly RecordedSlide[]): void => {
      for (const one of slides) shared.set(one, (shared.get(one) ?? 0) + 1);
    };
    for (const word of words.keys()) {
      const slides = slidesOfWord.get(word) ?? [];
      if (slides.length <= MAX_SLIDES_OF_WORD) vote(slides);
    }
    if (shared.size === 0) {
      const nearest = recorded.slice(Math.max(0, slide.index - MAX_CANDIDATES), slide.index + MAX_CANDIDATES);
      vote(nearest);
    }
    return [...shared]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MAX_CANDIDATES)
      .map(([one]) => ({ recorded: one, score: similarity(words, counts.get(one) ?? new Map()) }))
      .sort((a, b) => b.score - a.score);
  };
}
