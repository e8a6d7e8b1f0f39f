import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { BriefwrightError } from '../../../model/errors.ts';

const MEBIBYTE = 1024 * 1024;
/** What one package may cost to read. A deck of 5,000 slides with notes and charts stays well below each. */
const LIMITS = { entries: 200_000, partBytes: 64 * MEBIBYTE, totalBytes: 1024 * MEBIBYTE } as const;

const STORED = 0;
const DEFLATED = 8;

export function notADeck(message: string, cause?: unknown): BriefwrightError {
  return new BriefwrightError('NOT_A_DECK', message, { hint: 'Give a .pptx file that Briefwright exported.', cause });
}

export function damaged(message: string, cause?: unknown): BriefwrightError {
  return new BriefwrightError('DECK_DAMAGED', message, {
    hint: 'Open the deck in PowerPoint, save it again, and verify that copy.',
    cause,
  });
}

/**
 * The parts of an Open Packaging Conventions file (ECMA-376 part 2), inflated one at a time when they are asked for.
 * Names are without the leading slash and, as the standard has it, compared without regard to case.
 * A part that is larger than it says, or than the limits, raises DECK_DAMAGED before it is held in memory.
 */
export interface Package {
  has(part: string): boolean;
  /** Names of all parts, as they are written in the package. */
  names(): Iterable<string>;
  read(part: string): Promise<Uint8Array>;
}

/** Opens a package that is held in memory. Raises NOT_A_DECK where it is no zip, DECK_DAMAGED where the zip is broken. */
export async function openPackage(bytes: Uint8Array): Promise<Package> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseOtherFormats(buffer);
  const { zip, entries } = await directoryOf(buffer);
  let totalBytes = 0;
  return {
    has: (part) => entries.has(part.toLowerCase()),
    names: () => [...entries.values()].map((entry) => entry.fileName),
    async read(part) {
      const entry = entries.get(part.toLowerCase());
      if (!entry) throw damaged(`The deck has no part "${part}", which another part needs.`);
      totalBytes += entry.uncompressedSize;
      if (totalBytes > LIMITS.totalBytes)
        throw damaged('The deck unpacks to more than 1 GiB of text, which no deck needs.');
      return inflated(buffer, zip, entry);
    },
  };
}

function refuseOtherFormats(buffer: Buffer): void {
  if (buffer.length === 0) throw notADeck('The file is empty.');
  if (buffer.subarray(0, 4).toString('latin1') === '\xd0\xcf\x11\xe0') {
    throw notADeck('The file is protected with a password, or is in the PowerPoint format of before 2007.');
  }
}

async function directoryOf(buffer: Buffer): Promise<{ zip: ZipFile; entries: ReadonlyMap<string, Entry> }> {
  const startsAsZip = buffer.subarray(0, 2).toString('latin1') === 'PK';
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(buffer, { lazyEntries: true });
  } catch (cause) {
    if (startsAsZip) throw damaged('The deck is cut off or damaged: it has no readable table of contents.', cause);
    throw notADeck('The file is not a PowerPoint deck: it is no zip package.', cause);
  }
  if (zip.entryCount > LIMITS.entries) throw damaged(`The deck claims ${zip.entryCount} parts, which no deck needs.`);
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      if (name.endsWith('/')) continue;
      if (entries.has(name)) throw damaged(`The deck holds the part "${entry.fileName}" twice.`);
      entries.set(name, entry);
    }
  } catch (cause) {
    if (cause instanceof BriefwrightError) throw cause;
    throw damaged('The deck is damaged: its table of contents cannot be read.', cause);
  }
  return { zip, entries };
}

async function inflated(buffer: Buffer, zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const name = entry.fileName;
  if (entry.isEncrypted()) throw damaged(`The part "${name}" of the deck is encrypted.`);
  if (entry.uncompressedSize > LIMITS.partBytes) {
    throw damaged(`The part "${name}" of the deck unpacks to more than 64 MiB, which no deck needs.`);
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw damaged(`The part "${name}" of the deck is packed by a method that decks do not use.`);
  }
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    // One byte over what is claimed is allowed, so that a part that claims too little is told from one that fits.
    const plain =
      entry.compressionMethod === STORED
        ? packed
        : inflateRawSync(packed, { maxOutputLength: entry.uncompressedSize + 1 });
    if (plain.length !== entry.uncompressedSize) throw new Error('size differs from the directory');
    if (crc32(plain) !== entry.crc32) throw new Error('checksum differs from the directory');
    return plain;
  } catch (cause) {
    throw damaged(`The part "${name}" of the deck is damaged and cannot be unpacked.`, cause);
  }
}
