/** What a column of a table may hold, in the words of the screens. */
export const TABLE_FIELDS = {
  statement: 'Statement',
  themes: 'Themes',
  eventDate: 'Event date',
  asOf: 'As-of date',
  measure: 'Measure',
  entities: 'Entities',
  kind: 'Kind',
  status: 'Status',
  marking: 'Marking',
  likelihood: 'Likelihood',
  confidence: 'Confidence',
  note: 'Note',
  source: 'Source (name, key or address)',
  sourceTitle: 'Source: title',
  sourceUrl: 'Source: address (URL)',
  author: 'Source: authors',
  publisher: 'Source: publisher',
  published: 'Source: published',
  quote: 'Quote',
  locator: 'Place (locator)',
  page: 'Page',
  paragraph: 'Paragraph',
  stance: 'Stance',
  rating: 'Rating (B2)',
  prefix: 'Words before the quote',
  suffix: 'Words after the quote',
  id: 'Id of the fact',
  restsOn: 'Rests on (ids)',
  inferred: 'Inferred fields',
} as const satisfies Readonly<Record<string, string>>;
export type TableField = keyof typeof TABLE_FIELDS;
export const TABLE_FIELD_NAMES = Object.keys(TABLE_FIELDS) as [TableField, ...TableField[]];

/** Fields that several columns may hold; of any other, one column is read. */
export const SEVERAL_COLUMNS: ReadonlySet<TableField> = new Set(['measure']);

/** In which order 03/04/2025 has its day and month. */
export const DATE_ORDERS = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What the columns of a table hold, as many as it has; null for one that nothing is read from. */
export interface TableMapping {
  readonly columns: readonly (TableField | null)[];
  /** Null where nobody has said it: a date that could be either costs its row. */
  readonly dateOrder: DateOrder | null;
}
