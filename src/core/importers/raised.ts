const RAISED: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
};

/**
 * Words that are shown raised: digits and signs as the raised characters of Unicode, since 10 to the third would else be read
 * as 103, and the third note of 2024 as 20243. What has letters in it (1st) stays.
 */
export function raised(words: string): string {
  if (!/^[\s\d+\-−,;–()[\]*]+$/.test(words)) return words;
  return words.replace(/[\d+\-−]/g, (sign) => RAISED[sign] ?? sign);
}
