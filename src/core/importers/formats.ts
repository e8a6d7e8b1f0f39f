import type { ImportedContent } from '../../model/imported.ts';
import { BIBLIOGRAPHIES } from './bibliography/formats.ts';
import { refuseNonText } from './content.ts';
import { importText } from './text.ts';

/** A format that can be imported. */
export interface Format {
  /** For people: `a PDF`. */
  readonly name: string;
  /** Endings of file names, in small letters with their dot. */
  readonly extensions: readonly string[];
  readonly maxBytes: number;
  /** Whether it holds tables of facts, whose columns are looked at before they are imported. */
  readonly isTable?: true;
  /** Whether the first 4,096 bytes, as Latin-1, are plainly of this format; absent where nothing marks it. */
  readonly begins?: (beginning: string) => boolean;
  /**
   * Reads a file's bytes; `fileName` is for messages. Loads what it needs when it is called, so that a text never waits
   * for the reader of PDFs. Throws BriefwrightError for a bad file.
   */
  readonly read: (bytes: Uint8Array, fileName: string) => Promise<ImportedContent>;
}

export const MEGABYTE = 1024 * 1024;

const text = (format: 'plain' | 'markdown'): Format['read'] => {
  return async (bytes, fileName) => {
    refuseNonText(bytes, fileName);
    return { kind: 'document', document: importText(bytes, format) };
  };
};

const isZip = (beginning: string): boolean => beginning.startsWith('PK\x03\x04');
/** A zip archive that does not say it is a book, or the older container of Office documents; the reader tells what is in it. */
const isOffice = (beginning: string): boolean =>
  beginning.startsWith('\xd0\xcf\x11\xe0') || (isZip(beginning) && !beginning.includes('application/epub+zip'));

/** The names of the first files of an archive stand at its beginning. */
const isWorkbook = (beginning: string): boolean =>
  isZip(beginning) && /xl\/(?:workbook|worksheets|sharedStrings|styles|_rels)/.test(beginning);

const isWord = (beginning: string): boolean =>
  isZip(beginning) && /word\/(?:document|styles|settings|fontTable|numbering|theme|media|_rels)/.test(beginning);

/** A page begins with its type or its first tag, after comments and an XML declaration; UTF-16 has a NUL beside each sign. */
const isPage = (beginning: string): boolean =>
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,3000}?-->\s*)*(?:<!doctype\s+html|<html[\s>])/i.test(
    beginning.replaceAll('\0', ''),
  );
/** Fields that programs that send mails write, and no memo. What a browser saved as one file is no mail. */
const isMail = (beginning: string): boolean =>
  /^(?:\s*\d{1,10}[ \t]*\r?\n|(?:\s*\n)?From [^\r\n]*\r?\n)?(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,60}?(?:received|message-id|return-path|delivered-to|mime-version):/i.test(
    beginning,
  ) && !/^(?:from:\s*["<]?saved by|snapshot-content-location:|x-maf-)/im.test(beginning);
const isMhtml = (beginning: string): boolean =>
  /^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,40}?content-type:\s*multipart\/related/i.test(beginning);

/** JSON with the W3C's context of annotations, or with the words that Hypothesis begins its export with. */
const areAnnotations = (beginning: string): boolean =>
  /^(?:\xef\xbb\xbf)?\s*[[{]/.test(beginning) &&
  (/https?:\/\/www\.w3\.org\/ns\/(?:anno\.jsonld|oa#)/.test(beginning) ||
    /"(?:export_userid|client_version)"\s*:[\s\S]*"annotations"\s*:/.test(beginning) ||
    /"(?:TextQuoteSelector|TextPositionSelector)"/.test(beginning));

/** Every format, one entry each. Where a name's ending and the content disagree, the first whose mark is there is taken. */
export const FORMATS: readonly Format[] = [
  { name: 'a plain text', extensions: ['.txt', '.text'], maxBytes: 20 * MEGABYTE, read: text('plain') },
  { name: 'a Markdown text', extensions: ['.md', '.markdown'], maxBytes: 20 * MEGABYTE, read: text('markdown') },
  {
    name: 'a saved web page',
    extensions: ['.html', '.htm', '.xhtml', '.xht', '.shtml'],
    maxBytes: 50 * MEGABYTE,
    begins: isPage,
    read: async (bytes, fileName) => {
      const { importHtml } = await import('./html/html.ts');
      return { kind: 'document', document: importHtml(bytes, fileName) };
    },
  },
  {
    name: 'a web page in one file (MHTML)',
    extensions: ['.mht', '.mhtml'],
    maxBytes: 100 * MEGABYTE,
    begins: isMhtml,
    read: async (bytes, fileName) => {
      const { importMhtml } = await import('./html/mhtml.ts');
      return { kind: 'document', document: importMhtml(bytes, fileName) };
    },
  },
  {
    name: 'a web archive of Safari',
    extensions: ['.webarchive'],
    maxBytes: 100 * MEGABYTE,
    begins: (beginning) => beginning.startsWith('bplist00') && beginning.includes('WebMainResource'),
    read: async (bytes, fileName) => {
      const { importWebarchive } = await import('./webarchive/webarchive.ts');
      return { kind: 'document', document: importWebarchive(bytes, fileName) };
    },
  },
  {
    name: 'a mail',
    extensions: ['.eml', '.emlx'],
    maxBytes: 100 * MEGABYTE,
    begins: isMail,
    read: async (bytes, fileName) => {
      const { importMail } = await import('./mail/mail.ts');
      return { kind: 'document', document: importMail(bytes, fileName) };
    },
  },
  {
    name: 'a PDF',
    extensions: ['.pdf'],
    maxBytes: 150 * MEGABYTE,
    begins: (beginning) => /^(?:\xef\xbb\xbf)?\s*%PDF-/.test(beginning),
    read: async (bytes, fileName) => {
      const { importPdf } = await import('./pdf/pdf.ts');
      return { kind: 'document', document: await importPdf(bytes, fileName) };
    },
  },
  {
    name: 'a Word document',
    extensions: ['.docx', '.docm', '.dotx', '.dotm'],
    maxBytes: 100 * MEGABYTE,
    begins: (beginning) => isOffice(beginning) && !isWorkbook(beginning),
    read: async (bytes, fileName) => {
      const { importDocx } = await import('./docx/index.ts');
      return { kind: 'document', document: await importDocx(bytes, fileName) };
    },
  },
  {
    name: 'an Excel workbook',
    extensions: ['.xlsx', '.xlsm', '.xltx', '.xltm'],
    maxBytes: 50 * MEGABYTE,
    isTable: true,
    begins: (beginning) => isOffice(beginning) && !isWord(beginning),
    read: async (bytes, fileName) => {
      const { readXlsx } = await import('./tables/xlsx/index.ts');
      return readXlsx(bytes, fileName);
    },
  },
  {
    name: 'a book in EPUB',
    extensions: ['.epub'],
    maxBytes: 150 * MEGABYTE,
    begins: (beginning) => isZip(beginning) && !isWord(beginning) && !isWorkbook(beginning),
    read: async (bytes, fileName) => {
      const { importEpub } = await import('./epub/index.ts');
      return { kind: 'document', document: await importEpub(bytes, fileName) };
    },
  },
  {
    name: 'annotations (W3C Web Annotation, Hypothesis)',
    extensions: ['.jsonld'],
    maxBytes: 50 * MEGABYTE,
    begins: areAnnotations,
    read: async (bytes, fileName) => {
      const { readWebAnnotations } = await import('./annotations/webAnnotations.ts');
      return readWebAnnotations(bytes, fileName);
    },
  },
  {
    name: 'a table (CSV or TSV)',
    extensions: ['.csv', '.tsv'],
    maxBytes: 50 * MEGABYTE,
    isTable: true,
    read: async (bytes, fileName) => {
      refuseNonText(bytes, fileName);
      const { readCsv } = await import('./tables/csv.ts');
      return readCsv(bytes);
    },
  },
  ...BIBLIOGRAPHIES,
];
