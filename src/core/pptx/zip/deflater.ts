import { constants, createDeflateRaw, type DeflateRaw, deflateRawSync } from 'node:zlib';

const LEVEL = 6;
/**
 * Each holds 256 KiB. Far more than there are threads, so that the threads find work while JavaScript is busy with the
 * next slides: a stream takes its next piece only when JavaScript is free again.
 */
const STREAMS = 16;

/** A piece shorter than this is deflated on the spot: handing it over would take longer. */
const SHORT_BYTES = 1024;

class Stream {
  readonly #deflate: DeflateRaw = createDeflateRaw({ level: LEVEL });
  readonly #queue: { plain: Uint8Array; resolve: (packed: Uint8Array) => void; reject: (error: Error) => void }[] = [];
  #chunks: Uint8Array[] = [];

  constructor() {
    this.#deflate.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
    this.#deflate.on('error', (error) => {
      for (const { reject } of this.#queue.splice(0)) reject(error);
    });
  }

  pack(plain: Uint8Array): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ plain, resolve, reject });
      if (this.#queue.length === 1) this.#begin();
    });
  }

  close(): void {
    this.#deflate.destroy();
  }

  #begin(): void {
    const [job] = this.#queue;
    if (job === undefined) return;
    this.#deflate.write(job.plain);
    this.#deflate.flush(constants.Z_FINISH, () => {
      // Concatenating copies: what zlib gives is a view that would keep its whole buffer alive.
      const packed = Buffer.concat(this.#chunks);
      this.#chunks = [];
      this.#deflate.reset();
      this.#queue.shift();
      job.resolve(packed);
      this.#begin();
    });
  }
}

/** Deflates a short piece on the spot. */
export function deflateShort(plain: Uint8Array): Uint8Array {
  // The result is a view of a buffer of `chunkSize`, of which zlib makes 16 KiB unless told; the copy lets it go.
  return Buffer.from(deflateRawSync(plain, { level: LEVEL, chunkSize: SHORT_BYTES }));
}

/**
 * Deflates pieces one by one on a few streams that are used again and again, off the main thread. A stream for each
 * piece, which is what `deflateRaw` makes, costs more in memory and set-up than the compression itself. What a piece
 * becomes does not depend on the stream that it meets.
 */
export class Deflater {
  readonly #streams: Stream[] = [];
  #next = 0;

  pack(plain: Uint8Array): Promise<Uint8Array> {
    if (plain.length < SHORT_BYTES) return Promise.resolve(deflateShort(plain));
    const at = this.#next % STREAMS;
    this.#next += 1;
    let stream = this.#streams[at];
    if (stream === undefined) {
      stream = new Stream();
      this.#streams.push(stream);
    }
    return stream.pack(plain);
  }

  /** Lets the streams go; what they had not finished stays unfinished. */
  close(): void {
    for (const stream of this.#streams) stream.close();
  }
}
