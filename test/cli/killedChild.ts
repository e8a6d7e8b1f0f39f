/**
 * Works on a library without end: adds facts, imports files, builds decks, and prints a line after each operation that has
 * finished. `killed.test.ts` kills it at some moment.
 */
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { jobsInProcess, openLibrary, router } from '../../src/core/operations/index.ts';

const [libraryPath = '', folder = '', round = '0'] = process.argv.slice(2);
const library = openLibrary(libraryPath, 'write');
const operations = createRouterClient(router, { context: { library, ...jobsInProcess } });
const tell = (line: string): void => {
  writeSync(1, `${line}\n`);
};

async function finish<T>(stream: AsyncIterator<unknown, T>): Promise<T> {
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value;
  }
}

tell('ready');
for (let n = 0; ; n++) {
  const sources = (await operations.sources()).sources;
  const sourceId = sources[n % sources.length]?.id ?? '';
  const facts = Array.from({ length: 1 + (n % 40) }, (_, i) => ({
    statement: `In round ${round}, batch ${n} held its item ${i}.`,
    themes: ['exercises', 'killed'],
    evidence: [{ sourceId }],
  }));
  const { added } = await operations.add({ facts });
  tell(`added ${added.join(' ')}`);

  const file = join(folder, `article-${round}-${n}.txt`);
  writeFileSync(file, `Article ${round}.${n}\n\n${`This is sentence ${n} of round ${round}. `.repeat(200)}\n`);
  const imported = await finish(await operations.import({ paths: [file] }));
  tell(`imported ${imported.files[0]?.documents[0]}`);

  if (n % 3 === 0) {
    const out = join(folder, `deck-${round}-${n}.pptx`);
    const built = await finish(await operations.build({ themes: ['killed'], out, asOf: '2026-11-01' }));
    tell(`built ${built.sha256} ${built.file}`);
  }
}
