import { BriefwrightError } from '../../model/errors.ts';
import { slugOf } from '../../model/theme.ts';
import type { Connection, Row } from './connection.ts';
import { drained } from './drained.ts';
import { bumpRevision } from './factRows.ts';
import { newId } from './ids.ts';
import type { Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { renameInSuggestions } from './suggestionRows.ts';
import { storable } from './text.ts';
import { themeOf, themesInUse } from './themeUse.ts';

/** What a theme that nobody chose a colour for gets. */
const NEW_THEME_COLOUR = '5F6368';

/** Facts that get another theme in one go: some milliseconds' work. */
const PIECE = 50;

export function themesTable(connection: Connection, operate: Operate): Library['themes'] {
  const { sql } = connection;
  const insert: Library['themes']['insert'] = (added) =>
    operate(`Theme: ${added.name}`, () => {
      const id = added.id ?? newId();
      const order = added.order ?? sql('SELECT coalesce(max(position), -1) + 1 AS next FROM theme').get().next;
      sql('INSERT INTO theme (uuid, slug, name, colour, position) VALUES (?, ?, ?, ?, ?)').run(
        id,
        storable(added.slug),
        storable(added.name),
        added.colour,
        order,
      );
      return id;
    });

  const required = (slug: string): Row => {
    const row = sql('SELECT * FROM theme WHERE slug = ?').get(slug);
    if (row) return row;
    throw new BriefwrightError('UNKNOWN_THEME', `No theme is called “${slug}”.`, {
      hint: 'It may have been merged into another meanwhile.',
    });
  };

  /** A fact that has both themes keeps the place of the earlier one, so that its main theme stays its main theme. */
  const moveFact = (fact: number, day: number, position: number, from: number, into: number): void => {
    // The whole key: by theme and fact alone SQLite walks all facts of the theme.
    const there = sql('SELECT position FROM fact_theme WHERE theme = ? AND day = ? AND fact = ?').get(into, day, fact);
    sql('DELETE FROM fact_theme WHERE theme = ? AND day = ? AND fact = ?').run(from, day, fact);
    if (there && there.position > position) {
      sql('UPDATE fact_theme SET position = ? WHERE theme = ? AND day = ? AND fact = ?').run(position, into, day, fact);
    } else if (!there) {
      sql('INSERT INTO fact_theme (theme, day, fact, position) VALUES (?, ?, ?, ?)').run(into, day, fact, position);
    }
    bumpRevision(connection, fact);
  };

  function* merging(fromSlug: string, intoSlug: string): Generator<void, number, void> {
    const from = required(fromSlug);
    const into = required(intoSlug);
    const moved = sql('SELECT fact, day, position FROM fact_theme WHERE theme = ?').all(from.id);
    for (const [at, { fact, day, position }] of moved.entries()) {
      if (at % PIECE === PIECE - 1) yield;
      moveFact(fact, day, position, from.id, into.id);
    }
    for (const { id, themes } of sql('SELECT id, themes FROM briefing').all()) {
      const slugs = JSON.parse(themes) as string[];
      if (!slugs.includes(fromSlug)) continue;
      const after = [...new Set(slugs.map((slug) => (slug === fromSlug ? intoSlug : slug)))];
      sql(
        `UPDATE briefing SET themes = ?, revision = last_revision + 1, last_revision = last_revision + 1 WHERE id = ?`,
      ).run(JSON.stringify(after), id);
    }
    renameInSuggestions(connection, fromSlug, intoSlug);
    sql('DELETE FROM theme WHERE id = ?').run(from.id);
    return moved.length;
  }

  return {
    insert,
    inUse: () => themesInUse(connection),
    update: (slug, patch) => {
      const row = required(slug);
      operate(`Changed theme: ${row.name}`, () => {
        sql('UPDATE theme SET name = ?, colour = ? WHERE id = ?').run(
          storable(patch.name ?? row.name),
          patch.colour ?? row.colour,
          row.id,
        );
      });
    },
    merge: (fromSlug, intoSlug) => {
      const label = `Merge theme ${required(fromSlug).name} into ${required(intoSlug).name}`;
      return operate(label, () => drained(merging(fromSlug, intoSlug)));
    },
    merging,
    order: (slugs) =>
      operate('Ordered the themes', () => {
        const rows = slugs.map(required);
        const named = new Set(rows.map((row) => row.id));
        const others = sql('SELECT * FROM theme ORDER BY position, id')
          .all()
          .filter((row) => !named.has(row.id));
        for (const [position, row] of [...rows, ...others].entries()) {
          if (row.position !== position) sql('UPDATE theme SET position = ? WHERE id = ?').run(position, row.id);
        }
      }),
    list: () =>
      sql('SELECT * FROM theme ORDER BY position, id')
        .all()
        .map((row) => ({ ...themeOf(row), facts: row.facts })),
    bySlugs: (slugs) =>
      sql('SELECT * FROM theme WHERE slug IN (SELECT value FROM json_each(?)) ORDER BY position, id')
        .all(JSON.stringify(slugs))
        .map(themeOf),
    ensure: (slugs) =>
      operate('New themes', () => {
        for (const slug of new Set(slugs)) {
          if (sql('SELECT 1 FROM theme WHERE slug = ?').get(slug)) continue;
          insert({ slug, name: nameOfSlug(slug), colour: NEW_THEME_COLOUR });
        }
      }),
  };
}

function nameOfSlug(slug: string): string {
  const words = (slugOf(slug) || slug).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
