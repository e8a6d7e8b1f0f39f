import { realpath, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { BriefwrightError, EXIT } from '../../../model/errors.ts';
import type { PastStates } from '../../../model/pastStates.ts';
import { annotationOf } from '../annotations.ts';
import type { Connection, Row } from '../connection.ts';
import { guard, guarded, translated } from '../errors.ts';
import { checkHeader } from '../header.ts';
import { bringUpToDate, newestVersion } from '../migrate.ts';
import { pastStates } from '../past.ts';
import { copyForReading } from './copy.ts';
import { type OtherFact, otherFacts } from './facts.ts';
import { json, rowsOf, tooLong } from './rows.ts';
import { connectToCopy, makeSound } from './soundSchema.ts';

export type { OtherFact } from './facts.ts';

/** The ending of library files. */
export const LIBRARY_ENDING = '.briefwright';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Another library, read from a copy. Rows come in pieces, in the names of ours and with values that nobody has checked: whoever
 * reads them does. Methods throw LIBRARY_CORRUPT where the file is damaged.
 */
export interface OtherLibrary {
  /** The name of its file without the ending. */
  readonly name: string;
  /** Rows in all that a merge looks at, for its progress. */
  counts(): { readonly facts: number; readonly decks: number };
  /** Proposals for a document that nobody has decided. */
  openProposals(documentId: string): number;
  /** Rows that are left out because a text in them is longer than any that this program makes. */
  tooLong(): number;
  markingDefault(): string | null;
  themes(): Generator<Fields[], void>;
  /** `expectedSha256` is of the document that its evidence waits for. */
  sources(): Generator<Fields[], void>;
  /** Without their texts, oldest first. */
  documents(): readonly Fields[];
  /** The text of a document, its passages, and what it states of itself; null where it is too long to be one of ours. */
  text(
    documentId: string,
  ): { readonly text: unknown; readonly passages: readonly Fields[]; readonly stated: unknown } | null;
  /** Entities that have aliases. */
  aliases(): Generator<Fields[], void>;
  facts(kind: 'reported' | 'judgement'): Generator<OtherFact[], void>;
  /** What a fact was before, as far as its history tells. */
  past(factId: string): PastStates;
  annotations(): Generator<Fields[], void>;
  briefings(): Generator<Fields[], void>;
  /** Proposals that somebody has decided. */
  decisions(): Generator<Fields[], void>;
  savedViews(): unknown;
  close(): Promise<void>;
}

/** Bytes of the longest that a document states of itself. */
const LONGEST_STATED = 1_000_000;
/** Bytes of the longest document text; none that is imported has more. */
const LONGEST_DOCUMENT = 200_000_000;

async function refuseItself(path: string, ours: string): Promise<void> {
  const [a, b] = await Promise.all(
    [path, ours].map(async (file) => {
      const found = await stat(file, { bigint: true }).catch(() => null);
      return found && { real: await realpath(file), id: `${found.dev} ${found.ino}` };
    }),
  );
  if (!a || !b || (a.real !== b.real && a.id !== b.id)) return;
  throw new BriefwrightError('SAME_LIBRARY', 'This is the library that is open: it cannot be merged into itself.', {
    hint: 'Choose another library.',
    exit: EXIT.usage,
  });
}

/** What is no library, or not there, with what to do where a library is to be merged rather than opened. */
function checkOther(path: string): void {
  try {
    checkHeader(path, newestVersion());
  } catch (error) {
    const { code, message } = error as BriefwrightError;
    if (code === 'NOT_A_LIBRARY')
      throw new BriefwrightError(code, message, { hint: 'Give it the ending of its own format, and import it again.' });
    if (code === 'LIBRARY_NOT_FOUND')
      throw new BriefwrightError(code, message, { hint: 'It may have been moved or deleted meanwhile.' });
    throw error;
  }
}

/**
 * Opens another library to be read, whether or not another program has it open; the file itself is never written to. Throws
 * NOT_A_LIBRARY, LIBRARY_NOT_FOUND, LIBRARY_TOO_NEW, LIBRARY_CORRUPT, LIBRARY_FOREIGN, SAME_LIBRARY, LIBRARY_IN_USE or DISK_FULL.
 */
export async function openOtherLibrary(file: string, ours: string): Promise<OtherLibrary> {
  const path = resolve(file);
  checkOther(path);
  await refuseItself(path, ours);
  const copy = await copyForReading(path, ours);
  let connection: Connection | null = null;
  try {
    const opened = connectToCopy(copy.path);
    connection = opened;
    guard(() => {
      const version = opened.database.pragma('user_version', { simple: true }) as number;
      makeSound(opened.database, version, path);
      bringUpToDate(opened, path);
      opened.database.pragma('query_only = ON');
    }, path);
    return reader(path, opened, copy.remove);
  } catch (error) {
    connection?.close();
    await copy.remove();
    throw translated(error, path);
  }
}

function* mapped(pieces: Generator<Row[], void>, fields: (row: Row) => Fields): Generator<Fields[], void> {
  for (const rows of pieces) yield rows.map(fields);
}

const uuidOf = (table: 'document' | 'fact' | 'source', row: string): string =>
  `(SELECT uuid FROM ${table} WHERE id = ${row})`;

function reader(path: string, connection: Connection, remove: () => Promise<void>): OtherLibrary {
  const { sql } = connection;
  const countOf = (text: string): number => sql(`SELECT count(*) AS n FROM ${text}`).get().n;
  const methods: Omit<OtherLibrary, 'name' | 'close'> = {
    counts: () => ({ facts: countOf('fact'), decks: countOf('export') }),
    openProposals: (documentId) =>
      sql(
        "SELECT count(*) AS n FROM suggestion WHERE state = 'open' AND document = (SELECT id FROM document WHERE uuid = ?)",
      ).get(documentId).n,
    tooLong: () =>
      (['source', 'entity', 'entity_alias', 'theme', 'fact', 'annotation', 'briefing', 'suggestion'] as const).reduce(
        (sum, table) => sum + tooLong(connection, table),
        0,
      ),
    markingDefault: () => sql("SELECT value FROM setting WHERE key = 'markingDefault'").get()?.value ?? null,
    themes: () => mapped(rowsOf(connection, 'theme', '*'), ({ slug, name, colour }) => ({ slug, name, colour })),
    sources: () =>
      mapped(rowsOf(connection, 'source'), (row) => ({
        id: row.uuid,
        csl: json(row.csl),
        reliability: row.reliability,
        origin: row.origin,
        marking: row.marking,
        descriptor: row.descriptor,
        inferred: json(row.inferred),
        expectedSha256: row.expected_sha256,
      })),
    documents: () =>
      sql(
        `SELECT d.uuid AS id, s.uuid AS sourceId, t.sha256, d.media_type AS mediaType
         FROM document d JOIN document_text t ON t.id = d.text JOIN source s ON s.id = d.source ORDER BY d.id`,
      ).all(),
    text: (documentId) => {
      const row = sql(
        `SELECT t.id, t.text, CASE WHEN octet_length(t.stated) <= ${LONGEST_STATED} THEN t.stated END AS stated FROM document d JOIN document_text t ON t.id = d.text
         WHERE d.uuid = ? AND octet_length(t.text) <= ${LONGEST_DOCUMENT}`,
      ).get(documentId);
      if (!row) return null;
      const passages = sql(
        `SELECT position AS "index", page, page_label AS pageLabel, start_utf16 AS start, end_utf16 AS "end", role FROM passage WHERE text = ?
         ORDER BY position LIMIT 1000000`,
      )
        .all(row.id)
        .map(({ pageLabel, ...passage }) => (pageLabel === null ? passage : { ...passage, pageLabel }));
      return { text: row.text, passages, stated: json(row.stated) };
    },
    *aliases() {
      for (const rows of rowsOf(connection, 'entity', '*', 'id IN (SELECT entity FROM entity_alias)')) {
        yield rows.map(({ id, name, kind }) => ({
          name,
          kind,
          aliases: sql(
            'SELECT alias FROM entity_alias WHERE entity = ? AND octet_length(alias) < 100000 ORDER BY id LIMIT 10000',
          )
            .all(id)
            .map(({ alias }) => alias),
        }));
      }
    },
    facts: (kind) => otherFacts(connection, kind),
    past: (factId) => pastStates(connection, factId),
    annotations: () =>
      mapped(
        rowsOf(
          connection,
          'annotation',
          `*, ${uuidOf('document', 'document')} AS document_uuid, ${uuidOf('fact', 'fact')} AS fact_uuid`,
        ),
        (row) => ({ ...annotationOf(row) }),
      ),
    briefings: () =>
      mapped(rowsOf(connection, 'briefing'), (row) => ({
        id: row.uuid,
        revision: row.revision,
        name: row.name,
        title: row.title,
        themes: json(row.themes),
        audience: row.audience,
        marking: row.marking,
        style: row.style,
        design: row.design,
        asOf: row.as_of,
        handout: row.handout === 1,
        edits: json(row.edits),
      })),
    decisions: () =>
      mapped(
        rowsOf(
          connection,
          'suggestion',
          `*, ${uuidOf('document', 'document')} AS document_uuid, ${uuidOf('fact', 'fact')} AS fact_uuid`,
          "state <> 'open'",
        ),
        (row) => ({
          id: row.uuid,
          documentId: row.document_uuid,
          factId: row.fact_uuid,
          state: row.state,
          snoozedUntil: row.snoozed_until,
          suggestionKind: row.kind,
          start: row.start_utf16,
          end: row.end_utf16,
          score: row.score_permille / 1000,
          candidate: json(row.candidate),
        }),
      ),
    savedViews: () => json(sql("SELECT value FROM preference WHERE key = 'savedViews'").get()?.value),
  };
  return {
    ...guarded(methods, path),
    name: basename(path, extname(path)),
    close: async () => {
      connection.close();
      await remove();
    },
  };
}
