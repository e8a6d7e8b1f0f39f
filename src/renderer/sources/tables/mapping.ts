import { SEVERAL_COLUMNS, TABLE_FIELDS, type TableField, type TableMapping } from '../../../model/tableMapping.ts';

/** The fields of a column's choice, by what they are of. */
const GROUPS: readonly { readonly group: string; readonly fields: readonly TableField[] }[] = [
  {
    group: 'Fact',
    fields: ['statement', 'themes', 'eventDate', 'asOf', 'measure', 'entities', 'note', 'status', 'kind', 'marking'],
  },
  {
    group: 'Source',
    fields: ['source', 'sourceTitle', 'sourceUrl', 'author', 'publisher', 'published'],
  },
  { group: 'Evidence', fields: ['quote', 'locator', 'page', 'paragraph', 'stance', 'rating', 'prefix', 'suffix'] },
  { group: 'Other', fields: ['likelihood', 'confidence', 'id', 'restsOn', 'inferred'] },
];

export const FIELD_CHOICES = [
  { value: '', label: 'Leave out' },
  ...GROUPS.map(({ group, fields }) => ({
    group,
    items: fields.map((field) => ({ value: field, label: TABLE_FIELDS[field] })),
  })),
];

/** A mapping in which one column holds a field. Another column that held it is left out, unless several may. */
export function withField(mapping: TableMapping, column: number, field: TableField | null): TableMapping {
  const columns = mapping.columns.map((held, at) => {
    if (at === column) return field;
    return held === field && field !== null && !SEVERAL_COLUMNS.has(field) ? null : held;
  });
  return { ...mapping, columns };
}
