import { crc32 } from 'node:zlib';
import { deflateShort } from './deflater.ts';
import { closingOf, headersOf, type PackedEntry } from './records.ts';

function pack(name: string, content: string | Uint8Array): PackedEntry {
  const plain = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { name, packed: deflateShort(plain), plainLength: plain.length, crc: crc32(plain), deflated: true };
}

/** Packs entries into small zips in memory, and packs an entry that comes again with the same content only once. */
export class SmallZips {
  readonly #known = new Map<string, PackedEntry & { readonly content: string }>();

  /** `constant` tells of which entries it is worth remembering the content. */
  zip(
    entries: Iterable<readonly [name: string, content: string | Uint8Array]>,
    constant: (name: string) => boolean,
  ): Uint8Array {
    const pieces: Uint8Array[] = [];
    const centrals: Buffer[] = [];
    let offset = 0;
    for (const [name, content] of entries) {
      const entry = this.#pack(name, content, constant);
      const { local, central } = headersOf(entry, offset);
      pieces.push(local, entry.packed);
      centrals.push(central);
      offset += local.length + entry.packed.length;
    }
    return Buffer.concat([...pieces, closingOf(centrals, offset)]);
  }

  #pack(name: string, content: string | Uint8Array, constant: (name: string) => boolean): PackedEntry {
    if (typeof content !== 'string' || !constant(name)) return pack(name, content);
    const known = this.#known.get(name);
    if (known?.content === content) return known;
    const entry = { ...pack(name, content), content };
    this.#known.set(name, entry);
    return entry;
  }
}
