import { BriefwrightError } from '../../model/errors.ts';
import type { ImportedContent } from '../../model/imported.ts';
import { BIBLIOGRAPHIES } from './bibliography/formats.ts';
import { FORMATS, type Format, MEGABYTE } from './formats.ts';
import { refusalOf } from './refused.ts';

/** File name endings that can be imported, in small letters with their dot. */
export const supportedExtensions: readonly string[] = FORMATS.flatMap((format) => format.extensions);

/** Those of them that are bibliographies. */
export const bibliographyExtensions: readonly string[] = BIBLIOGRAPHIES.flatMap((format) => format.extensions);

/** Those of them that are tables of facts. */
export const tableExtensions: readonly string[] = FORMATS.filter(({ isTable }) => isTable).flatMap(
  (format) => format.extensions,
);

const BEGINNING_BYTES = 4096;

/** The ending of a file's name in small letters with its dot, or '' where it has none. */
function extensionOf(fileName: string): string {
  return /(?<=[^/\\])\.[^./\\]+$/.exec(fileName)?.[0].toLowerCase() ?? '';
}

function formatByName(fileName: string): Format | undefined {
  const extension = extensionOf(fileName);
  return FORMATS.find((format) => format.extensions.includes(extension));
}

/** The name's ending chooses the format, unless the content bears the mark of another one. */
function formatOf(bytes: Uint8Array, fileName: string): Format {
  const named = formatByName(fileName);
  const beginning = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, BEGINNING_BYTES)).toString(
    'latin1',
  );
  const format = named?.begins?.(beginning) ? named : (FORMATS.find(({ begins }) => begins?.(beginning)) ?? named);
  // A file that has the name of a format is for that format's reader to refuse.
  const refusal = named ? null : refusalOf(fileName, extensionOf(fileName), beginning, format !== undefined);
  if (refusal) throw refusal;
  if (format) return format;
  throw new BriefwrightError('UNSUPPORTED_FORMAT', `${fileName} is of a format that is not imported.`, {
    hint: `Import one of: ${supportedExtensions.join(', ')}.`,
  });
}

/** Throws FILE_TOO_LARGE for a size in bytes over the limit of the format that the file's name tells. */
export function refuseTooLarge(bytes: number, fileName: string, format = formatByName(fileName)): void {
  const most = format?.maxBytes ?? Math.max(...FORMATS.map(({ maxBytes }) => maxBytes));
  if (bytes <= most) return;
  const megabytes = (size: number): string => `${Math.round(size / MEGABYTE)} MB`;
  throw new BriefwrightError(
    'FILE_TOO_LARGE',
    `${fileName} has ${megabytes(bytes)}, over the limit of ${megabytes(most)}.`,
    { hint: 'Split it, or import only the part that you need.' },
  );
}

/**
 * What a file holds: a document, references or tables. Throws BriefwrightError with UNSUPPORTED_FORMAT, FILE_TOO_LARGE,
 * EMPTY_FILE, BINARY_FILE, UNKNOWN_ENCODING or a code of the format's; never anything else for bytes that are bad.
 */
export async function importFile(bytes: Uint8Array, fileName: string): Promise<ImportedContent> {
  const format = formatOf(bytes, fileName);
  refuseTooLarge(bytes.length, fileName, format);
  if (bytes.length === 0)
    throw new BriefwrightError('EMPTY_FILE', `${fileName} is empty.`, { hint: 'Check that it was saved in full.' });
  return format.read(bytes, fileName);
}
