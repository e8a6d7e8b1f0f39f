/** A place where one part of an entry may end and the next begin: `end` is behind the stop, `next` where words go on. */
export interface Boundary {
  readonly end: number;
  readonly next: number;
  readonly mark: string;
}

/** Words that a full stop belongs to. */
const ABBREVIATION =
  /(?:^|[\s([“"‘'–-])(?:\p{Lu}|\p{Lu}\p{Ll}?\.(?:-?\p{Lu}\p{Ll}?\.?){0,4}|(?:\p{L}\.)+\p{L}|vs?|vol|no|nr|pp?|ed|eds|st|dr|mr|mrs|ms|prof|gen|col|lt|sgt|capt|adm|sen|rep|gov|jr|sr|inc|co|corp|ltd|univ|dept|fig|ca?|cf|etc|al|ser|suppl|proc|conf|int|intl|trans|approx|bros|mt|ft|ave|art|bd|jg|hrsg)\.$/iu;
const ENDS = /[.?!…]["”’'»)\]]*(?=\s+(?:[\p{Lu}\d“"‘'«([¿¡]))/gu;

/** Where sentences end; an initial or an abbreviation ends none. */
export function boundariesIn(words: string): Boundary[] {
  return [...words.matchAll(ENDS)].flatMap((found) => {
    const end = found.index + found[0].length;
    const mark = found[0][0] ?? '.';
    if (mark === '.' && found[0].length === 1 && ABBREVIATION.test(words.slice(Math.max(0, end - 24), end))) return [];
    const next = end + (/^\s+/.exec(words.slice(end))?.[0].length ?? 0);
    return [{ end, next, mark }];
  });
}

const SMALL =
  /^(?:of|the|and|for|in|on|a|an|to|at|by|from|with|de|des|du|la|le|les|et|und|der|die|das|für|y|del|&|–|-|vs?\.?|as|or)$/i;

/** Whether words are set as a name is: all that carry meaning begin with a capital or a figure. */
export function isNameLike(words: string): boolean {
  const tokens = words
    .replace(/[“”"‘’'«»()[\],:;.]/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  return (
    tokens.length > 0 &&
    tokens.every(
      (token, at) => (at > 0 && SMALL.test(token)) || /^[\p{Lu}\d&]/u.test(token) || /^[ie]\p{Lu}/u.test(token),
    )
  );
}
