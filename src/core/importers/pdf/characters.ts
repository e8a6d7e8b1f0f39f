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

/** Presentation forms expanded, bullets of symbol fonts named, controls that are no white space taken out. */
export function plainCharacters(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .replace(/[\ufb00-\ufb06]+/g, (ligatures) => ligatures.normalize('NFKC'))
    .replace(/[\uf020-\uf0ff]/g, (character) => PRIVATE_USE[character] ?? character)
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
