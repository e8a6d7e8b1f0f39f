/** One entry of a list, as one line of words; `start` and `end` are UTF-16 offsets in the text it was cut from. */
export interface Entry {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

const HEADING =
  /^(?:\d+\.? )?(?:references?(?: list)?|bibliography|works cited|literature(?: cited)?|sources|notes|endnotes|further reading)[:.]?$/i;
const NUMBER = /^(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)](?=\s|\p{L}))\s*/u;
const numberOf = (words: string): number | null => {
  const found = NUMBER.exec(words);
  const digits = found?.[1] ?? found?.[2] ?? found?.[3];
  return digits === undefined ? null : Number(digits);
};
const NAME = "\\p{Lu}[\\p{L}\\p{M}'’ʼ-]*";
/** How entries begin that are not numbered: a family name and what follows it, a title in quotation marks, a dash, a name and a date. */
const BEGINS = [
  new RegExp(
    `^(?:(?:van|von|de|der|den|del|di|da|al|el|bin|du|la|le|ter|ten|zu|d’)[ -])*${NAME}(?:[ -]${NAME}){0,2}, (?:\\p{Lu}\\p{Ll}?\\.|${NAME}[ ,.(]|\\p{Lu}{1,3}[ ,.])`,
    'u',
  ),
  new RegExp(`^${NAME}(?:-${NAME})? \\p{Lu}{1,3}[,.] `, 'u'),
  /^[“"„«‘]\p{Lu}/u,
  /^(?:[—–―⸺⸻]+|-{3,}|_{3,})[.,:]?\s*\S/u,
  /^\p{Lu}[^()]{2,150}[.,]? \((?:(?:1[5-9]|20)\d{2}[a-z]?(?:, [^()]{2,30})?|n\.d\.)\)[.,:]? /u,
  /^\p{Lu}[^.\d]{2,80}[.,] (?:1[5-9]|20)\d{2}[a-z]?[.,] /u,
];
/** Lines may be of any length: only their ends are looked at. */
const ENOUGH = 400;
const begins = (words: string): boolean => BEGINS.some((pattern) => pattern.test(words.slice(0, ENOUGH)));
/** How entries end: an address, a DOI, pages, a year, a stop. */
const ends = (words: string): boolean =>
  /(?:[.)”"]|\b(?:from|at|on):?|https?:\/\/\S+|\b10\.\d{4,}\/\S+|\d)$/.test(words.slice(-ENOUGH).trim());

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of text.split('\n')) {
    const indent = /^[\s\u00a0]*/.exec(raw)?.[0].replace(/\t/g, '    ').length ?? 0;
    const words = raw.trim();
    const at = start + raw.indexOf(words);
    lines.push({ words, start: at, end: at + words.length, indent });
    start += raw.length + 1;
  }
  return lines;
}

/** Lines of one entry as one: a word broken at the end of a line is joined, an address broken there too. */
function joined(lines: readonly Line[]): Entry {
  const pieces: string[] = [];
  for (const { words } of lines) {
    const last = (pieces.at(-1) ?? '').slice(-ENOUGH);
    if (last === '') pieces.push(words);
    else if (/https?:\/\/\S*[/\-_=?&.]$/.test(last) && !/^\p{Lu}/u.test(words)) pieces.push(words);
    else if (/\p{Ll}-$/u.test(last) && /^\p{Ll}/u.test(words)) pieces.push((pieces.pop() ?? '').slice(0, -1), words);
    else pieces.push(' ', words);
  }
  return { words: pieces.join('').replace(/\s+/g, ' '), start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
}

/** Groups of lines, each begun by a line for which `isFirst` holds. */
function grouped(lines: readonly Line[], isFirst: (line: Line, before: Line | undefined) => boolean): Line[][] {
  const groups: Line[][] = [];
  for (const [at, line] of lines.entries()) {
    const group = groups.at(-1);
    if (!group || isFirst(line, lines[at - 1])) groups.push([line]);
    else group.push(line);
  }
  return groups;
}

/** Whether lines are numbered in order: two or more numbers, each one more than the last, the first line among them. */
function numbering(lines: readonly Line[]): ReadonlySet<Line> | null {
  const numbered = new Set<Line>();
  let last: number | null = null;
  for (const line of lines) {
    const number = numberOf(line.words);
    if (number === null || (last !== null && number !== last + 1)) continue;
    numbered.add(line);
    last = number;
  }
  return numbered.size >= 2 && lines[0] !== undefined && numbered.has(lines[0]) ? numbered : null;
}

/** `… 2019. [2] Doe, …` within one line: each next number begins an entry. */
function splitInline(entry: Entry, text: string): Entry[] {
  const first = /^\[(\d{1,4})\]/.exec(entry.words);
  if (!first) return [entry];
  const raw = text.slice(entry.start, entry.end);
  const cuts = [0];
  let number = Number(first[1]);
  for (;;) {
    const mark = `[${number + 1}]`;
    const at = raw.indexOf(mark, (cuts.at(-1) ?? 0) + 1);
    if (at < 0) break;
    cuts.push(at);
    number += 1;
  }
  return cuts.map((from, i) => {
    const piece = raw.slice(from, cuts[i + 1] ?? raw.length).trimEnd();
    return { words: piece.replace(/\s+/g, ' '), start: entry.start + from, end: entry.start + from + piece.length };
  });
}

/** Groups without blank lines between them: by their numbers, by hanging lines, else by how entries begin. */
function splitBlock(block: readonly Line[]): Line[][] {
  const numbered = numbering(block);
  if (numbered) return grouped(block, (line) => numbered.has(line));
  const least = block.reduce((indent, line) => Math.min(indent, line.indent), Number.POSITIVE_INFINITY);
  const isHanging = block[0]?.indent === least && block.some((line) => line.indent > least);
  if (isHanging) return grouped(block, (line) => line.indent === least);
  return grouped(block, (line, before) => begins(line.words) && before !== undefined && ends(before.words));
}

/**
 * The entries of a pasted or printed list: parted by blank lines, by numbers in order, by hanging lines, or by the ways in
 * which entries begin and end. A heading such as "References" is none.
 */
export function splitReferences(text: string): Entry[] {
  const lines = linesOf(text).filter((line) => !HEADING.test(line.words));
  const filled = lines.filter((line) => line.words !== '');
  const numbered = numbering(filled);
  const blocks: Line[][] = [];
  if (numbered) blocks.push(filled);
  else {
    let open = false;
    for (const line of lines) {
      if (line.words === '') open = false;
      else if (open) blocks.at(-1)?.push(line);
      else {
        blocks.push([line]);
        open = true;
      }
    }
  }
  return blocks
    .flatMap(splitBlock)
    .map(joined)
    .flatMap((entry) => splitInline(entry, text))
    .filter((entry) => /\p{L}{2}/u.test(entry.words));
}
