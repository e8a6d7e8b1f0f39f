/** 1 January 1980, midnight: the earliest DOS date, so that a package does not depend on the clock. */
const DOS_DATE = 0x0021;
const DOS_TIME = 0;
const VERSION_2_0 = 20;

/** One entry, packed. */
export interface PackedEntry {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly plainLength: number;
  readonly crc: number;
  readonly deflated: boolean;
}

/** The headers of an entry that starts at `offset`: the one before its bytes, and its line in the central directory. */
export function headersOf(entry: PackedEntry, offset: number): { local: Buffer; central: Buffer } {
  const name = Buffer.from(entry.name, 'latin1');
  // These 26 bytes stand in both headers (APPNOTE.TXT 6.3.10, 4.3.7 and 4.3.12).
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(VERSION_2_0, 0);
  shared.writeUInt16LE(entry.deflated ? 8 : 0, 4);
  shared.writeUInt16LE(DOS_TIME, 6);
  shared.writeUInt16LE(DOS_DATE, 8);
  shared.writeUInt32LE(entry.crc, 10);
  shared.writeUInt32LE(entry.packed.length, 14);
  shared.writeUInt32LE(entry.plainLength, 18);
  shared.writeUInt16LE(name.length, 22);

  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50, 0);
  shared.copy(local, 4);
  name.copy(local, 30);

  const central = Buffer.alloc(46 + name.length);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(VERSION_2_0, 4);
  shared.copy(central, 6);
  central.writeUInt32LE(offset, 42);
  name.copy(central, 46);
  return { local, central };
}

/** The end of a zip file: the central directory and the record that finds it. */
export function closingOf(central: readonly Buffer[], offset: number): Buffer {
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([directory, end]);
}
