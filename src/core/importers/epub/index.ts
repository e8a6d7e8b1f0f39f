import { BriefwrightError } from '../../../model/errors.ts';
import type { LeftOut } from '../../../model/imported.ts';
import type { ImportedDocument } from '../../../model/source.ts';
import type { Block } from '../blocks.ts';
import { documentOf } from '../document.ts';
import type { MarkupText } from '../html/markupText.ts';
import { decodedXml, elementsNamed, xmlTree } from '../xml.ts';
import { type Archive, openArchive } from '../zip/archive.ts';
import { chapterText } from './chapterText.ts';
import { bookMetadataOf } from './metadata.ts';
import {
  type BookItem,
  type BookPackage,
  bookPackageOf,
  folderOf,
  isBookText,
  nameOf,
  refuseProtected,
} from './package.ts';

const MEGABYTE = 1024 * 1024;
/** A file of a book over this is no chapter; as a tree it would take a hundred times its size. */
const LARGEST_CHAPTER = 10 * MEGABYTE;

const folded = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The text of one file, or why it is left out. */
async function chapterOf(archive: Archive, item: BookItem | null): Promise<MarkupText | string> {
  if (item === null || item.name === null || !archive.has(item.name)) return 'chapter that is not in the file';
  if (!isBookText(item)) return 'page that is a picture';
  try {
    const bytes = await archive.read(item.name);
    if (bytes.length > LARGEST_CHAPTER) return 'chapter that is too large to be read';
    return chapterText(decodedXml(bytes));
  } catch (error) {
    const code = error instanceof BriefwrightError ? error.code : null;
    // What expands without end, and what is locked, is the fault of the whole file.
    if (code === 'ARCHIVE_TOO_LARGE' || code === 'ENCRYPTED') throw error;
    return code === 'PAGE_TOO_COMPLEX' ? 'chapter that is too complex to be read' : 'chapter that is damaged';
  }
}

/** Labels of the table of contents (EPUB 3's and EPUB 2's) by the file that they lead to; none where it is broken. */
async function labelsOf(
  archive: Archive,
  { tableOfContents }: BookPackage,
  fileName: string,
): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  const name = tableOfContents?.name;
  if (!name || !archive.has(name)) return labels;
  try {
    const root = xmlTree(await archive.read(name), `The table of contents of ${fileName}`);
    const put = (reference: string | undefined, label: string): void => {
      const target = reference === undefined || reference.includes('#') ? null : nameOf(folderOf(name), reference);
      if (target !== null && !labels.has(target)) labels.set(target, folded(label));
    };
    for (const link of elementsNamed(root, 'a')) put(link.attribute('href'), link.text);
    for (const point of elementsNamed(root, 'navPoint')) {
      const own = (wanted: string) => point.children.find((child) => child.name === wanted);
      put(own('content')?.attribute('src'), own('navLabel')?.text ?? '');
    }
  } catch (error) {
    if (!(error instanceof BriefwrightError) || error.code === 'ARCHIVE_TOO_LARGE') throw error;
  }
  return labels;
}

/** The first lines of a chapter that are, word for word, its entry in the table of contents are its heading. */
function withHeading({ text, blocks }: MarkupText, label: string | undefined): readonly Block[] {
  if (!label || blocks.some(({ form }) => form === 'heading')) return blocks;
  const at = blocks.slice(0, 4).findIndex(({ start, end }) => folded(text.slice(start, end)) === label);
  return blocks.map((block, index) => (index === at ? { ...block, form: 'heading', level: 1 } : block));
}

/**
 * A book in EPUB 2 or 3 as text: its files in the order of reading, headings marked as such, the table of contents left
 * out. A file that is missing or broken costs that chapter. Throws BriefwrightError: ENCRYPTED for rights management,
 * ARCHIVE_TOO_LARGE, ARCHIVE_DAMAGED, FILE_DAMAGED, UNSUPPORTED_FORMAT, EMPTY_FILE.
 */
export async function importEpub(bytes: Uint8Array, fileName: string): Promise<ImportedDocument> {
  const archive = await openArchive(bytes, fileName);
  await refuseProtected(archive, fileName);
  const book = await bookPackageOf(archive, fileName);
  const labels = await labelsOf(archive, book, fileName);
  const parts: string[] = [];
  const blocks: Block[] = [];
  const missing = new Map<string, number>();
  let length = 0;
  for (const item of book.order) {
    const chapter = await chapterOf(archive, item);
    if (typeof chapter === 'string') {
      missing.set(chapter, (missing.get(chapter) ?? 0) + 1);
      continue;
    }
    if (chapter.blocks.length === 0) continue;
    const from = length === 0 ? 0 : length + 2;
    for (const block of withHeading(chapter, labels.get(item?.name ?? '')))
      blocks.push({ ...block, start: block.start + from, end: block.end + from });
    parts.push(chapter.text);
    length = from + chapter.text.length;
  }
  const [why] = missing.keys();
  if (blocks.length === 0 && why !== undefined)
    throw new BriefwrightError('EMPTY_FILE', `No text of ${fileName} can be read: it has a ${why}.`, {
      hint: 'Check that it was saved in full, and that it is a book of text.',
    });
  const leftOut: LeftOut[] = [...missing].map(([what, count]) => ({ what, count }));
  return documentOf({
    text: parts.join('\n\n'),
    blocks,
    mediaType: 'application/epub+zip',
    declared: bookMetadataOf(book.metadata),
    leftOut,
  });
}
