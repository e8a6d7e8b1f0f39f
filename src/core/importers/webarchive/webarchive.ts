import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedDocument } from '../../../model/source.ts';
import { importHtml } from '../html/html.ts';
import { webAddress } from '../html/metadata/words.ts';
import { BinaryPlist } from './binaryPlist.ts';

function noPage(what: string): BriefwrightError {
  return new BriefwrightError('NO_PAGE', `The web archive holds ${what}.`, {
    hint: 'Open it in Safari, save what it shows in its own format, and import that.',
  });
}

/**
 * A page saved by Safari as one file (`.webarchive`) as document: its page alone, without pictures, styles and the pages of frames.
 * Throws FILE_DAMAGED, NO_PAGE, and what importHtml throws.
 */
export function importWebarchive(bytes: Uint8Array, fileName: string): ImportedDocument {
  const list = new BinaryPlist(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const main = list.dictionary(list.top)?.get('WebMainResource');
  const page = main === undefined ? null : list.dictionary(main);
  if (page === null) throw noPage('no page');
  const words = (field: string): string | null => {
    const reference = page.get(field);
    return reference === undefined ? null : list.text(reference);
  };
  const data = page.get('WebResourceData');
  const content = data === undefined ? null : list.data(data);
  if (content === null) throw noPage('no page');
  const type = words('WebResourceMIMEType')?.split(';')[0]?.trim().toLowerCase() ?? 'text/html';
  if (!/^(?:text\/html|application\/xhtml\+xml|(?:application|text)\/xml)$/.test(type))
    throw noPage(type === 'application/pdf' ? 'a PDF, not a page' : 'a file that is no page');
  return importHtml(content, fileName, {
    charset: words('WebResourceTextEncodingName') || null,
    mediaType: 'application/x-webarchive',
    saved: {
      address: webAddress(words('WebResourceURL') ?? ''),
      savedOn: null,
      where: 'address in the web archive',
    },
  });
}
