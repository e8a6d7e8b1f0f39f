import type { NewFactInput } from '../../contract/shapes.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { Evidence } from '../../model/fact.ts';
import type { Document } from '../../model/source.ts';
import { slugOf } from '../../model/theme.ts';
import { type Library, type NewEvidence, type NewFact, newId } from '../database/library.ts';
import { anchorQuote, wakeQuote } from '../facts/anchor.ts';
import { type FoldedText, foldText } from '../facts/fold.ts';
import { locatorOf } from '../facts/locator.ts';
import { markingSchemeOf } from './settings.ts';

/** A field of one fact that cannot be taken: nothing is added, and the message says where it is. */
function badField(path: string, message: string, hint?: string): BriefwrightError {
  return new BriefwrightError('BAD_FACT', `${path}: ${message}`, hint === undefined ? {} : { hint });
}

/** Looks sources, documents and folded texts up once for a whole list of facts. */
class EvidenceResolver {
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

function sameEvidence(a: NewEvidence, b: NewEvidence): boolean {
  return (
    a.sourceId === b.sourceId &&
    a.quote === b.quote &&
    a.start === b.start &&
    a.stance === b.stance &&
    a.locator?.label === b.locator?.label &&
    a.locator?.value === b.locator?.value
  );
}

/**
 * Adds facts, all or none. A statement that the library already holds (the same words, and no other event date) is merged:
 * its new evidence and themes go to the fact that is there. Throws `BAD_FACT` with the path of the field that is wrong.
 */
export function addFacts(library: Library, facts: readonly NewFactInput[]): { added: string[]; merged: string[] } {
  const scheme = markingSchemeOf(library);
  const labels = scheme.labels.map((entry) => entry.label);
  const resolver = new EvidenceResolver(library);
  return library.operate(facts.length === 1 ? 'Add a fact' : `Add ${facts.length} facts`, () => {
    const ids = new Set(facts.flatMap((fact) => (fact.id ? [fact.id] : [])));
    const fresh: (NewFact & { id: string })[] = [];
    const freshByStatement = new Map<string, (NewFact & { id: string })[]>();
    const merged: string[] = [];
    const known = new Map<string, boolean>();
    const exists = (id: string): boolean => {
      const there = known.get(id) ?? (ids.has(id) || library.facts.get(id) !== null);
      known.set(id, there);
      return there;
    };
    facts.forEach((given, i) => {
      const at = `facts[${i}]`;
      if (given.marking !== null && !labels.includes(given.marking)) {
        throw badField(
          `${at}.marking`,
          `“${given.marking}” is no label of ${scheme.name}`,
          `Its labels are ${labels.join(', ')}.`,
        );
      }
      for (const [n, id] of given.restsOn.entries()) {
        if (!exists(id)) throw badField(`${at}.restsOn[${n}]`, 'there is no such fact');
      }
      for (const [n, relation] of given.relations.entries()) {
        if (!exists(relation.factId)) throw badField(`${at}.relations[${n}].factId`, 'there is no such fact');
      }
      const { revision: _revision, ...fields } = given;
      const fact = {
        ...fields,
        id: given.id ?? newId(),
        themes: [...new Set(given.themes.map(slugOf))],
        evidence: given.evidence.map((evidence, n) => resolver.resolve(evidence, `${at}.evidence[${n}]`)),
      };
      const same = library.facts
        .getMany(library.facts.byExactStatement(fact.statement))
        .find((held) => held.eventDate === fact.eventDate || fact.eventDate === null);
      if (same) {
        mergeInto(library, same.id, fact);
        merged.push(same.id);
        return;
      }
      if (given.id !== undefined && library.facts.get(given.id)) {
        throw badField(`${at}.id`, 'the library has a fact of this id with another statement');
      }
      const twins = freshByStatement.get(fact.statement) ?? [];
      const twin = twins.find((other) => other.eventDate === fact.eventDate);
      if (twin) {
        const evidence = [
          ...twin.evidence,
          ...fact.evidence.filter((e) => !twin.evidence.some((t) => sameEvidence(t, e))),
        ];
        Object.assign(twin, { evidence, themes: [...new Set([...twin.themes, ...fact.themes])] });
        merged.push(twin.id);
        return;
      }
      freshByStatement.set(fact.statement, [...twins, fact]);
      fresh.push(fact);
    });
    library.themes.ensure([...new Set(fresh.flatMap((fact) => fact.themes))]);
    return { added: library.facts.insertMany(fresh), merged };
  });
}

function mergeInto(library: Library, id: string, fact: NewFact): void {
  const held = library.facts.get(id);
  if (!held) return;
  const themes = [...new Set([...held.themes, ...fact.themes])];
  if (themes.length > held.themes.length) {
    library.themes.ensure(themes);
    library.facts.update(id, { themes });
  }
  for (const evidence of fact.evidence) {
    if (!held.evidence.some((there) => sameEvidence(there, evidence))) library.evidence.add(id, evidence);
  }
}
