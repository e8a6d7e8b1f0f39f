import { createHash } from 'node:crypto';

/**
 * Text as the library stores it: NFC, without lone surrogates (SQLite would give U+FFFD back) and without NUL (SQLite's
 * `length()` stops there), so that what is hashed is what is read again.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').normalize('NFC');
}

export function storableOrNull(text: string | null): string | null {
  return text === null ? null : storable(text);
}

/** `storable` for every string in a JSON value, keys left alone. */
export function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [storable(key), storableJson(held)]));
  }
  return value;
}

/** SHA-256 of the UTF-8 bytes, lower-case hex. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * The hash kept with each statement: the first 96 bits of its SHA-256, in 16 characters. It finds equal statements
 * through an index, and shows a flipped bit that `integrity_check` does not see.
 */
export function statementHash(statement: string): string {
  return createHash('sha256').update(statement, 'utf8').digest('base64url').slice(0, 16);
}

/** How names of entities are compared: case and white space folded. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
