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
const ALLOWED_CONTROLS = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  let even = 0;
  let odd = 0;
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  for (let at = 0; at < length; at += 1) {
    if (bytes[at] === 0) {
      if (at % 2 === 0) even += 1;
      else odd += 1;
    }
  }
  return (odd > 0.2 * length && even < 0.01 * length) || (even > 0.2 * length && odd < 0.01 * length);
}

/** Share of NULs and control characters that no text has, in the units of the text: pairs of bytes for UTF-16. */
function controlShare(bytes: Uint8Array): number {
  const wide = looksLikeUtf16(bytes);
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  const step = wide ? 2 : 1;
  let controls = 0;
  let units = 0;
  for (let at = 0; at + step <= length; at += step) {
    const [low, high] = wide ? [bytes[at] ?? 0, bytes[at + 1] ?? 0] : [bytes[at] ?? 0, 0];
    const unit = low === 0 || high === 0 ? low + high : 0x100;
    if (unit < 0x20 && !ALLOWED_CONTROLS.has(unit)) controls += 1;
    units += 1;
  }
  return units === 0 ? 0 : controls / units;
}

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
  if (controlShare(bytes) > most)
    throw new BriefwrightError('BINARY_FILE', `${fileName} is not text: it is full of control characters.`, {
      hint: 'Import the text that it was made from.',
    });
}
