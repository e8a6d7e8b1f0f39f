import { readFileSync } from 'node:fs';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/**
 * A process that reads saved pages with Readability and linkedom and does nothing else: what an import is held against. It is sent
 * paths of files, and answers with the time that they took.
 */
export interface Alone {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly characters: number;
}

process.on('message', (paths: readonly string[]) => {
  const began = performance.now();
  const used = process.cpuUsage();
  let characters = 0;
  for (const path of paths) {
    const { document } = parseHTML(readFileSync(path, 'utf8')) as unknown as {
      document: ConstructorParameters<typeof Readability>[0];
    };
    characters += new Readability(document).parse()?.textContent?.length ?? 0;
  }
  const { user, system } = process.cpuUsage(used);
  process.send?.({ wallMs: performance.now() - began, cpuMs: (user + system) / 1000, characters } satisfies Alone);
});
