import type { Progress } from '../contract/contract.ts';

/** A message for people: to stderr, so that stdout holds results alone. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

let shown = false;

/** One line that is written over as work goes on; only on a terminal. `null` clears it. */
export function showProgress(progress: Progress | null): void {
  if (!process.stderr.isTTY) return;
  if (progress === null) {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
    return;
  }
  const far = progress.total === null ? '' : ` ${progress.done}/${progress.total}`;
  process.stderr.write(`\r\u001b[K${progress.doing}${far}`);
  shown = true;
}

/** Names and reasons may hold anything: what would move the cursor or colour the terminal is shown as a mark. */
function plainLine(line: string): string {
  return line.replace(/\p{Cc}/gu, '\ufffd');
}

/** Prints a result: as one JSON document, or as lines for people. */
export function printResult(json: boolean, value: unknown, lines: () => readonly string[]): void {
  process.stdout.write(
    json
      ? `${JSON.stringify(value, null, 2)}\n`
      : lines()
          .map((line) => `${plainLine(line)}\n`)
          .join(''),
  );
}

/** Rows as columns that line up; the last column is as long as it is. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  return rows.map((row) =>
    row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  '),
  );
}

export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
