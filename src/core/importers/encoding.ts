import { analyse } from 'chardet';
import { BriefwrightError } from '../../model/errors.ts';
import type { Note } from './normalise.ts';

/** What the bytes say, and what had to be set aside to say it. */
export interface DecodedText {
  readonly text: string;
  /** WHATWG label of the encoding that was used. */
  readonly encoding: string;
  readonly notes: readonly Note[];
}

/** Bytes that windows-1252 leaves undefined: a text that has one of them is in some other encoding. */
const UNDEFINED_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** Below this share of bytes over 0x7f there are too few for statistics: curly quotes and a few accents. */
const FEW_HIGH_BYTES = 0.015;
const SAMPLE_BYTES = 64 * 1024;
/** Of chardet's 100: short texts in Cyrillic get about 25, other guesses at Latin text seldom 20. */
const LEAST_CONFIDENCE = 20;
/** Windows code pages that hold the letters of a part of ISO 8859, and punctuation where that part has control codes. */
const WINDOWS_TWINS: Readonly<Record<string, string>> = {
  'ISO-8859-2': 'windows-1250',
  'ISO-8859-5': 'windows-1251',
  'ISO-8859-6': 'windows-1256',
  'ISO-8859-7': 'windows-1253',
  'ISO-8859-8': 'windows-1255',
  'ISO-8859-9': 'windows-1254',
};
const LATIN_1_FAMILY = new Set(['ISO-8859-1', 'ISO-8859-15', 'windows-1252', 'ASCII', 'UTF-8']);

function startsWith(bytes: Uint8Array, ...signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function unknownEncoding(detail: string): BriefwrightError {
  return new BriefwrightError('UNKNOWN_ENCODING', `The encoding of this text could not be told: ${detail}.`, {
    hint: 'Save the file as UTF-8 and import it again.',
  });
}

/** Keeps lone surrogates as they stand, so that they can be counted; TextDecoder would replace them unseen. */
function decodeUtf16(bytes: Uint8Array, bigEndian: boolean): { text: string; notes: readonly Note[] } {
  const whole = bytes.length - (bytes.length % 2);
  const buffer = Buffer.from(bytes.subarray(0, whole));
  if (bigEndian) buffer.swap16();
  const notes = whole < bytes.length ? [{ what: 'half a character at the end of the file', count: 1 }] : [];
  return { text: buffer.toString('utf16le'), notes };
}

/**
 * The byte order of UTF-16 without a byte order mark, or null. Latin text in UTF-16 has a NUL in nearly every pair,
 * always on the same side; a text that is mostly not Latin has no such pattern and cannot be told this way.
 */
function utf16ByNulPattern(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(Math.min(bytes.length, SAMPLE_BYTES) / 2);
  if (pairs < 2) return null;
  let first = 0;
  let second = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[2 * pair] === 0) first += 1;
    if (bytes[2 * pair + 1] === 0) second += 1;
  }
  if (second > 0.4 * pairs && first < 0.02 * pairs) return 'utf-16le';
  if (first > 0.4 * pairs && second < 0.02 * pairs) return 'utf-16be';
  return null;
}

/**
 * Surrogates written as three bytes each (WTF-8, as Python's `surrogatepass` does) are no UTF-8, but the rest of such a
 * file is. Each is replaced by the three bytes of U+FFFD.
 */
function withoutEncodedSurrogates(bytes: Uint8Array): { bytes: Uint8Array; count: number } {
  let copy: Uint8Array | null = null;
  let count = 0;
  for (let at = bytes.indexOf(0xed); at >= 0 && at + 2 < bytes.length; at = bytes.indexOf(0xed, at + 1)) {
    const second = bytes[at + 1] ?? 0;
    const third = bytes[at + 2] ?? 0;
    if (second < 0xa0 || second > 0xbf || third < 0x80 || third > 0xbf) continue;
    copy ??= bytes.slice();
    copy.set([0xef, 0xbf, 0xbd], at);
    count += 1;
  }
  return { bytes: copy ?? bytes, count };
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Whether a file that is no UTF-8 was plainly meant to be: sequences of several bytes that are valid UTF-8 do not come
 * about by chance in a text of another encoding. Reading such a file as windows-1252 would garble all of them.
 */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 4 * SAMPLE_BYTES));
  let good = 0;
  let bad = 0;
  for (const character of text) {
    if (character === '\uFFFD') bad += 1;
    else if (character > '\x7f') good += 1;
  }
  return good >= 3 && good > 2 * bad;
}

/** A guess at ISO 8859 is the Windows code page beside it where bytes of control codes are in the text. */
function windowsTwin(name: string, bytes: Uint8Array): string {
  return bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? (WINDOWS_TWINS[name] ?? name) : name;
}

/**
 * What a page says of its encoding, taken at its word where all bytes have a meaning in it. One that says UTF-8 and mostly is
 * has its damaged characters replaced, as browsers do: parts of pages come from different hands.
 */
function decodeAsDeclared(bytes: Uint8Array, declared: string): DecodedText | null {
  let encoding: string;
  try {
    encoding = new TextDecoder(declared).encoding;
  } catch {
    return null;
  }
  if (encoding.startsWith('utf-16')) return null;
  if (encoding === 'utf-8') {
    if (!isDamagedUtf8(bytes)) return null;
    const text = new TextDecoder('utf-8').decode(bytes);
    const count = text.split('\uFFFD').length - 1;
    return { text, encoding, notes: [{ what: 'characters that are not UTF-8, replaced by U+FFFD', count }] };
  }
  const text = decodeStrictly(bytes, encoding);
  return text === null ? null : { text, encoding, notes: [] };
}

function decodeLegacy(bytes: Uint8Array): DecodedText {
  if (isDamagedUtf8(bytes)) throw unknownEncoding('most of it is UTF-8, but some bytes are not');
  let high = 0;
  let undefinedIn1252 = 0;
  for (const byte of bytes) {
    if (byte < 0x80) continue;
    high += 1;
    if (UNDEFINED_IN_1252.has(byte)) undefinedIn1252 += 1;
  }
  const fits1252 = undefinedIn1252 === 0;
  if (!fits1252 || high > FEW_HIGH_BYTES * bytes.length) {
    const matches = analyse(bytes.subarray(0, SAMPLE_BYTES)).filter((match) => match.confidence > 0);
    const best = matches[0];
    const latin = matches.find((match) => LATIN_1_FAMILY.has(match.name));
    // A guess must be clearly better than the Latin one: on short texts the statistics waver by a few points.
    const clear = best && !LATIN_1_FAMILY.has(best.name) && best.confidence >= (latin?.confidence ?? 0) + 10;
    if (best && clear && (best.confidence >= LEAST_CONFIDENCE || !fits1252)) {
      const encoding = windowsTwin(best.name, bytes);
      const text = decodeStrictly(bytes, encoding);
      if (text !== null) return { text, encoding: encoding.toLowerCase(), notes: [] };
    }
  }
  if (!fits1252) throw unknownEncoding('it is neither UTF-8, UTF-16 nor windows-1252');
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252', notes: [] };
}

/**
 * Text from bytes of unknown encoding: byte order mark, then strict UTF-8, then UTF-16 by its NUL bytes, then
 * what the file declares (`declared`, an encoding's label), `chardet`, then windows-1252. UTF-8 goes before what is declared:
 * it is not met by chance, and pages that were saved again often declare what they were. The byte order mark is taken off and
 * noted.
 * Throws UNKNOWN_ENCODING where every reading would garble the text.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const mark = { what: 'byte order mark', count: 1 };
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff))
    throw unknownEncoding('it is UTF-32, which is not read');
  for (const [encoding, signature] of [
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ] as const) {
    if (!startsWith(bytes, ...signature)) continue;
    const { text, notes } = decodeUtf16(bytes.subarray(2), encoding === 'utf-16be');
    return { text, encoding, notes: [mark, ...notes] };
  }
  const marked = startsWith(bytes, 0xef, 0xbb, 0xbf);
  const body = marked ? bytes.subarray(3) : bytes;
  const wide = marked ? null : utf16ByNulPattern(body);
  if (wide !== null) return { ...decodeUtf16(body, wide === 'utf-16be'), encoding: wide };
  // ISO-2022-JP is valid UTF-8, of escapes and letters that mean nothing.
  if (declared !== null && /^(?:cs)?iso-?2022-?jp$/i.test(declared) && body.includes(0x1b)) {
    const japanese = decodeAsDeclared(body, declared);
    if (japanese !== null) return japanese;
  }
  const mended = withoutEncodedSurrogates(body);
  const utf8 = decodeStrictly(mended.bytes, 'utf-8');
  if (utf8 !== null) {
    const notes = mended.count > 0 ? [{ what: 'lone surrogate replaced by U+FFFD', count: mended.count }] : [];
    return { text: utf8, encoding: 'utf-8', notes: marked ? [mark, ...notes] : notes };
  }
  if (marked) throw unknownEncoding('it has the mark of UTF-8, but some bytes are not UTF-8');
  return (declared === null ? null : decodeAsDeclared(body, declared)) ?? decodeLegacy(body);
}
