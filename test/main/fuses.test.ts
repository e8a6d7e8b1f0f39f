import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { scratchFolder } from '../cli/run.ts';

/** Marks the fuses in an executable of Electron. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const root = join(import.meta.dirname, '..', '..');

test('packaging sets every fuse of an executable as the security checklist has it', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'briefwright');
  const fuses = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
  const wire = Buffer.concat([
    Buffer.from('before'),
    Buffer.from(SENTINEL),
    Buffer.from([1, fuses.length]),
    Buffer.alloc(fuses.length, FuseState.DISABLE),
    Buffer.from('after'),
  ]);
  writeFileSync(file, wire);
  const { default: setFuses } = await import(pathToFileURL(join(root, 'scripts', 'package', 'setFuses.mjs')).href);
  await setFuses({
    appOutDir: folder,
    electronPlatformName: 'linux',
    packager: { executableName: 'briefwright', appInfo: { productFilename: 'Briefwright' } },
  });
  const set = (await getCurrentFuseWire(file)) as unknown as Record<number, number>;
  const on = fuses.filter((fuse) => set[fuse] === FuseState.ENABLE);
  expect(on).toEqual([
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
    FuseV1Options.WasmTrapHandlers,
  ]);
  expect(fuses.every((fuse) => set[fuse] === FuseState.ENABLE || set[fuse] === FuseState.DISABLE)).toBe(true);
});

test('the packager is told of three systems, of the file type, and of the fuses', () => {
  const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
  expect(config).toMatchObject({ asar: true, afterPack: 'scripts/package/setFuses.mjs' });
  expect(config.fileAssociations).toMatchObject([{ ext: 'briefwright', role: 'Editor' }]);
  for (const system of ['linux', 'mac', 'win']) expect(config[system].target.length, system).toBeGreaterThan(0);
});
