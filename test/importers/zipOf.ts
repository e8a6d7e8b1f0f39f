import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive; what is given beside name and data is written as it is, true or not. */
export interface ZipPart {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly claimedSize?: number;
  readonly claimedPackedSize?: number;
  readonly claimedCrc?: number;
  /** Takes the place of the offset of its local header. */
  readonly claimedOffset?: number;
}

/** A zip archive, whose headers may lie. `claimedEntries` takes the place of the number of files. */
export function zipOf(parts: readonly ZipPart[], claimedEntries?: number): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const plain = typeof part.data === 'string' ? Buffer.from(part.data) : Buffer.from(part.data);
    const packed = part.stored ? plain : deflateRawSync(plain);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE((part.flags ?? 0) | 0x800, 2);
    shared.writeUInt16LE(part.method ?? (part.stored ? 0 : 8), 4);
    shared.writeUInt32LE(part.claimedCrc ?? crc32(plain), 10);
    shared.writeUInt32LE(part.claimedPackedSize ?? packed.length, 14);
    shared.writeUInt32LE(part.claimedSize ?? plain.length, 18);
    shared.writeUInt16LE(name.length, 22);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), shared, name, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(part.claimedOffset ?? offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, rest, name);
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(claimedEntries ?? parts.length, 8);
  end.writeUInt16LE(claimedEntries ?? parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

/** A generator of numbers from 0 up to 1 that gives the same ones on every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Copies of a file, each with some bits flipped, a stretch overwritten, or its end cut off. */
export function* mutantsOf(bytes: Uint8Array, count: number): Generator<Uint8Array> {
  const random = seeded(20_260_411);
  for (let index = 0; index < count; index += 1) {
    const copy = Uint8Array.from(bytes);
    const kind = index % 3;
    if (kind === 2) {
      yield copy.subarray(0, Math.floor(random() * copy.length));
      continue;
    }
    const at = Math.floor(random() * copy.length);
    if (kind === 1) copy.fill(Math.floor(random() * 256), at, at + 1 + Math.floor(random() * 40));
    else
      for (let flips = 0; flips < 1 + index / 20; flips += 1) {
        const where = Math.floor(random() * copy.length);
        copy[where] = (copy[where] ?? 0) ^ (1 << Math.floor(random() * 8));
      }
    yield copy;
  }
}
