import { BriefwrightError } from '../../model/errors.ts';
import { type CslFields, sourceName } from '../../model/source.ts';
import { type Library, type NewSource, newId } from '../database/library.ts';
import { type ListedReference, readReferences } from '../importers/references/index.ts';
import { newCitekey } from './citekey.ts';
import { WorkIndex, worksOf } from './sameWork.ts';

type Asked = { readonly documentId: string } | { readonly text: string };

/** The references of a document: the passages that are entries of its list, with their places in its text. */
function listOf(library: Library, asked: Asked): { references: ListedReference[]; leftOut: number } {
  if ('text' in asked) return readReferences(asked.text);
  const held = library.documents.get(asked.documentId);
  if (!held) {
    throw new BriefwrightError('UNKNOWN_DOCUMENT', `The library has no document ${asked.documentId}.`, {
      hint: 'It may have been undone meanwhile.',
    });
  }
  const passages = library.documents.passages(asked.documentId);
  return readReferences(
    held.text,
    passages.filter(({ role }) => role === 'reference'),
  );
}

/** What a reference list names, each entry with the source of the library that it is of, if there is one. */
export function referencesIn(library: Library, asked: Asked) {
  const { references, leftOut } = listOf(library, asked);
  if (references.length === 0) return { references: [], leftOut };
  const works = worksOf(library.sources.list());
  const earlier = new WorkIndex<number>();
  return {
    leftOut,
    references: references.map(({ words, start, end, reference, doubts }, at) => {
      const { csl, inferred, certainty } = reference;
      const held = works.find(csl);
      const repeats = earlier.find(csl)?.of ?? null;
      earlier.add(csl, at);
      return {
        words,
        start,
        end,
        csl,
        inferred,
        certainty: certainty ?? 1,
        doubts,
        held: held ? { ...held.of, why: held.why } : null,
        repeats,
      };
    }),
  };
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

const UNRATED = { reliability: null, marking: null, descriptor: null };
const sources = (count: number): string => `${count} source${count === 1 ? '' : 's'}`;

/**
 * Adds references as sources, as one undoable operation. One whose work the library holds, or that was named before in the
 * list, adds nothing. A reference dates its work's publication and is evidence for no fact. Throws BAD_REFERENCE.
 */
export function addReferences(
  library: Library,
  asked: {
    readonly documentId: string | null;
    readonly references: readonly { readonly csl: CslFields; readonly inferred: readonly string[] }[];
  },
) {
  const from = asked.documentId === null ? null : library.documents.sourceOf(asked.documentId);
  const citing = from === null ? null : library.sources.get(from);
  const references = asked.references.map(({ csl, inferred }) => ({ csl: checked(csl), inferred }));
  const works = new WorkIndex<string>();
  for (const { id, csl } of library.sources.list()) works.add(csl, id);
  const added: NewSource[] = [];
  const ids = references.map(({ csl, inferred }) => {
    const held = works.find(csl);
    if (held) return held.of;
    const id = newId();
    works.add(csl, id);
    added.push({
      id,
      csl: { ...csl, id: '' },
      ...UNRATED,
      inferred: inferred.filter((field) => Object.hasOwn(csl, field)),
    });
    return id;
  });
  const label = `Add ${sources(added.length)} from ${citing ? `the references of ${sourceName(citing.csl)}` : 'a list of references'}`;
  const taken = (key: string): boolean => library.sources.byCslId(key) !== null;
  library.operate(label, () => {
    for (const source of added)
      library.sources.insert({ ...source, csl: { ...source.csl, id: newCitekey(source.csl, 'reference', taken) } });
  });
  return { label, added: added.length, held: ids.length - added.length, sources: ids };
}
