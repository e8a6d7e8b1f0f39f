import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A folder or file under `resources/`, wherever the program runs from: the sources, a build, or a packaged app (which keeps
 * `resources/` beside its code).
 */
export function resourcePath(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'resources', name);
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`resources/${name} is missing from this installation.`);
    folder = parent;
  }
}
