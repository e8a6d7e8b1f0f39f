import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { BriefwrightError } from '../../model/errors.ts';
import { APPLICATION_ID } from './connection.ts';
import { corrupt } from './errors.ts';

const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';

/**
 * Refuses what is no library of this version before SQLite touches it, so that a refused file stays byte for byte as it
 * was. Offsets are those of the SQLite file format: page size 16, change counter 24, pages 28, user version 60,
 * application id 68, version-valid-for 92.
 */
export function checkHeader(path: string, newestVersion: number): void {
  const { header, sizeBytes } = readHeader(path);
  if (header.toString('latin1', 0, 16) !== MAGIC) throw notALibrary(path);
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw notALibrary(path);
  checkVersion(path, header.readUInt32BE(60), newestVersion);
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const pages = header.readUInt32BE(28);
  const pagesAreCurrent = header.readUInt32BE(24) === header.readUInt32BE(92);
  if (pageBytes < 512 || (pagesAreCurrent && sizeBytes < pages * pageBytes)) throw corrupt(path);
}

/** Throws LIBRARY_TOO_NEW, naming both versions. */
export function checkVersion(path: string, version: number, newestVersion: number): void {
  if (version <= newestVersion) return;
  throw new BriefwrightError(
    'LIBRARY_TOO_NEW',
    `The library ${path} is of version ${version}, and this Briefwright reads versions up to ${newestVersion}.`,
    { hint: 'Open it with a newer Briefwright. It was left as it is.' },
  );
}

function readHeader(path: string): { header: Buffer; sizeBytes: number } {
  let file: number;
  try {
    // A pipe would be waited for without end.
    if (!statSync(path).isFile()) throw notALibrary(path);
    file = openSync(path, 'r');
  } catch (error) {
    if (error instanceof BriefwrightError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new BriefwrightError('LIBRARY_NOT_FOUND', `There is no library ${path}.`, {
        hint: 'Check the path, or make a library with: briefwright new LIB',
        cause: error,
      });
    }
    throw new BriefwrightError('LIBRARY_NOT_READABLE', `The library ${path} cannot be read (${code}).`, {
      hint: 'Give yourself the right to read the file and its folder.',
      cause: error,
    });
  }
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    if (readSync(file, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) throw notALibrary(path);
    return { header, sizeBytes: fstatSync(file).size };
  } finally {
    closeSync(file);
  }
}

function notALibrary(path: string): BriefwrightError {
  return new BriefwrightError('NOT_A_LIBRARY', `${path} is not a Briefwright library.`, {
    hint: 'Check the path. To make a library: briefwright new LIB',
  });
}
