/** Values of a property list; a number is a reference to an object by its place, as a hostile file has it. */
export type PlistValue =
  | string
  | Uint8Array
  | readonly PlistValue[]
  | { readonly [name: string]: PlistValue }
  | { readonly to: number };

const isReference = (value: PlistValue): value is { to: number } =>
  typeof value === 'object' && 'to' in value && typeof value.to === 'number';

function lengthed(kind: number, length: number): Buffer {
  if (length < 15) return Buffer.from([(kind << 4) | length]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  return Buffer.concat([Buffer.from([(kind << 4) | 0xf, 0x12]), size]);
}

/** A binary property list, as Apple's programs write it. */
export function plistOf(top: PlistValue): Buffer {
  const objects: Buffer[] = [];
  const put = (value: PlistValue): number => {
    if (isReference(value)) return value.to;
    const at = objects.push(Buffer.alloc(0)) - 1;
    objects[at] = written(value);
    return at;
  };
  const references = (values: readonly PlistValue[]): Buffer => {
    const bytes = Buffer.alloc(2 * values.length);
    for (const [place, value] of values.entries()) bytes.writeUInt16BE(put(value), 2 * place);
    return bytes;
  };
  const written = (value: PlistValue): Buffer => {
    if (typeof value === 'string') {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what the format tells apart
      if (/^[\x00-\x7f]*$/.test(value)) return Buffer.concat([lengthed(5, value.length), Buffer.from(value, 'latin1')]);
      return Buffer.concat([lengthed(6, value.length), Buffer.from(value, 'utf16le').swap16()]);
    }
    if (value instanceof Uint8Array) return Buffer.concat([lengthed(4, value.length), value]);
    if (Array.isArray(value)) return Buffer.concat([lengthed(0xa, value.length), references(value)]);
    const entries = Object.entries(value);
    const names = references(entries.map(([name]) => name));
    return Buffer.concat([lengthed(0xd, entries.length), names, references(entries.map(([, inner]) => inner))]);
  };
  const root = put(top);
  const head = Buffer.from('bplist00');
  const table = Buffer.alloc(4 * objects.length);
  let at = head.length;
  for (const [place, object] of objects.entries()) {
    table.writeUInt32BE(at, 4 * place);
    at += object.length;
  }
  const trailer = Buffer.alloc(32);
  trailer[6] = 4;
  trailer[7] = 2;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(root), 16);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([head, ...objects, table, trailer]);
}

/** What a web archive says of the page in it. */
export interface ArchivedPage {
  readonly page: string | Uint8Array;
  readonly type?: string | null;
  readonly encoding?: string | null;
  readonly url?: string | null;
  readonly more?: { readonly [name: string]: PlistValue };
}

/** A page as Safari archives it. */
export function webarchiveOf({
  page,
  type = 'text/html',
  encoding = 'UTF-8',
  url = ADDRESS,
  more = {},
}: ArchivedPage): Buffer {
  return plistOf({
    WebMainResource: {
      WebResourceData: typeof page === 'string' ? Buffer.from(page) : page,
      WebResourceFrameName: '',
      ...(type === null ? {} : { WebResourceMIMEType: type }),
      ...(encoding === null ? {} : { WebResourceTextEncodingName: encoding }),
      ...(url === null ? {} : { WebResourceURL: url }),
    },
    ...more,
  });
}

export const ADDRESS = 'https://gazette.example/boat';
