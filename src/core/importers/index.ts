import { BriefwrightError } from '../../model/errors.ts';
import type { ImportedDocument } from '../../model/source.ts';
import { refuseNonText } from './content.ts';
import { importText } from './text.ts';

/** The largest file that is read, in bytes. Check a file's size against it before reading the file. */
export const MAX_BYTES = 20 * 1024 * 1024;

const FORMATS = { '.txt': 'plain', '.text': 'plain', '.md': 'markdown', '.markdown': 'markdown' } as const;

/** File name endings that can be imported, in small letters with their dot. */
export const supportedExtensions: readonly string[] = Object.keys(FORMATS);

/** The ending of a file's name in small letters with its dot, or '' where it has none. */
function extensionOf(fileName: string): string {
  return /(?<=[^/\\])\.[^./\\]+$/.exec(fileName)?.[0].toLowerCase() ?? '';
}

/**
 * Throws FILE_TOO_LARGE for a size in bytes over the limit. Call it with the size that the file system states before a
 * file is read.
 */
export function refuseTooLarge(bytes: number, fileName: string): void {
  if (bytes <= MAX_BYTES) return;
  const megabytes = (size: number): string => `${Math.round(size / 1024 / 1024)} MB`;
  throw new BriefwrightError(
    'FILE_TOO_LARGE',
    `${fileName} has ${megabytes(bytes)}, over the limit of ${megabytes(MAX_BYTES)}.`,
    {
      hint: 'Split it, or save only its text.',
    },
  );
}

/**
 * The document, passages and stated metadata of a file. The name's ending chooses the format, its content must agree.
 * Throws BriefwrightError with UNSUPPORTED_FORMAT, FILE_TOO_LARGE, EMPTY_FILE, BINARY_FILE or UNKNOWN_ENCODING; never
 * anything else for bytes that are bad.
 */
export function importFile(bytes: Uint8Array, fileName: string): ImportedDocument {
  const extension = extensionOf(fileName);
  if (!Object.hasOwn(FORMATS, extension))
    throw new BriefwrightError('UNSUPPORTED_FORMAT', `${fileName} is of a format that is not imported.`, {
      hint: `Import one of: ${supportedExtensions.join(', ')}.`,
    });
  refuseTooLarge(bytes.length, fileName);
  if (bytes.length === 0)
    throw new BriefwrightError('EMPTY_FILE', `${fileName} is empty.`, { hint: 'Check that it was saved in full.' });
  refuseNonText(bytes, fileName);
  return importText(bytes, FORMATS[extension as keyof typeof FORMATS]);
}
