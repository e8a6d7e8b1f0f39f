import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs the import check over a small tree of its own; gives its exit code and what it said. */
function checkImports(files: Readonly<Record<string, string>>): Promise<{ code: number; said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-imports-'));
  folders.push(folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const command = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const args = [command, 'src', '--config', join(root, '.dependency-cruiser.cjs')];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr });
    });
  });
}

const tree = {
  'src/model/fact.ts': 'export const a = 1;\n',
  'src/core/database/library.ts': "import { a } from '../../model/fact.ts';\nexport const b = a;\n",
  'src/core/operations/index.ts': "export { b } from '../database/library.ts';\n",
  'src/cli/briefwright.ts': "export { b } from '../core/operations/index.ts';\n",
};

test('imports in the allowed direction pass', async () => {
  const { code, said } = await checkImports(tree);
  expect(code, said).toBe(0);
  expect(said).toContain('no dependency violations');
});

test.each([
  [
    'a stage that imports the database',
    'src/core/scenes/x.ts',
    "import '../database/library.ts';",
    'scenes-stands-alone',
  ],
  [
    'a stage that imports a type of another',
    'src/core/pptx/x.ts',
    "import type { b } from '../database/library.ts';\nexport type B = typeof b;",
    'pptx-stands-alone',
  ],
  [
    'the model importing core',
    'src/model/x.ts',
    "import '../core/database/library.ts';",
    'model-imports-nothing-of-ours',
  ],
  ['core importing a shell', 'src/core/database/x.ts', "import '../../cli/briefwright.ts';", 'core-knows-no-shell'],
  [
    'a shell that goes round the operations',
    'src/cli/x.ts',
    "import '../core/database/library.ts';",
    'shells-go-through-operations',
  ],
  [
    'a screen that imports core',
    'src/renderer/x.ts',
    "import '../core/operations/index.ts';",
    'screens-see-contract-and-model-alone',
  ],
  ['SQL outside its home', 'src/core/operations/x.ts', "import 'better-sqlite3';", 'better-sqlite3-has-one-home'],
  ['the deck writer outside its home', 'src/core/scenes/x.ts', "import 'pptxgenjs';", 'pptxgenjs-has-one-home'],
])('%s is refused', async (_what, file, text, rule) => {
  const { code, said } = await checkImports({ ...tree, [file]: `${text}\n` });
  expect(said).toContain(rule);
  expect(code).toBeGreaterThan(0);
});
