import { crc32, deflateRawSync } from 'node:zlib';
import { BriefwrightError } from '../../../model/errors.ts';

/** Takes the bytes of a package as they are made; a promise holds the writer back until it is kept. */
export type DeckSink = (chunk: Uint8Array) => void | Promise<void>;

/** 1 January 1980, midnight: the earliest DOS date, so that a package does not depend on the clock. */
const DOS_DATE = 0x0021;
const DOS_TIME = 0;
const STORED = 0;
const DEFLATED = 8;
const LEVEL = 6;
const VERSION_2_0 = 20;
/** Without ZIP64, which some readers of Office files do not know. */
const MAX_ENTRIES = 65_535;
const MAX_BYTES = 0xffff_ffff;
/** Large enough that a sink which writes to a file makes few calls, small enough to hold nothing up. */
const CHUNK_BYTES = 256 * 1024;

/**
 * A zip file written front to back: each entry is deflated as it arrives and its text is let go. No directory entries,
 * no clock, no comments: the same entries give the same bytes (APPNOTE.TXT 6.3.10; OPC, ISO/IEC 29500-2, Annex C).
 */
export class ZipWriter {
  readonly #sink: DeckSink;
  readonly #names = new Set<string>();
  #central: Buffer[] = [];
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #offset = 0;

  constructor(sink: DeckSink) {
    this.#sink = sink;
  }

  /** Adds one entry; bytes are stored as they are when `store` is set, which suits what is compressed already. */
  add(name: string, content: string | Uint8Array, store = false): void {
    if (this.#names.has(name)) throw new Error(`The package already holds ${name}`);
    this.#names.add(name);
    const plain = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    // deflateRawSync gives a view of a pool of 64 KiB; a copy lets the pool go.
    const packed = store ? plain : Uint8Array.prototype.slice.call(deflateRawSync(plain, { level: LEVEL }));
    this.#append(name, packed, plain.length, crc32(plain), store ? STORED : DEFLATED);
  }

  /** Hands what is waiting to the sink; call it now and then so that little is held. */
  async flush(): Promise<void> {
    if (this.#waitingBytes === 0) return;
    const chunk = Buffer.concat(this.#waiting, this.#waitingBytes);
    this.#waiting = [];
    this.#waitingBytes = 0;
    await this.#sink(chunk);
  }

  /** True when it is time to flush. */
  get full(): boolean {
    return this.#waitingBytes >= CHUNK_BYTES;
  }

  /** Writes the central directory. Nothing may be added after it. */
  async finish(): Promise<void> {
    const directory = Buffer.concat(this.#central);
    this.#central = [];
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#names.size, 8);
    end.writeUInt16LE(this.#names.size, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.#offset, 16);
    this.#push(directory);
    this.#push(end);
    await this.flush();
  }

  #append(name: string, packed: Uint8Array, plainLength: number, crc: number, method: number): void {
    if (this.#names.size > MAX_ENTRIES || this.#offset + packed.length > MAX_BYTES) {
      throw new BriefwrightError('DECK_TOO_LARGE', 'The deck has more parts than a PowerPoint file can hold.', {
        hint: 'Build it in several decks, theme by theme.',
      });
    }
    const nameBytes = Buffer.from(name, 'latin1');
    // The same 26 bytes stand in the local header and, after "version made by", in the central directory.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION_2_0, 0);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt16LE(DOS_TIME, 6);
    shared.writeUInt16LE(DOS_DATE, 8);
    shared.writeUInt32LE(crc, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(plainLength, 18);
    shared.writeUInt16LE(nameBytes.length, 22);

    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(VERSION_2_0, 4);
    shared.copy(central, 6);
    central.writeUInt32LE(this.#offset, 42);
    this.#central.push(central, nameBytes);

    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    shared.copy(local, 4);
    this.#push(local);
    this.#push(nameBytes);
    this.#push(packed);
  }

  #push(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    this.#offset += bytes.length;
  }
}

/** A small zip in memory, for the workbook inside a chart. */
export function zipBytes(entries: Iterable<readonly [name: string, content: string | Uint8Array]>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new ZipWriter((chunk) => {
    chunks.push(chunk);
  });
  for (const [name, content] of entries) zip.add(name, content);
  // The sink is synchronous, so the only chunk is there when finish returns its promise.
  void zip.finish();
  return Buffer.concat(chunks);
}
