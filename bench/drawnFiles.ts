import { readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

/** A number from 0 to 1 that a file's name and the seed decide. */
function lot(name: string, seed: number): number {
  let hash = seed;
  for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x5bd1e995) ^ (hash >>> 15);
  return (hash >>> 0) / 2 ** 32;
}

/** The files below a folder with an ending ("pdf"), in an order that the seed draws: the first of them are a sample. */
export function drawnFiles(root: string, ending: string, seed: number): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name).toLowerCase() === `.${ending}`)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => lot(relative(root, a), seed) - lot(relative(root, b), seed));
}
