import { supportingOrigins } from '../../model/corroboration.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { Fact } from '../../model/fact.ts';
import type { HistoryEntry, Library } from '../database/library.ts';
import { redatedOf } from './rereading.ts';

export function requiredFact(library: Library, id: string): Fact {
  const fact = library.facts.get(id);
  if (fact) return fact;
  throw new BriefwrightError('UNKNOWN_FACT', `The library has no fact ${id}.`, {
    hint: 'It may have been undone or merged meanwhile.',
  });
}

const TABLE_WORDS: Readonly<Record<string, string>> = {
  fact_theme: 'themes',
  measure: 'measures',
  fact_entity: 'entities',
  relation: 'relations',
  evidence: 'evidence',
  annotation: 'annotations',
};

const COLUMN_WORDS: Readonly<Record<string, string>> = {
  statement: 'statement',
  status: 'status',
  kind: 'kind',
  event_date: 'event date',
  as_of: 'as-of date',
  marking: 'marking',
  likelihood: 'likelihood',
  confidence: 'confidence',
  note: 'note',
};

/** Columns whose values are sentences: that they changed is said, not to what. */
const LONG_COLUMNS: ReadonlySet<string> = new Set(['statement', 'note']);

/**
 * What an update of the fact's own row changed, in words: `confidence: Low → High`. `after` is the row as it was after it:
 * what the next update found, else what is there now.
 */
function changedColumns({ before }: HistoryEntry, after: Readonly<Record<string, unknown>>): string[] {
  if (before === null) return [];
  return Object.entries(COLUMN_WORDS)
    .filter(([column]) => before[column] !== after[column])
    .map(([column, words]) =>
      LONG_COLUMNS.has(column) ? words : `${words}: ${before[column] ?? 'none'} → ${after[column] ?? 'none'}`,
    );
}

/** The history of a fact, newest first: one line for each operation, with what it touched. */
function historyOf(library: Library, fact: Fact): { at: string; label: string; what: string }[] {
  const entries = library.history.ofFact(fact.id);
  let after: Readonly<Record<string, unknown>> = {
    statement: fact.statement,
    status: fact.status,
    kind: fact.kind,
    event_date: fact.eventDate,
    as_of: fact.asOf,
    marking: fact.marking,
    likelihood: fact.likelihood,
    confidence: fact.confidence,
    note: fact.note,
  };
  const lines = new Map<number, { at: string; label: string; what: Set<string> }>();
  for (const entry of entries.toReversed()) {
    const line = lines.get(entry.operation) ?? {
      at: entry.at,
      label:
        entry.operationKind === 'do'
          ? entry.label
          : `${entry.operationKind === 'undo' ? 'Undone' : 'Redone'}: ${entry.label}`,
      what: new Set<string>(),
    };
    lines.set(entry.operation, line);
    if (entry.table !== 'fact') line.what.add(TABLE_WORDS[entry.table] ?? entry.table);
    else if (entry.action === 'insert') line.what.add('added');
    else {
      for (const words of changedColumns(entry, after)) line.what.add(words);
      if (entry.before) after = entry.before;
    }
  }
  return [...lines.values()].map(({ at, label, what }) => ({
    at,
    label,
    what: what.has('added') ? 'added' : [...what].join(', '),
  }));
}

/** A fact with all that the inspector shows of it. */
export function inspectFact(library: Library, id: string) {
  const fact = requiredFact(library, id);
  const related = library.facts.relatedTo([id]);
  const sourceIds = new Set([fact, ...related].flatMap((held) => held.evidence.map((e) => e.sourceId)));
  const sources = new Map(library.sources.getMany([...sourceIds]).map((source) => [source.id, source]));
  // Corroboration holds both ways, and is stored on one of the two.
  const incoming = related
    .filter((other) => other.relations.some((r) => r.kind === 'corroborates' && r.factId === id))
    .map((other) => ({ kind: 'corroborates' as const, factId: other.id }));
  const origins = supportingOrigins(
    { ...fact, relations: [...fact.relations, ...incoming] },
    new Map(related.map((other) => [other.id, other])),
    sources,
  );
  const holding = new Set(library.exports.ofFact(id));
  const isCurrentIn = (deckId: string): boolean =>
    library.exports.factsOf(deckId).some(({ factId, revision }) => factId === id && revision === fact.revision);
  return {
    fact,
    related,
    redated: redatedOf(library, id),
    origins: origins.size,
    annotations: library.annotations.list({ factId: id }),
    history: historyOf(library, fact),
    decks: library.exports
      .list()
      .filter((deck) => holding.has(deck.id))
      .map((deck) => ({ id: deck.id, file: deck.file, date: deck.date, isCurrent: isCurrentIn(deck.id) })),
  };
}
