/** What a document's own words tell of the words that its line ends divide. */
export interface Vocabulary {
  /** Words in small letters that stand whole within a line. */
  readonly words: ReadonlySet<string>;
  /** Words with a hyphen in them that stand whole within a line. */
  readonly compounds: ReadonlySet<string>;
}

const WORD = /[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*/gu;
/** First parts that are set with a hyphen far more often than not. */
const PREFIXES = new Set(
  'self well non anti counter cross post pre co ex multi long short high low mid pro semi quasi all half full part so two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety first second third indo sino euro anglo franco russo us un eu nato e vice decision policy state war cyber'.split(
    ' ',
  ),
);
/** What stands behind a name and its hyphen. */
const BEHIND_NAMES =
  /^(?:affiliated|aligned|backed|based|born|built|controlled|era|flagged|friendly|funded|held|led|linked|made|occupied|owned|related|sponsored|style|supplied|supported|trained|wide)$/;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const ADDRESS_TAIL = /(?:https?:\/\/|www\.|doi\.org\/)\S*$/i;
const LONGEST_ADDRESS = 300;
const LONGEST_WORD = 80;

/** The vocabulary of a document from its lines; a word at the end of a line with a hyphen is left out, and so is what follows. */
export function vocabularyOf(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  const compounds = new Set<string>();
  let divided = false;
  for (const line of lines) {
    const found = line.match(WORD) ?? [];
    const inner = found.slice(divided ? 1 : 0, endsDivided(line) ? -1 : undefined);
    for (const word of inner) {
      const small = word.toLowerCase().replaceAll('‐', '-');
      if (small.includes('-')) compounds.add(small);
      else words.add(small);
    }
    divided = endsDivided(line);
  }
  return { words, compounds };
}

/** Whether a line ends within a word. */
export const endsDivided = (line: string): boolean => /\p{L}[-‐\u00ad]$/u.test(line);

/** Whether the hyphen at the end of a line belongs to the word that it divides. */
function keepsHyphen(head: string, tail: string, vocabulary: Vocabulary): boolean {
  const [first, last] = [head.toLowerCase(), tail.toLowerCase()];
  if (vocabulary.compounds.has(`${first}-${last}`)) return true;
  // No division leaves capitals before small letters, and few leave a name.
  if (/^\p{Lu}{2,}$/u.test(head) || (/^\p{Lu}\p{Ll}{2,}/u.test(head) && BEHIND_NAMES.test(tail))) return true;
  if (vocabulary.words.has(`${first}${last}`)) return false;
  if (first.includes('-'))
    return !vocabulary.words.has(last) ? false : vocabulary.words.has(first.split('-').at(-1) ?? '');
  if (PREFIXES.has(first)) return vocabulary.words.has(last) || last.length >= 5;
  return first.length >= 3 && last.length >= 4 && vocabulary.words.has(first) && vocabulary.words.has(last);
}

/** Two lines of a paragraph as one. */
export function joined(text: string, next: string, vocabulary: Vocabulary): string {
  if (text === '') return next;
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + next;
  const address = ADDRESS_TAIL.test(text.slice(-LONGEST_ADDRESS));
  if (address && /[/\-_.=&?%~]$/.test(text) && /^[\w%/]/.test(next)) return text + next;
  if (address && /^[/?=&%_][\w/]/.test(next)) return text + next;
  if (CJK.test(text.slice(-1)) && CJK.test(next.charAt(0))) return text + next;
  if (/[\p{L}\p{N}][-‐]$/u.test(text)) {
    const head = /([\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*)[-‐]$/u.exec(text.slice(-LONGEST_WORD))?.[1];
    const tail = /^([\p{L}\p{M}]+)/u.exec(next)?.[1];
    // "Indo-" and "Pacific", "2020-" and "2021": the hyphen stays; "short-" before "and" hangs.
    if (head === undefined || tail === undefined || !/^\p{Ll}/u.test(next)) return text + next;
    if (/^(?:and|or|to|und|oder|et|ou)$/.test(tail)) return `${text} ${next}`;
    return (keepsHyphen(head, tail, vocabulary) ? text : text.slice(0, -1)) + next;
  }
  if (/[\p{L}\p{N}]—$/u.test(text) || /\d–$/.test(text)) return text + next;
  return `${text} ${next}`;
}
