import { BriefwrightError } from '../../model/errors.ts';
import type { EntityKind, EntityRef } from '../../model/fact.ts';
import type { Connection, Row } from './connection.ts';
import { newId } from './ids.ts';
import type { Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { nameKey, storable } from './text.ts';

/** The row id of an entity by its name or any of its aliases; null where none is known. */
export function findEntity({ sql }: Connection, name: string, kind: EntityKind): number | null {
  const key = nameKey(name);
  const row =
    sql('SELECT id FROM entity WHERE name_key = ? AND kind = ?').get(key, kind) ??
    sql('SELECT entity AS id FROM entity_alias WHERE alias_key = ? AND kind = ?').get(key, kind);
  return row?.id ?? null;
}

/** `findEntity`, making the entity where none is known. */
export function findOrMakeEntity(connection: Connection, name: string, kind: EntityKind): number {
  const known = findEntity(connection, name, kind);
  if (known !== null) return known;
  const { lastInsertRowid } = connection
    .sql('INSERT INTO entity (uuid, name, kind, name_key) VALUES (?, ?, ?, ?)')
    .run(newId(), storable(name), kind, nameKey(storable(name)));
  return Number(lastInsertRowid);
}

export function entitiesTable(connection: Connection, operate: Operate): Library['entities'] {
  const { sql } = connection;
  const aliasesOf = (entity: number | null): string[] =>
    sql('SELECT alias FROM entity_alias WHERE entity = ? ORDER BY id')
      .all(entity)
      .map((row) => row.alias);
  const withAliases = (entities: readonly Row[]): { name: string; kind: EntityKind; aliases: readonly string[] }[] => {
    const byEntity = new Map<number, string[]>();
    for (const { entity, alias } of sql(
      'SELECT entity, alias FROM entity_alias WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY id',
    ).all(JSON.stringify(entities.map(({ id }) => id)))) {
      byEntity.set(entity, [...(byEntity.get(entity) ?? []), alias]);
    }
    return entities.map(({ id, name, kind }) => ({ name, kind, aliases: byEntity.get(id) ?? [] }));
  };
  return {
    bestKnown: (most) => {
      const rows = sql(
        `SELECT e.id, e.name, e.kind FROM
           (SELECT entity FROM fact_entity GROUP BY entity ORDER BY count(*) DESC, entity LIMIT ?) best
         CROSS JOIN entity e ON e.id = best.entity ORDER BY e.name_key, e.id`,
      ).all(most);
      return withAliases(rows);
    },
    aliased: (most) => {
      const rows = sql(
        `SELECT e.id, e.name, e.kind FROM (SELECT DISTINCT entity FROM entity_alias) a CROSS JOIN entity e ON e.id = a.entity
         WHERE EXISTS (SELECT 1 FROM fact_entity WHERE entity = e.id) ORDER BY e.name_key, e.id LIMIT ?`,
      ).all(most);
      return withAliases(rows);
    },
    addAlias: (entityName, kind, alias) =>
      operate(`Alias: ${alias}`, () => {
        const entity = findOrMakeEntity(connection, entityName, kind);
        const known = findEntity(connection, alias, kind);
        if (known === entity) return;
        if (known !== null) {
          throw new BriefwrightError('ALIAS_TAKEN', `“${alias}” is already the name of another ${kind}.`, {
            hint: 'Choose another alias.',
          });
        }
        sql('INSERT INTO entity_alias (entity, kind, alias, alias_key) VALUES (?, ?, ?, ?)').run(
          entity,
          kind,
          storable(alias),
          nameKey(storable(alias)),
        );
      }),
    others: (named, given) => {
      const keyOf = ({ name, kind }: EntityRef): string => `${kind} ${findEntity(connection, name, kind) ?? name}`;
      const literal = new Set(named.map(({ name, kind }) => `${kind} ${name}`));
      const unknown = given.filter(({ name, kind }) => !literal.has(`${kind} ${name}`));
      if (unknown.length === 0) return [];
      const keys = new Set(named.map(keyOf));
      return unknown.filter((entity) => !keys.has(keyOf(entity)));
    },
    aliases: (entityName, kind) => aliasesOf(findEntity(connection, entityName, kind)),
    removeAlias: (entityName, kind, alias) =>
      operate(`Remove the alias: ${alias}`, () => {
        const { changes } = sql('DELETE FROM entity_alias WHERE entity = ? AND alias_key = ?').run(
          findEntity(connection, entityName, kind),
          nameKey(storable(alias)),
        );
        if (changes === 0) {
          throw new BriefwrightError('UNKNOWN_ALIAS', `“${alias}” is no alias of ${entityName}.`);
        }
      }),
    find: (query, kind, limit) => {
      const key = nameKey(storable(query));
      return sql(
        `SELECT e.id, e.name, e.kind, (SELECT count(*) FROM fact_entity WHERE entity = e.id) AS facts FROM entity e
         WHERE (@kind IS NULL OR e.kind = @kind) AND EXISTS (SELECT 1 FROM fact_entity WHERE entity = e.id)
           AND (instr(e.name_key, @key) > 0
             OR EXISTS (SELECT 1 FROM entity_alias WHERE entity = e.id AND instr(alias_key, @key) > 0))
         ORDER BY e.name_key = @key DESC, e.name_key LIMIT @limit`,
      )
        .all({ kind: kind ?? null, key, limit })
        .map((row) => ({ name: row.name, kind: row.kind, aliases: aliasesOf(row.id), facts: row.facts }));
    },
  };
}
