import type { NewFactInput } from '../../contract/shapes.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { Fact } from '../../model/fact.ts';
import type { ImportedTable, ImportedTables, ImportProblem } from '../../model/imported.ts';
import type { Library } from '../database/library.ts';
import { type Losses, lossCounter } from '../importers/bibliography/losses.ts';
import { addFacts, heldFactOf } from './adding.ts';
import { type ImportedFile, NOTHING, refusedFile } from './importedFile.ts';
import { EvidenceResolver } from './resolvingEvidence.ts';
import { type Columns, columnsBy, mappingNeeded, shownName } from './tableColumns.ts';
import { type MappingsGiven, mappingFor, rememberMapping, type TableReadBy } from './tableMappings.ts';
import { readRow, type TableRow } from './tableRow.ts';
import { TableSources } from './tableSources.ts';

/** How often the rows are gone through for judgements that rest on facts of later rows. */
const MOST_PASSES = 20;
/** Rows that are read or stored in one go: other calls are answered between them. */
const PIECE_ROWS = 20;
/** How often it is told how far it is. */
const TOLD_ROWS = 100;

/** What becomes of the rows of a file while they are stored. */
interface Tally {
  imported: number;
  merged: number;
  /** Of the merged: those that added something. */
  changed: number;
  readonly sources: Set<string>;
  readonly problems: ImportProblem[];
  readonly losses: Losses;
}

/** Whether a fact has a piece of evidence already, wherever its quote stands now. */
function hasEvidence(held: Fact, given: NewFactInput['evidence'][number]): boolean {
  return held.evidence.some(
    ({ sourceId, quote, stance, locator }) =>
      sourceId === given.sourceId &&
      quote === given.quote &&
      stance === given.stance &&
      (given.locator === null || (locator?.label === given.locator.label && locator.value === given.locator.value)),
  );
}

function problemOf(where: string, error: unknown): ImportProblem {
  if (!(error instanceof BriefwrightError) || error.code.startsWith('LIBRARY_')) throw error;
  const message = error.message.replace(/^facts\[0\]\.(?:evidence\[0\]\.)?/, '');
  return { where, code: error.code, message };
}

/** Stores the rows of one table; the ids of an export lead to the facts that its rows became or joined. */
class RowStore {
  private readonly library: Library;
  private readonly tally: Tally;
  private readonly resolver: EvidenceResolver;
  private readonly sources: TableSources;
  private readonly factIds = new Map<string, string>();

  constructor(library: Library, sources: TableSources, tally: Tally) {
    this.library = library;
    this.tally = tally;
    this.resolver = new EvidenceResolver(library);
    this.sources = sources;
  }

  /** The facts that a row rests on, by their ids here; null while one of them is not there. */
  private groundsOf({ fact }: TableRow): string[] | null {
    const ids = fact.restsOn.map((id) => this.factIds.get(id) ?? (this.library.facts.get(id) ? id : null));
    return ids.includes(null) ? null : ids.filter((id) => id !== null);
  }

  private add(row: TableRow, restsOn: string[]): void {
    const { library, tally } = this;
    const held = heldFactOf(library, row.fact.statement, row.fact.eventDate);
    const { id, kept } = row.evidence ? this.sources.take(row) : { id: null, kept: () => {} };
    const evidence = row.evidence && id !== null ? [{ ...row.evidence, sourceId: id }] : [];
    const { added, merged } = addFacts(
      library,
      [{ ...row.fact, restsOn, evidence: evidence.filter((one) => !held || !hasEvidence(held, one)) }],
      this.resolver,
    );
    const factId = added[0] ?? merged[0];
    if (factId === undefined) throw new Error('A row was neither added nor merged');
    kept();
    if (row.factId !== null) this.factIds.set(row.factId, factId);
    if (id !== null) tally.sources.add(id);
    if (added.length > 0) tally.imported += 1;
    else {
      tally.merged += 1;
      if (held && library.facts.get(held.id)?.revision !== held.revision) tally.changed += 1;
    }
  }

  /** Each row whole or not at all; what a row rests on may stand below it. Gives the rows that wait for others. */
  private storePiece(rows: readonly TableRow[]): TableRow[] {
    const later: TableRow[] = [];
    for (const row of rows) {
      const grounds = this.groundsOf(row);
      if (grounds === null) {
        later.push(row);
        continue;
      }
      try {
        this.library.operate('Import a row', () => this.add(row, grounds));
      } catch (error) {
        this.tally.problems.push(problemOf(row.where, error));
      }
    }
    return later;
  }

  /** Stores rows in pieces, and tells after each how many are done. */
  *store(rows: readonly TableRow[]): Generator<number, void> {
    let waiting = rows;
    for (let pass = 0; pass < MOST_PASSES && waiting.length > 0; pass += 1) {
      const later: TableRow[] = [];
      for (let at = 0; at < waiting.length; at += PIECE_ROWS) {
        later.push(...this.storePiece(waiting.slice(at, at + PIECE_ROWS)));
        yield Math.min(rows.length, rows.length - waiting.length + at + PIECE_ROWS);
      }
      if (later.length === waiting.length) break;
      waiting = later;
    }
    for (const { where } of waiting.filter((row) => this.groundsOf(row) === null))
      this.tally.problems.push({ where, code: 'BAD_FACT', message: 'A fact that it rests on is not in the library.' });
  }
}

/** Counts the cells of the columns that nothing is read from. */
function countUnread(unread: ReadonlyMap<number, string>, rows: ImportedTable['rows'], losses: Losses): void {
  for (const [place, name] of unread) {
    const filled = rows.filter(({ cells }) => (cells[place] ?? '').trim() !== '').length;
    losses.add(`cell under “${name}”, which is not read`, filled);
  }
}

/** A table with how its columns are read. */
interface MappedTable {
  readonly table: ImportedTable;
  readonly columns: Columns;
  readonly readBy: TableReadBy;
}

/** Whether somebody looked at the columns of a table and chose none. */
const isLeftOut = ({ readBy }: MappedTable): boolean =>
  readBy.how === 'chosen' && readBy.mapping.columns.every((field) => field === null);

function mappedTable(library: Library, table: ImportedTable, given: MappingsGiven): MappedTable {
  const readBy = mappingFor(library, table.header, given);
  const wasChosen = readBy.how === 'chosen' || readBy.how === 'remembered';
  return { table, readBy, columns: columnsBy(table, readBy.mapping, wasChosen) };
}

/** The rows that can be read; what is wrong with the others is told. Pauses between pieces. */
function* readRows({ table, columns }: MappedTable, tally: Tally): Generator<void, TableRow[]> {
  const read: TableRow[] = [];
  for (const [at, row] of table.rows.entries()) {
    if (at % PIECE_ROWS === PIECE_ROWS - 1) yield;
    try {
      read.push(readRow(columns, row));
    } catch (error) {
      tally.problems.push(problemOf(row.where, error));
    }
  }
  return read;
}

/** How the columns were read, where somebody chose it. */
function columnsTold(tables: readonly MappedTable[]): Pick<ImportedFile, 'columns'> {
  const told = tables.find(({ readBy }) => readBy.how === 'chosen' || readBy.how === 'remembered');
  if (!told) return {};
  const { how, mapping } = told.readBy;
  const read = told.table.header.flatMap((name, place) => {
    const field = mapping.columns[place];
    return field ? [{ field, column: shownName(name, place) }] : [];
  });
  return { columns: { how: how === 'chosen' ? 'chosen' : 'remembered', read } };
}

function outcome({
  imported,
  merged,
  changed,
}: Tally): Pick<ImportedFile, 'status' | 'code' | 'reason'> & Partial<Pick<ImportedFile, 'hint'>> {
  if (imported > 0) return { status: 'imported', code: null, reason: null };
  if (changed > 0)
    return { status: 'merged', code: 'KNOWN_FACTS', reason: 'The library holds all of its facts; some were added to.' };
  if (merged > 0)
    return { status: 'skipped', code: 'ALREADY_HELD', reason: 'The library holds all of its facts already.' };
  return {
    status: 'failed',
    code: 'NO_GOOD_ROW',
    reason: 'None of its rows could be read.',
    hint: 'See what is wrong with each of them, mend the table, and import it again.',
  };
}

/** What storing the tables of a file needs besides them. */
export interface TableStoring {
  readonly library: Library;
  readonly path: string;
  readonly given: MappingsGiven;
  /** Told how many rows are done, of how many. */
  readonly onRows: (done: number, total: number) => void;
}

/**
 * Stores the rows of tables as facts, under the rules of `addFacts`: a row that breaks them costs that row and is told. A file
 * without a column of statements fails with MAPPING_NEEDED. Call it within one operation; it yields between pieces.
 */
export function* storeTables(content: ImportedTables, storing: TableStoring): Generator<void, ImportedFile, void> {
  const { library, path, given, onRows } = storing;
  let mapped: readonly MappedTable[];
  try {
    mapped = content.tables.map((table) => mappedTable(library, table, given));
  } catch (error) {
    if (!(error instanceof BriefwrightError)) throw error;
    return refusedFile(path, error);
  }
  const tables = mapped.filter(({ columns }) => columns.places.has('statement'));
  if (tables.length === 0 && mapped.some(isLeftOut))
    return {
      ...NOTHING,
      path,
      status: 'skipped',
      code: 'LEFT_OUT',
      reason: 'It was left out when its columns were asked for.',
    };
  if (tables.length === 0) {
    const reason = mappingNeeded(content.tables[0]?.header ?? []);
    const hint = 'Say which of its columns holds the statements, and import it again.';
    return { ...NOTHING, path, status: 'failed', code: 'MAPPING_NEEDED', reason, hint };
  }
  const losses = lossCounter();
  for (const { what, count } of content.leftOut) losses.add(what, count);
  for (const { table } of mapped.filter((one) => !tables.includes(one)))
    losses.add(`sheet “${table.name ?? ''}” without a column of statements`);
  const tally: Tally = { imported: 0, merged: 0, changed: 0, sources: new Set(), problems: [], losses };
  const total = tables.reduce((sum, { table }) => sum + table.rows.length, 0);
  let before = 0;
  for (const one of tables) {
    const { table, columns, readBy } = one;
    countUnread(columns.unread, table.rows, losses);
    const from = tally.problems.length;
    const rows = yield* readRows(one, tally);
    const sources = yield* TableSources.of(library, path, losses);
    for (const done of new RowStore(library, sources, tally).store(rows)) {
      if (done % TOLD_ROWS === 0 || done === rows.length) onRows(before + done, total);
      yield;
    }
    before += table.rows.length;
    tally.problems.push(...tally.problems.splice(from).toSorted((a, b) => lineOf(a) - lineOf(b)));
    rememberMapping(library, table.header, readBy);
  }
  const problems = [...tally.problems, ...content.problems];
  return {
    ...NOTHING,
    ...outcome(tally),
    path,
    sources: [...tally.sources],
    leftOut: losses.list(),
    entries: { of: 'facts', imported: tally.imported, merged: tally.merged, failed: problems.length },
    problems: tables.length === 1 ? problems.toSorted((a, b) => lineOf(a) - lineOf(b)) : problems,
    ...columnsTold(tables),
  };
}

/** `line 12` before `from line 40 on`; a sheet has digits in its name, and the row stands behind it. */
const lineOf = ({ where }: ImportProblem): number => Number(/(?:line|row) (\d+)(?! \w*”)/.exec(where)?.[1] ?? 0);
