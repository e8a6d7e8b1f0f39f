import type { KeyMap } from './keys.ts';

/** A list whose cursor is moved with the keyboard. */
interface MovedList {
  readonly length: number;
  /** Rows that are in sight at once. */
  readonly rowsInSight: () => number;
  /** `extend` selects on the way; only asked of a list that `selects`. */
  readonly moveBy: (rows: number, extend: boolean) => void;
  readonly selects?: boolean;
}

/** Keys that move the cursor of a list; with Shift they select on the way, where the list has a selection. */
export function listKeys(list: MovedList): KeyMap {
  const steps: readonly (readonly [string, () => number])[] = [
    ['j', () => 1],
    ['k', () => -1],
    ['ArrowDown', () => 1],
    ['ArrowUp', () => -1],
    ['PageDown', list.rowsInSight],
    ['PageUp', () => -list.rowsInSight()],
    ['Home', () => -list.length],
    ['End', () => list.length],
  ];
  return Object.fromEntries(
    steps.flatMap(([key, rows]) => [
      [key, () => list.moveBy(rows(), false)],
      ...(list.selects ? [[`Shift+${key}`, () => list.moveBy(rows(), true)]] : []),
    ]),
  );
}
