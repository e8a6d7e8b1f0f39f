import type { Measure } from '../../../model/fact.ts';
import { PairFinder, statementWords } from '../duplicates/index.ts';
import { isAhead } from './figures.ts';
import { metricKey, unitKey } from './measures.ts';
import { wordsAside } from './opposed.ts';

/** Facts with one figure, or of one event, are few; where more than this have it, they were made from a form. */
const MOST_OF_A_FIGURE = 200;
/** How much of a word tells it: a verb and its denial differ in their endings. */
const STEM_LETTERS = 5;

interface Figure {
  readonly fact: number;
  readonly value: number;
}

/**
 * Finds the pairs of facts that may contradict one another, without comparing each with each: those that give the same figure another
 * value, and those of the same words but for one that turns them round.
 */
export class ContradictionFinder {
  readonly #byFigure = new Map<string, Figure[]>();
  readonly #statements = new PairFinder();

  /** Takes the fact at this place of a list. */
  add(
    fact: number,
    {
      statement,
      eventDate,
      measures,
    }: { readonly statement: string; readonly eventDate: string | null; readonly measures: readonly Measure[] },
  ): void {
    for (const measure of measures) {
      const period = measure.period ?? eventDate;
      if (period === null) continue;
      const key = [metricKey(measure.metric), unitKey(measure.unit) ?? '', isAhead(measure), period].join('\n');
      const figures = this.#byFigure.get(key);
      if (figures) figures.push({ fact, value: measure.value });
      else this.#byFigure.set(key, [{ fact, value: measure.value }]);
    }
    const words = wordsAside(statementWords(statement).words).map((word) => word.slice(0, STEM_LETTERS));
    this.#statements.add(fact, '', words, []);
  }

  /** Pairs by their places in the list; one may come twice. What is no pair is a place to pause at. */
  *pairs(): Generator<readonly [number, number] | null, void> {
    for (const figures of this.#byFigure.values()) {
      const some = figures.slice(-MOST_OF_A_FIGURE);
      for (const [i, one] of some.entries()) {
        for (const other of some.slice(i + 1)) {
          if (one.fact !== other.fact && one.value !== other.value) yield [one.fact, other.fact];
        }
        yield null;
      }
    }
    for (const found of this.#statements.pairs()) yield typeof found === 'number' ? null : found;
  }
}
