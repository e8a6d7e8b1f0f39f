import { execFile } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractAll } from '@electron/asar';
import { FuseState, FuseV1Options } from '@electron/fuses';

const root = join(import.meta.dirname, '..', '..');

/** Why electron-builder cannot put the app together here; null where it can. */
export function whyNotPackaged(): string | null {
  if (process.platform !== 'linux') return 'it is packed here for Linux alone';
  if (lstatSync(join(root, 'node_modules')).isSymbolicLink())
    return 'the packager does not follow a linked node_modules';
  return null;
}

/** A folder that has what electron-builder asks of Electron's runtime, and none of its code: nothing in it can be started. */
function standInRuntime(folder: string): string {
  const fuses = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
  const wire = Buffer.from([1, fuses.length, ...fuses.map(() => FuseState.DISABLE)]);
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  // The words that mark the fuses in an executable.
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), wire]));
  chmodSync(join(folder, 'electron'), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/en-US.pak', 'chrome-sandbox']) {
    writeFileSync(join(folder, name), '');
  }
  return folder;
}

export interface Packaged {
  readonly executable: string;
  /** The archive, and what stands beside it because the system has to load it. */
  readonly archive: string;
  /** All of it in one folder, where Node can run it. */
  readonly unpacked: string;
  /** What electron-builder said. */
  readonly said: string;
}

/** Has electron-builder put the app together for this machine, by its configuration, around a stand-in for Electron's runtime. */
export async function packageApp(folder: string): Promise<Packaged> {
  const runtime = standInRuntime(join(folder, 'runtime'));
  const out = join(folder, 'packages');
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const args = [
    builder,
    '--linux',
    'dir',
    `--${process.arch}`,
    `-c.electronDist=${runtime}`,
    `-c.directories.output=${out}`,
  ];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 16 * 2 ** 20 });
  const app = join(out, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
  const archive = join(app, 'resources', 'app.asar');
  const unpacked = join(folder, 'app');
  extractAll(archive, unpacked);
  return { executable: join(app, 'briefwright'), archive, unpacked, said: stdout + stderr };
}
