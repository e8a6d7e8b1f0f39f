import { takeEdition } from './container.ts';

/** A title, and what styles put behind it in brackets. */
export interface TitleParts {
  readonly title: string;
  /** `Doctoral dissertation`, `public lecture`: words in square brackets. */
  readonly genre: string | null;
  /** What follows the genre in its brackets: the university of a thesis. */
  readonly genreOf: string | null;
  readonly number: string | null;
  readonly edition: string | null;
  readonly volume: string | null;
}

const DETAILS =
  /\b(?:nos?\.|vols?\.|eds?\.|trans\.|report|paper|publication|series|brief|number|rr|tr|[A-Z]{2,}-?\d|\d+(?:st|nd|rd|th))/i;

/** `Title (2nd ed., Vol. 3) [Doctoral dissertation, University]` taken apart. A bracket that is part of the title stays. */
export function titleParts(given: string): TitleParts {
  let title = given.trim().replace(/[.,;:\s]+$/, '');
  let genre: string | null = null;
  let genreOf: string | null = null;
  let number: string | null = null;
  let edition: string | null = null;
  let volume: string | null = null;
  for (;;) {
    const edited = /^(.+\S)[.,] (\d+)(?:st|nd|rd|th|\.) (?:edn?|edition|Auflage)\.?$/i.exec(title);
    if (edited?.[1] && edited[2] && edition === null) {
      [, title = title, edition] = edited as unknown as [string, string, string];
      continue;
    }
    const square = /^(.+\S)\s*\[([^[\]]{3,120})\]$/.exec(title);
    if (square?.[1] && square[2] && genre === null) {
      const comma = square[2].indexOf(', ');
      genre = comma < 0 ? square[2] : square[2].slice(0, comma);
      genreOf = comma < 0 ? null : square[2].slice(comma + 2);
      title = square[1].replace(/[.,;:\s]+$/, '');
      continue;
    }
    const round = /^(.+\S)\s*\(([^()]{2,120})\)$/.exec(title);
    if (!round?.[1] || !round[2] || !DETAILS.test(round[2])) break;
    const taken = takeEdition(round[2]);
    edition ??= taken.edition;
    volume ??= /\bvols?\.? ?([\divxlc]+)/i.exec(taken.rest)?.[1] ?? null;
    number ??=
      /\b(?:no\.|number|nr\.?) ?([\w./-]+)/i.exec(taken.rest)?.[1] ??
      /\b([A-Z]{2,}[ -]?\d[\w./-]*)/.exec(taken.rest)?.[1] ??
      null;
    const kind = /^((?:[\p{Lu}][\p{L}-]+ ?){1,5}?)(?: ?(?:no\.|number|[A-Z]{2,}-?\d)|$)/u
      .exec(taken.rest.trim())?.[1]
      ?.trim();
    if (kind && /report|paper|brief|publication|memo/i.test(kind)) genre ??= kind;
    title = round[1].replace(/[.,;:\s]+$/, '');
  }
  return { title: unquoted(title), genre, genreOf, number, edition, volume };
}

/** Without quotation marks around the whole of it, and without a stop; a question mark belongs to it. */
function unquoted(title: string): string {
  const whole = /^(?:“([^“”]+)”|"([^"]+)"|«([^«»]+)»|‘([^‘’]+)’)$/u.exec(title);
  return (whole?.slice(1).find((part) => part !== undefined) ?? title)
    .replace(/(?<![.…]|\b\p{Lu}\.\p{Lu})[.,]$/u, '')
    .trim();
}
