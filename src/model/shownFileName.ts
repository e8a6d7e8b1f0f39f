/** What would break a line, write over a terminal or turn the reading round: controls, line separators, marks of direction. */
const UNSHOWN = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;
/** Longer names than any system gives a file; only what is no name is. In UTF-16 code units. */
const LONGEST = 260;

/**
 * The name of a file as it is shown to people, of its path or of the name alone: on one line, in the order of its letters, each
 * character that cannot be shown as a mark.
 */
export function shownFileName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const plain = name.toWellFormed().replace(UNSHOWN, '\ufffd');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…`.toWellFormed() : plain;
}
