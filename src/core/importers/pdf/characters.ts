/** Bullets and ticks of Symbol and Wingdings, which Word leaves in the private use area. */
const PRIVATE_USE: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\uf0a7': '▪',
  '\uf0a8': '▪',
  '\uf06e': '■',
  '\uf076': '•',
  '\uf0d8': '➢',
  '\uf0e0': '→',
  '\uf0fc': '✓',
  '\uf0be': '–',
  '\uf02d': '-',
  '\uf020': ' ',
};
const ADOBES_OWN: Readonly<Record<string, string>> = {
  '\uf6d9': '©',
  '\uf8e9': '©',
  '\uf6da': '®',
  '\uf8e8': '®',
  '\uf6db': '™',
  '\uf8ea': '™',
  '\uf6dc': '1',
  '\uf6f9': 'Ł',
  '\uf6fa': 'Œ',
  '\uf6fd': 'Š',
  '\uf6ff': 'Ž',
  '\uf721': '!',
  '\uf724': '$',
  '\uf726': '&',
  '\uf73f': '?',
  '\uf7a1': '¡',
  '\uf7a2': '¢',
  '\uf7bf': '¿',
  '\uf7ff': 'Ÿ',
};
const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
};

/**
 * Adobe's own use of the private area (Corporate Use Subarea, in the Adobe Glyph List): old-style figures, small capitals, signs.
 * Pieces of large brackets show no letter.
 */
function adobesOwn(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xf730 && code <= 0xf739) return String.fromCharCode(code - 0xf700);
  if (code >= 0xf761 && code <= 0xf77a) return String.fromCharCode(code - 0xf720);
  if (code >= 0xf7e0 && code <= 0xf7fe && code !== 0xf7f7) return String.fromCharCode(code - 0xf720);
  if (code >= 0xf8e5 && code <= 0xf8fe) return '';
  return ADOBES_OWN[character] ?? character;
}

/** Presentation forms expanded, bullets of symbol fonts named, controls that are no white space taken out. */
export function plainCharacters(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .replace(/[\ufb00-\ufb06]+/g, (ligatures) => ligatures.normalize('NFKC'))
    .replace(/[\uf020-\uf0ff]/g, (character) => PRIVATE_USE[character] ?? character)
    .replace(/[\uf6d9-\uf8ff]/g, adobesOwn)
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u200b\u2060\ufeff]/g, '');
}

/**
 * A raised number as the superscript characters of Unicode, so that a note's mark is never read as digits of the number
 * before it; null where it is anything else.
 */
export function superscript(text: string): string | null {
  if (!/^[\d,\s–−+-]*\d[\d,\s–−+-]*$/.test(text)) return null;
  return [...text]
    .map((character, at) => (at > 0 && /\D/.test(character) ? character : (SUPERSCRIPTS[character] ?? character)))
    .join('');
}

/** Characters that stand for a glyph whose letter nothing tells: controls, private use, the replacement character. */
export const UNTOLD = /(?![\t\n\r])\p{Cc}|\p{Co}|\ufffd/gu;
const ANY_UNTOLD = new RegExp(UNTOLD.source, 'u');
/** Icons stand alone, and show no letter; what stands in a word or a number does. */
const IN_A_WORD = /(?<=[\p{L}\p{N}])\p{Co}+|\p{Co}+(?=[\p{L}\p{N}])/gu;
/** A glyph without width, which keeps two letters of a word from being joined. */
const BETWEEN_ARABIC = /(?<=\p{Script=Arabic})\p{Cc}(?=\p{Script=Arabic})/gu;
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu;

/**
 * The words of a paragraph with U+FFFD for each sign whose letter nothing tells, so that nobody takes what is left of a word or
 * a number for the whole of it. Icons are left out, what begins an item becomes a bullet, and nothing is left of a paragraph without letters.
 */
export function withUntoldShown(words: string): string {
  if (!ANY_UNTOLD.test(words)) return words;
  if (!/[\p{L}\p{N}]/u.test(words)) return '';
  return words
    .replace(IN_A_WORD, '\ufffd')
    .replace(/\p{Co}+/gu, '')
    .replace(BETWEEN_ARABIC, '')
    .replace(CONTROLS, '\ufffd')
    .replace(/^\ufffd+\s+(?=\p{L})/u, '• ');
}
