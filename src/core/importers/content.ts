import { isUtf8 } from 'node:buffer';
import { BriefwrightError } from '../../model/errors.ts';
import { wideEncodingOf } from './encodings/wide.ts';

/** First bytes (as Latin-1) of formats that are often misnamed as text. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a zip archive or an Office document'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Office document'],
  ['{\\rtf', 'rich text (RTF)'],
  ['\x89PNG\r\n', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['SQLite format 3\0', 'a database'],
  ['\x7fELF', 'a program'],
  ['MZ\x90', 'a program'],
  ['\x1f\x8b\x08', 'a compressed file'],
  ['7z\xbc\xaf\x27\x1c', 'a compressed file'],
  ['BZh', 'a compressed file'],
];
const SAMPLE_BYTES = 256 * 1024;
/** Texts have hardly any control characters but tab, line ends and form feed; random bytes have one in nine. */
const MOST_CONTROLS = 0.05;
/** What is valid UTF-8 did not come about by chance: it may have stray controls, but must not be made of them. */
const MOST_CONTROLS_IN_UTF8 = 0.3;
/** Of each code under 0x20 whether no text has it: all but tabs, line ends, form feed and escape. */
const IS_CONTROL = Array.from({ length: 0x20 }, (_, code) => ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b].includes(code));

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  if (!bytes.includes(0)) return false;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0) {
      if (at % 2 === 0) even += 1;
      else odd += 1;
    }
  }
  return (
    (odd > 0.2 * bytes.length && even < 0.01 * bytes.length) || (even > 0.2 * bytes.length && odd < 0.01 * bytes.length)
  );
}

/** Share of NULs and control characters that no text has, in the units of the text: pairs of bytes for UTF-16. */
function controlShare(bytes: Uint8Array): number {
  const isWide = looksLikeUtf16(bytes);
  const units = isWide ? Math.floor(bytes.length / 2) : bytes.length;
  let controls = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const code = isWide ? narrow(bytes[2 * unit] ?? 0, bytes[2 * unit + 1] ?? 0) : (bytes[unit] ?? 0);
    if (code < 0x20 && IS_CONTROL[code]) controls += 1;
  }
  return units === 0 ? 0 : controls / units;
}

/** The code of a unit of two bytes, in either order, where one of them is 0; else one that is no control character. */
const narrow = (a: number, b: number): number => (a === 0 || b === 0 ? a + b : 0x100);

/**
 * Throws BINARY_FILE where the bytes are of a known format other than text, or no text at all. A stray NUL or control character is let through: it is removed or kept with a note.
 */
export function refuseNonText(bytes: Uint8Array, fileName: string): void {
  const beginning = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString('latin1');
  const known = SIGNATURES.find(([signature]) => beginning.startsWith(signature));
  if (known)
    throw new BriefwrightError('BINARY_FILE', `${fileName} is ${known[1]}, not text.`, {
      hint: 'Save its text as a UTF-8 text file and import that.',
    });
  // Characters of two and four bytes are full of NULs and of what would be controls in others.
  if (beginning.startsWith('\xff\xfe\0\0') || beginning.startsWith('\0\0\xfe\xff') || wideEncodingOf(bytes) !== null)
    return;
  const most = isUtf8(bytes) ? MOST_CONTROLS_IN_UTF8 : MOST_CONTROLS;
  if (controlShare(bytes.subarray(0, SAMPLE_BYTES)) > most)
    throw new BriefwrightError('BINARY_FILE', `${fileName} is not text: it is full of control characters.`, {
      hint: 'Import the text that it was made from.',
    });
}
