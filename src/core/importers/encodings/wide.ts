import { commonShare } from './eastAsian.ts';

/** An encoding whose characters have two or four bytes. */
export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

const SAMPLE_BYTES = 16 * 1024;
/** Latin text has a NUL in nearly every unit. */
const MOSTLY = 0.4;
const HARDLY = 0.02;

/** How many of every fourth byte, from each of the four places on, are NUL: 0–1. */
function nulShares(bytes: Uint8Array): [number, number, number, number] {
  const shares: [number, number, number, number] = [0, 0, 0, 0];
  const units = Math.floor(Math.min(bytes.length, SAMPLE_BYTES) / 4);
  for (let at = 0; at < units * 4; at += 1) if (bytes[at] === 0) shares[at % 4] = (shares[at % 4] ?? 0) + 1 / units;
  return shares;
}

/** A text in one script, as it stands in the bytes of UTF-16: most of its units have one of a few first bytes. */
const HIGH_BYTES: readonly (readonly number[])[] = [
  [0x00, 0x04, 0x20],
  [0x00, 0x03, 0x20, 0x1f],
  [0x00, 0x05, 0x20],
  [0x00, 0x06, 0x20, 0xfe, 0xfb],
  [0x00, 0x0e, 0x20],
  [0x00, 0x09, 0x20],
  [0x00, 0x10, 0x20],
];

/** The share of units whose high byte, the one at `place` of two, is that of one script; and how many of them are letters of it. */
function scriptShare(bytes: Uint8Array, place: 0 | 1): number {
  const counts = new Uint16Array(256);
  const units = Math.floor(Math.min(bytes.length, SAMPLE_BYTES) / 2);
  for (let at = place; at < 2 * units; at += 2) {
    const high = bytes[at] ?? 0;
    counts[high] = (counts[high] ?? 0) + 1;
  }
  return Math.max(
    ...HIGH_BYTES.map((few) => {
      // A script is there where its own high byte is, not only that of spaces.
      if ((counts[few[1] ?? 0] ?? 0) < 0.3 * units) return 0;
      return few.reduce((sum, high) => sum + (counts[high] ?? 0), 0) / units;
    }),
  );
}

/**
 * The encoding of a text in units of two or four bytes without a byte order mark, or null: by the NULs in Latin text, by the
 * script that nearly all units are of.
 */
export function wideEncodingOf(bytes: Uint8Array): WideEncoding | null {
  if (bytes.length < 4) return null;
  const [a, b, c, d] = nulShares(bytes);
  if (c > 0.95 && d > 0.95 && a < HARDLY && bytes.length % 4 === 0) return 'utf-32le';
  if (a > 0.95 && b > 0.95 && d < HARDLY && bytes.length % 4 === 0) return 'utf-32be';
  const [first, second] = [(a + c) / 2, (b + d) / 2];
  if (second > MOSTLY && first < HARDLY) return 'utf-16le';
  if (first > MOSTLY && second < HARDLY) return 'utf-16be';
  // What has neither NULs nor control codes is a text of single bytes.
  if (bytes.length < 16) return null;
  if (scriptShare(bytes, 1) > 0.97 && scriptShare(bytes, 0) < 0.9) return 'utf-16le';
  if (scriptShare(bytes, 0) > 0.97 && scriptShare(bytes, 1) < 0.9) return 'utf-16be';
  return null;
}

/** The order of the bytes of a Chinese, Japanese or Korean text in UTF-16 without a mark, by its frequent characters; or null. */
export function eastAsianWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = Buffer.from(bytes.subarray(0, SAMPLE_BYTES));
  const whole = sample.subarray(0, sample.length - (sample.length % 2));
  const little = commonShare(whole.toString('utf16le'));
  const big = commonShare(Buffer.from(whole).swap16().toString('utf16le'));
  const least = 0.25;
  const enough = (share: typeof little): boolean => share.common >= least && share.beyond > 0.3 * (whole.length / 2);
  if (enough(little) && little.common > 3 * big.common) return 'utf-16le';
  if (enough(big) && big.common > 3 * little.common) return 'utf-16be';
  return null;
}

/** The text of bytes in UTF-32; a code that is no character is U+FFFD. */
export function decodeUtf32(bytes: Uint8Array, bigEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length - (bytes.length % 4));
  const parts: string[] = [];
  let codes: number[] = [];
  for (let at = 0; at < view.byteLength; at += 4) {
    const code = view.getUint32(at, !bigEndian);
    codes.push(code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? 0xfffd : code);
    if (codes.length === 4_096) {
      parts.push(String.fromCodePoint(...codes));
      codes = [];
    }
  }
  return parts.join('') + String.fromCodePoint(...codes);
}
