import { BriefwrightError } from '../../../model/errors.ts';
import type { CslFields, ImportedDocument } from '../../../model/source.ts';
import { parseDate } from '../dates.ts';
import { type Declared, documentOf } from '../document.ts';
import { authorsOf } from '../names.ts';
import { isLetterhead, isNoTitle } from '../titleLines.ts';
import { damagedXml, elementsNamed, xmlTree } from '../xml.ts';
import { readNoteSettings } from './noteSettings.ts';
import { Numbering } from './numbering.ts';
import { openWordPackage, type WordPackage } from './package.ts';
import { PartPreparer } from './prepared.ts';
import { type OfficeProperties, propertiesOf } from './properties.ts';
import { stylesOf } from './styles.ts';
import { WORD_PARTS, type WordDocument, wordDocumentOf } from './wordDocument.ts';
import { type WordText, wordTextOf } from './words.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** How far down a title stands that the properties repeat. */
const HEAD_LENGTH = 2_000;

const folded = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What a document declares: a title that its style marks or that its properties share with its beginning is sure. */
function declaredIn(text: WordText, { title, language, doi }: OfficeProperties): Declared {
  const metadata: Record<string, unknown> = {};
  const foundIn: Record<string, string> = {};
  const put = (field: keyof CslFields, value: unknown, where: string): void => {
    if (value === null) return;
    metadata[field] = value;
    foundIn[field] = where;
  };
  const isAtTop = title !== null && folded(text.body.text().slice(0, HEAD_LENGTH)).includes(folded(title));
  if (text.title !== null && !isNoTitle(text.title) && !isLetterhead(text.title))
    put('title', text.title, 'paragraph of the style “Title”');
  else if (isAtTop && !isLetterhead(title)) put('title', title, 'document properties');
  put(
    'author',
    text.authorLine === null ? null : authorsOf(text.authorLine.replace(/^by:?\s+/i, ''), { single: true }),
    'paragraph of the style “Author”',
  );
  put('issued', text.dateLine === null ? null : parseDate(text.dateLine), 'paragraph of the style “Date”');
  put('language', language, 'document properties');
  put('DOI', doi, 'document properties');
  return { metadata, foundIn };
}

/** What the properties say and nobody has checked: it stands behind what the text itself states. */
function behind({ title, authors }: OfficeProperties): Declared {
  const metadata = { ...(title === null ? {} : { title }), ...(authors.length === 0 ? {} : { author: authors }) };
  return {
    metadata,
    foundIn: {
      ...(title === null ? {} : { title: 'document properties, uncertain: the text does not begin with it' }),
      ...(authors.length === 0 ? {} : { author: 'document properties' }),
    },
  };
}

/** The pieces of a document as mammoth sees them, one at a time; the first has the notes. */
async function* piecesOf(parts: WordPackage, preparer: PartPreparer, fileName: string): AsyncGenerator<WordDocument> {
  const prepare = (bytes: Uint8Array, part: string) => preparer.prepare(bytes, `The part “${part}” of ${fileName}`);
  const pieces = prepare(parts.document, 'document');
  const prepared = new Map<string, string>();
  if (parts.footnotes) prepared.set(WORD_PARTS.footnotes, prepare(parts.footnotes, 'footnotes').join(''));
  if (parts.endnotes) prepared.set(WORD_PARTS.endnotes, prepare(parts.endnotes, 'endnotes').join(''));
  for (const piece of pieces) {
    prepared.set(WORD_PARTS.document, piece);
    yield await wordDocumentOf(prepared).catch((cause) => {
      throw damagedXml(fileName, 'its parts are not those of a Word document', cause);
    });
    prepared.clear();
  }
}

/**
 * A Word document (.docx, .docm, .dotx; strict and transitional) as text: headings, paragraphs, items, rows of tables with
 * ` | ` between cells, text boxes after the paragraph that they hang on, footnotes and endnotes at the end with their
 * numbers. Tracked insertions are text, deletions are not. Macros are never read, links are their words.
 * Throws BriefwrightError: ENCRYPTED, ARCHIVE_TOO_LARGE, ARCHIVE_DAMAGED, FILE_DAMAGED, UNSUPPORTED_FORMAT, EMPTY_FILE.
 */
export async function importDocx(bytes: Uint8Array, fileName: string): Promise<ImportedDocument> {
  const parts = await openWordPackage(bytes, fileName);
  const preparer = new PartPreparer(
    stylesOf(parts.styles, `The part “styles” of ${fileName}`),
    numberingIn(parts.numbering, fileName),
  );
  readNoteSettings(parts.settings, preparer.gathered, fileName);
  const text = await wordTextOf(piecesOf(parts, preparer, fileName), preparer.gathered);
  const comments = commentsIn(parts.comments, fileName);
  if (text.body.blocks.length === 0) throw noText(fileName, preparer);
  const properties = propertiesOf(parts.properties, fileName);
  return documentOf({
    text: text.body.text(),
    blocks: text.body.blocks,
    mediaType: MEDIA_TYPE,
    declared: declaredIn(text, properties),
    behind: behind(properties),
    leftOut: [
      ...preparer.gathered.leftOut(),
      { what: 'comment', count: comments },
      { what: 'line of a table of contents', count: text.contentsLines },
      { what: 'running header or footer', count: parts.headersAndFooters },
    ].filter(({ count }) => count > 0),
  });
}

/** Why a document without text has none, as far as it tells. */
function noText(fileName: string, preparer: PartPreparer): BriefwrightError {
  const only = preparer.gathered.leftOut().find(({ what }) => /^(?:picture|document embedded)/.test(what))?.what;
  return new BriefwrightError('EMPTY_FILE', `${fileName} has no text in it${only ? `, only a ${only}` : ''}.`, {
    hint: only ? 'Open it, and save what it shows as text.' : 'Check that it was saved in full.',
  });
}

/** The lists of a document; none where their part is broken: the text is there without its numbers. */
function numberingIn(bytes: Uint8Array | null, fileName: string): Numbering {
  try {
    return new Numbering(bytes, fileName);
  } catch {
    return new Numbering(null, fileName);
  }
}

/** How many comments there are; none where their part is broken, since they are left out anyway. */
function commentsIn(bytes: Uint8Array | null, fileName: string): number {
  try {
    return bytes === null ? 0 : elementsNamed(xmlTree(bytes, fileName), 'comment').length;
  } catch {
    return 0;
  }
}
