import { BriefwrightError } from '../../model/errors.ts';
import type { EntityRef, Measure } from '../../model/fact.ts';
import type { Connection } from './connection.ts';
import { findOrMakeEntity } from './entities.ts';
import { unknownSource } from './errors.ts';
import { newId } from './ids.ts';
import type { NewEvidence, NewFact } from './libraryTypes.ts';
import { storable, storableOrNull } from './text.ts';

/**
 * Writes the rows that hang on a fact. It remembers the row ids it looked up, so that many facts are quick to add; it
 * is made anew for each operation, since a rollback would make it wrong.
 */
export function factWriter(connection: Connection) {
  const { sql } = connection;
  const themeRow = remembered((slug: string) => sql('SELECT id FROM theme WHERE slug = ?').get(slug)?.id ?? null);
  const sourceRow = remembered((id: string) => sql('SELECT id FROM source WHERE uuid = ?').get(id)?.id ?? null);
  const documentRow = remembered((id: string) => sql('SELECT id FROM document WHERE uuid = ?').get(id)?.id ?? null);
  const entityRows = new Map<string, number>();

  const insertTheme = sql('INSERT INTO fact_theme (theme, day, fact, position) VALUES (?, ?, ?, ?)');
  const insertMeasure = sql(
    'INSERT INTO measure (fact, position, metric, subject, value, unit, period, qualifier) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertEntity = sql('INSERT INTO fact_entity (fact, position, entity) VALUES (?, ?, ?)');
  const insertRelation = sql('INSERT INTO relation (fact, position, kind, other) VALUES (?, ?, ?, ?)');
  const insertEvidence = sql(
    `INSERT INTO evidence (uuid, fact, source, document, document_sha256, quote, prefix, suffix, start_utf16, end_utf16,
       locator_label, locator_value, stance, credibility, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const factRow = sql('SELECT id FROM fact WHERE uuid = ?');

  const requiredSource = (id: string): number => {
    const row = sourceRow(id);
    if (row === null) throw unknownSource(id);
    return row;
  };
  const requiredDocument = (id: string | null): number | null => {
    if (id === null) return null;
    const row = documentRow(id);
    if (row === null) throw new BriefwrightError('UNKNOWN_DOCUMENT', `No document has the id ${id}.`);
    return row;
  };

  return {
    themes(fact: number, day: number, slugs: readonly string[]): void {
      let position = 0;
      for (const slug of new Set(slugs)) {
        const theme = themeRow(slug);
        if (theme === null) {
          throw new BriefwrightError('UNKNOWN_THEME', `No theme is called “${slug}”.`, {
            hint: 'List the themes with: briefwright themes LIB',
          });
        }
        insertTheme.run(theme, day, fact, position);
        position += 1;
      }
    },
    measures(fact: number, measures: readonly Measure[]): void {
      let position = 0;
      for (const { metric, subject, value, unit, period, qualifier } of measures) {
        if (!Number.isFinite(value)) {
          throw new BriefwrightError('BAD_MEASURE', `The value of “${metric}” is not a number.`);
        }
        insertMeasure.run(
          fact,
          position,
          storable(metric),
          storableOrNull(subject),
          value,
          storableOrNull(unit),
          period,
          storableOrNull(qualifier),
        );
        position += 1;
      }
    },
    entities(fact: number, entities: readonly EntityRef[]): void {
      const rows = new Set<number>();
      for (const { name, kind } of entities) {
        const key = `${kind}\n${name}`;
        const row = entityRows.get(key) ?? findOrMakeEntity(connection, name, kind);
        entityRows.set(key, row);
        rows.add(row);
      }
      let position = 0;
      for (const row of rows) {
        insertEntity.run(fact, position, row);
        position += 1;
      }
    },
    /** Both the relations and what a judgement rests on; the facts they name must be written already. */
    relations(fact: number, { relations, restsOn }: Pick<NewFact, 'relations' | 'restsOn'>): void {
      const all = [...relations, ...restsOn.map((factId) => ({ kind: 'rests-on', factId }))];
      let position = 0;
      for (const { kind, factId } of all) {
        const other = factRow.get(factId);
        if (!other) {
          throw new BriefwrightError('UNKNOWN_FACT', `No fact has the id ${factId}.`, {
            hint: 'A relation names a fact of the library, or one that is added with it.',
          });
        }
        insertRelation.run(fact, position, kind, other.id);
        position += 1;
      }
    },
    evidence(fact: number, evidence: NewEvidence): string {
      const id = evidence.id ?? newId();
      insertEvidence.run(
        id,
        fact,
        requiredSource(evidence.sourceId),
        requiredDocument(evidence.documentId),
        evidence.documentSha256,
        storableOrNull(evidence.quote),
        storableOrNull(evidence.prefix),
        storableOrNull(evidence.suffix),
        evidence.start,
        evidence.end,
        evidence.locator?.label ?? null,
        storableOrNull(evidence.locator?.value ?? null),
        evidence.stance,
        evidence.credibility,
        evidence.state,
      );
      return id;
    },
    requiredSource,
    requiredDocument,
  };
}

function remembered<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key);
    if (value !== undefined) return value;
    const found = find(key);
    known.set(key, found);
    return found;
  };
}
