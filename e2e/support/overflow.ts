import type { Frame } from '../../src/model/scene.ts';
import type { DrawnPage, DrawnWord } from './pdf.ts';
import { lettersIn, type ShownShape } from './shownShapes.ts';

/** Boxes of glyphs, of their font's full ascent and descent, stand a little out of the lines that they are set in. */
const TOLERANCE_IN = 0.04;
const TOLERANCE_OF_HEIGHT = 0.12;
const BULLET = '•';
/** Letters by which the words of the shape after a chart are known. */
const LETTERS_TO_KNOW = 24;

interface Assigned {
  readonly shape: ShownShape;
  readonly word: DrawnWord;
}

/**
 * What is wrong with a drawn page, one sentence each: a word outside the page, outside the frame of the shape that holds
 * it, or in the frame of another; words that were not drawn at all. A word's shape is known by the order of drawing:
 * shapes are drawn one after the other, so the letters of the page are those of its shapes in their order.
 */
export function layoutFaults(page: DrawnPage, shapes: readonly ShownShape[]): readonly string[] {
  const { assigned, faults } = assignWords(page.words, shapes);
  const pageFrame: Frame = { xIn: 0, yIn: 0, wIn: page.widthIn, hIn: page.heightIn };
  for (const word of page.words) {
    if (!isInside(word, pageFrame, 0)) faults.push(`${said(word)} leaves the page`);
  }
  for (const { shape, word } of assigned) {
    if (!isInside(word, shape, toleranceIn(word))) faults.push(`${said(word)} leaves its shape “${shape.name}”`);
    for (const other of shapes) {
      if (other !== shape && meets(word, other))
        faults.push(`${said(word)} of “${shape.name}” stands in “${other.name}”`);
    }
  }
  return faults;
}

function assignWords(
  words: readonly DrawnWord[],
  shapes: readonly ShownShape[],
): { assigned: readonly Assigned[]; faults: string[] } {
  const assigned: Assigned[] = [];
  const faults: string[] = [];
  let at = 0;
  for (const [i, shape] of shapes.entries()) {
    if (shape.letters === null) {
      const next = shapes.slice(i + 1).find((one) => one.letters !== null)?.letters ?? null;
      while (at < words.length && !(next !== null && startsShape(words, at, next))) {
        assigned.push({ shape, word: words[at] as DrawnWord });
        at += 1;
      }
      continue;
    }
    let rest = shape.letters;
    while (rest !== '' && at < words.length) {
      const word = words[at] as DrawnWord;
      const letters = lettersIn(word.text);
      if (rest.startsWith(letters)) rest = rest.slice(letters.length);
      else if (letters !== BULLET) break;
      assigned.push({ shape, word });
      at += 1;
    }
    if (rest !== '') {
      const drawn = words[at]?.text ?? 'nothing';
      faults.push(`“${rest.slice(0, 40)}” of “${shape.name}” is not drawn; in its place stands “${drawn}”`);
      return { assigned, faults };
    }
  }
  if (at < words.length) faults.push(`“${words[at]?.text}” belongs to no shape`);
  return { assigned, faults };
}

function startsShape(words: readonly DrawnWord[], at: number, letters: string): boolean {
  const wanted = letters.slice(0, LETTERS_TO_KNOW);
  let drawn = '';
  for (let i = at; i < words.length && drawn.length < wanted.length; i += 1) {
    const next = lettersIn(words[i]?.text ?? '');
    if (drawn === '' && next === BULLET && i === at) continue;
    drawn += next;
  }
  return drawn.startsWith(wanted);
}

function isInside(word: Frame, frame: Frame, slackIn: number): boolean {
  return (
    word.xIn >= frame.xIn - slackIn &&
    word.yIn >= frame.yIn - slackIn &&
    word.xIn + word.wIn <= frame.xIn + frame.wIn + slackIn &&
    word.yIn + word.hIn <= frame.yIn + frame.hIn + slackIn
  );
}

function toleranceIn(word: Frame): number {
  return Math.max(TOLERANCE_IN, TOLERANCE_OF_HEIGHT * word.hIn);
}

function meets(word: Frame, frame: Frame): boolean {
  const across = Math.min(word.xIn + word.wIn, frame.xIn + frame.wIn) - Math.max(word.xIn, frame.xIn);
  const down = Math.min(word.yIn + word.hIn, frame.yIn + frame.hIn) - Math.max(word.yIn, frame.yIn);
  return across > toleranceIn(word) && down > toleranceIn(word);
}

function said(word: DrawnWord): string {
  return `“${word.text}” at ${word.xIn.toFixed(2)}, ${word.yIn.toFixed(2)} in (${word.wIn.toFixed(2)} × ${word.hIn.toFixed(2)})`;
}
