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

/** Every fuse of Electron, and how it is set in the packaged app. */
const FUSES: readonly (readonly [keyof typeof FuseV1Options, boolean, string])[] = [
  ['RunAsNode', false, 'the app is no Node for whoever can set its environment'],
  ['EnableCookieEncryption', true, 'what Chromium keeps on disk is not plain'],
  ['EnableNodeOptionsEnvironmentVariable', false, 'no code is loaded through NODE_OPTIONS'],
  ['EnableNodeCliInspectArguments', false, 'no debugger is let in'],
  ['EnableEmbeddedAsarIntegrityValidation', true, 'an archive that was changed does not start'],
  ['OnlyLoadAppFromAsar', true, 'no folder takes the place of the archive'],
  ['LoadBrowserProcessSpecificV8Snapshot', false, 'there is no snapshot of our own'],
  ['GrantFileProtocolExtraPrivileges', false, 'a page from file: is as any other'],
  ['WasmTrapHandlers', true, 'WebAssembly keeps its checks'],
];

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
  expect(FUSES.map(([name]) => FuseV1Options[name]).sort()).toEqual([...fuses].sort());
  for (const [name, isOn, why] of FUSES) {
    const state = set[FuseV1Options[name] as number];
    expect(state === FuseState.ENABLE ? true : state === FuseState.DISABLE ? false : null, `${name}: ${why}`).toBe(
      isOn,
    );
  }
});

test('the packager is told of three systems, of the file type, and of the fuses', () => {
  const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
  expect(config).toMatchObject({ asar: true, afterPack: 'scripts/package/setFuses.mjs' });
  expect(config.fileAssociations).toMatchObject([{ ext: 'briefwright', role: 'Editor' }]);
  for (const system of ['linux', 'mac', 'win']) expect(config[system].target.length, system).toBeGreaterThan(0);
});
