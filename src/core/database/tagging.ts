import type { Connection } from './connection.ts';
import type { Library, TaggedFact } from './libraryTypes.ts';

/** Some milliseconds' work for whoever reads them. */
const PIECE = 250;

/** The facts that somebody gave themes to, and which of them changed since: what themes are learned from. */
export function taggingTable({ sql }: Connection): Library['tagging'] {
  const read = (facts: readonly number[]): TaggedFact[] => {
    const ids = JSON.stringify(facts);
    const themes = grouped(
      sql(
        `SELECT ft.fact, t.slug AS value FROM json_each(?) j
         CROSS JOIN fact_theme ft INDEXED BY fact_theme_by_fact ON ft.fact = j.value JOIN theme t ON t.id = ft.theme
         ORDER BY ft.fact, ft.position`,
      ).all(ids),
    );
    const quotes = grouped(
      sql(
        `SELECT e.fact, e.quote AS value FROM json_each(?) j CROSS JOIN evidence e ON e.fact = j.value
         WHERE e.quote IS NOT NULL AND e.stance = 'supports'`,
      ).all(ids),
    );
    return sql(
      `SELECT f.id, f.statement FROM json_each(?) j CROSS JOIN fact f ON f.id = j.value WHERE f.status <> 'retired'`,
    )
      .all(ids)
      .map(({ id, statement }) => ({
        key: id,
        words: [statement, ...(quotes.get(id) ?? [])].join('\n'),
        themes: themes.get(id) ?? [],
      }));
  };

  return {
    newestChange: () => sql('SELECT coalesce(max(id), 0) AS id FROM change').get().id,
    *newest(after, most) {
      let before = Number.MAX_SAFE_INTEGER;
      for (let given = 0; given < most; given += PIECE) {
        // Without a change to come after, the change log need not be asked fact by fact.
        const rows =
          after === 0
            ? sql('SELECT id FROM fact WHERE id < ? ORDER BY id DESC LIMIT ?').all(before, PIECE)
            : sql(
                `SELECT id FROM fact f WHERE id < ? AND EXISTS
                   (SELECT 1 FROM change WHERE fact = f.id AND id > ? AND tbl = 'fact_theme')
                 ORDER BY id DESC LIMIT ?`,
              ).all(before, after, PIECE);
        if (rows.length === 0) return;
        before = rows.at(-1)?.id ?? 0;
        yield read(rows.map(({ id }) => id));
      }
    },
    changedSince: (change, most) =>
      sql('SELECT DISTINCT fact FROM change WHERE id > ? AND fact IS NOT NULL LIMIT ?')
        .all(change, most)
        .map(({ fact }) => fact),
    *read(keys, after) {
      for (let from = 0; from < keys.length; from += PIECE) {
        const piece = keys.slice(from, from + PIECE);
        const counted =
          after === 0
            ? piece
            : sql(
                `SELECT j.value AS fact FROM json_each(?) j WHERE EXISTS
                   (SELECT 1 FROM change WHERE fact = j.value AND id > ? AND tbl = 'fact_theme')`,
              )
                .all(JSON.stringify(piece), after)
                .map(({ fact }) => fact);
        yield { asked: piece, facts: read(counted) };
      }
    },
  };
}

function grouped(rows: readonly { readonly fact: number; readonly value: string }[]): Map<number, string[]> {
  const byFact = new Map<number, string[]>();
  for (const { fact, value } of rows) {
    const values = byFact.get(fact);
    if (values) values.push(value);
    else byFact.set(fact, [value]);
  }
  return byFact;
}
