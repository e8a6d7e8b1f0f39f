import Sqlite from 'better-sqlite3';
import { BriefwrightError } from '../../model/errors.ts';
import type { ImportedAnnotation } from '../../model/imported.ts';
import type { ZoteroCreator, ZoteroItem, ZoteroLibrary } from '../../model/zotero.ts';
import type { Row } from './connection.ts';
import { damagedZotero } from './zoteroCopy.ts';

const MOST_ROWS = 5_000_000;
/** What Zotero calls a highlight and an underline; notes, pictures and ink have no words of the text. */
const MARKS_WITH_WORDS = new Set([1, 5]);

/**
 * Reads Zotero's tables plainly, one after another: a database made to do harm may have views, generated columns or no
 * indexes under the names that are asked for.
 */
function tablesOf(database: Sqlite.Database) {
  const made = new Map<string, string>();
  for (const row of database.prepare<[], Row>("SELECT name, sql FROM sqlite_master WHERE type = 'table'").iterate())
    made.set(String(row.name), String(row.sql ?? ''));
  const isSound = (table: string): boolean => {
    const sql = made.get(table);
    return sql !== undefined && !/\bVIRTUAL\s+TABLE\b|\bGENERATED\s+ALWAYS\b|\bAS\s*\(/i.test(sql);
  };
  return {
    has: (table: string): boolean => made.has(table),
    rows: (table: string, columns: readonly string[]): Row[] => {
      if (!made.has(table)) return [];
      if (!isSound(table)) throw damagedZotero(new Error(`${table} is no plain table`));
      const there = new Set(
        database
          .prepare<[], Row>(`SELECT name FROM pragma_table_info('${table}')`)
          .all()
          .map(({ name }) => name),
      );
      const asked = columns.map((column) => (there.has(column) ? `"${column}"` : `NULL AS "${column}"`));
      const rows = database
        .prepare<[number], Row>(`SELECT ${asked.join(', ')} FROM "${table}" LIMIT ?`)
        .all(MOST_ROWS + 1);
      if (rows.length > MOST_ROWS)
        throw new BriefwrightError('ZOTERO_TOO_LARGE', 'The Zotero library is larger than can be imported at once.', {
          hint: 'Export a collection of it as Zotero RDF or BibTeX, and import that.',
        });
      return rows;
    },
  };
}

type Tables = ReturnType<typeof tablesOf>;

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function listsBy<T>(rows: readonly Row[], key: string, value: (row: Row) => T | null): Map<number | null, T[]> {
  const lists = new Map<number | null, T[]>();
  for (const row of rows) {
    const made = value(row);
    if (made === null) continue;
    const list = lists.get(row[key]);
    if (list) list.push(made);
    else lists.set(row[key], [made]);
  }
  return lists;
}

const namesBy = (tables: Tables, table: string, id: string, name: string): Map<number, string> =>
  new Map(tables.rows(table, [id, name]).map((row) => [row[id], text(row[name])]));

function fieldsByItem(tables: Tables): Map<number, Record<string, string>> {
  const names = namesBy(tables, tables.has('fieldsCombined') ? 'fieldsCombined' : 'fields', 'fieldID', 'fieldName');
  const values = namesBy(tables, 'itemDataValues', 'valueID', 'value');
  const fields = new Map<number, Record<string, string>>();
  for (const { itemID, fieldID, valueID } of tables.rows('itemData', ['itemID', 'fieldID', 'valueID'])) {
    const [name, value] = [names.get(fieldID), values.get(valueID)];
    if (name === undefined || name === '__proto__' || !value) continue;
    const held = fields.get(itemID) ?? {};
    held[name] = value;
    fields.set(itemID, held);
  }
  return fields;
}

function creatorsByItem(tables: Tables): Map<number | null, ZoteroCreator[]> {
  const roles = namesBy(tables, 'creatorTypes', 'creatorTypeID', 'creatorType');
  const people = new Map(
    tables.rows('creators', ['creatorID', 'firstName', 'lastName', 'fieldMode']).map((row) => [row.creatorID, row]),
  );
  const rows = tables.rows('itemCreators', ['itemID', 'creatorID', 'creatorTypeID', 'orderIndex']);
  rows.sort((a, b) => Number(a.orderIndex) - Number(b.orderIndex));
  return listsBy(rows, 'itemID', ({ creatorID, creatorTypeID }) => {
    const person = people.get(creatorID);
    return person
      ? {
          role: roles.get(creatorTypeID) ?? 'author',
          family: text(person.lastName),
          given: text(person.firstName),
          whole: person.fieldMode === 1,
        }
      : null;
  });
}

/** `2021-03-04 05:06:07`, in UTC, as ISO 8601; null where it is no time. */
function isoTime(words: unknown): string | null {
  const time = new Date(`${text(words).replace(' ', 'T')}Z`);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

function annotationsByAttachment(
  tables: Tables,
  added: ReadonlyMap<number, string>,
): Map<number | null, ImportedAnnotation[]> {
  const columns = ['itemID', 'parentItemID', 'type', 'authorName', 'text', 'comment', 'pageLabel', 'sortIndex'];
  const rows = tables.rows('itemAnnotations', columns);
  rows.sort((a, b) => (text(a.sortIndex) < text(b.sortIndex) ? -1 : 1));
  return listsBy(rows, 'parentItemID', (row) => ({
    quote: MARKS_WITH_WORDS.has(row.type) ? text(row.text) || null : null,
    comment: text(row.comment) || null,
    pageLabel: text(row.pageLabel) || null,
    author: text(row.authorName) || null,
    created: isoTime(added.get(row.itemID)),
  }));
}

/** Where an attachment's file lies: `storage:` is Zotero's own folder of it, `attachments:` a folder that only Zotero knows. */
function pathOf(key: string, path: string): string | null {
  if (!path.startsWith('storage:')) return path === '' || path.startsWith('attachments:') ? null : path;
  const name = path.slice('storage:'.length);
  return /^[A-Z0-9]{1,20}$/i.test(key) && !/[\\/]/.test(name) ? `storage/${key}/${name}` : null;
}

/** The items with all that hangs on them. */
function readTables(tables: Tables): ZoteroLibrary {
  if (!tables.has('items') || !tables.has('itemData')) throw damagedZotero(new Error('it has no items'));
  const rows = tables.rows('items', ['itemID', 'itemTypeID', 'key', 'dateAdded', 'libraryID']);
  const types = namesBy(
    tables,
    tables.has('itemTypesCombined') ? 'itemTypesCombined' : 'itemTypes',
    'itemTypeID',
    'typeName',
  );
  const deleted = new Set(tables.rows('deletedItems', ['itemID']).map(({ itemID }) => itemID));
  const feeds = new Set(tables.rows('feedItems', ['itemID']).map(({ itemID }) => itemID));
  const fields = fieldsByItem(tables);
  const creators = creatorsByItem(tables);
  const tagNames = namesBy(tables, 'tags', 'tagID', 'name');
  const tags = listsBy(
    tables.rows('itemTags', ['itemID', 'tagID']),
    'itemID',
    ({ tagID }) => tagNames.get(tagID) ?? null,
  );
  const collectionNames = namesBy(tables, 'collections', 'collectionID', 'collectionName');
  const collections = listsBy(
    tables.rows('collectionItems', ['collectionID', 'itemID']),
    'itemID',
    ({ collectionID }) => collectionNames.get(collectionID) ?? null,
  );
  const keys = new Map<number, string>(rows.map((row) => [row.itemID, text(row.key)]));
  const added = new Map<number, string>(rows.map((row) => [row.itemID, text(row.dateAdded)]));
  const notes = listsBy(tables.rows('itemNotes', ['itemID', 'parentItemID', 'note']), 'parentItemID', (row) =>
    deleted.has(row.itemID) ? null : text(row.note) || null,
  );
  const attached = tables
    .rows('itemAttachments', ['itemID', 'parentItemID', 'path'])
    .filter((row) => !deleted.has(row.itemID));
  const annotations = annotationsByAttachment(tables, added);
  const fileOf = (row: Row) => {
    const path = pathOf(keys.get(row.itemID) ?? '', text(row.path));
    return path === null ? null : { id: row.itemID as number, path, title: fields.get(row.itemID)?.title ?? null };
  };
  const files = listsBy(attached, 'parentItemID', fileOf);
  const alone = new Map(attached.filter((row) => row.parentItemID === null).map((row) => [row.itemID, fileOf(row)]));
  const items: ZoteroItem[] = [];
  for (const { itemID, itemTypeID, key } of rows) {
    if (deleted.has(itemID) || feeds.has(itemID)) continue;
    const itemType = types.get(itemTypeID) ?? 'document';
    const isAlone = itemType === 'attachment' && alone.get(itemID);
    if ((itemType === 'attachment' && !isAlone) || itemType === 'note' || itemType === 'annotation') continue;
    const own = isAlone ? [isAlone] : (files.get(itemID) ?? []);
    items.push({
      where: `item ${text(key)}`,
      itemType: isAlone ? 'document' : itemType,
      fields: fields.get(itemID) ?? {},
      creators: creators.get(itemID) ?? [],
      tags: tags.get(itemID) ?? [],
      collections: collections.get(itemID) ?? [],
      notes: notes.get(itemID) ?? [],
      attachments: own.map(({ path, title }) => ({ path, title })),
      annotations: own.flatMap(({ id }) => annotations.get(id) ?? []),
    });
  }
  return {
    items,
    leftOut: [
      { what: 'note that belongs to no item', count: notes.get(null)?.length ?? 0 },
      { what: 'item in the bin of Zotero', count: deleted.size },
    ].filter(({ count }) => count > 0),
  };
}

/**
 * What a Zotero data folder holds, read from a copy of its database that nobody else has. Throws ZOTERO_DAMAGED and
 * ZOTERO_TOO_LARGE.
 */
export function readZoteroDatabase(copy: string): ZoteroLibrary {
  let database: Sqlite.Database | null = null;
  try {
    database = new Sqlite(copy, { fileMustExist: true });
    for (const setting of ['trusted_schema = OFF', 'cell_size_check = ON', 'mmap_size = 0', 'query_only = ON'])
      database.pragma(setting);
    return readTables(tablesOf(database));
  } catch (error) {
    if (error instanceof BriefwrightError) throw error;
    throw damagedZotero(error);
  } finally {
    database?.close();
  }
}
