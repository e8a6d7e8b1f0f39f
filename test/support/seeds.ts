import { existsSync } from 'node:fs';
import { join } from 'node:path';

const candidate = process.env.BRIEFWRIGHT_SEEDS ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'seeds');

/** The folder of the five seed articles, or null where this machine does not have them. */
export const seedsFolder: string | null = existsSync(candidate) ? candidate : null;

export const NO_SEEDS = 'the seed articles are not here; set BRIEFWRIGHT_SEEDS to their folder to run this';
