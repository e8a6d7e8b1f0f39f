import type { Evidence } from '../../../model/fact.ts';
import type { Connection, Row } from '../connection.ts';
import { evidenceOf, measureOf } from '../factRows.ts';
import { statementHash } from '../text.ts';
import { hangingOn, json, rowsOf } from './rows.ts';

/** A fact of another library as it stands in the file: in the names of ours, its values not checked yet. */
export interface OtherFact {
  readonly id: unknown;
  /** Whether the statement is the one that was saved. */
  readonly sound: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly evidence: readonly Readonly<Record<keyof Evidence, unknown>>[];
}

const IN_PIECE = 'IN (SELECT value FROM json_each(?))';
/** Text of evidence that is longer is none of ours. */
const SHORT_EVIDENCE = `coalesce(octet_length(e.quote), 0) + coalesce(octet_length(e.prefix), 0)
  + coalesce(octet_length(e.suffix), 0) + coalesce(octet_length(e.locator_value), 0) <= 1000000`;

/** The facts of one kind, some at a time: those that judgements rest on come first when `reported` is asked for first. */
export function* otherFacts(connection: Connection, kind: 'reported' | 'judgement'): Generator<OtherFact[], void> {
  for (const rows of rowsOf(connection, 'fact', '*', `kind = '${kind}'`)) {
    const ids = rows.map(({ id }) => id as number);
    const themes = hangingOn(
      connection,
      `SELECT ft.fact, t.slug FROM fact_theme ft JOIN theme t ON t.id = ft.theme WHERE ft.fact ${IN_PIECE} ORDER BY ft.fact, ft.position`,
      ids,
    );
    const measures = hangingOn(connection, `SELECT * FROM measure WHERE fact ${IN_PIECE} ORDER BY fact, position`, ids);
    const entities = hangingOn(
      connection,
      `SELECT fe.fact, e.name, e.kind FROM fact_entity fe JOIN entity e ON e.id = fe.entity
       WHERE fe.fact ${IN_PIECE} ORDER BY fe.fact, fe.position`,
      ids,
    );
    const relations = hangingOn(
      connection,
      `SELECT r.fact, r.kind, o.uuid FROM relation r JOIN fact o ON o.id = r.other WHERE r.fact ${IN_PIECE} ORDER BY r.fact, r.position`,
      ids,
    );
    const evidence = hangingOn(
      connection,
      `SELECT e.*, s.uuid AS source_uuid, d.uuid AS document_uuid FROM evidence e
       JOIN source s ON s.id = e.source LEFT JOIN document d ON d.id = e.document
       WHERE e.fact ${IN_PIECE} AND ${SHORT_EVIDENCE} ORDER BY e.fact, e.id`,
      ids,
    );
    yield rows.map((row) => ({
      id: row.uuid,
      sound: statementHash(String(row.statement)) === row.statement_hash,
      fields: {
        kind: row.kind,
        statement: row.statement,
        status: row.status,
        themes: (themes.get(row.id) ?? []).map(({ slug }) => slug),
        eventDate: row.event_date,
        asOf: row.as_of,
        marking: row.marking,
        likelihood: row.likelihood,
        confidence: row.confidence,
        note: row.note,
        measures: (measures.get(row.id) ?? []).map(measureOf),
        entities: (entities.get(row.id) ?? []).map(({ name, kind: of }) => ({ name, kind: of })),
        relations: (relations.get(row.id) ?? []).filter((r) => r.kind !== 'rests-on').map(relationFields),
        restsOn: (relations.get(row.id) ?? []).filter((r) => r.kind === 'rests-on').map(({ uuid }) => uuid),
        inferred: json(row.inferred),
      },
      evidence: (evidence.get(row.id) ?? []).map(evidenceOf),
    }));
  }
}

const relationFields = ({ kind, uuid }: Row) => ({ kind, factId: uuid });
