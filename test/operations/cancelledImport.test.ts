import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importPaths } from '../../src/core/operations/importing.ts';
import { createLibrary, jobsInProcess } from '../../src/core/operations/index.ts';
import { scratchFolder } from '../cli/run.ts';

/** A library and five files, and an import of them that is cancelled when the fourth begins. */
async function cancelledAtTheFourth(folder: string, meanwhile: (library: ReturnType<typeof createLibrary>) => void) {
  const library = createLibrary(join(folder, 'library.briefwright'));
  const paths = [1, 2, 3, 4, 5].map((n) => {
    const path = join(folder, `article-${n}.txt`);
    writeFileSync(path, `Article number ${n}\n\nIt says something that only number ${n} says.\n`);
    return path;
  });
  const stopper = new AbortController();
  let begun = 0;
  const run = importPaths(
    { library, ...jobsInProcess },
    paths,
    () => {
      begun += 1;
      if (begun === 4) {
        meanwhile(library);
        stopper.abort();
      }
    },
    stopper.signal,
  );
  await expect(run).rejects.toThrow();
  return library;
}

test('a cancelled import leaves nothing behind', async () => {
  const library = await cancelledAtTheFourth(scratchFolder(), () => {});
  try {
    expect(library.sources.list()).toEqual([]);
  } finally {
    library.close();
  }
});

test('a cancelled import does not take back what somebody did meanwhile', async () => {
  const library = await cancelledAtTheFourth(scratchFolder(), (open) => {
    const [first] = open.sources.list();
    if (first) open.sources.update(first.id, { descriptor: 'Read at once.' });
  });
  try {
    expect(library.sources.list().map((source) => source.descriptor)).toContain('Read at once.');
  } finally {
    library.close();
  }
});
