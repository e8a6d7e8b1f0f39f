const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
/** Larger numbers would be written in thousands of signs. */
const MOST = 4_999;

/** A number in small Roman numerals; in digits where none are written. */
export function roman(number: number): string {
  if (number < 1 || number > MOST) return `${number}`;
  let rest = number;
  let numeral = '';
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      numeral += sign;
      rest -= value;
    }
  }
  return numeral;
}

/** `a` … `z`, then `aa`, `bb`: letters as Word counts with them. */
function letters(number: number): string {
  if (number < 1 || number > MOST) return `${number}`;
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

function ordinal(number: number): string {
  const teen = number % 100 >= 11 && number % 100 <= 13;
  return `${number}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`;
}

/** `*`, `†`, `‡`, `§`, `**` …: marks of notes in the manner of the Chicago Manual of Style. */
function chicago(number: number): string {
  return number < 1 || number > 40 ? `${number}` : ('*†‡§'[(number - 1) % 4] ?? '*').repeat(Math.ceil(number / 4));
}

/** A number as a format of Word writes it (`ST_NumberFormat`); formats of other scripts in digits. */
export function numeralOf(number: number, format: string): string {
  switch (format) {
    case 'lowerRoman':
      return roman(number);
    case 'upperRoman':
      return roman(number).toUpperCase();
    case 'lowerLetter':
      return letters(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'decimalZero':
      return number < 10 ? `0${number}` : `${number}`;
    case 'chicago':
      return chicago(number);
    case 'ordinal':
      return ordinal(number);
    default:
      return `${number}`;
  }
}
