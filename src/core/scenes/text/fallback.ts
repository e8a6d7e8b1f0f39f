/**
 * What the twin lacks is measured as if set in a named fallback, with widths that are at least those of the fonts that
 * renderers take in its place:
 *
 * | characters | fallback | advance | line |
 * |---|---|---|---|
 * | CJK ideographs, kana, Hangul, full-width forms | Noto Sans CJK | 1 em | 1.45 em |
 * | emoji and pictographs | Noto Color Emoji, Segoe UI Emoji | 1.4 em | 1.4 em |
 * | Arabic, Hebrew, Syriac | DejaVu Sans, Noto Naskh Arabic | 0.8 em | 1.5 em |
 * | Thai, Lao, Khmer, Myanmar, Tibetan, Indic | Noto Sans | 0.95 em | 1.65 em |
 * | everything else (symbols, other scripts) | DejaVu Sans, Noto Sans Symbols | 1.1 em, beyond the BMP 1.5 em | 1.4 em |
 *
 * Marks that combine, joiners, variation selectors and direction marks have no width.
 */
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;
const PICTOGRAPH = /^[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]$/u;
/** Single characters that stand for a whole phrase. */
const PHRASES = new Set([0xfdfa, 0xfdfb, 0xfdfd]);

type Script = 'cjk' | 'right-to-left' | 'tall' | 'pictograph' | 'other';

function scriptOf(c: number): Script {
  if (
    (c >= 0x1100 && c <= 0x11ff) ||
    (c >= 0x2e80 && c <= 0xa4cf) ||
    (c >= 0xa960 && c <= 0xa97f) ||
    (c >= 0xac00 && c <= 0xd7ff) ||
    (c >= 0xf900 && c <= 0xfaff) ||
    (c >= 0xfe30 && c <= 0xfe6f) ||
    (c >= 0xff00 && c <= 0xffef) ||
    (c >= 0x1f200 && c <= 0x1f2ff) ||
    (c >= 0x20000 && c <= 0x3ffff)
  )
    return 'cjk';
  if ((c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff))
    return 'right-to-left';
  if ((c >= 0x0900 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) || (c >= 0x1a20 && c <= 0x1aaf)) return 'tall';
  return PICTOGRAPH.test(String.fromCodePoint(c)) ? 'pictograph' : 'other';
}

const known = new Map<number, number>();

/** Width in em of a code point that the twin has no glyph for. */
export function fallbackEm(codePoint: number): number {
  let em = known.get(codePoint);
  if (em === undefined) {
    em = widthOf(codePoint);
    known.set(codePoint, em);
  }
  return em;
}

function widthOf(codePoint: number): number {
  if (PHRASES.has(codePoint)) return 12;
  if (ZERO_WIDTH.test(String.fromCodePoint(codePoint))) return 0;
  switch (scriptOf(codePoint)) {
    case 'cjk':
      return 1;
    case 'pictograph':
      return 1.4;
    case 'right-to-left':
      return 0.8;
    case 'tall':
      return 0.95;
    case 'other':
      return codePoint > 0xffff ? 1.5 : 1.1;
  }
}

/** Height in em of a line that holds the code point; 0 for what the twin sets itself. */
export function fallbackLineEm(codePoint: number): number {
  // Latin, Greek, Cyrillic and their punctuation, which the twin has.
  if (codePoint < 0x0530 || (codePoint >= 0x1e00 && codePoint <= 0x20cf)) return 0;
  switch (scriptOf(codePoint)) {
    case 'cjk':
      return 1.45;
    case 'right-to-left':
      return 1.5;
    case 'tall':
      return 1.65;
    case 'pictograph':
    case 'other':
      return 1.4;
  }
}

/** A line may break between two of these: ideographs and kana, but not Hangul, which is set by words as well. */
export function isIdeograph(c: number): boolean {
  return (
    (c >= 0x2e80 && c <= 0x2fff) ||
    (c >= 0x3040 && c <= 0x30ff) ||
    (c >= 0x3400 && c <= 0x9fff) ||
    (c >= 0xf900 && c <= 0xfaff) ||
    (c >= 0x20000 && c <= 0x3ffff)
  );
}
