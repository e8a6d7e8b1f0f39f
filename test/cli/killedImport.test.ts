import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../src/core/database/temporary.ts';
import { checkLibrary } from '../../src/core/operations/checking.ts';
import { createLibrary, jobsInProcess, openLibrary } from '../../src/core/operations/index.ts';
import { evidenceOf, factOf, sourceOf } from '../database/builders.ts';
import { docxOf } from '../importers/docxOf.ts';
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

test('an import of mixed files that is killed leaves each file whole or absent, and the next opening nothing beside it', async () => {
  const { files, other } = mixedFiles();
  let [parts, wholes] = [0, 0];
  for (let lines = 1; lines <= 14; lines += 1) {
    const path = join(folder, `L${lines}.briefwright`);
    createLibrary(path).close();
    const said = await killedAfter(lines, [path, files, other]);
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
      for (const { id, documents } of sources.filter(({ csl }) => csl.title?.startsWith('Page ')))
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
