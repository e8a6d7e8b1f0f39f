import { statementWords } from '../duplicates/index.ts';

/** Words that turn a statement round, each with its opposites. In the form that `statementWords` gives. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['join', 'leave'],
  ['joined', 'left'],
  ['rise', 'fall'],
  ['rose', 'fell'],
  ['risen', 'fallen'],
  ['increase', 'decrease'],
  ['increased', 'decreased'],
  ['increased', 'declined'],
  ['grew', 'shrank'],
  ['accepted', 'rejected'],
  ['approved', 'rejected'],
  ['adopted', 'rejected'],
  ['confirmed', 'denied'],
  ['supported', 'opposed'],
  ['support', 'oppose'],
  ['agreed', 'refused'],
  ['opened', 'closed'],
  ['resumed', 'suspended'],
  ['won', 'lost'],
  ['attended', 'missed'],
  ['succeeded', 'failed'],
  ['began', 'ended'],
  ['took', 'cancelled'],
  ['held', 'cancelled'],
  ['held', 'postponed'],
  ['signed', 'rejected'],
  ['deployed', 'withdrew'],
];
const DENIALS = new Set(['no', 'not', 'never', 'none', 'neither', 'without', 'nor']);
/** "do not attend", "did not sign": what a denial brings with it. */
const HELPERS = new Set(['do', 'doe', 'did', 'does', 'any']);
/** Of the words that remain, so many must be the same. */
const LEAST_ALIKE = 0.75;

const OPPOSITE_OF = new Map<string, Set<string>>();
for (const [a, b] of OPPOSITES) {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = OPPOSITE_OF.get(one);
    if (known) known.add(other);
    else OPPOSITE_OF.set(one, new Set([other]));
  }
}

/** The words of a statement without those that deny it or turn it round. */
export function wordsAside(words: readonly string[]): string[] {
  return words.filter((word) => !DENIALS.has(word) && !HELPERS.has(word) && !OPPOSITE_OF.has(word));
}

/** The words that make two statements about the same opposed to each other; null where nothing does, or more than that differs. */
export function opposition(a: string, b: string): string | null {
  const [wordsA, wordsB] = [statementWords(a).words, statementWords(b).words];
  const onlyA = without(wordsA, wordsB);
  const onlyB = without(wordsB, wordsA);
  const both = wordsA.length - onlyA.length;
  const denials = (words: readonly string[]) => words.filter((word) => DENIALS.has(word));
  const [deniedA, deniedB] = [denials(onlyA).length, denials(onlyB).length];
  const restA = onlyA.filter((word) => !DENIALS.has(word) && !HELPERS.has(word));
  const restB = onlyB.filter((word) => !DENIALS.has(word) && !HELPERS.has(word));
  const alike = (differing: number) => both >= LEAST_ALIKE * (both + differing);
  if (deniedA + deniedB === 1) {
    // "attended" and "did not attend": the verb itself changes its form.
    const rest = sameStems(restA, restB) ? 0 : restA.length + restB.length;
    return alike(rest) && rest <= 1 ? 'one denies what the other states' : null;
  }
  if (deniedA + deniedB > 0) return null;
  for (const one of restA) {
    for (const other of restB) {
      if (!OPPOSITE_OF.get(one)?.has(other)) continue;
      const rest = restA.length + restB.length - 2;
      if (rest <= 1 && alike(rest)) return `“${one}” against “${other}”`;
    }
  }
  return null;
}

const STEM_LETTERS = 4;

function sameStems(a: readonly string[], b: readonly string[]): boolean {
  const stems = (words: readonly string[]) =>
    words
      .map((word) => word.slice(0, STEM_LETTERS))
      .sort()
      .join(' ');
  return a.length === b.length && stems(a) === stems(b);
}

function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}
