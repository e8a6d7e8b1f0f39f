import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normaliseText, sha256Of } from '../../src/core/importers/normalise.ts';

export const SAMPLE = join(import.meta.dirname, '../../resources/sample');

/** A text as the library stores it: strict UTF-8, its byte order mark dropped, then normalised as at import. */
export function readText(path: string): { readonly text: string; readonly sha256: string } {
  const { text } = normaliseText(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)));
  return { text, sha256: sha256Of(text) };
}

/** The text files of a folder under the SHA-256 of their text. */
export function textsIn(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => /\.(txt|md)$/.test(name));
  return new Map(names.map((name) => readText(join(folder, name))).map(({ sha256, text }) => [sha256, text]));
}
