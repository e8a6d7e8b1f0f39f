/** A number as an analyst typed it: its value, or why it cannot be taken. */
export type TypedNumber = { readonly value: number } | { readonly fault: string };

const POWERS: Readonly<Record<string, number>> = {
  thousand: 3,
  million: 6,
  mn: 6,
  billion: 9,
  bn: 9,
  trillion: 12,
  tn: 12,
};
const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+|(?=\.\d))(?:\.(\d+))?(?: ?([a-z]+))?$/;

/**
 * Reads `74,220,000,000`, `74 220 000 000` and `74.22 bn` alike. Only what can be kept digit for digit is taken: a number of
 * more digits than a double holds is refused, and so is a comma that is no thousands separator.
 */
export function readNumber(typed: string): TypedNumber {
  const text = typed.normalize('NFKC').replace(/[−–]/g, '-').replace(/\s+/g, ' ').trim().toLowerCase();
  if (text === '') return { fault: 'A measure has a value' };
  if (text.endsWith('%')) return { fault: 'Write % as the unit' };
  const [, sign = '', whole = '', fraction = '', scale] = NUMBER.exec(text) ?? [];
  if (whole === '' && fraction === '') {
    return {
      fault: /\d,\d/.test(text)
        ? 'Write decimals with a point: 12.5'
        : 'Write a number, such as 1200, 12.5 or 74.22 bn',
    };
  }
  const power = scale === undefined ? 0 : POWERS[scale];
  if (power === undefined) return { fault: `Write “${scale}” as the unit, or a scale: thousand, million, bn, tn` };
  const digits = whole.replace(/[, ]/g, '');
  const exact = trimmed(sign, digits + fraction.slice(0, power).padEnd(power, '0'), fraction.slice(power));
  const value = Number(exact);
  return plainNumber(value) === exact ? { value } : { fault: 'It has more digits than can be kept exactly' };
}

/** Every digit of a number, without separators and without an exponent: `0.0000001`, `74220000000`. */
export function plainNumber(value: number): string {
  return PLAIN.format(value);
}

const PLAIN = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 100, signDisplay: 'negative' });

function trimmed(sign: string, whole: string, fraction: string): string {
  const [before, after] = [whole.replace(/^0+(?=\d)/, '') || '0', fraction.replace(/0+$/, '')];
  const number = after === '' ? before : `${before}.${after}`;
  return sign === '-' && number !== '0' ? `-${number}` : number;
}
