import { BriefwrightError } from '../../model/errors.ts';

/** A format that is known and not imported: what to call it, and what to make of it. */
interface RefusedFormat {
  /** For people: `a mail`. */
  readonly name: string;
  readonly hint: string;
  readonly extensions: readonly string[];
  /** Whether the first bytes, as Latin-1, are plainly of it, whatever the name says. */
  readonly begins?: (beginning: string) => boolean;
  /** The container of its files where formats that are imported have it too: a zip archive, an OLE container, or either. */
  readonly container?: 'zip' | 'ole' | 'either';
}

const holdsOpenDocument =
  (kind: string) =>
  (beginning: string): boolean =>
    beginning.startsWith('PK\x03\x04') && beginning.includes(`application/vnd.oasis.opendocument.${kind}`);

const REFUSED: readonly RefusedFormat[] = [
  {
    name: 'an OpenDocument text',
    hint: 'Open it in LibreOffice or Word, save it as .docx, and import that.',
    extensions: ['.odt', '.ott', '.fodt'],
    begins: holdsOpenDocument('text'),
    container: 'either',
  },
  {
    name: 'an OpenDocument spreadsheet',
    hint: 'Open it in LibreOffice or Excel, save it as .xlsx or .csv, and import that.',
    extensions: ['.ods', '.ots'],
    begins: holdsOpenDocument('spreadsheet'),
    container: 'either',
  },
  {
    name: 'a presentation',
    hint: 'Export it as a PDF, and import that.',
    extensions: ['.ppt', '.pps', '.pptx', '.ppsx', '.odp', '.key'],
    begins: holdsOpenDocument('presentation'),
    container: 'either',
  },
  {
    name: 'a workbook of an old Excel format',
    hint: 'Open it in Excel or LibreOffice, save it as .xlsx or .csv, and import that.',
    extensions: ['.xls', '.xlt', '.xlsb'],
    container: 'ole',
  },
  {
    name: 'a mailbox, which holds several mails',
    hint: 'Open it in your mail program, save each mail by itself (.eml), and import those.',
    extensions: ['.mbox'],
  },
  {
    name: 'a mail of Outlook',
    hint: 'Open it in Outlook or another mail program, save it as .eml, HTML or PDF, and import that.',
    extensions: ['.msg'],
    container: 'either',
  },
  {
    name: 'rich text (RTF)',
    hint: 'Open it in Word, LibreOffice or TextEdit, save it as .docx, and import that.',
    extensions: ['.rtf'],
    begins: (beginning) => beginning.startsWith('{\\rtf'),
  },
  {
    name: 'a feed (RSS or Atom), which lists articles',
    hint: 'Open the articles in a browser, save them as web pages, and import those.',
    extensions: ['.rss', '.atom'],
    begins: (beginning) =>
      /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:rss|feed)[\s>]/i.test(beginning),
  },
  {
    name: 'a collection of web pages (WARC, MAFF or ZIM)',
    hint: 'Open the page in the program that saved it, save it as a complete page or MHTML, and import that.',
    extensions: ['.warc', '.maff', '.zim', '.wacz'],
    begins: (beginning) => beginning.startsWith('WARC/'),
    container: 'either',
  },
  {
    name: 'a LaTeX document',
    hint: 'Import the PDF that is made of it; its bibliography is the .bib file.',
    extensions: ['.tex', '.latex'],
    begins: (beginning) => /^\s*(?:%[^\n]*\n\s*)*\\documentclass\b/.test(beginning),
  },
  {
    name: 'a book for Kindle',
    hint: 'Convert it to EPUB or PDF, and import that.',
    extensions: ['.mobi', '.azw', '.azw3', '.prc', '.kfx'],
  },
  {
    name: 'a scanned document (DjVu)',
    hint: 'Convert it to a PDF with its text recognised, and import that.',
    extensions: ['.djvu', '.djv'],
    begins: (beginning) => beginning.startsWith('AT&TFORM'),
  },
  {
    name: 'a picture',
    hint: 'Have its text recognised (OCR), and import the PDF or text that comes of it.',
    extensions: ['.png', '.jpg', '.jpeg', '.gif', '.tif', '.tiff', '.bmp', '.webp', '.heic', '.svg'],
    begins: (beginning) => /^(?:\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*)/.test(beginning),
  },
  {
    name: 'a link to a page, without the page',
    hint: 'Open it in a browser, save the page, and import that.',
    extensions: ['.url', '.webloc', '.desktop'],
    begins: (beginning) => /^\s*\[InternetShortcut\]/i.test(beginning),
  },
  {
    name: 'an archive',
    hint: 'Unpack it, and import the files in it.',
    extensions: ['.zip', '.7z', '.rar', '.tar', '.gz', '.tgz', '.bz2', '.xz'],
  },
];

function refusal(fileName: string, { name, hint }: RefusedFormat): BriefwrightError {
  return new BriefwrightError('UNSUPPORTED_FORMAT', `${fileName} is ${name}, which is not imported.`, { hint });
}

/**
 * Why a file is not imported that nothing reads, or that only shares its container with a format that is read; null where it is
 * of no known kind. `isRead` says that its content bears the mark of a format that is imported.
 */
export function refusalOf(
  fileName: string,
  extension: string,
  beginning: string,
  isRead: boolean,
): BriefwrightError | null {
  const isIn = { zip: beginning.startsWith('PK\x03\x04'), ole: beginning.startsWith('\xd0\xcf\x11\xe0') };
  const known = REFUSED.filter(
    ({ container }) => !isRead || (container === 'either' ? isIn.zip || isIn.ole : container && isIn[container]),
  );
  const byContent = known.find(({ begins }) => begins?.(beginning));
  const found = byContent ?? known.find(({ extensions }) => extensions.includes(extension));
  return found === undefined ? null : refusal(fileName, found);
}
