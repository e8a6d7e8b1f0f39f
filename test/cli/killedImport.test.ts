import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../src/core/database/temporary.ts';
import { checkLibrary } from '../../src/core/operations/checking.ts';
import type { ImportedFile } from '../../src/core/operations/importedFile.ts';
import { importPaths } from '../../src/core/operations/importing.ts';
import { createLibrary, jobsInProcess, openLibrary } from '../../src/core/operations/index.ts';
import { forkImportProcess } from '../../src/worker/importChild.ts';
import { importJobsIn } from '../../src/worker/importPool.ts';
import { evidenceOf, factOf, sourceOf } from '../database/builders.ts';
import { docxOf } from '../importers/docxOf.ts';
import { epubOf } from '../importers/epubOf.ts';
import { FILLER } from '../importers/readPdf.ts';
import { pdfOf, stacked, wrapped } from '../support/pdf.ts';
import { scratchFolder } from './run.ts';

const ROWS = 120;
const REFERENCES = 150;
const MERGED = 200;
const folder = scratchFolder();

/** A folder with a file of each kind, and a library beside it. */
function mixedFiles(): { files: string; other: string } {
  const files = join(folder, 'files');
  mkdirSync(files);
  const page = (n: number): string =>
    `<!doctype html><html lang="en"><head><title>Page ${n}</title></head><body><article><h1>Page ${n}</h1>${`<p>The port held ${n} ships in May 2024, its harbour office said, and the quay of pier ${n} was new.</p>`.repeat(6)}</article></body></html>`;
  for (const n of [1, 2, 3]) writeFileSync(join(files, `page${n}.html`), page(n));
  writeFileSync(join(files, 'note.txt'), 'A note\n\nThe ferry ran on 3 May 2024 with 40 passengers.\n');
  writeFileSync(
    join(files, 'report.docx'),
    docxOf({ body: '<w:p><w:r><w:t>The quay was built in 2019.</w:t></w:r></w:p>' }),
  );
  writeFileSync(join(files, 'scan.pdf'), pdfOf([{ texts: stacked(wrapped(FILLER, 60), { x: 72, y: 700 }) }]));
  writeFileSync(
    join(files, 'book.epub'),
    epubOf({
      metadata: '<dc:title>Book of piers</dc:title>',
      chapters: {
        'a.xhtml': '<h1>Piers</h1><p>The pier of the outer basin was built in 1931, its builders wrote.</p>',
      },
    }),
  );
  writeFileSync(
    join(files, 'references.bib'),
    Array.from(
      { length: REFERENCES },
      (_, n) => `@book{key${n}, author = {Doe, Jane}, title = {Ports, part ${n}}, year = 2020}\n`,
    ).join(''),
  );
  writeFileSync(
    join(files, 'facts.csv'),
    `statement,source\n${Array.from({ length: ROWS }, (_, n) => `Row ${n} was counted.,The register\n`).join('')}`,
  );
  const other = join(folder, 'other.briefwright');
  const library = createLibrary(other);
  const source = library.sources.insert(sourceOf());
  library.facts.insertMany(
    Array.from({ length: MERGED }, (_, n) => factOf(`Item ${n} was merged.`, { evidence: [evidenceOf(source)] })),
  );
  library.close();
  return { files, other };
}

/** The processes that a killed one had started to read files. */
const readersOf = (said: readonly string[]): number[] => [
  ...new Set(said.flatMap((line) => (/^readers (.+)/.exec(line)?.[1] ?? '').split(' ').filter(Boolean).map(Number))),
];

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Runs the child and kills it when it has said so many lines, or that it is done; gives what it had said. */
function killedAfter(lines: number, args: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'killedImportChild.ts'), ...args]);
    let said = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.split('\n').length > lines || said.includes('done\n')) child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(said.trim().split('\n'));
      else reject(new Error(`The child ended by itself (${code}): ${errors}`));
    });
  });
}

/** What lies in the temporary folder for this library. */
async function leftFor(library: string): Promise<string[]> {
  const own = await temporaryFolder(library);
  rmSync(own, { recursive: true });
  const beginning = own.slice(0, -6);
  return readdirSync(tmpdir())
    .map((name) => join(tmpdir(), name))
    .filter((path) => path.startsWith(beginning));
}

const { files, other } = mixedFiles();

test('an import of mixed files that is killed leaves each file whole or absent, and the next opening nothing beside it', async () => {
  let [parts, wholes] = [0, 0];
  for (const lines of [1, 2, 3, 5, 7, 9, 11, 13, 15, 17]) {
    const path = join(folder, `L${lines}.briefwright`);
    createLibrary(path).close();
    const said = await killedAfter(lines, [path, files, other]);
    // Who reads ends with whom it reads for.
    await expect.poll(() => readersOf(said).filter(isAlive)).toEqual([]);
    const library = openLibrary(path, 'write');
    try {
      expect(await leftFor(path)).toEqual([]);
      const check = await checkLibrary({ library, ...jobsInProcess }, () => {}, new AbortController().signal);
      expect(check.problems).toEqual([]);
      const facts = library.facts.page({ limit: 1_000 }).facts.map(({ statement }) => statement);
      const counted = (word: RegExp) => facts.filter((statement) => word.test(statement)).length;
      expect([0, ROWS]).toContain(counted(/^Row/));
      expect([0, MERGED]).toContain(counted(/^Item/));
      const sources = library.sources.list();
      expect([0, REFERENCES]).toContain(sources.filter(({ csl }) => csl.title?.startsWith('Ports, part')).length);
      for (const { id, documents } of sources.filter(({ csl }) => /^(?:Page |Book of)/.test(csl.title ?? '')))
        expect([id, documents.length]).toEqual([id, 1]);
      if (said.at(-1) === 'done') {
        wholes += 1;
        expect(facts.length).toBe(ROWS + MERGED);
      } else if (sources.length > 0) parts += 1;
      // What is there can be taken back, step by step.
      while (library.history.undo().done);
      expect(library.counts()).toMatchObject({ facts: 0, sources: 0, documents: 0 });
    } finally {
      library.close();
    }
  }
  expect(parts + wholes).toBeGreaterThan(0);
});

test('a process that reads and is killed costs the file that it was given, which is told, and the rest come in', async () => {
  for (const victim of ['scan.pdf', 'report.docx', 'book.epub', 'references.bib']) {
    const others = readdirSync(files).filter((name) => name !== victim && name !== 'references.bib');
    const paths = [victim, ...others].map((name) => join(files, name));
    const library = createLibrary(join(folder, `${victim}.briefwright`));
    let given = 0;
    const runImportJob = importJobsIn((needs) => {
      const reader = forkImportProcess(undefined, needs);
      const send: typeof reader.send = (message) => {
        if (given++ === 0) reader.kill();
        reader.send(message);
      };
      return { ...reader, send };
    });
    const run = (): Promise<{ files: ImportedFile[] }> =>
      importPaths({ library, runImportJob }, paths, () => {}, new AbortController().signal);
    try {
      const [first, ...rest] = (await run()).files;
      expect(first).toMatchObject({
        path: join(files, victim),
        status: 'failed',
        code: 'FILE_DAMAGED',
        reason: `${victim} ended the program that reads files.`,
        hint: expect.stringMatching(/^Import it again/),
        sources: [],
        documents: [],
      });
      expect(rest.map(({ status }) => status)).toEqual(others.map(() => 'imported'));
      const again = (await run()).files;
      expect(again.map(({ status }) => status)).toEqual(['imported', ...others.map(() => 'skipped')]);
      const check = await checkLibrary({ library, ...jobsInProcess }, () => {}, new AbortController().signal);
      expect(check.problems).toEqual([]);
    } finally {
      library.close();
    }
  }
});

test('a copy that a killed merge has left is removed by whoever opens its library for writing next, and by nobody else', async () => {
  const path = join(folder, 'left.briefwright');
  createLibrary(path).close();
  const another = join(folder, 'another.briefwright');
  createLibrary(another).close();
  const left = await temporaryFolder(path);
  writeFileSync(join(left, 'library.briefwright'), 'a copy');
  openLibrary(path, 'read').close();
  openLibrary(another, 'write').close();
  expect(existsSync(left)).toBe(true);
  openLibrary(path, 'write').close();
  expect(existsSync(left)).toBe(false);
});
