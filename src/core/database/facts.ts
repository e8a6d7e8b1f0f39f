import { isDeepStrictEqual } from 'node:util';
import type { Connection } from './connection.ts';
import { dayOf } from './day.ts';
import { unknownFact } from './errors.ts';
import { factFacets } from './facets.ts';
import { factPage, selectByThemes } from './factPages.ts';
import { factRowIds, readFacts } from './factRows.ts';
import { changeInBulk } from './factsInBulk.ts';
import { factWindow } from './factWindow.ts';
import { factWriter } from './factWriter.ts';
import { newId } from './ids.ts';
import type { Library, NewFact } from './libraryTypes.ts';
import { nearbyFacts } from './nearby.ts';
import type { Operate } from './operations.ts';
import { defined } from './patch.ts';
import { eachStated, eachStatement } from './statements.ts';
import { statementHash, storable, storableOrNull } from './text.ts';
import { themesTable } from './themes.ts';

export function factsTable(connection: Connection, operate: Operate): Library['facts'] {
  const { sql } = connection;

  const insertMany: Library['facts']['insertMany'] = (facts) =>
    operate('Added facts', () => {
      const write = factWriter(connection);
      const insertFact = sql(
        `INSERT INTO fact (uuid, kind, statement, statement_hash, status, event_date, as_of, day, marking, likelihood,
           confidence, note, inferred) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      );
      const ids: string[] = [];
      const related: { row: number; fact: NewFact }[] = [];
      const { last } = sql('SELECT coalesce(max(id), 0) AS last FROM fact').get();
      sql('INSERT INTO bulk_load (active) VALUES (1)').run();
      for (const fact of facts) {
        const id = fact.id ?? newId();
        const day = dayOf(fact);
        const row = Number(insertFact.run(id, ...factColumns(fact, day)).lastInsertRowid);
        write.themes(row, day, fact.themes);
        write.measures(row, fact.measures);
        write.entities(row, fact.entities);
        for (const evidence of fact.evidence) write.evidence(row, evidence);
        if (fact.relations.length > 0 || fact.restsOn.length > 0) related.push({ row, fact });
        ids.push(id);
      }
      for (const { row, fact } of related) write.relations(row, fact);
      finishLoading(connection, last);
      sql('DELETE FROM bulk_load').run();
      return ids;
    });

  const update: Library['facts']['update'] = (id, patch) =>
    operate('Changed fact', () => {
      const row = factRowIds(connection, [id]).get(id);
      const before = row === undefined ? undefined : readFacts(connection, [row])[0];
      if (row === undefined || before === undefined) throw unknownFact(id);
      const after: NewFact = { ...before, ...defined(patch) };
      const day = dayOf(after);
      sql(
        `UPDATE fact SET kind = ?, statement = ?, statement_hash = ?, status = ?, event_date = ?, as_of = ?, day = ?,
           marking = ?, likelihood = ?, confidence = ?, note = ?, inferred = ?, revision = last_revision + 1,
           last_revision = last_revision + 1 WHERE id = ?`,
      ).run(...factColumns(after, day), row);
      const write = factWriter(connection);
      const changed = (...fields: (keyof NewFact)[]) => fields.some((f) => !isDeepStrictEqual(before[f], after[f]));
      if (changed('themes')) {
        sql('DELETE FROM fact_theme WHERE fact = ?').run(row);
        write.themes(row, day, after.themes);
      }
      if (changed('measures')) {
        sql('DELETE FROM measure WHERE fact = ?').run(row);
        write.measures(row, after.measures);
      }
      if (changed('entities')) {
        sql('DELETE FROM fact_entity WHERE fact = ?').run(row);
        write.entities(row, after.entities);
      }
      if (changed('relations', 'restsOn')) {
        sql('DELETE FROM relation WHERE fact = ?').run(row);
        write.relations(row, after);
      }
      if (changed('evidence')) {
        sql('DELETE FROM evidence WHERE fact = ?').run(row);
        for (const evidence of after.evidence) write.evidence(row, evidence);
      }
    });

  const getMany: Library['facts']['getMany'] = (ids) => {
    const rows = factRowIds(connection, ids);
    return readFacts(
      connection,
      [...new Set(ids)].flatMap((id) => rows.get(id) ?? []),
    );
  };

  return {
    insertMany,
    update,
    relate: (facts) =>
      operate('Related facts', () => {
        const write = factWriter(connection);
        const rows = factRowIds(
          connection,
          facts.map(({ id }) => id),
        );
        for (const fact of facts) {
          const row = rows.get(fact.id);
          if (row === undefined) throw unknownFact(fact.id);
          sql('DELETE FROM relation WHERE fact = ?').run(row);
          write.relations(row, fact);
        }
      }),
    changeMany: (label, ids, change) =>
      operate(label, () => {
        themesTable(connection, operate).ensure(change.addThemes);
        changeInBulk(connection, ids, change);
      }),
    getMany,
    get: (id) => getMany([id])[0] ?? null,
    page: (query) => factPage(connection, query),
    window: (query) => factWindow(connection, query),
    facets: (filter) => factFacets(connection, filter),
    select: ({ themes }) => selectByThemes(connection, themes),
    byExactStatement: (statement) => {
      const text = storable(statement);
      return sql('SELECT uuid FROM fact WHERE statement_hash = ? AND statement = ? ORDER BY id')
        .all(statementHash(text), text)
        .map((row) => row.uuid);
    },
    changedSince: (change, most) => {
      const [aliases] = sql("SELECT 1 FROM change WHERE id > ? AND tbl = 'entity_alias' LIMIT 1").all(change);
      if (aliases) return null;
      const rows = sql(
        `SELECT f.uuid FROM (SELECT DISTINCT fact FROM change WHERE id > @change AND fact IS NOT NULL LIMIT @most) c
         JOIN fact f ON f.id = c.fact
         UNION SELECT old ->> 'uuid' FROM change WHERE id > @change AND tbl = 'fact' AND action = 'd' LIMIT @most`,
      ).all({ change, most: most + 1 });
      return rows.length > most ? null : rows.map((row) => row.uuid);
    },
    eachStatement: () => eachStatement(connection),
    eachStated: () => eachStated(connection),
    nearby: (query) => nearbyFacts(connection, query),
    relatedTo: (ids) => {
      const rows = sql(
        `WITH given (id) AS (SELECT id FROM fact WHERE uuid IN (SELECT value FROM json_each(?)))
         SELECT id FROM (
           SELECT other AS id FROM relation WHERE fact IN (SELECT id FROM given)
           UNION SELECT fact FROM relation WHERE other IN (SELECT id FROM given)
         ) WHERE id NOT IN (SELECT id FROM given) ORDER BY id`,
      ).all(JSON.stringify(ids));
      return readFacts(
        connection,
        rows.map((row) => row.id),
      );
    },
  };
}

/** The tables of rows that hang on a fact, each with the columns that name a row of it in the change log. */
const LOADED_TABLES: readonly (readonly [table: string, row: string, row2: string, fact: string])[] = [
  ['fact', 'id', 'NULL', 'id'],
  ['fact_theme', 'fact', 'theme', 'fact'],
  ['measure', 'fact', 'position', 'fact'],
  ['fact_entity', 'fact', 'position', 'fact'],
  ['relation', 'fact', 'position', 'fact'],
  ['evidence', 'id', 'NULL', 'fact'],
];

/** What triggers do a row at a time, done at once for all facts that were loaded after row `last`. */
function finishLoading({ sql }: Connection, last: number): void {
  for (const [table, row, row2, fact] of LOADED_TABLES) {
    sql(
      `INSERT INTO change (operation, tbl, action, row, row2, fact)
       SELECT (SELECT max(id) FROM operation), '${table}', 'i', ${row}, ${row2}, ${fact} FROM ${table} WHERE ${fact} > ?`,
    ).run(last);
  }
  sql('INSERT INTO fact_fts (rowid, statement, note) SELECT id, statement, note FROM fact WHERE id > ?').run(last);
  sql("UPDATE tally SET count = count + (SELECT count(*) FROM fact WHERE id > ?) WHERE name = 'facts'").run(last);
  sql(
    `UPDATE theme SET facts = facts + loaded.n
     FROM (SELECT theme, count(*) AS n FROM fact_theme INDEXED BY fact_theme_by_fact WHERE fact > ? GROUP BY theme) AS loaded
     WHERE theme.id = loaded.theme`,
  ).run(last);
}

function factColumns(fact: NewFact, day: number): unknown[] {
  const statement = storable(fact.statement);
  return [
    fact.kind,
    statement,
    statementHash(statement),
    fact.status,
    fact.eventDate,
    fact.asOf,
    day,
    storableOrNull(fact.marking),
    storableOrNull(fact.likelihood),
    fact.confidence,
    storableOrNull(fact.note),
    JSON.stringify(fact.inferred),
  ];
}
