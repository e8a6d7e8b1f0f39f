import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder of `resources/`: found upwards from this file, which stands in `src/` or, once bundled, in `out/`. */
export function resourceFolder(name: 'designs' | 'fonts'): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'resources', name);
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`The folder resources/${name} is missing from this installation.`);
    folder = parent;
  }
}
