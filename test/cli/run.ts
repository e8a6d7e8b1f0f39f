import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export const ENTRY = join(import.meta.dirname, '..', '..', 'src', 'cli', 'briefwright.ts');

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as JSON; undefined where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look at fields of many commands; a wrong one fails the test
  readonly json: any;
}

/** Runs the command line as a user would: a process of its own. */
export function briefwright(
  args: readonly string[],
  options: { input?: string; cwd?: string; uid?: number } = {},
): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ENTRY, ...args], {
      cwd: options.cwd,
      uid: options.uid,
      env: { ...process.env, NO_COLOR: '1' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      let json: unknown;
      try {
        json = JSON.parse(stdout);
      } catch {
        json = undefined;
      }
      resolve({ code, stdout, stderr, json });
    });
    child.stdin.end(options.input ?? '');
  });
}

/** A folder for one test file, gone when it ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
