import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** Words at a place of a page, in points from its lower left corner. Courier: each character is 0.6 of the size wide. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  /** `F1` Courier, `F2` Courier-Bold, `F3` Times-Roman, or a font of the page's own. */
  readonly font?: string;
  /** Degrees, counter-clockwise. */
  readonly angle?: number;
}

export interface PdfPage {
  readonly texts?: readonly PdfText[];
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: number;
  /** Operators in place of `texts`. */
  readonly content?: string | Uint8Array;
  /** More of the page's dictionary and of its fonts. */
  readonly more?: string;
  readonly fonts?: string;
  readonly resources?: string;
}

export interface PdfOptions {
  readonly info?: Readonly<Record<string, string>>;
  readonly xmp?: string;
  /** More of the catalog. */
  readonly catalog?: string;
  readonly trailer?: string;
  /** Bodies of further objects, by number from 20 on, or in place of those that are there. */
  readonly objects?: Readonly<Record<number, string | Uint8Array>>;
  readonly compress?: boolean;
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A literal string of PDF, or a UTF-16 one where it has letters beyond Latin-1. */
export function pdfString(text: string): string {
  if ([...text].every((character) => character.charCodeAt(0) < 256))
    return `(${text.replace(/[\\()]/g, (character) => `\\${character}`)})`;
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${bytes.toString('hex')}>`;
}

/** The body of a stream object. `entries` are more of its dictionary; Length is added. */
export function pdfStream(content: string | Uint8Array, entries = ''): Buffer {
  const bytes = typeof content === 'string' ? latin1(content) : Buffer.from(content);
  return Buffer.concat([latin1(`<< /Length ${bytes.length} ${entries} >>\nstream\n`), bytes, latin1('\nendstream')]);
}

/** The same, compressed. */
export const pdfFlate = (content: string | Uint8Array, entries = ''): Buffer =>
  pdfStream(deflateSync(typeof content === 'string' ? latin1(content) : content), `/Filter /FlateDecode ${entries}`);

function operatorsOf(texts: readonly PdfText[]): string {
  return texts
    .map(({ x, y, text, size = 10, font = 'F1', angle = 0 }) => {
      const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
      const matrix = [cos, sin, -sin, cos, x, y].map((value) => value.toFixed(4)).join(' ');
      return `BT /${font} ${size} Tf ${matrix} Tm ${pdfString(text)} Tj ET`;
    })
    .join('\n');
}

/** A PDF file of numbered objects; the first is the catalog. */
export function pdfFile(objects: ReadonlyMap<number, string | Uint8Array>, trailer = ''): Buffer {
  const parts: Buffer[] = [latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
  let length = parts[0]?.length ?? 0;
  const offsets = new Map<number, number>();
  const push = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [number, body] of objects) {
    offsets.set(number, length);
    push(
      Buffer.concat([
        latin1(`${number} 0 obj\n`),
        typeof body === 'string' ? latin1(body) : Buffer.from(body),
        latin1('\nendobj\n'),
      ]),
    );
  }
  const size = Math.max(...objects.keys()) + 1;
  const start = length;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  push(
    latin1(
      `xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A PDF with these pages: 1 catalog, 2 page tree, 3 information, 4 XMP, 5–7 fonts, pages from 1000 on, their content after each. */
export function pdfOf(pages: readonly PdfPage[], options: PdfOptions = {}): Buffer {
  const objects = new Map<number, string | Uint8Array>();
  const pageNumbers = pages.map((_, index) => 1000 + 2 * index);
  const xmp = options.xmp === undefined ? '' : '/Metadata 4 0 R';
  objects.set(1, `<< /Type /Catalog /Pages 2 0 R ${xmp} ${options.catalog ?? ''} >>`);
  objects.set(
    2,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] >>`,
  );
  const info = Object.entries(options.info ?? {}).map(([key, value]) => `/${key} ${pdfString(value)}`);
  objects.set(3, `<< ${info.join(' ')} >>`);
  if (options.xmp !== undefined) objects.set(4, pdfStream(Buffer.from(options.xmp), '/Type /Metadata /Subtype /XML'));
  ['Courier', 'Courier-Bold', 'Times-Roman'].forEach((name, index) => {
    objects.set(5 + index, `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);
  });
  pages.forEach((page, index) => {
    const number = pageNumbers[index] as number;
    const content = page.content ?? operatorsOf(page.texts ?? []);
    const box = `[0 0 ${page.width ?? 612} ${page.height ?? 792}]`;
    const fonts = `/F1 5 0 R /F2 6 0 R /F3 7 0 R ${page.fonts ?? ''}`;
    const rotate = page.rotate === undefined ? '' : `/Rotate ${page.rotate}`;
    objects.set(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box} ${rotate} /Resources << /Font << ${fonts} >> ${page.resources ?? ''} >> /Contents ${number + 1} 0 R ${page.more ?? ''} >>`,
    );
    objects.set(number + 1, options.compress === true ? pdfFlate(content) : pdfStream(content));
  });
  for (const [number, body] of Object.entries(options.objects ?? {})) objects.set(Number(number), body);
  return pdfFile(objects, `/Info 3 0 R ${options.trailer ?? ''}`);
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const md5 = (...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('md5')).digest();

function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [state[b] as number, state[a] as number];
  };
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (state[at] as number) + (key[at % key.length] as number)) % 256;
    swap(at, other);
  }
  let [at, other] = [0, 0];
  return Buffer.from(
    bytes.map((byte) => {
      at = (at + 1) % 256;
      other = (other + (state[at] as number)) % 256;
      swap(at, other);
      return byte ^ (state[((state[at] as number) + (state[other] as number)) % 256] as number);
    }),
  );
}

/** A PDF whose pages' content is encrypted by the standard handler (RC4, 40 bits); '' needs no password to open. */
export function encryptedPdf(pages: readonly PdfPage[], password: string): Buffer {
  const padded = (words: string): Buffer => Buffer.concat([latin1(words), PADDING]).subarray(0, 32);
  const id = Buffer.alloc(16, 7);
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(password));
  const rights = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const key = md5(padded(password), owner, rights, id).subarray(0, 5);
  const user = rc4(key, PADDING);
  const objects: Record<number, string | Uint8Array> = {
    3: '<< >>',
    20: `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`,
  };
  pages.forEach((page, index) => {
    const number = 1001 + 2 * index;
    const salt = Buffer.from([number & 0xff, number >> 8, 0, 0, 0]);
    objects[number] = pdfStream(rc4(md5(key, salt).subarray(0, 10), latin1(operatorsOf(page.texts ?? []))));
  });
  return pdfOf(pages, { objects, trailer: `/Encrypt 20 0 R /ID [<${id.toString('hex')}> <${id.toString('hex')}>]` });
}

/** Words broken into lines of at most `most` characters. */
export function wrapped(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Lines below each other from (`x`, `y`) on. */
export function stacked(
  lines: readonly string[],
  at: { x: number; y: number; size?: number; leading?: number; font?: string },
): PdfText[] {
  const { x, y, size = 10, leading = 12, font = 'F1' } = at;
  return lines.map((text, index) => ({ x, y: y - index * leading, text, size, font }));
}
