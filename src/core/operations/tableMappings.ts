import { createHash } from 'node:crypto';
import { z } from 'zod';
import { tableMappingSchema } from '../../contract/tableMapping.ts';
import { BriefwrightError, EXIT } from '../../model/errors.ts';
import { SEVERAL_COLUMNS, TABLE_FIELD_NAMES, type TableField, type TableMapping } from '../../model/tableMapping.ts';
import type { Library } from '../database/library.ts';
import { columnKey, fieldNamed, isOwnExport, mappingByNames, shownName } from './tableColumns.ts';

/** What the columns of tables hold: chosen for this import, remembered from an earlier one, or told by their names. */

/** A mapping of the tables that have exactly these columns. */
export interface ChosenMapping extends TableMapping {
  readonly header: readonly string[];
}

/** A column that is to be read as a field, by the words of a user: `when` = `Datum`. An empty column leaves the field out. */
export interface NamedColumn {
  readonly field: string;
  readonly column: string;
}

/** What an import was told of the columns of its tables. */
export interface MappingsGiven {
  readonly chosen?: readonly ChosenMapping[] | undefined;
  readonly named?: readonly NamedColumn[] | undefined;
  readonly dateOrder?: TableMapping['dateOrder'] | undefined;
}

/** Tables with the same names of columns, whatever their capitals, are mapped alike. */
function keyOf(header: readonly string[]): string {
  const names = JSON.stringify(header.map(columnKey));
  return `tableMapping.${createHash('sha256').update(names).digest('hex').slice(0, 32)}`;
}

/** The mapping with which a table of these columns was imported last; null for one that never was. */
export function rememberedMapping(library: Library, header: readonly string[]): TableMapping | null {
  const kept = library.preferences.get(keyOf(header));
  if (kept === null) return null;
  const read = z.string().transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  });
  const mapping = read.pipe(tableMappingSchema).safeParse(kept);
  return mapping.success && mapping.data.columns.length === header.length ? mapping.data : null;
}

function remember(library: Library, header: readonly string[], { columns, dateOrder }: TableMapping): void {
  library.preferences.keep(keyOf(header), JSON.stringify({ columns, dateOrder }));
}

/** The field that a word of the user names. Throws UNKNOWN_FIELD. */
function requiredField(word: string): TableField {
  const field = fieldNamed(word);
  if (field !== null) return field;
  throw new BriefwrightError('UNKNOWN_FIELD', `“${word}” is nothing that a column can hold.`, {
    hint: `Use one of ${TABLE_FIELD_NAMES.join(', ')}.`,
    exit: EXIT.usage,
  });
}

/** Refuses named columns of fields that there are not, before any file is read. Throws UNKNOWN_FIELD. */
export function checkNamed({ named = [] }: MappingsGiven): void {
  for (const { field } of named) requiredField(field);
}

/**
 * A mapping in which the named columns hold what the user says. Null for a table that has none of them: it is another one.
 * Throws UNKNOWN_COLUMN for a table that has some of them and not all.
 */
function withNamed(header: readonly string[], base: TableMapping, named: readonly NamedColumn[]): TableMapping | null {
  const keys = header.map(columnKey);
  const placed = named.map(({ field, column }) => ({
    field: requiredField(field),
    column,
    place: column.trim() === '' ? null : keys.indexOf(columnKey(column)),
  }));
  const isOther = placed.every(({ place }) => place === -1);
  const missing = placed.find(({ place }) => place === -1);
  if (isOther && named.length > 0) return null;
  if (missing)
    throw new BriefwrightError(
      'UNKNOWN_COLUMN',
      `It has no column “${missing.column}”, only ${header.map((name, place) => `“${shownName(name, place)}”`).join(', ')}.`,
    );
  const columns = [...base.columns];
  for (const { field, place } of placed) {
    for (const [at, held] of columns.entries())
      if (held === field && !(SEVERAL_COLUMNS.has(field) && place !== null)) columns[at] = null;
    if (place !== null) columns[place] = field;
  }
  return { ...base, columns };
}

/** How a table's columns came to be read as they are. */
export interface TableReadBy {
  readonly mapping: TableMapping;
  readonly how: 'own export' | 'chosen' | 'remembered' | 'names';
}

/** How the columns of a table are read, by what was given for this import, else as the last time, else by their names. */
export function mappingFor(library: Library, header: readonly string[], given: MappingsGiven): TableReadBy {
  const key = keyOf(header);
  const chosen = given.chosen?.find((one) => keyOf(one.header) === key && one.columns.length === header.length);
  if (chosen) return { mapping: chosen, how: 'chosen' };
  const byNames = mappingByNames(header);
  const last = isOwnExport(header) ? null : rememberedMapping(library, header);
  const base = last ?? byNames;
  const named = given.named && given.named.length > 0 ? withNamed(header, base, given.named) : null;
  const ordered = given.dateOrder ? { ...(named ?? base), dateOrder: given.dateOrder } : named;
  if (ordered) return { mapping: ordered, how: 'chosen' };
  if (isOwnExport(header)) return { mapping: byNames, how: 'own export' };
  return last ? { mapping: last, how: 'remembered' } : { mapping: byNames, how: 'names' };
}

/** Keeps a mapping that was chosen, for the next table of these columns. It is no step of the history: undo leaves it. */
export function rememberMapping(library: Library, header: readonly string[], { how, mapping }: TableReadBy): void {
  if (how === 'chosen' && mapping.columns.includes('statement')) remember(library, header, mapping);
}
