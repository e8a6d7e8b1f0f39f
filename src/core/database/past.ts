import { contentKey, measuresKey, type PastStates } from '../../model/pastStates.ts';
import type { Connection, Row } from './connection.ts';

const MOST_CHANGES = 20_000;

/** Reads what a fact was before. */
export function pastStates({ sql }: Connection, factId: string): PastStates {
  const contents = new Set<string>();
  const measuresByOperation = new Map<number, Row[]>();
  const themes = new Set<string>();
  const evidence = new Set<string>();
  const rows = sql(
    `SELECT c.operation, c.tbl, c.action, c.old FROM fact f JOIN change c ON c.fact = f.id
     JOIN operation o ON o.id = c.operation
     WHERE f.uuid = ? AND c.old IS NOT NULL AND o.kind = 'do' AND o.undone = 0 ORDER BY c.id LIMIT ${MOST_CHANGES}`,
  ).all(factId);
  for (const { operation, tbl, action, old } of rows) {
    const was = parsed(old);
    if (was === null) continue;
    if (tbl === 'fact') contents.add(contentKey({ ...was, eventDate: was.event_date, asOf: was.as_of }));
    if (tbl === 'measure') measuresByOperation.set(operation, [...(measuresByOperation.get(operation) ?? []), was]);
    if (tbl === 'evidence' && action === 'd') evidence.add(was.uuid);
    if (tbl === 'fact_theme' && action === 'd') {
      const slug = sql('SELECT slug FROM theme WHERE id = ?').get(was.theme)?.slug;
      if (slug !== undefined) themes.add(slug);
    }
  }
  const measures = new Set(
    [...measuresByOperation.values()].map((list) => measuresKey(list.sort((a, b) => a.position - b.position) as Row)),
  );
  return { contents, measures, themes, evidence };
}

function parsed(old: string): Row | null {
  try {
    const value: unknown = JSON.parse(old);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
