import { writeFileSync } from 'node:fs';
import { type ZipPart, zipOf } from '../zipOf.ts';
import type { Row } from './attempt.ts';

export const MEGABYTE = 1024 * 1024;

/** Rows of one format. */
export type Rows = readonly Row[];

/** A row whose file is these bytes. */
export function row(what: string, name: string, bytes: () => string | Uint8Array, becomes: RegExp): Row {
  return { what, name, make: (path) => writeFileSync(path, bytes()), becomes };
}

/** One thing said again and again, until it fills this many bytes, after a beginning. */
export function filled(beginning: string, unit: string, bytes: number): Buffer {
  const whole = Buffer.alloc(bytes, unit, 'latin1');
  whole.write(beginning, 'latin1');
  return whole;
}

/** A sound file, cut off after a tenth, after half and near its end. */
export function cutOff(name: string, extension: string, whole: () => Uint8Array, becomes: RegExp): Row[] {
  return [0.1, 0.5, 0.9].map((share) =>
    row(
      `${name} cut off after ${share * 100} %`,
      `cut-${share * 100}.${extension}`,
      () => whole().subarray(0, Math.floor(share * whole().length)),
      becomes,
    ),
  );
}

/** An archive's parts with one of them changed, added or made by a lie. */
export function withPart(parts: readonly ZipPart[], part: ZipPart): Uint8Array {
  return zipOf([...parts.filter(({ name }) => name !== part.name), part]);
}

/** A document type whose entities expand to thousands of millions of letters. */
export const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`;

/** A document type that names a file of the machine and an address. */
export const externals = (url: string): string =>
  `<!DOCTYPE x SYSTEM "${url}/a.dtd" [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY n SYSTEM "${url}/b"><!ENTITY % p SYSTEM "${url}/c">%p;]>`;

export const READ = /^(?:imported|merged|skipped) /;
export const TYPED = /^(?:(?:imported|merged|skipped) |failed [A-Z_]+$)/;
