import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { skipReason, tool } from './tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'tools-'));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});

function putOnPath(...commands: readonly string[]): void {
  for (const command of commands) {
    writeFileSync(join(folder, command), '#!/bin/sh\n');
    chmodSync(join(folder, command), 0o755);
  }
  vi.stubEnv('PATH', folder);
}

describe.skipIf(process.platform === 'win32')('Programs that tests need', () => {
  test('are found on the path, under any of their names', () => {
    putOnPath('libreoffice', 'pdftotext');
    expect(tool('soffice')).toBe(join(folder, 'libreoffice'));
    expect(tool('pdftotext')).toBe(join(folder, 'pdftotext'));
    expect(skipReason('soffice', 'pdftotext')).toBeNull();
  });

  test('are named with the line that enables them where they are missing, once', () => {
    putOnPath('pdftotext');
    const print = vi.spyOn(console, 'info').mockImplementation(() => {});
    const reason = 'Skipped without pandoc; to enable: apt-get install pandoc';
    expect(skipReason('pdftotext', 'pandoc')).toBe(reason);
    expect(skipReason('pandoc')).toBe(reason);
    expect(print.mock.calls).toEqual([[reason]]);
  });
});

describe.skipIf(process.platform === 'win32')('scripts/system.mjs', () => {
  test('prints a line for each missing package and ends well where it may not install', () => {
    const script = join(import.meta.dirname, '..', '..', 'scripts', 'system.mjs');
    // Without apt-get on the path it is not the Debian that it installs on.
    const said = execFileSync(process.execPath, [script], { env: { PATH: folder }, encoding: 'utf8' });
    for (const name of ['poppler-utils', 'fonts-noto-cjk']) expect(said).toContain(name);
    expect(said).not.toContain('pandoc');
    expect(
      said
        .trim()
        .split('\n')
        .every((line) => line.startsWith('Not checked without ')),
    ).toBe(true);
  });
});
