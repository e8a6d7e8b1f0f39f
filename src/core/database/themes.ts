import { slugOf, type Theme } from '../../model/theme.ts';
import type { Connection, Row } from './connection.ts';
import { newId } from './ids.ts';
import type { Library } from './libraryTypes.ts';
import type { Operate } from './operations.ts';
import { storable } from './text.ts';

/** What a theme that nobody chose a colour for gets. */
const NEW_THEME_COLOUR = '5F6368';

const theme = (row: Row): Theme => ({
  id: row.uuid,
  slug: row.slug,
  name: row.name,
  colour: row.colour,
  order: row.position,
});

export function themesTable({ sql }: Connection, operate: Operate): Library['themes'] {
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

  return {
    insert,
    list: () =>
      sql('SELECT * FROM theme ORDER BY position, id')
        .all()
        .map((row) => ({ ...theme(row), facts: row.facts })),
    bySlugs: (slugs) =>
      sql('SELECT * FROM theme WHERE slug IN (SELECT value FROM json_each(?)) ORDER BY position, id')
        .all(JSON.stringify(slugs))
        .map(theme),
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
