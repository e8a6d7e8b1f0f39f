import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

/** Path of Electron's executable; null where its runtime is not installed. The package is not asked: it would try to download it. */
export function electronRuntime(): string | null {
  const nameFile = join(ROOT, 'node_modules', 'electron', 'path.txt');
  if (!existsSync(nameFile)) return null;
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(ROOT, 'node_modules', 'electron', 'dist');
  const file = join(folder, readFileSync(nameFile, 'utf8'));
  return existsSync(file) ? file : null;
}
