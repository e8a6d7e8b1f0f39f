import type { Fact } from '../../model/fact.ts';
import type { Connection } from './connection.ts';
import { dayNumber } from './day.ts';
import { readFacts } from './factRows.ts';
import { phrase, typedPieces } from './fullText.ts';
import type { NearbyQuery } from './libraryTypes.ts';

/** See `Library.facts.nearby`. Each way gives its newest only, by an index of its own, so that no library is too large. */
export function nearbyFacts(connection: Connection, { measures, from, to, words, most }: NearbyQuery): Fact[] {
  const { sql } = connection;
  const found = new Set<number>();
  const take = (rows: readonly { readonly id: number }[]): void => {
    for (const { id } of rows) if (found.size < most) found.add(id);
  };
  if (measures.length > 0) {
    take(
      sql(
        `SELECT DISTINCT m.fact AS id FROM json_each(?) j
         CROSS JOIN measure m INDEXED BY measure_by_period
           ON m.unit IS j.value ->> 'unit' AND m.period IS j.value ->> 'period' AND m.fact > 0
         ORDER BY m.fact DESC LIMIT ?`,
      ).all(JSON.stringify(measures), most),
    );
  }
  const match = typedPieces(words).map(phrase).join(' AND ');
  if (match !== '') {
    take(sql('SELECT rowid AS id FROM fact_fts WHERE fact_fts MATCH ? ORDER BY rowid DESC LIMIT ?').all(match, most));
  }
  if (from !== null && to !== null) {
    take(
      sql('SELECT id FROM fact WHERE day >= ? AND day <= ? ORDER BY day DESC, id DESC LIMIT ?').all(
        dayNumber(from),
        dayNumber(to),
        most,
      ),
    );
  }
  return readFacts(connection, [...found]).filter((fact) => fact.status !== 'retired');
}
