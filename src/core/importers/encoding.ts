import { analyse } from 'chardet';
import { BriefwrightError } from '../../model/errors.ts';
import { decodeIn } from './encodings/codePages.ts';
import { commonShare, decodeIso2022, eastAsianReadings } from './encodings/eastAsian.ts';
import { asciiWords, plausibilityOf } from './encodings/plausible.ts';
import { singleByteReadings } from './encodings/singleByte.ts';
import { decodeUtf32, eastAsianWide, type WideEncoding, wideEncodingOf } from './encodings/wide.ts';
import type { Note } from './normalise.ts';

/** What the bytes say, and what had to be set aside to say it. */
export interface DecodedText {
  readonly text: string;
  /** WHATWG label of the encoding that was used. */
  readonly encoding: string;
  readonly notes: readonly Note[];
}

/** What damage and scripts are looked for in, from the beginning of a text on. */
const LOOKED_AT_BYTES = 64 * 1024;
/** What a language is told by. */
const SAMPLE_BYTES = 8 * 1024;
/** Bytes before and after each one beyond ASCII that the language is told by, where a text is longer than a sample. */
const AROUND = 24;
/**
 * The mean logarithm of a character's likelihood below which a reading is no language's. That of real texts read rightly is
 * between -2 and -4.5; of those read wrongly, between -5.5 and -18.
 */
const LEAST_PLAUSIBLE = -5.5;
/** A text of fewer characters beyond ASCII cannot be judged by their mean. */
const FEWEST_JUDGED = 8;
/** What `chardet` is sure of (100) counts as much as a letter in the right place. */
const CHARDET_WEIGHT = 3 / 100;
/** Windows code pages that hold the letters of a part of ISO 8859, and punctuation where that part has control codes. */
const WINDOWS_TWINS: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
};

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
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 4 * LOOKED_AT_BYTES));
  let good = 0;
  let bad = 0;
  for (const character of text) {
    if (character === '\uFFFD') bad += 1;
    else if (character > '\x7f') good += 1;
  }
  return good >= 3 && good > 2 * bad;
}

/** A text that is UTF-8 but for some bytes, which are shown as damaged and counted: whole words around them are as they were. */
function damagedUtf8(bytes: Uint8Array): DecodedText {
  const text = new TextDecoder('utf-8').decode(bytes);
  const count = text.split('\uFFFD').length - 1;
  return { text, encoding: 'utf-8', notes: [{ what: 'characters that are not UTF-8, replaced by U+FFFD', count }] };
}

/** The bytes of a long text that tell its language: its beginning, and what stands around bytes beyond ASCII. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes;
  const parts: Uint8Array[] = [bytes.subarray(0, SAMPLE_BYTES / 4)];
  let length = SAMPLE_BYTES / 4;
  let from = length;
  for (let at = from; at < bytes.length && length < SAMPLE_BYTES; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const part = bytes.subarray(Math.max(from, at - AROUND), at + AROUND);
    parts.push(part);
    length += part.length;
    from = at + AROUND;
    at = from - 1;
  }
  return Buffer.concat(parts);
}

/** `chardet`'s guess, and how much it counts. */
function guessOf(sample: Uint8Array): { encoding: string; weight: number } {
  const [best] = analyse(sample);
  const name = best?.name.toLowerCase() ?? '';
  return { encoding: WINDOWS_TWINS[name] ?? name, weight: (best?.confidence ?? 0) * CHARDET_WEIGHT };
}

/**
 * Whether characters of East Asia are as frequent in a reading as in running text. A short text has fewer to tell by, and one
 * or two of them among Latin letters are bytes of something else.
 */
const isRunningText = (text: string, { common, beyond }: { common: number; beyond: number }): boolean =>
  common >= (beyond < 20 ? 0.4 : 0.2) && (beyond > 2 || !/[a-z]/i.test(text));

/**
 * The text of bytes that are not Unicode, in the encoding in which it is most plausible that somebody wrote it. Throws
 * UNKNOWN_ENCODING where no reading is plausible.
 */
function decodeLegacy(bytes: Uint8Array): DecodedText {
  if (isDamagedUtf8(bytes)) return damagedUtf8(bytes);
  const sample = sampleOf(bytes);
  const [asian] = eastAsianReadings(bytes.subarray(0, LOOKED_AT_BYTES));
  if (asian && isRunningText(asian.text, asian)) {
    const text = decodeStrictly(bytes, asian.encoding);
    if (text !== null) return { text, encoding: asian.encoding, notes: [] };
  }
  const guess = guessOf(sample);
  const readings = singleByteReadings(sample).map((reading) => ({
    ...reading,
    score: reading.score + (reading.encoding === guess.encoding ? guess.weight : 0),
  }));
  const [best] = readings.sort((a, b) => b.score - a.score);
  if (!best || (best.beyond >= FEWEST_JUDGED && best.score / best.beyond < LEAST_PLAUSIBLE))
    throw unknownEncoding('no reading of its bytes gives words');
  return { text: decodeIn(best.encoding, bytes), encoding: best.encoding, notes: [] };
}

/**
 * How much more plausible another reading must be than the declared one, in all and for each character beyond ASCII. Latin-1
 * is what servers say of anything.
 */
const OVERRULES = { whole: 20, latin1: 12, each: 1 } as const;

/** Whether the bytes are plainly in another encoding than the one of this reading. */
function isOverruled(bytes: Uint8Array, encoding: string, text: string): boolean {
  const share = commonShare(text.slice(0, 20_000));
  const [asian] = eastAsianReadings(bytes.subarray(0, LOOKED_AT_BYTES));
  if (asian && asian.encoding !== encoding && asian.beyond >= 20 && asian.common > Math.max(0.4, 2 * share.common))
    return true;
  if (isRunningText(text, share)) return false;
  const sample = sampleOf(bytes);
  const [best] = singleByteReadings(sample);
  const least = encoding === 'windows-1252' ? OVERRULES.latin1 : OVERRULES.whole;
  const own = plausibilityOf(new TextDecoder(encoding).decode(sample), asciiWords(sample));
  return (
    best !== undefined &&
    best.score / best.beyond >= LEAST_PLAUSIBLE &&
    best.score - own.score > Math.max(least, OVERRULES.each * best.beyond)
  );
}

/**
 * What a page says of its encoding, taken at its word where all bytes have a meaning in it, unless they are plainly words in
 * another one. One that says UTF-8 and mostly is has its damaged characters replaced, as browsers do: parts of pages come from
 * different hands.
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
    return isDamagedUtf8(bytes) ? damagedUtf8(bytes) : null;
  }
  const text = decodeStrictly(bytes, encoding);
  return text === null || isOverruled(bytes, encoding, text) ? null : { text, encoding, notes: [] };
}

/** Text in units of two or four bytes. */
function decodeWide(bytes: Uint8Array, encoding: WideEncoding): Pick<DecodedText, 'text' | 'notes'> {
  if (encoding === 'utf-32le' || encoding === 'utf-32be')
    return { text: decodeUtf32(bytes, encoding === 'utf-32be'), notes: [] };
  return decodeUtf16(bytes, encoding === 'utf-16be');
}

const MARKS: readonly (readonly [WideEncoding, readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Text from bytes of unknown encoding: byte order mark, then UTF-16 and UTF-32 by the pattern of their bytes, then strict
 * UTF-8, then what the file declares (`declared`, an encoding's label), then the encoding in which it is most plausible that
 * somebody wrote it, with `chardet` as one witness. UTF-8 goes before what is declared: it is not met by chance, and pages that
 * were saved again often declare what they were. The byte order mark is taken off and noted.
 * Throws UNKNOWN_ENCODING where every reading would garble the text.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const mark = { what: 'byte order mark', count: 1 };
  for (const [encoding, signature] of MARKS) {
    if (!startsWith(bytes, ...signature)) continue;
    const { text, notes } = decodeWide(bytes.subarray(signature.length), encoding);
    return { text, encoding, notes: [mark, ...notes] };
  }
  const marked = startsWith(bytes, 0xef, 0xbb, 0xbf);
  const body = marked ? bytes.subarray(3) : bytes;
  const wide = marked ? null : wideEncodingOf(body);
  if (wide !== null) return { ...decodeWide(body, wide), encoding: wide };
  // ISO 2022 is valid UTF-8, of escapes and letters that mean nothing.
  const escaped = decodeIso2022(body);
  if (escaped !== null) return { ...escaped, notes: [] };
  const mended = withoutEncodedSurrogates(body);
  const utf8 = decodeStrictly(mended.bytes, 'utf-8');
  if (utf8 !== null) {
    const notes = mended.count > 0 ? [{ what: 'lone surrogate replaced by U+FFFD', count: mended.count }] : [];
    return { text: utf8, encoding: 'utf-8', notes: marked ? [mark, ...notes] : notes };
  }
  if (marked) throw unknownEncoding('it has the mark of UTF-8, but some bytes are not UTF-8');
  const unmarked = eastAsianWide(body);
  if (unmarked !== null) return { ...decodeWide(body, unmarked), encoding: unmarked };
  return (declared === null ? null : decodeAsDeclared(body, declared)) ?? decodeLegacy(body);
}
