import { BriefwrightError } from '../../../model/errors.ts';
import { type XmlElement, xmlTree } from '../xml.ts';
import { type Archive, encrypted, openArchive } from '../zip/archive.ts';

/** The parts of a Word document that are read; null where it has none of a kind. */
export interface WordPackage {
  readonly document: Uint8Array;
  readonly footnotes: Uint8Array | null;
  readonly endnotes: Uint8Array | null;
  readonly styles: Uint8Array | null;
  readonly comments: Uint8Array | null;
  readonly properties: Uint8Array | null;
  /** Parts that hold running headers and footers. */
  readonly headersAndFooters: number;
}

const OTHER_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^xl\//, 'an Excel workbook'],
  [/^ppt\//, 'a PowerPoint deck'],
  [/^visio\//, 'a Visio drawing'],
  [/^META-INF\/container\.xml$/, 'an EPUB or OpenDocument file'],
  [/^Index\/.*\.iwa$/, 'a document of Apple Pages, Numbers or Keynote'],
];

function notWord(fileName: string, kind: string): BriefwrightError {
  return new BriefwrightError('UNSUPPORTED_FORMAT', `${fileName} is ${kind}, not a Word document.`, {
    hint: 'Save it as .docx, or as a text, and import that.',
  });
}

/** Refuses what bears the name of a Word document and is none: Word's own marks of open files, and rich text. */
function refuseOtherFiles(bytes: Uint8Array, fileName: string): void {
  if (fileName.startsWith('~$'))
    throw new BriefwrightError('UNSUPPORTED_FORMAT', `${fileName} only marks that a document is open in Word.`, {
      hint: 'Import the document itself.',
    });
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '{\\rtf') throw notWord(fileName, 'rich text (RTF)');
}

/** Refuses what Office keeps in its older containers: protected documents, and formats of before 2007. */
function refuseOldContainer(bytes: Uint8Array, fileName: string): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 4).toString('latin1') !== '\xd0\xcf\x11\xe0') return;
  const holds = (stream: string): boolean => file.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo'))
    throw encrypted(`${fileName} is protected with a password.`);
  const kind = holds('WordDocument')
    ? 'a Word document of the format of before 2007 (.doc)'
    : holds('Workbook')
      ? 'an Excel workbook of the format of before 2007'
      : holds('PowerPoint Document')
        ? 'a PowerPoint deck of the format of before 2007'
        : 'a document of an old Office format';
  throw new BriefwrightError('UNSUPPORTED_FORMAT', `${fileName} is ${kind}.`, {
    hint: 'Open it in Word or LibreOffice, save it as .docx, and import that.',
  });
}

/** A target against the folder of the part that names it. */
function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The first part that another one (the package itself for `''`) names as of a kind: `styles`, `footnotes`. */
async function related(archive: Archive, part: string, fileName: string): Promise<(kind: string) => string | null> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const rels = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relationships: readonly XmlElement[] = archive.has(rels)
    ? xmlTree(await archive.read(rels), `“${rels}” in ${fileName}`).children
    : [];
  return (kind) => {
    for (const one of relationships) {
      // The last step of the type's address is the same in strict and transitional files.
      if (one.attribute('Type')?.split('/').at(-1) !== kind || one.attribute('TargetMode') === 'External') continue;
      const target = resolved(folder, one.attribute('Target') ?? '');
      if (archive.has(target)) return target;
    }
    return null;
  };
}

/**
 * Takes the parts of a Word document out of its package. Throws UNSUPPORTED_FORMAT for other kinds of document, ENCRYPTED,
 * ARCHIVE_DAMAGED, ARCHIVE_TOO_LARGE, FILE_DAMAGED. Pictures, macros and embedded files are never unpacked.
 */
export async function openWordPackage(bytes: Uint8Array, fileName: string): Promise<WordPackage> {
  refuseOtherFiles(bytes, fileName);
  refuseOldContainer(bytes, fileName);
  const archive = await openArchive(bytes, fileName);
  const inPackage = await related(archive, '', fileName);
  const main = inPackage('officeDocument') ?? (archive.has('word/document.xml') ? 'word/document.xml' : null);
  const kind = OTHER_KINDS.find(
    ([pattern]) => pattern.test(main ?? '') || archive.names.some((name) => pattern.test(name)),
  );
  if (main === null || (kind && !/^word\//i.test(main))) throw notWord(fileName, kind?.[1] ?? 'a zip archive');
  const ofDocument = await related(archive, main, fileName);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const partOf = async (name: string): Promise<Uint8Array | null> => {
    const part = ofDocument(name) ?? (archive.has(`${folder}${name}.xml`) ? `${folder}${name}.xml` : null);
    return part === null ? null : archive.read(part);
  };
  const properties = inPackage('core-properties') ?? 'docProps/core.xml';
  return {
    document: await archive.read(main),
    footnotes: await partOf('footnotes'),
    endnotes: await partOf('endnotes'),
    styles: await partOf('styles'),
    comments: await partOf('comments'),
    properties: archive.has(properties) ? await archive.read(properties) : null,
    headersAndFooters: archive.names.filter((name) => /(?:^|\/)(?:header|footer)\d*\.xml$/i.test(name)).length,
  };
}
