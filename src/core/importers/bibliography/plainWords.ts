/** A value longer than this is no field of a reference; its entry is refused. In UTF-16 code units. */
export const LONGEST_VALUE = 1024 * 1024;

const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-=()n'].map((plain, at) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][at] ?? plain]),
);
const SUBSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-=()'].map((plain, at) => [plain, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][at] ?? plain]),
);

/** 10<sup>2</sup> without its markup would be another number: raised and lowered digits keep their place. */
function raised(words: string, letters: Readonly<Record<string, string>>, mark: string): string {
  const characters = [...words];
  if (characters.every((character) => letters[character] !== undefined))
    return characters.map((character) => letters[character]).join('');
  return /\d/.test(words) ? `${mark}${words}` : words;
}

const MARKUP =
  /<\/?(?:i|b|u|em|strong|sc|span|sup|sub|a|br|p|li|ul|ol|div|code|pre|blockquote|q|h[1-6]|tt|nc|ncx|script)(?:\s[^<>]*)?\/?>/gi;
const PARAGRAPHS = /<(?:p|h[1-6]|blockquote)(?:\s[^<>]*)?\/?>/gi;
const LINE_BREAKS = /<(?:br|li|div)(?:\s[^<>]*)?\/?>/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
/** C0 and C1 controls but tab and line end, byte order marks, and noncharacters: no field of a reference has them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g;

function unescapeEntities(words: string): string {
  return words.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** Words without the markup that reference managers put in them, and without controls. Line ends are kept. */
export function plainLines(value: string): string {
  return unescapeEntities(
    value
      .replace(/<sup>([^<]*)<\/sup>/gi, (_, words: string) => raised(words, SUPERSCRIPTS, '^'))
      .replace(/<sub>([^<]*)<\/sub>/gi, (_, words: string) => raised(words, SUBSCRIPTS, '_'))
      .replace(PARAGRAPHS, '\n\n')
      .replace(LINE_BREAKS, '\n')
      .replace(MARKUP, ''),
  )
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .normalize('NFC')
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The same on one line. */
export function plainWords(value: string): string {
  return plainLines(value).replace(/\s*\n\s*/g, ' ');
}
