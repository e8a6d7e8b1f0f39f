import type { Run } from './runs.ts';

/** Letters that are words too; whether one is told by the space behind it. */
const WORD = /[AIO]$/;
const CAPITAL = /^["“‘«„]?\p{Lu}$/u;
/** How many times as large as the text beside it. */
const LEAST_TIMES = 1.8;
/** In ems of the text: how far it is from the letter. */
const WIDEST_GAP = 0.9;

/** The runs that stand beside a large first letter, which goes down over their lines. */
function beside(letter: Run, runs: readonly Run[]): Run[] {
  return runs.filter(
    (run) =>
      LEAST_TIMES * run.size <= letter.size &&
      run.x0 >= letter.x1 - 0.1 * letter.size &&
      run.x0 - letter.x1 <= WIDEST_GAP * run.size &&
      run.y > letter.y - letter.size &&
      run.y <= letter.y + 0.3 * run.size,
  );
}

/** Large first letters of paragraphs, joined to the first of the lines beside them. */
export function withDropCaps(runs: readonly Run[]): Run[] {
  const letters = runs.filter(({ text, rtl }) => !rtl && CAPITAL.test(text));
  const replaced = new Map<Run, Run | null>();
  for (const letter of letters) {
    const lines = beside(letter, runs).sort((a, b) => a.y - b.y);
    const [first, ...others] = lines;
    if (!first || replaced.has(first) || !/^[\p{L}’']/u.test(first.text)) continue;
    if (!others.some((line) => line.y - first.y > 0.6 * first.size)) continue;
    const text = `${letter.text}${letter.spaceAfter && WORD.test(letter.text) ? ' ' : ''}${first.text}`;
    replaced.set(first, { ...first, text, x0: letter.x0 });
    replaced.set(letter, null);
  }
  return replaced.size === 0 ? [...runs] : runs.flatMap((run) => (replaced.has(run) ? (replaced.get(run) ?? []) : run));
}
