import type { Theme } from '../../model/theme.ts';
import type { Connection, Row } from './connection.ts';
import { isoDayOf, NO_DAY } from './day.ts';
import type { ThemeUse } from './libraryTypes.ts';

/** So many facts are looked through at a stretch: a few milliseconds' work. */
const PIECE = 4_000;

export const themeOf = (row: Row): Theme => ({
  id: row.uuid,
  slug: row.slug,
  name: row.name,
  colour: row.colour,
  order: row.position,
});

/** Every theme in its order, with the facts, the sources and the days it holds: see `Library.themes.inUse`. */
export function* themesInUse({ sql }: Connection): Generator<void, ThemeUse[], void> {
  const sources = new Map<number, Set<number>>();
  const endOfPiece = sql('SELECT id FROM fact WHERE id > ? ORDER BY id LIMIT 1 OFFSET ?');
  // Driven by the facts of the piece: their themes, then their evidence, each by its index.
  const used = sql(
    `SELECT DISTINCT ft.theme, e.source FROM fact_theme ft INDEXED BY fact_theme_by_fact
     CROSS JOIN evidence e ON e.fact = ft.fact WHERE ft.fact > ? AND ft.fact <= ?`,
  );
  let after: number | null = 0;
  while (after !== null) {
    const upTo: number | null = endOfPiece.get(after, PIECE - 1)?.id ?? null;
    for (const { theme, source } of used.all(after, upTo ?? Number.MAX_SAFE_INTEGER)) {
      const known = sources.get(theme);
      if (known) known.add(source);
      else sources.set(theme, new Set([source]));
    }
    after = upTo;
    if (after !== null) yield;
  }
  const originOf = new Map<number, string>(
    sql('SELECT id, origin FROM source')
      .all()
      .map(({ id, origin }) => [id, origin]),
  );
  return sql(
    `SELECT t.*, (SELECT min(day) FROM fact_theme WHERE theme = t.id AND day > ${NO_DAY}) AS first,
       (SELECT max(day) FROM fact_theme WHERE theme = t.id) AS last
     FROM theme t ORDER BY t.position, t.id`,
  )
    .all()
    .map((row) => ({
      ...themeOf(row),
      facts: row.facts,
      sources: sources.get(row.id)?.size ?? 0,
      origins: new Set([...(sources.get(row.id) ?? [])].map((id) => originOf.get(id))).size,
      first: isoDayOf(row.first),
      last: isoDayOf(row.last),
    }));
}
