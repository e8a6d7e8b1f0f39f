import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const PASSES = '';
const FAILS = `throw new Error('It is wrong.');`;
/** What a file does once, which is known by a file beside it. */
const once = (what: string): string => `
  const mark = import.meta.filename + '.mark';
  if (!existsSync(mark)) { writeFileSync(mark, ''); ${what} }`;

/** A project of these test files, walked with these arguments. */
function walk(files: Readonly<Record<string, string>>, ...args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-unit-'));
  folders.push(folder);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  mkdirSync(join(folder, 'tests'));
  writeFileSync(join(folder, 'vitest.config.ts'), `export default { test: { pool: 'forks' } };`);
  for (const [name, what] of Object.entries(files)) {
    writeFileSync(
      join(folder, 'tests', `${name}.test.ts`),
      `import { existsSync, writeFileSync } from 'node:fs';
      import { expect, it } from 'vitest';
      it('is so', async () => { ${what} expect(1).toBe(1); });\n`,
    );
  }
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST$|NODE_ENV)/.test(name)),
  );
  const done = spawnSync(process.execPath, [resolve('scripts/unit.ts'), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
}

const unsteady = (name: string): string =>
  `Unsteady: ${join('tests', `${name}.test.ts`)} failed beside the others and passed alone; its first failure is printed above.`;

describe('the walk of all tests', { concurrent: false }, () => {
  it('is green where all pass, and walks nothing twice', () => {
    const { status, said } = walk({ a: PASSES, b: PASSES });
    expect(status).toBe(0);
    expect(said).not.toMatch(/Once more|Unsteady/);
  });

  it('is red where a file fails beside the others and alone', () => {
    const { status, said } = walk({ a: PASSES, b: FAILS });
    expect(status).toBe(1);
    expect(said).toContain(`Failed twice, beside the others and alone: ${join('tests', 'b.test.ts')}.`);
    expect(said).not.toContain('Unsteady');
  });

  it('is green where a file that failed passes alone, and names it', () => {
    const { status, said } = walk({ a: PASSES, b: once(FAILS), c: once(FAILS) });
    expect(status).toBe(0);
    expect(said).toContain('It is wrong.');
    expect(said).toContain(unsteady('b'));
    expect(said).toContain(unsteady('c'));
  });

  it('is red where one of two that failed fails again', () => {
    const { status, said } = walk({ a: FAILS, b: once(FAILS) });
    expect(status).toBe(1);
    expect(said).toContain(unsteady('b'));
    expect(said).toContain(`alone: ${join('tests', 'a.test.ts')}.`);
  });

  it('is red at once where more than three files fail', () => {
    const { status, said } = walk({ a: once(FAILS), b: once(FAILS), c: once(FAILS), d: once(FAILS) });
    expect(status).toBe(1);
    expect(said).not.toContain('Once more');
  });

  it('walks a file once more whose process ended, and one in which an error was not caught', () => {
    const ends = once(`process.kill(process.pid, 'SIGKILL'); await new Promise(() => {});`);
    const uncaught = once(`setTimeout(() => { ${FAILS} }); await new Promise((done) => setTimeout(done, 50));`);
    const { status, said } = walk({ a: ends, b: uncaught });
    expect(status).toBe(0);
    expect(said).toContain(unsteady('a'));
    expect(said).toContain(unsteady('b'));
  });

  it('is red where a file cannot be read, or none is found', () => {
    expect(walk({ a: '} this is no program {' }).status).toBe(1);
    expect(walk({ a: PASSES }, 'nowhere').status).toBe(1);
  });

  it('passes on what vitest takes', () => {
    const { status, said } = walk({ a: FAILS, b: PASSES }, 'tests/b', '--reporter=verbose');
    expect(status).toBe(0);
    expect(said).toContain('is so');
    expect(walk({ a: once(FAILS), b: PASSES }, '--bail=1').status).toBe(1);
  });
});
