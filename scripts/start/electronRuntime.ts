import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the project. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** Path of Electron's executable, or why there is none. The package is asked for its files: calling it would try to download them. */
export function electronRuntime(): { readonly path: string } | { readonly missing: string } {
  const modules = join(ROOT, 'node_modules', 'electron');
  const nameFile = join(modules, 'path.txt');
  const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8') : 'electron';
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(modules, 'dist');
  const path = join(folder, name);
  return existsSync(path)
    ? { path }
    : { missing: `${join('node_modules', 'electron', 'dist', name)} is not installed` };
}
