/** A word, or the part of one that stands on one line, in inches from the top left of its slide. */
export interface Word {
  readonly text: string;
  readonly leftIn: number;
  readonly rightIn: number;
  readonly baselineIn: number;
}

/** A text box agrees where none of its words is farther off than this. */
export const TOLERANCE_IN = 0.05;

/** How one text box of the preview stands in the deck. */
export interface BoxDrift {
  readonly name: string;
  readonly words: number;
  /** How far its worst word is off; infinite where the deck shows no such word. */
  readonly worstIn: number;
  readonly worstWord: string;
  readonly wordsOff: number;
}

/**
 * How far the nearest equal word is. Where two words are one to the other program (a mark and the word before it), its
 * left or its right edge is compared. Infinite where there is no such word.
 */
function distanceIn(word: Word, drawn: readonly Word[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const other of drawn) {
    const across = Math.min(
      other.text.startsWith(word.text) ? Math.abs(other.leftIn - word.leftIn) : Number.POSITIVE_INFINITY,
      other.text.endsWith(word.text) ? Math.abs(other.rightIn - word.rightIn) : Number.POSITIVE_INFINITY,
    );
    nearest = Math.min(nearest, Math.max(across, Math.abs(other.baselineIn - word.baselineIn)));
  }
  return nearest;
}

/** Compares the words of each text box of the preview with the words of the same page of the deck. */
export function driftOf(boxes: Readonly<Record<string, readonly Word[]>>, drawn: readonly Word[]): BoxDrift[] {
  return Object.entries(boxes).map(([name, words]) => {
    const far = words.map((word) => distanceIn(word, drawn));
    const worstIn = Math.max(...far);
    return {
      name,
      words: words.length,
      worstIn,
      worstWord: words[far.indexOf(worstIn)]?.text ?? '',
      wordsOff: far.filter((one) => one > TOLERANCE_IN).length,
    };
  });
}
