import { z } from 'zod';
import { DATE_ORDERS, TABLE_FIELD_NAMES } from '../model/tableMapping.ts';

/** What the columns of a table hold, in their order; null for one that nothing is read from. */
export const tableMappingSchema = z.strictObject({
  columns: z.array(z.enum(TABLE_FIELD_NAMES).nullable()).max(500).readonly(),
  dateOrder: z.enum(DATE_ORDERS).nullable(),
});

/** What an import is told of the columns of its tables; all of it may be left out. */
export const mappingsGivenSchema = {
  /** For tables of exactly these columns. It is remembered for the next ones. */
  chosen: z.array(z.strictObject({ header: z.array(z.string()).max(500), ...tableMappingSchema.shape })).optional(),
  /** By name: this column of any table holds this field; an empty column leaves the field out. */
  named: z.array(z.strictObject({ field: z.string(), column: z.string() })).optional(),
  dateOrder: z.enum(DATE_ORDERS).optional(),
};
