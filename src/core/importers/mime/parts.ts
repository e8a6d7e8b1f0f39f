import { BriefwrightError } from '../../../model/errors.ts';
import { type Headers, parameterOf } from './fields.ts';

/** One part of a multipart file (RFC 2045), or the whole of it. */
export interface Part {
  readonly headers: Headers;
  /** As it is encoded. */
  readonly body: Buffer;
}

/** Programs that pass mails on add fields of their own: a quarter of it is much. */
const MOST_HEADER_BYTES = 512 * 1024;
const MOST_PARTS = 5_000;

/** Takes a part's header fields off its bytes. Lines that begin with white space go on with the field before. */
export function partOf(bytes: Buffer): Part {
  const text = bytes.subarray(0, MOST_HEADER_BYTES).toString('latin1');
  const blank = /(?:^|\r?\n)\r?\n/.exec(text);
  if (!blank) return { headers: new Map(), body: Buffer.alloc(0) };
  return {
    headers: headersIn(text.slice(0, blank.index)),
    body: bytes.subarray(blank.index + blank[0].length),
  };
}

function headersIn(text: string): Headers {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const field = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line);
    const name = field?.[1]?.toLowerCase();
    if (name !== undefined && !headers.has(name)) headers.set(name, field?.[2]?.trim() ?? '');
  }
  return headers;
}

/** `text/html` of `Text/HTML; charset=utf-8`; '' where it says none. */
export const typeOf = (part: Part): string =>
  (part.headers.get('content-type') ?? '').split(/[;\s]/)[0]?.trim().toLowerCase() ?? '';

/** The value of a parameter of a part's type. */
export const typeParameter = (part: Part, name: string): string | null =>
  parameterOf(part.headers.get('content-type') ?? '', name);

/**
 * The parts of a part: those between the lines of its boundary, none where it names none. A last part without its closing line is
 * taken to the end of the file. Throws FILE_DAMAGED for thousands of them.
 */
export function partsOf(part: Part): Part[] {
  const boundary = typeParameter(part, 'boundary');
  return boundary === null || boundary === '' ? [] : partsBetween(part.body, boundary);
}

function partsBetween(body: Buffer, boundary: string): Part[] {
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
    if (parts.length > MOST_PARTS)
      throw new BriefwrightError('FILE_DAMAGED', `The file has more than ${MOST_PARTS} parts.`, {
        hint: 'Open it in its own program and save it again.',
      });
    if (isClosing) return parts;
    const lineEnd = body.indexOf(0x0a, at);
    if (lineEnd < 0) return parts;
    begin = lineEnd + 1;
  }
  if (begin !== null) parts.push(partOf(body.subarray(begin)));
  return parts;
}

/** The value of a hexadecimal digit's byte, or -1. */
function hexOf(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Where the line after a soft break goes on whose `=` stands before `at`; -1 where none is there. */
function afterSoftBreak(body: Buffer, at: number): number {
  let end = at;
  while (body[end] === 0x20 || body[end] === 0x09) end += 1;
  if (body[end] === 0x0d) end += 1;
  return body[end] === 0x0a ? end + 1 : -1;
}

function quotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafeSlow(body.length);
  let length = 0;
  let at = 0;
  while (at < body.length) {
    const byte = body[at++] as number;
    if (byte === 0x3d) {
      const [high, low] = [hexOf(body[at]), hexOf(body[at + 1])];
      if (high >= 0 && low >= 0) {
        out[length++] = 16 * high + low;
        at += 2;
        continue;
      }
      const next = afterSoftBreak(body, at);
      if (next > 0) {
        at = next;
        continue;
      }
    }
    out[length++] = byte;
  }
  return out.subarray(0, length);
}

/** A part's bytes, out of the encoding in which they were sent. */
export function decodedBody({ headers, body }: Part): Buffer {
  const encoding = /^[\s"']*([\w-]+)/.exec(headers.get('content-transfer-encoding') ?? '')?.[1]?.toLowerCase();
  if (encoding === 'quoted-printable') return quotedPrintable(body);
  return encoding === 'base64' ? Buffer.from(body.toString('latin1'), 'base64') : body;
}
