import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Library, openLibrary } from '../src/core/database/library.ts';

const FOLDER = join(import.meta.dirname, '..', 'out', 'bench');
const MIGRATIONS = join(import.meta.dirname, '..', 'src', 'core', 'database', 'migrations');

/** A library that takes long to make: filled where there is none of this name and of today's schema yet, and kept in out/bench. */
export function keptLibrary(name: string, fill: (library: Library) => void): string {
  const schema = createHash('sha256');
  for (const file of readdirSync(MIGRATIONS).sort()) schema.update(readFileSync(join(MIGRATIONS, file)));
  const path = join(FOLDER, `${name}-${schema.digest('hex').slice(0, 8)}.briefwright`);
  if (existsSync(path)) return path;
  mkdirSync(FOLDER, { recursive: true });
  const unfinished = join(FOLDER, 'unfinished.briefwright');
  for (const end of ['', '-wal', '-shm', '-lock']) rmSync(unfinished + end, { force: true });
  const library = openLibrary(unfinished, 'create');
  fill(library);
  library.close();
  renameSync(unfinished, path);
  return path;
}
