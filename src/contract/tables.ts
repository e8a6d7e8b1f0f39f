import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errorDataSchema } from './contract.ts';
import { tableMappingSchema } from './tableMapping.ts';

/** Tables of facts whose columns the user looks at before they are imported. Nothing here changes the library. */

const operation = oc.errors({ BRIEFWRIGHT: { status: 422, data: errorDataSchema } });

const placedRow = z.object({ where: z.string(), cells: z.array(z.string()).readonly() });

export const tableReadingSchema = z.object({
  path: z.string(),
  /** Which of the file's tables, from 0. */
  table: z.int(),
  /** The name of its sheet; null for a file that is one table. */
  name: z.string().nullable(),
  header: z.array(z.string()).readonly(),
  rows: z.int(),
  /** The first rows, long cells cut. */
  sample: z.array(placedRow).readonly(),
  mapping: tableMappingSchema,
  /** Where the mapping comes from: an export of our own leaves no doubt. */
  how: z.enum(['own export', 'remembered', 'guessed']),
});

export const tableCheckSchema = z.object({
  rows: z.int(),
  /** Rows in which nothing is wrong so far; what the library has against one is told by the import. */
  good: z.int(),
  /** What is wrong, most frequent first, with up to three of the rows. */
  problems: z
    .array(
      z.object({
        code: z.string(),
        count: z.int(),
        examples: z.array(z.object({ where: z.string(), message: z.string() })).readonly(),
      }),
    )
    .readonly(),
  /** Dates that could be read either way, whatever order is chosen; null where there are none. */
  eitherDates: z.object({ count: z.int(), where: z.string(), text: z.string() }).nullable(),
  /** Dates of the same columns that show an order, the first of each. */
  shownOrders: z
    .array(z.object({ order: z.enum(['day-first', 'month-first']), where: z.string(), text: z.string() }))
    .readonly(),
});

export const tablesContract = {
  /** The tables in files and folders, with what their columns seem to hold. What cannot be read is left to the import to tell. */
  readTables: operation
    .input(z.strictObject({ paths: z.array(z.string()).min(1) }))
    .output(z.object({ tables: z.array(tableReadingSchema).readonly() })),
  /** What is wrong with the rows of tables of the same columns by a mapping. */
  checkTables: operation
    .input(
      z.strictObject({
        tables: z
          .array(z.strictObject({ path: z.string(), table: z.int() }))
          .min(1)
          .max(50),
        mapping: tableMappingSchema,
      }),
    )
    .output(tableCheckSchema),
};
