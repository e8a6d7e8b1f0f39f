import { inflateRawSync } from 'node:zlib';

/** One entry as the central directory lists it. */
export interface ZipEntry {
  readonly name: string;
  readonly stored: boolean;
  /** Milliseconds are not kept: the raw DOS date and time. */
  readonly dosDate: number;
  readonly bytes: () => Uint8Array;
}

const MAX_ENTRY_BYTES = 512 * 1024 * 1024;

/**
 * The entries of a zip that this program wrote, in order, repeats included. For our own packages only: files of others
 * are read by `read/`, which guards against hostile ones.
 * @throws where the bytes are no zip file.
 */
export function readZip(bytes: Uint8Array): readonly ZipEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end === -1) throw new Error('No end of central directory');
  const count = buffer.readUInt16LE(end + 10);
  let at = buffer.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (buffer.readUInt32LE(at) !== 0x02014b50) throw new Error('The central directory is damaged');
    const method = buffer.readUInt16LE(at + 10);
    const packedLength = buffer.readUInt32LE(at + 20);
    const nameLength = buffer.readUInt16LE(at + 28);
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength);
    const local = buffer.readUInt32LE(at + 42);
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const packed = buffer.subarray(start, start + packedLength);
    entries.push({
      name,
      stored: method === 0,
      dosDate: buffer.readUInt32LE(at + 12),
      bytes: () => (method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: MAX_ENTRY_BYTES })),
    });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}
