/** LibreOffice writes 74.22 back as 74.220000000000006; a change that a reader could see is far larger than this. */
const RELATIVE_TOLERANCE = 1e-9;

export function isCloseTo(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= RELATIVE_TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}

/** Whether two texts are one number as programs write it: `74.22`, `7.422e1`, `74.220000000000006`. */
export function isSameNumber(a: string, b: string): boolean {
  return a.trim() !== '' && b.trim() !== '' && isCloseTo(Number(a), Number(b));
}
