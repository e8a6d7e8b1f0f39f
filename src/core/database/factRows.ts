import type { EntityRef, Evidence, Fact, Measure, Relation } from '../../model/fact.ts';
import type { Connection, Row } from './connection.ts';
import type { FactEvidence } from './libraryTypes.ts';

/** Which columns make one piece of evidence; end it with a WHERE. */
export const SELECT_EVIDENCE = `
  SELECT e.*, f.uuid AS fact_uuid, s.uuid AS source_uuid, d.uuid AS document_uuid
  FROM evidence e JOIN fact f ON f.id = e.fact JOIN source s ON s.id = e.source LEFT JOIN document d ON d.id = e.document`;

export const evidenceOf = (row: Row): Evidence => ({
  id: row.uuid,
  sourceId: row.source_uuid,
  documentId: row.document_uuid,
  documentSha256: row.document_sha256,
  quote: row.quote,
  prefix: row.prefix,
  suffix: row.suffix,
  start: row.start_utf16,
  end: row.end_utf16,
  locator: row.locator_label === null ? null : { label: row.locator_label, value: row.locator_value },
  stance: row.stance,
  credibility: row.credibility,
  state: row.state,
});

export const factEvidenceOf = (row: Row): FactEvidence => ({ ...evidenceOf(row), factId: row.fact_uuid });

export const measureOf = (row: Row): Measure => ({
  metric: row.metric,
  subject: row.subject,
  value: row.value,
  unit: row.unit,
  period: row.period,
  qualifier: row.qualifier,
});

/** Whole facts by row id, in the order given; row ids that do not exist are left out. */
export function readFacts({ sql }: Connection, rowIds: readonly number[]): Fact[] {
  if (rowIds.length === 0) return [];
  const ids = JSON.stringify(rowIds);
  const lists = <T>(text: string, make: (row: Row) => T): ReadonlyMap<number, T[]> => {
    const byFact = new Map<number, T[]>();
    for (const row of sql(text).all(ids)) {
      const list = byFact.get(row.fact);
      if (list) list.push(make(row));
      else byFact.set(row.fact, [make(row)]);
    }
    return byFact;
  };
  const themes = lists<string>(
    `SELECT ft.fact, t.slug FROM fact_theme ft JOIN theme t ON t.id = ft.theme
     WHERE ft.fact IN (SELECT value FROM json_each(?)) ORDER BY ft.fact, ft.position`,
    (row) => row.slug,
  );
  const measures = lists(
    'SELECT * FROM measure WHERE fact IN (SELECT value FROM json_each(?)) ORDER BY fact, position',
    measureOf,
  );
  const entities = lists<EntityRef>(
    `SELECT fe.fact, e.name, e.kind FROM fact_entity fe JOIN entity e ON e.id = fe.entity
     WHERE fe.fact IN (SELECT value FROM json_each(?)) ORDER BY fe.fact, fe.position`,
    (row) => ({ name: row.name, kind: row.kind }),
  );
  const relations = lists<{ kind: Relation['kind'] | 'rests-on'; factId: string }>(
    `SELECT r.fact, r.kind, o.uuid FROM relation r JOIN fact o ON o.id = r.other
     WHERE r.fact IN (SELECT value FROM json_each(?)) ORDER BY r.fact, r.position`,
    (row) => ({ kind: row.kind, factId: row.uuid }),
  );
  const evidence = lists(
    `${SELECT_EVIDENCE} WHERE e.fact IN (SELECT value FROM json_each(?)) ORDER BY e.fact, e.id`,
    evidenceOf,
  );
  const facts = new Map<number, Fact>();
  for (const row of sql('SELECT * FROM fact WHERE id IN (SELECT value FROM json_each(?))').all(ids)) {
    const related = relations.get(row.id) ?? [];
    facts.set(row.id, {
      id: row.uuid,
      revision: row.revision,
      kind: row.kind,
      statement: row.statement,
      status: row.status,
      themes: themes.get(row.id) ?? [],
      eventDate: row.event_date,
      asOf: row.as_of,
      marking: row.marking,
      likelihood: row.likelihood,
      confidence: row.confidence,
      note: row.note,
      measures: measures.get(row.id) ?? [],
      entities: entities.get(row.id) ?? [],
      relations: related.filter((r): r is Relation => r.kind !== 'rests-on'),
      restsOn: related.filter((r) => r.kind === 'rests-on').map((r) => r.factId),
      inferred: JSON.parse(row.inferred),
      evidence: evidence.get(row.id) ?? [],
    });
  }
  return rowIds.flatMap((id) => facts.get(id) ?? []);
}

/** Row ids by fact id; ids that are not known are absent. */
export function factRowIds({ sql }: Connection, ids: readonly string[]): ReadonlyMap<string, number> {
  if (ids.length === 0) return new Map();
  const rows = sql('SELECT uuid, id FROM fact WHERE uuid IN (SELECT value FROM json_each(?))').all(JSON.stringify(ids));
  return new Map(rows.map((row) => [row.uuid as string, row.id as number]));
}

/** One revision more, for a change of what hangs on the fact. */
export function bumpRevision({ sql }: Connection, factRow: number): void {
  sql('UPDATE fact SET revision = last_revision + 1, last_revision = last_revision + 1 WHERE id = ?').run(factRow);
}
