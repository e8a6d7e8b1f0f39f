import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { BriefwrightError } from '../../../model/errors.ts';

const MEGABYTE = 1024 * 1024;
/**
 * What an archive may cost to read. A book of 2,000 pages unpacks to some 10 MB of text; packing shrinks text and tables
 * by ten to eighty times, while what is made to expand reaches a thousand.
 */
const LIMITS = {
  entries: 50_000,
  partBytes: 100 * MEGABYTE,
  totalBytes: 200 * MEGABYTE,
  ratio: 300,
  /** Parts below this are never held to the ratio: a sheet of zeros packs as well as a bomb does. */
  ratioFromBytes: 16 * MEGABYTE,
} as const;
const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER_BYTES = 30;

/**
 * The files in a zip archive, unpacked one at a time when they are asked for. `read` and `verify` throw
 * ARCHIVE_TOO_LARGE by what really comes out, whatever the headers say; ARCHIVE_DAMAGED; ENCRYPTED.
 */
export interface Archive {
  /** Names as they are written, with `/` between folders; folders themselves are left out. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** A file of the archive. Its name is compared without regard to case where no file has it exactly. */
  read(name: string): Promise<Uint8Array>;
  /** Unpacks every file once and keeps none: for a library that reads the archive by itself afterwards. */
  verify(): Promise<void>;
}

const sizeHint = 'It may be made to do harm; unpack it elsewhere and import only the text that you need.';
const damageHint = 'Open it in its own program and save it again, or fetch it anew.';

function tooLarge(sentence: string): BriefwrightError {
  return new BriefwrightError('ARCHIVE_TOO_LARGE', sentence, { hint: sizeHint });
}

function damaged(sentence: string, cause?: unknown): BriefwrightError {
  return new BriefwrightError('ARCHIVE_DAMAGED', sentence, { hint: damageHint, cause });
}

/** Why a file that is protected by a password or by rights management is not read. */
export function encrypted(sentence: string): BriefwrightError {
  return new BriefwrightError('ENCRYPTED', sentence, {
    hint: 'Save a copy of it without protection, and import that.',
  });
}

/**
 * Opens a zip archive that is held in memory; `fileName` is for messages. Names that lead out of the archive, names that
 * occur twice and files that lie over one another are refused: no program writes them by accident.
 */
export async function openArchive(bytes: Uint8Array, fileName: string): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { zip, entries } = await directoryOf(buffer, fileName);
  refuseOverlaps(entries, buffer.length, fileName);
  const exact = new Map(entries.map((entry) => [entry.fileName, entry]));
  const folded = new Map(entries.toReversed().map((entry) => [entry.fileName.toLowerCase(), entry]));
  const entryOf = (name: string): Entry | undefined => exact.get(name) ?? folded.get(name.toLowerCase());
  let total = 0;
  const unpack = async (entry: Entry): Promise<Uint8Array> => {
    const plain = await unpacked(buffer, zip, entry, fileName, LIMITS.totalBytes - total);
    total += plain.length;
    return plain;
  };
  return {
    names: entries.map((entry) => entry.fileName),
    has: (name) => entryOf(name) !== undefined,
    async read(name) {
      const entry = entryOf(name);
      if (!entry) throw damaged(`${fileName} has no part “${name}”, which it needs.`);
      return unpack(entry);
    },
    async verify() {
      for (const entry of entries) await unpack(entry);
      total = 0;
    },
  };
}

async function directoryOf(buffer: Buffer, fileName: string): Promise<{ zip: ZipFile; entries: readonly Entry[] }> {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(buffer, { lazyEntries: true });
  } catch (cause) {
    throw damaged(`${fileName} is cut off or damaged: it has no readable table of contents.`, cause);
  }
  if (zip.entryCount > LIMITS.entries) throw tooLarge(`${fileName} claims to hold ${zip.entryCount} files.`);
  const entries: Entry[] = [];
  const seen = new Set<string>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (seen.has(entry.fileName)) throw damaged(`${fileName} holds “${entry.fileName}” twice.`);
      seen.add(entry.fileName);
      entries.push(entry);
    }
  } catch (cause) {
    if (cause instanceof BriefwrightError) throw cause;
    const leadsOut = /relative path|absolute path/.test(String(cause));
    throw damaged(
      leadsOut
        ? `${fileName} holds a file whose name leads out of it.`
        : `${fileName} is damaged: its table of contents cannot be read.`,
      cause,
    );
  }
  return { zip, entries };
}

/** Bombs that are small for what they unpack to let many files share the same bytes. */
function refuseOverlaps(entries: readonly Entry[], bytes: number, fileName: string): void {
  const ranges = entries
    .map((entry) => ({
      start: entry.relativeOffsetOfLocalHeader,
      end: entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.fileNameRaw.length + entry.compressedSize,
    }))
    .sort((a, b) => a.start - b.start);
  ranges.forEach(({ start, end }, index) => {
    const previous = ranges[index - 1];
    if (end > bytes) throw damaged(`${fileName} is cut off: a file in it goes on beyond its end.`);
    if (previous && start < previous.end) throw damaged(`${fileName} holds files that lie over one another.`);
  });
}

async function unpacked(
  buffer: Buffer,
  zip: ZipFile,
  entry: Entry,
  fileName: string,
  left: number,
): Promise<Uint8Array> {
  const name = entry.fileName;
  if (entry.isEncrypted()) throw encrypted(`${fileName} is protected with a password.`);
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    throw damaged(`“${name}” in ${fileName} is packed by a method that is not read (${entry.compressionMethod}).`);
  const most = Math.min(left, LIMITS.partBytes, Math.max(LIMITS.ratioFromBytes, entry.compressedSize * LIMITS.ratio));
  let plain: Uint8Array;
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    plain =
      entry.compressionMethod === STORED || entry.compressedSize === 0
        ? packed
        : inflateRawSync(packed, { maxOutputLength: most });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(`“${name}” in ${fileName} unpacks to over ${Math.floor(most / MEGABYTE)} MB.`);
    throw damaged(`“${name}” in ${fileName} is damaged and cannot be unpacked.`, cause);
  }
  if (plain.length > most) throw tooLarge(`${fileName} unpacks to over ${LIMITS.totalBytes / MEGABYTE} MB.`);
  if (plain.length !== entry.uncompressedSize || crc32(plain) !== entry.crc32)
    throw damaged(`“${name}” in ${fileName} is damaged: it differs from what the archive says of it.`);
  return plain;
}
