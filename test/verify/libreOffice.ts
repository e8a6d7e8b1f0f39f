import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const soffice = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path));
if (!soffice) console.info('Skipped: decks saved by LibreOffice (apt-get install libreoffice-impress enables them).');

/** Decks as LibreOffice writes them after it has opened them; one start of the program for all. */
export function saveByLibreOffice(decks: readonly Uint8Array[]): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  try {
    const files = decks.map((bytes, i) => {
      const file = join(folder, `deck${i}.pptx`);
      writeFileSync(file, bytes);
      return file;
    });
    const out = join(folder, 'out');
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync(soffice ?? '', [profile, '--headless', '--convert-to', 'pptx', '--outdir', out, ...files], {
      stdio: 'ignore',
    });
    return decks.map((_, i) => readFileSync(join(out, `deck${i}.pptx`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
