import { readFile, stat } from 'node:fs/promises';
import { type DeckRecord, foldWords, type ReadDeck } from '../../model/deckRecord.ts';
import { BriefwrightError } from '../../model/errors.ts';
import { supports } from '../../model/fact.ts';
import type { Library } from '../database/library.ts';
import { compareDeck, matchRecord } from '../pptx/compare/index.ts';
import { readDeck } from '../pptx/read/index.ts';
import { changedSince } from './decks.ts';
import { recordOfExport } from './record.ts';

const MAX_DECK_BYTES = 500_000_000;

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MAX_DECK_BYTES) {
      throw new BriefwrightError('DECK_TOO_LARGE', `${path} is larger than ${MAX_DECK_BYTES / 1_000_000} MB.`);
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof BriefwrightError) throw error;
    throw new BriefwrightError('DECK_UNREADABLE', `${path} cannot be read.`, { hint: 'Check the path.', cause: error });
  }
}

/** Where the deck's marks lead: each to a source that the library holds and whose evidence supports the statement's fact. */
function traceProblems(library: Library, record: DeckRecord, shown: ReadonlyMap<string, number>) {
  const sourcesOf = new Map(record.marks.map(({ mark, sourceIds }) => [mark, sourceIds]));
  const ids = [...new Set(record.slides.flatMap((slide) => slide.statements.map((s) => s.factId)))];
  const facts = new Map(library.facts.getMany(ids).map((fact) => [fact.id, fact]));
  const changed: { slide: number; factId: string; message: string }[] = [];
  for (const slide of record.slides) {
    const at = shown.get(slide.id);
    if (at === undefined) continue;
    for (const statement of slide.statements) {
      const fact = facts.get(statement.factId);
      // A heading that is computed from several facts carries the marks of them all.
      const behind = fact && statement.text.includes(foldWords(fact.statement)) ? [fact] : [...facts.values()];
      const supported = new Set(behind.flatMap((f) => f.evidence.filter(supports).map((e) => e.sourceId)));
      const lost = (sourcesOf.get(statement.mark) ?? []).filter((id) => !supported.has(id));
      if (fact && lost.length > 0) {
        changed.push({
          slide: at,
          factId: statement.factId,
          message: `The library no longer holds the evidence that mark ${statement.mark} leads to.`,
        });
      }
    }
  }
  return changed;
}

/** The slide of the read deck on which each fact of the record first stands, and where each recorded slide is now. */
function placesOf(read: ReadDeck, record: DeckRecord, slideOf: ReadonlyMap<number, string>) {
  const shown = new Map<string, number>();
  for (const slide of read.slides) {
    const id = slideOf.get(slide.index);
    if (id !== undefined && !shown.has(id)) shown.set(id, slide.index);
  }
  const facts = new Map<string, number>();
  for (const slide of record.slides) {
    const at = shown.get(slide.id);
    if (at === undefined) continue;
    for (const statement of slide.statements) if (!facts.has(statement.factId)) facts.set(statement.factId, at);
  }
  return { shown, facts };
}

/**
 * Reads a deck back and holds it against what the library recorded when it was written. Problems are of the deck; what has
 * moved on in the library since is `changed` and no fault of it. Throws `UNKNOWN_DECK` where the deck matches no export.
 */
export async function verifyDeck(library: Library, path: string) {
  const read = await readDeck(await bytesOf(path));
  const exports = library.exports.list();
  const match = matchRecord(
    read,
    exports.map(({ id, deckKey }) => ({ id, deckKey, record: () => recordOfExport(library, id) })),
  );
  if (!match) {
    throw new BriefwrightError('UNKNOWN_DECK', `${path} matches no deck that this library has written.`, {
      hint: 'Open the library it was built from; `briefwright decks LIB` lists its decks.',
    });
  }
  const record = recordOfExport(library, match.id);
  const { problems, slideOf } = compareDeck(read, record);
  const places = placesOf(read, record, slideOf);
  const changed = [
    ...changedSince(library, record.facts).flatMap(({ factId, why }) => {
      const slide = places.facts.get(factId);
      return slide === undefined ? [] : [{ slide, factId, message: `Since this deck: ${why}.` }];
    }),
    ...traceProblems(library, record, places.shown),
  ];
  const statements = record.slides.filter((slide) => places.shown.has(slide.id)).flatMap((slide) => slide.statements);
  const date = exports.find((deck) => deck.id === match.id)?.date ?? '';
  return {
    ok: problems.length === 0,
    statements: statements.length,
    marks: statements.filter((statement) => statement.mark !== '').length,
    problems: [...problems],
    changed,
    export: { id: match.id, date, matchedBy: match.how },
  };
}
