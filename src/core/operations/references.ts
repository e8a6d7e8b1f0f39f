import { BriefwrightError } from '../../model/errors.ts';
import { type CslFields, sourceName } from '../../model/source.ts';
import { type Library, type NewSource, newId } from '../database/library.ts';
import { type ReferenceList, readingReferences } from '../importers/references/index.ts';
import { newCitekey } from './citekey.ts';
import { operateInPieces } from './operatingInPieces.ts';
import { inPieces } from './progress.ts';
import { type SameWork, WorkIndex, worksOf } from './sameWork.ts';

type Asked = { readonly documentId: string } | { readonly text: string };

/** The references of a document: the passages that are entries of its list, with their places in its text. */
function* listOf(library: Library, asked: Asked): Generator<void, ReferenceList, void> {
  if ('text' in asked) return yield* readingReferences(asked.text);
  const held = library.documents.get(asked.documentId);
  if (!held) {
    throw new BriefwrightError('UNKNOWN_DOCUMENT', `The library has no document ${asked.documentId}.`, {
      hint: 'It may have been undone meanwhile.',
    });
  }
  const passages = library.documents.passages(asked.documentId);
  return yield* readingReferences(
    held.text,
    passages.filter(({ role }) => role === 'reference'),
  );
}

/** A source that is of the same work as a reference, as the screen names it. */
function heldSource(library: Library, { of, why }: SameWork<string>) {
  const source = library.sources.get(of);
  return source && { sourceId: of, title: sourceName(source.csl), why };
}

function* reading(library: Library, asked: Asked) {
  const { references, leftOut } = yield* listOf(library, asked);
  if (references.length === 0) return { references: [], leftOut };
  const works = yield* worksOf(library);
  const earlier = new WorkIndex<number>();
  const read = [];
  for (const [at, { words, start, end, reference, doubts }] of references.entries()) {
    const { csl, inferred, certainty } = reference;
    const held = works.find(csl);
    const repeats = earlier.find(csl)?.of ?? null;
    earlier.add(csl, at);
    read.push({
      words,
      start,
      end,
      csl,
      inferred,
      certainty: certainty ?? 1,
      doubts,
      held: held ? heldSource(library, held) : null,
      repeats,
    });
    yield;
  }
  return { references: read, leftOut };
}

/** What a reference list names, each entry with the source of the library that it is of, if there is one. In pieces. */
export async function referencesIn(library: Library, asked: Asked, signal?: AbortSignal) {
  return inPieces(reading(library, asked), signal);
}

const ADDRESS = /^https?:\/\/[^\s]+$/i;

/** The fields that may be stored: an address that could do something else than be opened is refused. */
function checked(csl: CslFields): CslFields {
  if (csl.URL !== undefined && !ADDRESS.test(csl.URL)) {
    throw new BriefwrightError('BAD_REFERENCE', `“${csl.URL}” of “${sourceName(csl)}” is no address of a web page.`, {
      hint: 'Give one that begins with https:// or http://, or none.',
    });
  }
  if (csl.title?.trim() || (csl.author ?? csl.editor ?? []).length > 0) return csl;
  throw new BriefwrightError('BAD_REFERENCE', 'A reference has neither a title nor an author.', {
    hint: 'Give it a title, or leave it out.',
  });
}

/** References that are stored in one go: some milliseconds' work. */
const PIECE = 25;
const UNRATED = { reliability: null, marking: null, descriptor: null };
const sources = (count: number): string => `${count} source${count === 1 ? '' : 's'}`;

interface AskedReference {
  readonly csl: CslFields;
  readonly inferred: readonly string[];
}

/** The source that each reference is, or becomes, and those that are new. */
function* sorted(
  library: Library,
  references: readonly AskedReference[],
): Generator<void, { ids: string[]; added: NewSource[] }, void> {
  const works = yield* worksOf(library);
  const added: NewSource[] = [];
  const ids: string[] = [];
  for (const { csl: asked, inferred } of references) {
    const csl = checked(asked);
    const held = works.find(csl)?.of ?? null;
    const id = held ?? newId();
    ids.push(id);
    yield;
    if (held !== null) continue;
    works.add(csl, id);
    const fields = inferred.filter((field) => Object.hasOwn(csl, field));
    added.push({ id, csl: { ...csl, id: '' }, ...UNRATED, inferred: fields });
  }
  return { ids, added };
}

/**
 * Adds references as sources, as one undoable operation. One whose work the library holds, or that was named before in the
 * list, adds nothing. A reference dates its work's publication and is evidence for no fact. Throws BAD_REFERENCE.
 */
export async function addReferences(
  library: Library,
  asked: { readonly documentId: string | null; readonly references: readonly AskedReference[] },
) {
  const from = asked.documentId === null ? null : library.documents.sourceOf(asked.documentId);
  const citing = from === null ? null : library.sources.get(from);
  await library.idle();
  const { ids, added } = await inPieces(sorted(library, asked.references));
  const label = `Add ${sources(added.length)} from ${citing ? `the references of ${sourceName(citing.csl)}` : 'a list of references'}`;
  const taken = (key: string): boolean => library.sources.byCslId(key) !== null;
  function* work(): Generator<void, void, void> {
    for (const [at, source] of added.entries()) {
      if (at % PIECE === PIECE - 1) yield;
      library.sources.insert({ ...source, csl: { ...source.csl, id: newCitekey(source.csl, 'reference', taken) } });
    }
  }
  const { operation } = await operateInPieces(library, label, work);
  return { label, added: added.length, held: ids.length - added.length, sources: ids, operation };
}
