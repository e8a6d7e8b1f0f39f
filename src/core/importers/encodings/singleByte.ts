import { decodeIn } from './codePages.ts';
import { asciiWords, type Plausibility, plausibilityOf } from './plausible.ts';

/** Encodings of one byte a character, and how rarely each is met: the logarithm that a reading in it is held back by. */
const ENCODINGS: readonly (readonly [string, number])[] = [
  ['windows-1252', 0],
  ['windows-1251', 0],
  ['windows-1250', -0.5],
  ['windows-1253', -1],
  ['windows-1254', -1],
  ['windows-1255', -1],
  ['windows-1256', -1],
  ['windows-1257', -1],
  ['windows-1258', -2],
  ['windows-874', -1],
  ['iso-8859-2', -1],
  ['iso-8859-15', -1],
  ['iso-8859-5', -2],
  ['iso-8859-6', -2],
  ['iso-8859-7', -1.5],
  ['iso-8859-8-i', -2],
  ['koi8-r', -1],
  ['koi8-u', -1.5],
  ['iso-8859-4', -3],
  ['iso-8859-13', -3],
  ['iso-8859-16', -3],
  ['iso-8859-3', -3],
  ['iso-8859-10', -4],
  ['iso-8859-14', -4],
  ['ibm866', -3],
  ['macintosh', -3],
  ['x-mac-cyrillic', -3],
  ['x-mac-ce', -5],
  ['ibm852', -5],
  ['ibm850', -6],
  ['ibm437', -6],
  ['ibm855', -5],
];

/** A reading of bytes and how plausible it is. */
export interface Reading extends Plausibility {
  readonly encoding: string;
}

/** Readings of a sample in every encoding of one byte a character, the most plausible first. */
export function singleByteReadings(sample: Uint8Array): Reading[] {
  const words = asciiWords(sample);
  return ENCODINGS.map(([encoding, rarity]) => {
    const read = plausibilityOf(decodeIn(encoding, sample), words);
    return { ...read, encoding, score: read.score + rarity };
  }).sort((a, b) => b.score - a.score);
}
