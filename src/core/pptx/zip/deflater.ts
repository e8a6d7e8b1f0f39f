import { constants, createDeflateRaw, type DeflateRaw } from 'node:zlib';

const LEVEL = 6;
/** Each holds 256 KiB; more than the threads of the pool, so that threads find work while JavaScript is busy. */
const STREAMS = 8;

class Stream {
  readonly #deflate: DeflateRaw = createDeflateRaw({ level: LEVEL });
  #chunks: Uint8Array[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor() {
    this.#deflate.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
  }

  pack(plain: Uint8Array): Promise<Uint8Array> {
    const packed = this.#last.then(() => this.#packNow(plain));
    this.#last = packed.catch(() => {});
    return packed;
  }

  close(): void {
    this.#deflate.destroy();
  }

  #packNow(plain: Uint8Array): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#deflate.once('error', reject);
      this.#deflate.write(plain);
      this.#deflate.flush(constants.Z_FINISH, () => {
        this.#deflate.off('error', reject);
        // Concatenating copies: what zlib gives is a view that would keep its whole buffer alive.
        const packed = Buffer.concat(this.#chunks);
        this.#chunks = [];
        this.#deflate.reset();
        resolve(packed);
      });
    });
  }
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
