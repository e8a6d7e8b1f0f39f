import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { icns, ico } from '../../scripts/icons/containers.ts';

const folder = join(import.meta.dirname, '..', '..', 'resources', 'icons');
const linux = new Map(
  readdirSync(join(folder, 'linux')).map((name) => [
    Number.parseInt(name, 10),
    readFileSync(join(folder, 'linux', name)),
  ]),
);

/** The side of a PNG in pixels, from its header; throws where it is none. */
function sideOf(png: Buffer): number {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20));
  return png.readUInt32BE(16);
}

test('every size of the icon is there, from 16 to 1024 pixels', () => {
  expect([...linux.keys()].sort((a, b) => a - b)).toEqual([16, 24, 32, 48, 64, 128, 256, 512, 1024]);
  for (const [size, png] of linux) expect(sideOf(png)).toBe(size);
});

test('the icon for Windows holds the pictures that it says, where it says', () => {
  const file = readFileSync(join(folder, 'icon.ico'));
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  const sides = Array.from({ length: file.readUInt16LE(4) }, (_, i) => {
    const entry = 6 + 16 * i;
    const [length, at] = [file.readUInt32LE(entry + 8), file.readUInt32LE(entry + 12)];
    const side = sideOf(file.subarray(at, at + length));
    expect([file[entry], file[entry + 1]]).toEqual([side % 256, side % 256]);
    return side;
  });
  expect(sides).toEqual([16, 24, 32, 48, 64, 128, 256]);
  expect(ico(linux).equals(file)).toBe(true);
});

test('the icon for macOS holds the pictures that it says, and nothing after them', () => {
  const file = readFileSync(join(folder, 'icon.icns'));
  expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
  const sides: Record<string, number> = {};
  let at = 8;
  while (at < file.length) {
    const length = file.readUInt32BE(at + 4);
    sides[file.toString('latin1', at, at + 4)] = sideOf(file.subarray(at + 8, at + length));
    at += length;
  }
  expect(at).toBe(file.length);
  expect(sides).toEqual({
    ...{ icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 },
    ...{ ic11: 32, ic12: 64, ic13: 256, ic14: 512 },
  });
});

test('a size that was not drawn is named', () => {
  expect(() => icns(new Map())).toThrow('16 pixels');
});
