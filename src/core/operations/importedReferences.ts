import { basename } from 'node:path';
import type { ImportedReference, ImportedReferences } from '../../model/imported.ts';
import type { CslFields, CslItem } from '../../model/source.ts';
import type { Library } from '../database/library.ts';
import { newCitekey } from './citekey.ts';
import { type ImportedFile, NOTHING } from './importedFile.ts';
import { worksOf } from './sameWork.ts';

/** A reference and the source that it became, or was found to be. */
export interface StoredReference {
  readonly sourceId: string;
  readonly reference: ImportedReference;
}

/** What became of the entries of a bibliography. */
export interface StoredReferences {
  readonly file: ImportedFile;
  readonly stored: readonly StoredReference[];
}

const LONGEST_KEY = 200;
/** References that are stored in one go: some milliseconds' work. */
const PIECE = 25;

/** The reference's own fields, its keywords and notes among them. */
function cslOf({ csl, keywords, notes }: ImportedReference): CslFields {
  const stated = typeof csl.keyword === 'string' ? csl.keyword.split(/\s*,\s*/) : [];
  const all = [...new Set([...stated, ...keywords])].filter((word) => word !== '');
  const note = [csl.note, ...notes].filter((words) => typeof words === 'string' && words !== '').join('\n\n');
  return {
    ...csl,
    ...(all.length > 0 ? { keyword: all.join(', ') } : {}),
    ...(note === '' ? {} : { note }),
  };
}

function insertReference(library: Library, path: string, reference: ImportedReference, csl: CslFields): string {
  const taken = (key: string): boolean => library.sources.byCslId(key) !== null;
  const key = reference.citationKey?.trim() ?? '';
  const id = key !== '' && key.length <= LONGEST_KEY && !taken(key) ? key : newCitekey(csl, basename(path), taken);
  return library.sources.insert({
    csl: { ...csl, id },
    reliability: null,
    marking: null,
    descriptor: null,
    inferred: [...reference.inferred],
  });
}

/** Adds what the library does not know of a source yet; what it knows stays. Null where nothing was added. */
function fillIn(library: Library, sourceId: string, { inferred }: ImportedReference, csl: CslFields): CslItem | null {
  const source = library.sources.get(sourceId);
  if (!source) return null;
  const added = Object.keys(csl).filter((field) => field !== 'id' && source.csl[field] === undefined);
  if (added.length === 0) return null;
  const filled: CslItem = { ...source.csl, ...Object.fromEntries(added.map((field) => [field, csl[field]])) };
  const nowInferred = inferred.filter((field) => added.includes(field));
  library.sources.update(sourceId, { csl: filled, inferred: [...source.inferred, ...nowInferred] });
  return filled;
}

function statusOf(
  imported: number,
  changed: number,
  entries: number,
): Pick<ImportedFile, 'status' | 'code' | 'reason'> & Partial<Pick<ImportedFile, 'hint'>> {
  if (imported > 0) return { status: 'imported', code: null, reason: null };
  if (changed > 0)
    return {
      status: 'merged',
      code: 'KNOWN_SOURCES',
      reason: 'The library holds all of its sources; some were filled in.',
    };
  if (entries > 0)
    return { status: 'skipped', code: 'ALREADY_HELD', reason: 'The library holds all of its sources already.' };
  return {
    status: 'failed',
    code: 'NO_GOOD_ENTRY',
    reason: 'None of its entries could be read.',
    hint: 'Export them again from the program that they come from.',
  };
}

/**
 * Stores the entries of a bibliography, each as a new source or joined to the one that the library holds: same DOI, same
 * address, or same title, year and first author. Call it within one operation; it yields between pieces.
 */
export function* storeReferences(
  library: Library,
  path: string,
  { references, problems, leftOut }: ImportedReferences,
): Generator<void, StoredReferences, void> {
  const known = yield* worksOf(library);
  const stored: StoredReference[] = [];
  let imported = 0;
  let changed = 0;
  for (const [at, reference] of references.entries()) {
    if (at % PIECE === PIECE - 1) yield;
    const csl = cslOf(reference);
    const held = known.find(csl)?.of ?? null;
    const sourceId = held ?? insertReference(library, path, reference, csl);
    const filled = held === null ? null : fillIn(library, held, reference, csl);
    if (held === null) imported += 1;
    else if (filled) changed += 1;
    if (held === null || filled) known.add(filled ?? csl, sourceId);
    stored.push({ sourceId, reference });
  }
  return {
    file: {
      ...NOTHING,
      ...statusOf(imported, changed, references.length),
      path,
      sources: stored.map(({ sourceId }) => sourceId),
      leftOut: [...leftOut],
      entries: { imported, merged: references.length - imported, failed: problems.length },
      problems: [...problems],
    },
    stored,
  };
}
