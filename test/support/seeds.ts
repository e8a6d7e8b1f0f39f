import { existsSync } from 'node:fs';
import { join } from 'node:path';

const candidate = process.env.BRIEFWRIGHT_SEEDS ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'seeds');

/** The folder of the five seed articles, or null where this machine does not have them, which is then printed. */
export const seedsFolder: string | null = existsSync(candidate) ? candidate : null;

if (seedsFolder === null) {
  console.log('Skipped: what reads the seed articles. Set BRIEFWRIGHT_SEEDS to the folder that holds them.');
}
