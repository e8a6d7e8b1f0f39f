import { readReferences } from '../src/core/importers/references/index.ts';
import { cslItems } from '../test/builders/cslItems.ts';
import { printedReferences, wrongFields, wrongLabels } from '../test/builders/printedReferences.ts';
import { LABELLED } from '../test/fixtures/references/styles.ts';

/**
 * References printed by citeproc and read back: how many are right in authors, year, title and container, by style and by
 * certainty. Run: npx node bench/references.ts [count] [seed] [--wrong]
 */
const [count = 200, seed = 4] = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number);
const showWrong = process.argv.includes('--wrong');

const read: { certainty: number; isRight: boolean }[] = [];
for (const style of ['apa', 'chicago-author-date', 'ieee']) {
  const items = cslItems(count, seed);
  const printed = printedReferences(items, style);
  const wrong: Record<string, number> = {};
  let right = 0;
  for (const [at, item] of items.entries()) {
    const words = printed[at] ?? '';
    const [only, ...more] = readReferences(words).references;
    const faults = only && more.length === 0 ? wrongFields(only.reference.csl, item) : ['entries'];
    for (const fault of faults) wrong[fault] = (wrong[fault] ?? 0) + 1;
    if (faults.length === 0) right += 1;
    else if (showWrong)
      console.log(`${style} ${item.type} [${faults.join(', ')}] ${words}\n   → ${JSON.stringify(only?.reference.csl)}`);
    read.push({ certainty: only?.reference.certainty ?? 0, isRight: faults.length === 0 });
  }
  console.log(
    `${style}: ${right} of ${count} right in all four (${((100 * right) / count).toFixed(1)} %); wrong: ${JSON.stringify(wrong)}`,
  );
}
const byStyle = new Map<string, { right: number; of: number }>();
for (const labelled of LABELLED) {
  const [only, ...more] = readReferences(labelled.words).references;
  const faults = only && more.length === 0 ? wrongLabels(only.reference.csl, labelled) : ['entries'];
  const tally = byStyle.get(labelled.style) ?? { right: 0, of: 0 };
  tally.of += 1;
  if (faults.length === 0) tally.right += 1;
  else if (showWrong)
    console.log(
      `${labelled.style} [${faults.join(', ')}] ${labelled.words}\n   → ${JSON.stringify(only?.reference.csl)}`,
    );
  byStyle.set(labelled.style, tally);
  read.push({ certainty: only?.reference.certainty ?? 0, isRight: faults.length === 0 });
}
console.log(`written by hand: ${[...byStyle].map(([style, { right, of }]) => `${style} ${right}/${of}`).join(', ')}`);
for (const [from, to] of [
  [0, 0.5],
  [0.5, 0.7],
  [0.7, 0.85],
  [0.85, 0.95],
  [0.95, 1.01],
] as const) {
  const within = read.filter(({ certainty }) => certainty >= from && certainty < to);
  if (within.length === 0) continue;
  const mean = within.reduce((sum, { certainty }) => sum + certainty, 0) / within.length;
  const share = within.filter(({ isRight }) => isRight).length / within.length;
  console.log(
    `certainty ${from}–${Math.min(to, 1)}: ${within.length} references, mean ${mean.toFixed(2)}, right ${share.toFixed(2)}`,
  );
}
