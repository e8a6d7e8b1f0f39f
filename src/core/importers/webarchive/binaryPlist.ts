import { BriefwrightError } from '../../../model/errors.ts';

const MAGIC = 'bplist00';
const TRAILER_BYTES = 32;
/** Fields of a dictionary that is looked into; a web archive's have six. */
const MOST_FIELDS = 1_000;
const [DATA, ASCII, UTF16, DICTIONARY] = [0x4, 0x5, 0x6, 0xd];

function damaged(what: string): BriefwrightError {
  return new BriefwrightError('FILE_DAMAGED', `The web archive ${what}.`, {
    hint: 'Open it in Safari and save it again, or export it as a PDF.',
  });
}

/**
 * Apple's binary property list, of which only what is asked for is read: a list in which everything holds everything else costs no
 * more than any. Throws FILE_DAMAGED wherever it is not what it says.
 */
export class BinaryPlist {
  private readonly bytes: Buffer;
  private readonly offsetBytes: number;
  private readonly referenceBytes: number;
  private readonly objects: number;
  private readonly offsets: number;
  /** The object that holds the others. */
  readonly top: number;

  constructor(bytes: Buffer) {
    if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC || bytes.length < MAGIC.length + TRAILER_BYTES)
      throw damaged('is no binary property list, or is not whole');
    this.bytes = bytes;
    const trailer = bytes.length - TRAILER_BYTES;
    this.offsetBytes = this.byte(trailer + 6);
    this.referenceBytes = this.byte(trailer + 7);
    this.objects = this.number(trailer + 8, 8);
    this.top = this.number(trailer + 16, 8);
    this.offsets = this.number(trailer + 24, 8);
  }

  private byte(at: number): number {
    const byte = this.bytes[at];
    if (byte === undefined) throw damaged('ends before what it names');
    return byte;
  }

  private number(at: number, size: number): number {
    if (size < 1 || size > 8) throw damaged('has numbers of no size');
    let value = 0;
    for (let place = 0; place < size; place += 1) value = 256 * value + this.byte(at + place);
    return value;
  }

  /** Where an object stands, what it is, how long, and where its content begins. */
  private object(reference: number): { readonly kind: number; readonly length: number; readonly start: number } {
    if (!(reference < this.objects)) throw damaged('names an object that it does not have');
    const at = this.number(this.offsets + reference * this.offsetBytes, this.offsetBytes);
    const marker = this.byte(at);
    const [kind, short] = [marker >> 4, marker & 0xf];
    if (short !== 0xf) return { kind, length: short, start: at + 1 };
    const size = 2 ** (this.byte(at + 1) & 0xf);
    return { kind, length: this.number(at + 2, size), start: at + 2 + size };
  }

  private slice(start: number, length: number): Buffer {
    if (start + length > this.bytes.length) throw damaged('ends before what it names');
    return this.bytes.subarray(start, start + length);
  }

  /** The fields of a dictionary by their names; null where an object is none. */
  dictionary(reference: number): ReadonlyMap<string, number> | null {
    const { kind, length, start } = this.object(reference);
    if (kind !== DICTIONARY) return null;
    if (length > MOST_FIELDS) throw damaged('has a dictionary of no size');
    const fields = new Map<string, number>();
    for (let field = 0; field < length; field += 1) {
      const name = this.text(this.number(start + field * this.referenceBytes, this.referenceBytes));
      const value = this.number(start + (length + field) * this.referenceBytes, this.referenceBytes);
      if (name !== null && !fields.has(name)) fields.set(name, value);
    }
    return fields;
  }

  /** The words that an object is; null where it is none. */
  text(reference: number): string | null {
    const { kind, length, start } = this.object(reference);
    if (kind === ASCII) return this.slice(start, length).toString('latin1');
    return kind === UTF16 ? new TextDecoder('utf-16be').decode(this.slice(start, 2 * length)) : null;
  }

  /** The bytes that an object is; null where it is none. */
  data(reference: number): Buffer | null {
    const { kind, length, start } = this.object(reference);
    return kind === DATA ? this.slice(start, length) : null;
  }
}
