import { isDeepStrictEqual } from 'node:util';
import { type Briefing, NO_EDITS } from '../../model/briefing.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { Connection, Row } from './connection.ts';
import { newId } from './ids.ts';
import type { Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { defined } from './patch.ts';
import { storable, storableJson, storableOrNull } from './text.ts';

const briefing = (row: Row): Briefing => ({
  id: row.uuid,
  revision: row.revision,
  name: row.name,
  title: row.title,
  themes: JSON.parse(row.themes),
  audience: row.audience,
  marking: row.marking,
  style: row.style,
  design: row.design,
  asOf: row.as_of,
  handout: row.handout === 1,
  // Edits of an older version lack what was added since.
  edits: { ...NO_EDITS, ...JSON.parse(row.edits) },
});

function unknownBriefing(id: string): BriefwrightError {
  return new BriefwrightError('UNKNOWN_BRIEFING', `No briefing has the id ${id}.`, {
    hint: 'It may have been removed meanwhile.',
  });
}

export function briefingsTable({ sql }: Connection, operate: Operate): Library['briefings'] {
  const get = (id: string): Briefing | null => {
    const row = sql('SELECT * FROM briefing WHERE uuid = ?').get(id);
    return row ? briefing(row) : null;
  };
  const columns = (held: Omit<Briefing, 'id' | 'revision'>): unknown[] => [
    storable(held.name),
    storableOrNull(held.title),
    JSON.stringify(held.themes),
    storableOrNull(held.audience),
    held.marking,
    held.style,
    held.design,
    held.asOf,
    held.handout ? 1 : 0,
    JSON.stringify(storableJson(held.edits)),
  ];

  return {
    get,
    list: () => sql('SELECT * FROM briefing ORDER BY name, id').all().map(briefing),
    insert: (added) =>
      operate(`Briefing: ${added.name}`, () => {
        const id = added.id ?? newId();
        sql(
          `INSERT INTO briefing (uuid, name, title, themes, audience, marking, style, design, as_of, handout, edits)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ).run(id, ...columns(added));
        return id;
      }),
    update: (id, patch) => {
      const before = get(id);
      if (!before) throw unknownBriefing(id);
      const after = { ...before, ...defined(patch) };
      // A revision names a content: what holds nothing new keeps its own.
      if (isDeepStrictEqual(after, before)) return;
      operate(`Changed briefing: ${after.name}`, () => {
        sql(
          `UPDATE briefing SET name = ?, title = ?, themes = ?, audience = ?, marking = ?, style = ?, design = ?,
             as_of = ?, handout = ?, edits = ?, revision = last_revision + 1, last_revision = last_revision + 1
           WHERE uuid = ?`,
        ).run(...columns(after), id);
      });
    },
    remove: (id) => {
      const before = get(id);
      if (!before) throw unknownBriefing(id);
      operate(`Removed briefing: ${before.name}`, () => {
        sql('DELETE FROM briefing WHERE uuid = ?').run(id);
      });
    },
  };
}
