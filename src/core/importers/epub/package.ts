import { BriefwrightError } from '../../../model/errors.ts';
import { elementsNamed, type XmlElement, xmlTree } from '../xml.ts';
import { type Archive, encrypted } from '../zip/archive.ts';

/** A file that a book lists in its manifest. */
export interface BookItem {
  readonly id: string;
  /** Its name in the archive; null for what stands on the net. */
  readonly name: string | null;
  readonly mediaType: string;
  readonly isNavigation: boolean;
  readonly fallback: string | null;
}

/** The package document of a book: what it says of itself, and its files in the order of reading. */
export interface BookPackage {
  readonly metadata: XmlElement | null;
  /** Each file once, those beside the main text (`linear="no"`) after it; null for what is named and not listed. */
  readonly order: readonly (BookItem | null)[];
  /** The file that holds the table of contents: EPUB 3's page, or the NCX of EPUB 2. */
  readonly tableOfContents: BookItem | null;
}

/** Ways of disguising fonts that leave the text alone. */
const FONT_DISGUISES = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']);
const NO_TEXT = /\.(?:otf|ttf|ttc|woff2?|jpe?g|png|gif|webp|svg|mp[34]|m4a|ogg|css)$/i;
const LONGEST_CHAIN = 10;

/** A reference of a file in the archive as the name of a file in it; null for one that leads elsewhere. */
export function nameOf(folder: string, reference: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return null;
  const path = reference.replace(/[?#].*$/s, '');
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : `${folder}${path}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  try {
    return decodeURIComponent(steps.join('/'));
  } catch {
    return steps.join('/');
  }
}

export const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);

/** Throws ENCRYPTED where the text of a book is protected by rights management; disguised fonts are let be. */
export async function refuseProtected(archive: Archive, fileName: string): Promise<void> {
  if (!archive.has('META-INF/encryption.xml')) return;
  const root = xmlTree(await archive.read('META-INF/encryption.xml'), `The list of encrypted files in ${fileName}`);
  for (const data of elementsNamed(root, 'EncryptedData')) {
    const method = data.children.find(({ name }) => name === 'EncryptionMethod')?.attribute('Algorithm') ?? '';
    const target = elementsNamed(data, 'CipherReference')[0]?.attribute('URI') ?? '';
    if (!FONT_DISGUISES.has(method) && !NO_TEXT.test(target))
      throw encrypted(`${fileName} is protected by rights management (DRM).`);
  }
}

/** The name of the package document: as the container says, else the only one there is. */
async function packageName(archive: Archive, fileName: string): Promise<string> {
  if (archive.has('META-INF/container.xml')) {
    const root = xmlTree(await archive.read('META-INF/container.xml'), `The container of ${fileName}`);
    for (const file of elementsNamed(root, 'rootfile')) {
      const name = nameOf('', file.attribute('full-path') ?? '');
      if (name && archive.has(name)) return name;
    }
  }
  const found = archive.names.find((name) => /\.opf$/i.test(name));
  if (found) return found;
  throw new BriefwrightError('UNSUPPORTED_FORMAT', `${fileName} is a zip archive, not a book in EPUB.`, {
    hint: 'Unpack it, and import the files in it.',
  });
}

/** Reads a book's package document. Throws UNSUPPORTED_FORMAT where there is none, FILE_DAMAGED, ARCHIVE_DAMAGED. */
export async function bookPackageOf(archive: Archive, fileName: string): Promise<BookPackage> {
  const name = await packageName(archive, fileName);
  const root = xmlTree(await archive.read(name), `The package document of ${fileName}`);
  const part = (wanted: string): XmlElement | undefined => root.children.find((child) => child.name === wanted);
  const items = new Map<string, BookItem>();
  for (const item of part('manifest')?.children ?? []) {
    const id = item.attribute('id') ?? '';
    if (items.has(id)) continue;
    items.set(id, {
      id,
      name: nameOf(folderOf(name), item.attribute('href') ?? ''),
      mediaType: item.attribute('media-type')?.toLowerCase() ?? '',
      isNavigation: /\bnav\b/.test(item.attribute('properties') ?? ''),
      fallback: item.attribute('fallback') ?? null,
    });
  }
  const guide = part('guide')?.children.find((one) => one.attribute('type')?.toLowerCase() === 'toc');
  const guided = guide ? nameOf(folderOf(name), guide.attribute('href') ?? '') : null;
  const spine = part('spine');
  const navigation = [...items.values()].find(({ isNavigation }) => isNavigation);
  const listed = orderOf(spine?.children ?? [], items);
  return {
    metadata: part('metadata') ?? null,
    order: listed.filter((item) => item === null || !(item.isNavigation || (guided !== null && item.name === guided))),
    tableOfContents: navigation ?? items.get(spine?.attribute('toc') ?? '') ?? null,
  };
}

/** Whether a file of a book is text for reading, and no picture or program. */
export const isBookText = ({ mediaType }: BookItem): boolean => /html|dtbook|oeb1/.test(mediaType);

/** What is read for an item: itself, or the first of its fallbacks that is text. */
function readable(item: BookItem, items: ReadonlyMap<string, BookItem>): BookItem {
  let at: BookItem | undefined = item;
  for (let steps = 0; at && steps < LONGEST_CHAIN; steps += 1) {
    if (isBookText(at)) return at;
    at = at.fallback === null ? undefined : items.get(at.fallback);
  }
  return item;
}

function orderOf(spine: readonly XmlElement[], items: ReadonlyMap<string, BookItem>): (BookItem | null)[] {
  const main: (BookItem | null)[] = [];
  const aside: (BookItem | null)[] = [];
  const seen = new Set<string>();
  for (const reference of spine.filter(({ name }) => name === 'itemref')) {
    const id = reference.attribute('idref') ?? '';
    const item = items.get(id);
    const key = item ? (item.name ?? id) : id;
    if (seen.has(key)) continue;
    seen.add(key);
    (reference.attribute('linear') === 'no' ? aside : main).push(item ? readable(item, items) : null);
  }
  return [...main, ...aside];
}
