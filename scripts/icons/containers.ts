/** Pictures of one icon as PNG, by their width in pixels. */
export type Pictures = ReadonlyMap<number, Buffer>;

function pictureOf(pictures: Pictures, size: number): Buffer {
  const picture = pictures.get(size);
  if (!picture) throw new Error(`There is no picture of ${size} pixels.`);
  return picture;
}

const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];

/** The sizes that Windows shows, in one .ico; since Windows Vista its entries may be PNG. */
export function ico(pictures: Pictures): Buffer {
  const header = Buffer.alloc(6 + 16 * ICO_SIZES.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(ICO_SIZES.length, 4);
  let at = header.length;
  for (const [i, size] of ICO_SIZES.entries()) {
    const entry = 6 + 16 * i;
    const { length } = pictureOf(pictures, size);
    // A byte for each side: 0 stands for 256.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(length, entry + 8);
    header.writeUInt32LE(at, entry + 12);
    at += length;
  }
  return Buffer.concat([header, ...ICO_SIZES.map((size) => pictureOf(pictures, size))]);
}

/** Apple's types of PNG entries, each with its side in pixels; some sizes stand twice, for screens of double density. */
const ICNS_TYPES: readonly (readonly [string, number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

/** The sizes that macOS shows, in one .icns. */
export function icns(pictures: Pictures): Buffer {
  const block = (type: string, ...parts: Buffer[]): Buffer => {
    const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
    const whole = Buffer.concat([head, ...parts]);
    whole.writeUInt32BE(whole.length, 4);
    return whole;
  };
  return block('icns', ...ICNS_TYPES.map(([type, size]) => block(type, pictureOf(pictures, size))));
}
