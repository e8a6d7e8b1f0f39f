import type { ReadSlide, RecordedFurniture } from '../../../model/deckRecord.ts';
import { TLP } from '../../../model/scales.ts';
import { type DeckProblem, quoted } from './problem.ts';
import { withoutForbidden } from './words.ts';

type Found = Omit<DeckProblem, 'slide'>;

/**
 * The words that must stand on every page, wherever and however they are set: the marking as often as it was written,
 * no other label beside it, and the as-of date. What is wrong on every slide alike is said once, of slide 0.
 */
export function compareFurniture(
  slides: readonly ReadSlide[],
  recorded: RecordedFurniture | undefined,
): readonly DeckProblem[] {
  if (recorded === undefined) return [];
  const found = slides.flatMap(({ index, furniture }) =>
    [...markingProblems(furniture, recorded), ...asOfProblems(furniture, recorded)].map((problem) => ({
      slide: index,
      ...problem,
    })),
  );
  const byMessage = Map.groupBy(found, (problem) => problem.message);
  const isEverywhere = (problem: DeckProblem): boolean =>
    slides.length > 1 && byMessage.get(problem.message)?.length === slides.length;
  const everywhere = [...byMessage.values()].flatMap(([first]) => (first && isEverywhere(first) ? [first] : []));
  return [
    ...everywhere.map((problem) => ({ ...problem, slide: 0 })),
    ...found.filter((problem) => !isEverywhere(problem)),
  ];
}

function markingProblems(texts: readonly string[], recorded: RecordedFurniture): readonly Found[] {
  const marking = withoutForbidden(recorded.marking);
  const others = [...new Set(texts.filter((text) => text !== marking && isMarking(text, marking)))];
  const problem = (message: string): readonly Found[] => [{ code: 'marking-changed', message, factId: null }];
  if (others.length > 0) {
    const instead = others.map(quoted).join(' and ');
    return problem(`The marking was changed: the page shows ${instead}, where the export had ${quoted(marking)}.`);
  }
  const times = texts.filter((text) => text === marking).length;
  if (times >= recorded.markings) return [];
  return times === 0
    ? problem(`The marking ${quoted(marking)} no longer stands on the page.`)
    : problem(`The marking ${quoted(marking)} stands on the page ${times} of ${recorded.markings} times.`);
}

/** Whether a text holds a label of TLP 2.0, whatever its capitals and spaces, or the deck's own marking. */
function isMarking(text: string, marking: string): boolean {
  const tight = (label: string): string => label.toLowerCase().replace(/\s+/g, '');
  return (
    /\btlp\s*:/i.test(text) || [marking, ...TLP.map(({ label }) => label)].some((l) => tight(text).includes(tight(l)))
  );
}

function asOfProblems(texts: readonly string[], recorded: RecordedFurniture): readonly Found[] {
  const asOf = withoutForbidden(recorded.asOfText);
  const words = asOf.split(/\d/, 1)[0] ?? asOf;
  const other = texts.find((text) => text !== asOf && text.startsWith(words));
  const problem = (message: string): readonly Found[] => [{ code: 'as-of-changed', message, factId: null }];
  if (other !== undefined) return problem(`The as-of date was changed: ${quoted(asOf)} now reads ${quoted(other)}.`);
  return texts.includes(asOf) ? [] : problem(`The as-of date ${quoted(asOf)} no longer stands on the page.`);
}
