import { type ZipPart, zipOf } from './zipOf.ts';

/** A book: what is within `metadata`, its chapters by the names of their files, and what else is to be in it. */
export interface BookParts {
  readonly metadata?: string;
  /** Bodies of chapters, in the order of reading. */
  readonly chapters: Readonly<Record<string, string>>;
  readonly manifest?: string;
  /** Takes the place of the spine that the chapters would make. */
  readonly spine?: string;
  readonly guide?: string;
  readonly others?: readonly ZipPart[];
  /** Names of files that are listed and not there. */
  readonly absent?: readonly string[];
}

export const page = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head><body>${body}</body></html>`;

/** The files of a book, so that a test can change one of them. */
export function epubParts(book: BookParts): ZipPart[] {
  const names = Object.keys(book.chapters);
  const items = names.map(
    (name, at) => `<item id="c${at}" href="${encodeURI(name)}" media-type="application/xhtml+xml"/>`,
  );
  const spine = book.spine ?? names.map((_, at) => `<itemref idref="c${at}"/>`).join('');
  return [
    { name: 'mimetype', data: 'application/epub+zip', stored: true },
    {
      name: 'META-INF/container.xml',
      data: '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    },
    {
      name: 'OEBPS/content.opf',
      data: `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${book.metadata ?? ''}</metadata><manifest>${items.join('')}${book.manifest ?? ''}</manifest><spine toc="ncx">${spine}</spine>${book.guide ?? ''}</package>`,
    },
    ...Object.entries(book.chapters)
      .filter(([name]) => !book.absent?.includes(name))
      .map(([name, body]) => ({ name: `OEBPS/${name}`, data: body.startsWith('<?xml') ? body : page(body) })),
    ...(book.others ?? []),
  ];
}

export const epubOf = (book: BookParts): Uint8Array => zipOf(epubParts(book));
