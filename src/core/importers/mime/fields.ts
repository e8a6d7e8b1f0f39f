import { decodeWords } from 'postal-mime';
import { BriefwrightError } from '../../../model/errors.ts';
import { decodeText } from '../encoding.ts';

/** Header fields by name in small letters, each byte a character, as they stand in the file. The first of a name counts. */
export type Headers = ReadonlyMap<string, string>;

/** What programs write; a field of more is made to do harm. In characters. */
const LONGEST_FIELD = 20_000;
const MOST_CONTINUATIONS = 100;

/** Bytes that a field holds as they are, in whatever encoding they are most plausible. */
function withBytesRead(value: string): string {
  if (!/[\u0080-\u00ff]/.test(value)) return value;
  try {
    return decodeText(Buffer.from(value, 'latin1')).text;
  } catch (error) {
    if (error instanceof BriefwrightError) return value;
    throw error;
  }
}

/** The words of a field: what is encoded (RFC 2047) or written as plain bytes is read, white space folded; null where none are left. */
export function fieldWords(value: string | undefined): string | null {
  const words = decodeWords(withBytesRead((value ?? '').slice(0, LONGEST_FIELD)))
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return words === '' ? null : words;
}

/** A name or value of a parameter: in quotes, or up to white space, a semicolon or a comment. */
const PARAMETER = /;\s*([^\s=;"()]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g;

/** `%e2%82%ac` as its bytes. */
const unescaped = (value: string): string =>
  value.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Words of a charset; what is not known is read as it most plausibly is. */
function inCharset(bytes: string, charset: string): string {
  try {
    return decodeText(Buffer.from(bytes, 'latin1'), charset || null).text;
  } catch (error) {
    if (error instanceof BriefwrightError) return bytes;
    throw error;
  }
}

/**
 * A parameter of a header field: `boundary` of `multipart/related; boundary="x"`, also where it is cut into pieces or says its
 * charset (RFC 2231: `name*0*=utf-8''a%20; name*1=b`). Null where it has none.
 */
export function parameterOf(field: string, name: string): string | null {
  const pieces = new Map<string, string>();
  for (const [, key = '', quoted, bare] of field.slice(0, LONGEST_FIELD).matchAll(PARAMETER)) {
    const small = key.toLowerCase();
    if (!pieces.has(small)) pieces.set(small, quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '');
  }
  const plain = pieces.get(name);
  const whole = pieces.get(`${name}*`);
  const first = pieces.get(`${name}*0*`) ?? pieces.get(`${name}*0`);
  if (whole === undefined && first === undefined) return plain ?? null;
  if (whole !== undefined) return charsetSaid(whole);
  const joined: string[] = [];
  for (let at = 0; at < MOST_CONTINUATIONS; at += 1) {
    const [escaped, piece] = [pieces.get(`${name}*${at}*`), pieces.get(`${name}*${at}`)];
    if (escaped === undefined && piece === undefined) break;
    // What is not escaped has its percent signs as they are.
    joined.push(escaped ?? (piece as string).replaceAll('%', '%25'));
  }
  const value = joined.join('');
  return pieces.has(`${name}*0*`) ? charsetSaid(value) : unescaped(value);
}

/** `utf-8'en'%e2%82%ac`. */
function charsetSaid(value: string): string {
  const [, charset = '', bytes = value] = /^([\w.:+-]*)'[\w-]*'(.*)$/s.exec(value) ?? [];
  return inCharset(unescaped(bytes), charset);
}
