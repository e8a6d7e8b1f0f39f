/**
 * Opens a library in a process of its own: `openChild.ts PATH MODE [hold|add]`. Prints one line: `open N` with the
 * count of facts, or the code of the error. `hold` keeps it open; `add` adds facts, one operation each, and prints the
 * id of each when it is done.
 */
import { writeSync } from 'node:fs';
import { type OpenMode, openLibrary } from '../../src/core/database/library.ts';
import { evidenceless } from './plainFact.ts';

const [path, mode, then] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);
try {
  const library = openLibrary(path as string, mode as OpenMode);
  say(`open ${library.counts().facts}`);
  if (then === 'hold') {
    // The lock stays although nothing points at the library any more and memory is collected.
    setTimeout(() => {
      globalThis.gc?.();
      say('collected');
    }, 20);
    setInterval(() => undefined, 60_000);
  } else if (then === 'add') {
    for (let i = 0; ; i += 1) {
      for (const id of library.facts.insertMany([evidenceless(`Fact ${i} of process ${process.pid}`)])) say(id);
    }
  } else library.close();
} catch (error) {
  say((error as { code?: string }).code ?? String(error));
}
