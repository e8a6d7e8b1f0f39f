import type { Annotation } from '../../model/annotation.ts';
import type { ImportedAnnotations, ImportProblem, PlacedElsewhere } from '../../model/imported.ts';
import type { Library } from '../database/library.ts';
import { anchorQuote } from '../facts/anchor.ts';
import { type FoldedText, foldText } from '../facts/fold.ts';
import { type ImportedFile, NOTHING } from './importedFile.ts';

/** Annotations that are stored in one go: some milliseconds' work. */
const PIECE = 20;
/** Texts that are kept at hand: folding one takes time, and annotations of one document stand together. */
const MOST_KEPT = 8;

/** Where an annotation belongs in this library. */
type Placed = Pick<Annotation, 'documentId' | 'factId' | 'start' | 'end' | 'quote'>;
type Refused = Pick<ImportProblem, 'code' | 'message'>;

const keyOf = ({ motivation, start, end, body }: Pick<Annotation, 'motivation' | 'start' | 'end' | 'body'>): string =>
  JSON.stringify([motivation, start, end, body]);

/** UTF-16 offsets of a position in code points; null where the text is shorter. */
function inUtf16(text: string, position: PlacedElsewhere['position']): { start: number; end: number } | null {
  if (position === null || position.end > text.length) return null;
  let [points, at, start] = [0, 0, -1];
  for (; points < position.end && at < text.length; points += 1) {
    if (points === position.start) start = at;
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return points === position.end && start >= 0 ? { start, end: at } : null;
}

/** Finds what annotations are about, and the words in it. */
class Places {
  private readonly library: Library;
  private readonly kept = new Map<string, FoldedText>();

  constructor(library: Library) {
    this.library = library;
  }

  private textOf(documentId: string): FoldedText | null {
    const known = this.kept.get(documentId);
    if (known) return known;
    const text = this.library.documents.get(documentId)?.text;
    if (text === undefined) return null;
    const folded = foldText(text);
    const [oldest] = this.kept.keys();
    if (this.kept.size >= MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(documentId, folded);
    return folded;
  }

  /** The documents that an address, a DOI or a hash names, the newest first. */
  private documentsOf(about: string): readonly string[] {
    const { documents, sources } = this.library;
    const sha256 = /^urn:sha256:([\da-f]{64})$/i.exec(about)?.[1]?.toLowerCase();
    if (sha256 !== undefined) {
      const held = documents.bySha256(sha256);
      return held ? [held.id] : [];
    }
    const uuid = /^urn:uuid:(.+)$/i.exec(about)?.[1]?.toLowerCase();
    if (uuid !== undefined) return documents.sourceOf(uuid) === null ? [] : [uuid];
    const doi = /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)(10\.\d{4,9}\/\S+)$/i.exec(about)?.[1];
    const source = (doi === undefined ? null : sources.byDoi(doi)) ?? sources.byUrl(about.replace(/#.*$/s, ''));
    return source === null ? [] : documents.forSource(source.id).map(({ id }) => id);
  }

  of({ about, quote, position }: PlacedElsewhere): Placed | Refused {
    const fact = about
      .map((one) => /^urn:uuid:(.+)$/i.exec(one)?.[1]?.toLowerCase())
      .find((id) => id && this.library.facts.get(id));
    if (fact !== undefined) return { factId: fact, documentId: null, start: null, end: null, quote: null };
    const documents = [...new Set(about.flatMap((one) => this.documentsOf(one)))];
    const [first] = documents;
    if (first === undefined)
      return { code: 'DOCUMENT_NOT_HELD', message: `The library holds nothing of ${about[0]?.slice(0, 200)}.` };
    if (quote === null && position === null)
      return { documentId: first, factId: null, start: null, end: null, quote: null };
    let most = 0;
    for (const documentId of documents) {
      const text = this.textOf(documentId);
      if (text === null) continue;
      const there = inUtf16(text.source, position);
      // A position alone is that of a text that may be another by now: it tells nothing.
      const found =
        quote && anchorQuote(text, { quote: quote.exact, prefix: quote.prefix, suffix: quote.suffix, ...there });
      if (found && found.found !== 'no')
        return { documentId, factId: null, start: found.start, end: found.end, quote: found.quote };
      most = Math.max(most, found?.count ?? 0);
    }
    if (quote === null)
      return {
        code: 'QUOTE_MISSING',
        message: 'It has a place and not the words there, so that it cannot be checked.',
      };
    return most > 1
      ? {
          code: 'QUOTE_AMBIGUOUS',
          message: `Its words stand ${most} times in the document, and nothing tells which are meant.`,
        }
      : { code: 'QUOTE_ABSENT', message: 'The document that the library holds does not have its words.' };
  }
}

/** What is annotated already, looked up once for each document and fact. */
class Held {
  private readonly library: Library;
  private readonly keys = new Map<string, Set<string>>();

  constructor(library: Library) {
    this.library = library;
  }

  in({ documentId, factId }: Placed): Set<string> {
    const at = documentId ?? factId ?? '';
    const known = this.keys.get(at);
    if (known) return known;
    const of = documentId === null ? { factId: at } : { documentId: at };
    const found = new Set(this.library.annotations.list(of).map(keyOf));
    this.keys.set(at, found);
    return found;
  }
}

function outcome(imported: number, known: number): Pick<ImportedFile, 'status' | 'code' | 'reason' | 'hint'> {
  if (imported > 0) return { status: 'imported', code: null, reason: null, hint: null };
  if (known > 0)
    return {
      status: 'skipped',
      code: 'ALREADY_HELD',
      reason: 'The library holds all of its annotations already.',
      hint: null,
    };
  return {
    status: 'failed',
    code: 'NO_GOOD_ANNOTATION',
    reason: 'None of its annotations has its place in this library.',
    hint: 'Import the documents that they are about first, and then the annotations again.',
  };
}

/**
 * Stores annotations of another library or program where their documents have the words that they are about; each that has no place
 * here is told. One that is here already comes in no second time. Call it within one operation; it yields between pieces.
 */
export function* storeAnnotations(
  library: Library,
  path: string,
  { annotations, problems, leftOut }: ImportedAnnotations,
): Generator<void, ImportedFile, void> {
  const places = new Places(library);
  const held = new Held(library);
  const refused: ImportProblem[] = [...problems];
  let [imported, known] = [0, 0];
  for (const [at, annotation] of annotations.entries()) {
    if (at % PIECE === PIECE - 1) yield;
    const place = places.of(annotation);
    if ('code' in place) {
      refused.push({ where: annotation.where, ...place });
      continue;
    }
    const { id, motivation, body, author } = annotation;
    const one = { ...place, motivation, body };
    const there = held.in(place);
    if ((id !== null && library.annotations.get(id)) || there.has(keyOf(one))) {
      known += 1;
      continue;
    }
    there.add(keyOf(one));
    const created = annotation.created ?? new Date().toISOString();
    library.annotations.insert({
      ...one,
      author,
      created,
      modified: annotation.modified ?? created,
      ...(id === null ? {} : { id }),
    });
    imported += 1;
  }
  return {
    ...NOTHING,
    ...outcome(imported, known),
    path,
    leftOut: [...leftOut],
    entries: { of: 'annotations', imported, merged: known, failed: refused.length },
    problems: refused,
  };
}
