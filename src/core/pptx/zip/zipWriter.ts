import { crc32 } from 'node:zlib';
import { BriefwrightError } from '../../../model/errors.ts';
import { Deflater } from './deflater.ts';
import { closingOf, headersOf, type PackedEntry } from './records.ts';

/** Takes the bytes of a package as they are made; a promise holds the writer back until they are kept. */
export type DeckSink = (chunk: Uint8Array) => void | Promise<void>;

/** Without ZIP64, which some readers of Office files do not know. */
const MAX_ENTRIES = 65_535;
const MAX_BYTES = 0xffff_ffff;
/** Large enough that a sink which writes to a file makes few calls, small enough to hold nothing up. */
const CHUNK_BYTES = 256 * 1024;

/**
 * A zip file written front to back: each entry is deflated as it arrives and its text is let go. No directory entries,
 * no clock, no comments: the same entries give the same bytes (OPC, ISO/IEC 29500-2, Annex C).
 */
export class ZipWriter {
  readonly #sink: DeckSink;
  readonly #deflater = new Deflater();
  readonly #names = new Set<string>();
  readonly #central: Buffer[] = [];
  #packing: Promise<PackedEntry>[] = [];
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #offset = 0;

  constructor(sink: DeckSink) {
    this.#sink = sink;
  }

  /** Adds one entry; its bytes are kept as they are when `store` is set, which suits what is compressed already. */
  add(name: string, content: string | Uint8Array, store = false): void {
    if (this.#names.has(name)) throw new Error(`The package already holds ${name}`);
    this.#names.add(name);
    const plain = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const rest = { name, plainLength: plain.length, crc: crc32(plain), deflated: !store };
    const packed = store ? Promise.resolve(plain) : this.#deflater.pack(plain);
    const entry = packed.then((bytes) => ({ ...rest, packed: bytes }));
    // It is awaited in `flush`; until then a rejection has no one to hear it.
    entry.catch(() => {});
    this.#packing.push(entry);
  }

  /** Waits for the entries so far and hands them to the sink in their order. Call it now and then so that little is held. */
  async flush(): Promise<void> {
    const packing = this.#packing;
    this.#packing = [];
    for (const entry of packing) {
      this.#append(await entry);
      if (this.#waitingBytes >= CHUNK_BYTES) await this.#send();
    }
  }

  /** Writes the central directory. Nothing may be added after it. */
  async finish(): Promise<void> {
    await this.flush();
    this.#push(closingOf(this.#central, this.#offset));
    await this.#send();
    this.close();
  }

  /** Lets go of what the writer holds; for when it is not finished. */
  close(): void {
    this.#deflater.close();
  }

  #append(entry: PackedEntry): void {
    if (this.#central.length >= MAX_ENTRIES || this.#offset + entry.packed.length > MAX_BYTES) {
      throw new BriefwrightError('DECK_TOO_LARGE', 'The deck has more parts than a PowerPoint file can hold.', {
        hint: 'Build it in several decks, theme by theme.',
      });
    }
    const { local, central } = headersOf(entry, this.#offset);
    this.#central.push(central);
    this.#push(local);
    this.#push(entry.packed);
  }

  #push(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    this.#offset += bytes.length;
  }

  async #send(): Promise<void> {
    const chunk = Buffer.concat(this.#waiting, this.#waitingBytes);
    this.#waiting = [];
    this.#waitingBytes = 0;
    await this.#sink(chunk);
  }
}
