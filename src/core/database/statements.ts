import type { Connection } from './connection.ts';
import type { StatedFigures, StatementInPlace } from './libraryTypes.ts';

const CHUNK = 1_000;

/** Every statement that is not retired, with the places it is drawn from; facts may be added and changed meanwhile. */
export function* eachStatement({ sql }: Connection): Generator<StatementInPlace, void> {
  for (let after = 0; ; ) {
    const rows = sql(
      "SELECT id, uuid, statement FROM fact WHERE id > ? AND status <> 'retired' ORDER BY id LIMIT ?",
    ).all(after, CHUNK);
    const last = rows.at(-1)?.id;
    if (last === undefined) return;
    const places = new Map<number, string[]>();
    for (const row of sql(
      `SELECT fact, source || ' ' || coalesce(start_utf16 || '-' || end_utf16, quote) AS place FROM evidence
       WHERE fact > ? AND fact <= ? AND place IS NOT NULL`,
    ).all(after, last)) {
      places.set(row.fact, [...(places.get(row.fact) ?? []), row.place]);
    }
    for (const { id, uuid, statement } of rows) yield { id: uuid, statement, places: places.get(id) ?? [] };
    after = last;
  }
}

/** Every fact that is not retired, as what it states in words and figures. */
export function* eachStated({ sql }: Connection): Generator<StatedFigures, void> {
  for (let after = 0; ; ) {
    const rows = sql(
      "SELECT id, uuid, statement, event_date FROM fact WHERE id > ? AND status <> 'retired' ORDER BY id LIMIT ?",
    ).all(after, CHUNK);
    const last = rows.at(-1)?.id;
    if (last === undefined) return;
    const measures = new Map<number, StatedFigures['measures'][number][]>();
    for (const { fact, position: _position, ...measure } of sql(
      'SELECT * FROM measure WHERE fact > ? AND fact <= ? ORDER BY fact, position',
    ).all(after, last)) {
      measures.set(fact, [...(measures.get(fact) ?? []), measure]);
    }
    for (const { id, uuid, statement, event_date } of rows) {
      yield { id: uuid, statement, eventDate: event_date, measures: measures.get(id) ?? [] };
    }
    after = last;
  }
}
