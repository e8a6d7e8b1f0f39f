import { BriefwrightError } from '../../../model/errors.ts';
import { type XmlElement, xmlTree } from '../xml.ts';
import { type Archive, encrypted } from '../zip/archive.ts';

/** What is wanted of a file of Office, for messages: `a Word document`, and the ending to save it with. */
export interface OfficeKind {
  readonly name: string;
  readonly program: string;
  readonly ending: string;
}

export const WORD: OfficeKind = { name: 'a Word document', program: 'Word', ending: '.docx' };
export const EXCEL: OfficeKind = { name: 'an Excel workbook', program: 'Excel', ending: '.xlsx' };

const OTHER_KINDS: readonly (readonly [RegExp, string, OfficeKind?])[] = [
  [/^xl\/.*\.bin$/, 'an Excel workbook in its binary format (.xlsb)', EXCEL],
  [/^xl\//, EXCEL.name, EXCEL],
  [/^word\//, WORD.name, WORD],
  [/^ppt\//, 'a PowerPoint deck'],
  [/^visio\//, 'a Visio drawing'],
  [/^META-INF\/container\.xml$/, 'an EPUB file'],
  [/^META-INF\/manifest\.xml$/, 'an OpenDocument file'],
  [/^Index\/.*\.iwa$/, 'a document of Apple Pages, Numbers or Keynote'],
];

function notWanted(fileName: string, kind: string, wanted: OfficeKind, better = wanted): BriefwrightError {
  return new BriefwrightError('UNSUPPORTED_FORMAT', `${fileName} is ${kind}, not ${wanted.name}.`, {
    hint: `Save it as ${better.ending}, and import that.`,
  });
}

/**
 * Refuses what bears the name of a file of Office and is no package: its own marks of open files, rich text, protected files,
 * and formats of before 2007. Throws UNSUPPORTED_FORMAT and ENCRYPTED.
 */
export function refuseNoPackage(bytes: Uint8Array, fileName: string, wanted: OfficeKind): void {
  if (fileName.startsWith('~$'))
    throw new BriefwrightError(
      'UNSUPPORTED_FORMAT',
      `${fileName} only marks that a document is open in ${wanted.program}.`,
      {
        hint: 'Import the document itself.',
      },
    );
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '{\\rtf')
    throw notWanted(fileName, 'rich text (RTF)', wanted, WORD);
  refuseOldContainer(bytes, fileName, wanted);
}

function refuseOldContainer(bytes: Uint8Array, fileName: string, wanted: OfficeKind): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 4).toString('latin1') !== '\xd0\xcf\x11\xe0') return;
  const holds = (stream: string): boolean => file.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo'))
    throw encrypted(`${fileName} is protected with a password.`);
  const [kind, better] = holds('WordDocument')
    ? ['a Word document of the format of before 2007 (.doc)', WORD]
    : holds('Workbook')
      ? ['an Excel workbook of the format of before 2007 (.xls)', EXCEL]
      : holds('PowerPoint Document')
        ? ['a PowerPoint deck of the format of before 2007', wanted]
        : ['a document of an old Office format', wanted];
  throw new BriefwrightError('UNSUPPORTED_FORMAT', `${fileName} is ${kind}.`, {
    hint: `Open it in ${better.program} or LibreOffice, save it as ${better.ending}, and import that.`,
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

/** What a part of a package names: another part, or an address outside of it. */
export interface Relation {
  readonly id: string;
  /** `styles`, `worksheet`, `hyperlink`: the last step of its type's address, which is the same in strict and transitional files. */
  readonly kind: string;
  readonly target: string;
  readonly isOutside: boolean;
}

/** What a part names, the package itself for `''`; those that lead to parts that are not there are left out. */
export async function relationsOf(archive: Archive, part: string, fileName: string): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const listed: readonly XmlElement[] = archive.has(name)
    ? xmlTree(await archive.read(name), `“${name}” in ${fileName}`).children
    : [];
  return listed
    .map((one): Relation => {
      const isOutside = one.attribute('TargetMode') === 'External';
      const target = one.attribute('Target') ?? '';
      return {
        id: one.attribute('Id') ?? '',
        kind: one.attribute('Type')?.split('/').at(-1) ?? '',
        target: isOutside ? target : resolved(folder, target),
        isOutside,
      };
    })
    .filter(({ isOutside, target }) => isOutside || archive.has(target));
}

/**
 * The main part of a package, which `usual` names where the package does not. Throws UNSUPPORTED_FORMAT for a package of
 * another kind.
 */
export function mainPartOf(
  archive: Archive,
  relations: readonly Relation[],
  usual: string,
  wanted: OfficeKind,
  fileName: string,
): string {
  const named = relations.find(({ kind, isOutside }) => kind === 'officeDocument' && !isOutside)?.target;
  const main = named ?? (archive.has(usual) ? usual : null);
  const isWanted = main?.endsWith('.xml') && RegExp(`^${usual.split('/')[0]}/`, 'i').test(main);
  const other = isWanted
    ? undefined
    : OTHER_KINDS.find(([pattern]) => pattern.test(main ?? '') || archive.names.some((name) => pattern.test(name)));
  // A part of another name is taken where nothing says that it is of another kind.
  if (main !== null && !other) return main;
  throw notWanted(fileName, other?.[1] ?? 'a zip archive', wanted, other?.[2]);
}
