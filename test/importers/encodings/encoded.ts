import { decodeIn } from '../../../src/core/importers/encodings/codePages.ts';

/** Bytes of every character that an encoding of one or two bytes has, from its decoder turned around. */
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, readonly number[]>();
  const put = (...bytes: number[]): void => {
    const character = decodeIn(encoding, Uint8Array.from(bytes));
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, bytes);
  };
  for (let byte = 0; byte < 256; byte += 1) put(byte);
  if (/^(?:shift_jis|euc-jp|gb18030|big5|euc-kr)$/.test(encoding))
    for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) put(lead, trail);
  tables.set(encoding, table);
  return table;
}

function utf16(text: string, { big, mark }: { big: boolean; mark: boolean }): Buffer {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

function utf32(text: string): Buffer {
  const codes = [0xfeff, ...[...text].map((character) => character.codePointAt(0) ?? 0)];
  const bytes = Buffer.alloc(4 * codes.length);
  codes.forEach((code, at) => void bytes.writeUInt32LE(code, 4 * at));
  return bytes;
}

/** Japanese in seven bits: EUC-JP without its high bits, between escapes. */
function iso2022(text: string): Buffer {
  const parts: number[] = [];
  let wide = false;
  for (const character of text) {
    const bytes = tableOf('euc-jp').get(character) ?? [0x3f];
    if (bytes.length === 2 && !wide) parts.push(0x1b, 0x24, 0x42);
    if (bytes.length === 1 && wide) parts.push(0x1b, 0x28, 0x42);
    wide = bytes.length === 2;
    parts.push(...bytes.map((byte) => byte & 0x7f));
  }
  return Buffer.from(wide ? [...parts, 0x1b, 0x28, 0x42] : parts);
}

/** Vietnamese for Windows writes some of the marks of a letter after it. */
function vietnamese(text: string): string {
  return [...text]
    .map((character) => {
      const [base = '', ...marks] = [...character.normalize('NFD')];
      const tone = marks.filter((mark) => '\u0300\u0301\u0303\u0309\u0323'.includes(mark));
      return (base + marks.filter((mark) => !tone.includes(mark)).join('')).normalize('NFC') + tone.join('');
    })
    .join('');
}

/** The characters of a text that an encoding has, and the bytes of them: what cannot be written in it is left out. */
export function encoded(text: string, encoding: string): { bytes: Buffer; text: string } {
  const marked = encoding.endsWith(' with a mark');
  const name = encoding.replace(' with a mark', '');
  if (name === 'utf-8') return { bytes: Buffer.from((marked ? '\ufeff' : '') + text), text };
  if (name.startsWith('utf-16')) return { bytes: utf16(text, { big: name.endsWith('be'), mark: marked }), text };
  if (name.startsWith('utf-32')) return { bytes: utf32(text), text };
  if (name === 'iso-2022-jp') return { bytes: iso2022(text), text };
  const table = tableOf(name);
  const written = [...(name === 'windows-1258' ? vietnamese(text) : text)].filter((character) => table.has(character));
  return {
    bytes: Buffer.from(written.flatMap((character) => table.get(character) ?? [])),
    text: written.join('').normalize('NFC'),
  };
}
