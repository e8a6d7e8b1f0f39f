import type { NewFactInput } from '../../contract/shapes.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { Evidence } from '../../model/fact.ts';
import type { Document } from '../../model/source.ts';
import type { Library, NewEvidence } from '../database/library.ts';
import { anchorQuote, wakeQuote } from '../facts/anchor.ts';
import { type FoldedText, foldText } from '../facts/fold.ts';
import { locatorOf } from '../facts/locator.ts';

/** A field of one fact that cannot be taken: nothing is added, and the message says where it is. */
export function badField(path: string, message: string, hint?: string): BriefwrightError {
  return new BriefwrightError('BAD_FACT', `${path}: ${message}`, hint === undefined ? {} : { hint });
}

/** Looks sources, documents and folded texts up once for a whole list of facts. */
export class EvidenceResolver {
  private readonly documents = new Map<string, Document | null>();
  private readonly sources = new Map<string, boolean>();
  private readonly folded = new Map<string, FoldedText>();
  private readonly library: Library;

  constructor(library: Library) {
    this.library = library;
  }

  private hasSource(id: string): boolean {
    const known = this.sources.get(id) ?? this.library.sources.get(id) !== null;
    this.sources.set(id, known);
    return known;
  }

  /** The document that evidence speaks of: the one it names, the one of its hash, else the newest of its source. */
  private documentOf(given: NewFactInput['evidence'][number]): Document | null {
    const key = given.documentId ?? given.documentSha256 ?? given.sourceId;
    const known = this.documents.get(key);
    if (known !== undefined) return known;
    const newest = this.library.documents.forSource(given.sourceId)[0];
    const document = given.documentId
      ? this.library.documents.get(given.documentId)
      : given.documentSha256
        ? this.library.documents.bySha256(given.documentSha256)
        : newest
          ? this.library.documents.get(newest.id)
          : null;
    this.documents.set(key, document);
    return document;
  }

  private foldedText(document: Document): FoldedText {
    const folded = this.folded.get(document.id) ?? foldText(document.text);
    this.folded.set(document.id, folded);
    return folded;
  }

  /** Evidence with its quote in place; throws `BAD_FACT` with the path of what does not hold. */
  resolve(given: NewFactInput['evidence'][number], path: string): NewEvidence {
    if (!this.hasSource(given.sourceId)) {
      throw badField(`${path}.sourceId`, 'the library has no such source', 'List them with `briefwright sources LIB`.');
    }
    const document = this.documentOf(given);
    const { id: _id, state: _state, ...fields } = given;
    if (document === null) {
      if (given.documentId !== null) throw badField(`${path}.documentId`, 'the library has no such document');
      return { ...fields, state: 'dormant' };
    }
    if (document.sourceId !== given.sourceId) {
      throw badField(`${path}.sourceId`, 'the document is of another source');
    }
    const bound = { ...fields, documentId: document.id, documentSha256: document.sha256 };
    if (given.quote === null && (given.start === null || given.end === null)) return { ...bound, state: 'located' };
    if (given.quote === null) return { ...bound, ...this.cutQuote(document, given.start ?? 0, given.end ?? 0, path) };
    const found = anchorQuote(this.foldedText(document), {
      quote: given.quote,
      prefix: given.prefix,
      suffix: given.suffix,
      start: given.start,
      end: given.end,
    });
    if (found.found === 'no') {
      throw found.reason === 'absent'
        ? badField(`${path}.quote`, 'the document does not hold these words')
        : badField(`${path}.quote`, `the document holds these words ${found.count} times`, 'Add prefix or suffix.');
    }
    return {
      ...bound,
      quote: found.quote,
      prefix: found.prefix,
      suffix: found.suffix,
      start: found.start,
      end: found.end,
      locator: given.locator ?? locatorOf(this.library.documents.passages(document.id), found.start),
      state: 'anchored',
    };
  }

  private cutQuote(
    document: Document,
    start: number,
    end: number,
    path: string,
  ): Pick<Evidence, 'quote' | 'prefix' | 'suffix' | 'start' | 'end' | 'state'> {
    if (start >= end || end > document.text.length) {
      throw badField(
        `${path}.end`,
        `the document has ${document.text.length} characters; ${start}–${end} is not in it`,
      );
    }
    return { ...wakeQuote(document.text, start, end), start, end, state: 'anchored' };
  }
}

/** Whether two pieces of evidence say the same of the same place. */
export function sameEvidence(a: NewEvidence, b: NewEvidence): boolean {
  return (
    a.sourceId === b.sourceId &&
    a.quote === b.quote &&
    a.start === b.start &&
    a.stance === b.stance &&
    a.locator?.label === b.locator?.label &&
    a.locator?.value === b.locator?.value
  );
}
