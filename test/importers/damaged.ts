/** A whole number from 0 to below `most`. */
export type Next = (most: number) => number;

/** How a file is damaged; `round` is the place of the copy among the others. */
interface Damage {
  readonly seed?: number;
  /** How many bits are turned over. */
  readonly flips?: (next: Next, round: number) => number;
  /** Where one of them is, in bytes. */
  readonly at?: (next: Next, length: number, round: number) => number;
  /** Every so many of them is cut off as well. */
  readonly cutEvery?: number;
}

const COPIES = 300;

/** 300 damaged copies of a file, the same for the same seed. */
export function* damagedCopies(whole: Buffer, damage: Damage = {}): Generator<Buffer> {
  const { seed = 7, flips = (next) => 1 + next(20), at = (next, length) => next(length), cutEvery = 3 } = damage;
  let random = seed;
  const next: Next = (most) => {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0;
    return Math.floor((random / 2 ** 32) * most);
  };
  for (let round = 0; round < COPIES; round += 1) {
    const copy = Buffer.from(whole);
    for (let left = flips(next, round); left > 0; left -= 1) {
      const place = at(next, copy.length, round);
      copy[place] = (copy[place] ?? 0) ^ (1 << next(8));
    }
    yield round % cutEvery === 0 ? copy.subarray(0, next(copy.length)) : copy;
  }
}
