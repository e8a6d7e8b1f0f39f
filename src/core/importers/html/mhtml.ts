import { BriefwrightError } from '../../../model/errors.ts';
import type { ImportedDocument } from '../../../model/source.ts';
import { decodedBody, type Part, partOf, partsOf, typeOf, typeParameter } from '../mime/parts.ts';
import { importHtml } from './html.ts';
import { fieldDate } from './metadata/dates.ts';
import { webAddress } from './metadata/words.ts';

/** A page's parts are one level deep, or two where it has a text alternative. */
const DEEPEST = 4;

function damaged(what: string): BriefwrightError {
  return new BriefwrightError('FILE_DAMAGED', `The MHTML file ${what}.`, {
    hint: 'Open it in a browser and save it again.',
  });
}

const isPage = (part: Part): boolean => /^(?:text\/html|application\/xhtml\+xml)$/.test(typeOf(part));

/** The part that is the page: the one that `start` names, else the first that is HTML, looked for within parts too. */
function pagePart(part: Part, depth: number): Part | null {
  if (depth > DEEPEST) return null;
  if (isPage(part)) return part;
  if (!typeOf(part).startsWith('multipart/')) return null;
  const parts = partsOf(part);
  const start = typeParameter(part, 'start');
  const named = start === null ? undefined : parts.find(({ headers }) => headers.get('content-id') === start);
  for (const inner of named ? [named, ...parts] : parts) {
    const page = pagePart(inner, depth + 1);
    if (page !== null) return page;
  }
  return null;
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
    charset: typeParameter(page, 'charset'),
    mediaType: 'multipart/related',
    saved: {
      address: addresses.map((at) => (at === undefined ? null : webAddress(at))).find((at) => at !== null) ?? null,
      savedOn: date === undefined ? null : fieldDate(date),
      where: 'header of the MHTML file',
    },
  });
}
