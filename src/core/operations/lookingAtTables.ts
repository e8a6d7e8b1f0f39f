import { extname } from 'node:path';
import type { z } from 'zod';
import type { tableReadingSchema } from '../../contract/tables.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { TableMapping } from '../../model/tableMapping.ts';
import type { Library } from '../database/library.ts';
import { tableExtensions } from '../importers/index.ts';
import type { OperationContext } from './context.ts';
import { filesUnder } from './importing.ts';
import { isOwnExport } from './tableColumns.ts';
import { rememberedMapping } from './tableMappings.ts';
import { sumOfChecks, type TableCheck, type TableSummary } from './tableReading.ts';

type TableReading = z.output<typeof tableReadingSchema>;

function readingOf(library: Library, path: string, table: number, summary: TableSummary): TableReading {
  const known = isOwnExport(summary.header) ? null : rememberedMapping(library, summary.header);
  const how = isOwnExport(summary.header) ? 'own export' : known ? 'remembered' : 'guessed';
  return { path, table, ...summary, ...(known ? { mapping: known } : {}), how };
}

/**
 * The tables in files and folders with what their columns seem to hold, a remembered mapping first. A file that cannot be read
 * gives none: its import tells why.
 */
export async function readTables(
  { library, runImportJob }: OperationContext,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<{ tables: TableReading[] }> {
  const tables: TableReading[] = [];
  for (const { path } of await filesUnder(paths)) {
    if (!tableExtensions.includes(extname(path).toLowerCase())) continue;
    signal.throwIfAborted();
    try {
      const found = await runImportJob({ path, tables: null }, signal);
      if (found.kind === 'tableSummaries')
        tables.push(...found.summaries.map((summary, at) => readingOf(library, path, at, summary)));
    } catch (error) {
      if (!(error instanceof BriefwrightError) || signal.aborted) throw error;
    }
  }
  return { tables };
}

/** What is wrong with the rows of tables of the same columns by a mapping, all of them together. */
export async function checkTables(
  { runImportJob }: OperationContext,
  asked: readonly { readonly path: string; readonly table: number }[],
  mapping: TableMapping,
  signal: AbortSignal,
): Promise<TableCheck> {
  const byPath = Map.groupBy(asked, ({ path }) => path);
  const checks: TableCheck[] = [];
  for (const [path, tables] of byPath) {
    const found = await runImportJob({ path, tables: { places: tables.map(({ table }) => table), mapping } }, signal);
    if (found.kind === 'tableCheck') checks.push(found.check);
  }
  return sumOfChecks(checks);
}
