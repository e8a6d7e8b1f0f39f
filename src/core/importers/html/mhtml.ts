import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedDocument } from '../../../model/source.ts';
import { importHtml } from './html.ts';
import { fieldDate } from './metadata/dates.ts';
import { webAddress } from './metadata/words.ts';

/** Header fields by name in small letters. */
type Headers = ReadonlyMap<string, string>;

/** One part of a multipart file, or the whole of it. */
interface Part {
  readonly headers: Headers;
  readonly body: Buffer;
}

const MOST_HEADER_BYTES = 64 * 1024;
const MOST_PARTS = 5_000;
/** A page's parts are one level deep, or two where it has a text alternative. */
const DEEPEST = 4;

function damaged(what: string): BriefwrightError {
  return new BriefwrightError('FILE_DAMAGED', `The MHTML file ${what}.`, {
    hint: 'Open it in a browser and save it again.',
  });
}

/** Takes a part's header fields off its bytes. Lines that begin with white space go on with the field before. */
function partOf(bytes: Buffer): Part {
  const text = bytes.subarray(0, MOST_HEADER_BYTES).toString('latin1');
  const blank = /(?:^|\r?\n)\r?\n/.exec(text);
  if (!blank) return { headers: new Map(), body: Buffer.alloc(0) };
  const headers = new Map<string, string>();
  for (const line of text
    .slice(0, blank.index)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const field = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line);
    const name = field?.[1]?.toLowerCase();
    if (name !== undefined && !headers.has(name)) headers.set(name, field?.[2]?.trim() ?? '');
  }
  return { headers, body: bytes.subarray(blank.index + blank[0].length) };
}

/** A parameter of a header field: `boundary` of `multipart/related; boundary="x"`. */
function parameterOf(field: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\*?\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, 'i').exec(field);
  return found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2] ?? null;
}

const typeOf = (part: Part): string =>
  (part.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The parts between the lines of a boundary. A last part without its closing line is taken to the end of the file. */
function partsOf(body: Buffer, boundary: string): Part[] {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Part[] = [];
  let begin: number | null = null;
  let at = body.indexOf(delimiter);
  for (; at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    const startsLine = at === 0 || body[at - 1] === 0x0a;
    const next = body[at + delimiter.length];
    const isClosing = next === 0x2d && body[at + delimiter.length + 1] === 0x2d;
    const endsLine = next === undefined || next === 0x0a || next === 0x0d || next === 0x20 || next === 0x09;
    if (!startsLine || !(isClosing || endsLine)) continue;
    if (begin !== null) parts.push(partOf(body.subarray(begin, at)));
    if (parts.length > MOST_PARTS) throw damaged(`has more than ${MOST_PARTS} parts`);
    if (isClosing) return parts;
    const lineEnd = body.indexOf(0x0a, at);
    if (lineEnd < 0) return parts;
    begin = lineEnd + 1;
  }
  if (begin !== null) parts.push(partOf(body.subarray(begin)));
  return parts;
}

const isPage = (part: Part): boolean => /^(?:text\/html|application\/xhtml\+xml)$/.test(typeOf(part));

/** The part that is the page: the one that `start` names, else the first that is HTML, looked for within parts too. */
function pagePart(part: Part, depth: number): Part | null {
  if (depth > DEEPEST) return null;
  if (isPage(part)) return part;
  if (!typeOf(part).startsWith('multipart/')) return null;
  const boundary = parameterOf(part.headers.get('content-type') ?? '', 'boundary');
  if (boundary === null || boundary === '') return null;
  const parts = partsOf(part.body, boundary);
  const start = parameterOf(part.headers.get('content-type') ?? '', 'start');
  const named = start === null ? undefined : parts.find(({ headers }) => headers.get('content-id') === start);
  for (const inner of named ? [named, ...parts] : parts) {
    const page = pagePart(inner, depth + 1);
    if (page !== null) return page;
  }
  return null;
}

function quotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] as number;
    if (byte === 0x3d) {
      const rest = body.subarray(at + 1, at + 3).toString('latin1');
      const soft = /^[ \t]*\r?\n/.exec(body.subarray(at + 1, at + 80).toString('latin1'));
      if (/^[\da-f]{2}$/i.test(rest)) {
        out[length++] = Number.parseInt(rest, 16);
        at += 2;
        continue;
      }
      if (soft) {
        at += soft[0].length;
        continue;
      }
    }
    out[length++] = byte;
  }
  return out.subarray(0, length);
}

function decodedBody({ headers, body }: Part): Buffer {
  switch (headers.get('content-transfer-encoding')?.toLowerCase()) {
    case 'quoted-printable':
      return quotedPrintable(body);
    case 'base64':
      return Buffer.from(body.toString('latin1'), 'base64');
    default:
      return body;
  }
}

/**
 * A page saved as one file (MHTML, RFC 2557) as document: its page alone, without pages in frames, pictures and styles. Where it
 * was saved from, and when, comes from its header. Throws FILE_DAMAGED, and what importHtml throws.
 */
export function importMhtml(bytes: Uint8Array, fileName: string): ImportedDocument {
  const file = partOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const page = pagePart(file, 0);
  if (page === null) throw damaged('has no page in it, or is not whole');
  const addresses = [
    page.headers.get('content-location'),
    file.headers.get('snapshot-content-location'),
    file.headers.get('content-location'),
  ];
  const date = file.headers.get('date');
  return importHtml(decodedBody(page), fileName, {
    charset: parameterOf(page.headers.get('content-type') ?? '', 'charset'),
    saved: {
      address: addresses.map((at) => (at === undefined ? null : webAddress(at))).find((at) => at !== null) ?? null,
      savedOn: date === undefined ? null : fieldDate(date),
      where: 'header of the MHTML file',
    },
  });
}
