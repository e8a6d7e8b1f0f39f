import { useSyncExternalStore } from 'react';
import type { z } from 'zod';
import type { tableReadingSchema } from '../../../contract/tables.ts';
import { BriefwrightError } from '../../../model/errors.ts';
import type { TableMapping } from '../../../model/tableMapping.ts';
import { client } from '../../api/index.ts';
import { go } from '../../app/route.ts';

export type TableReading = z.output<typeof tableReadingSchema>;
/** A mapping that was chosen, with the columns of the tables that it is of. */
export type ChosenMapping = TableMapping & { readonly header: readonly string[] };

/** Tables of the same columns, whose mapping the user looks at now. */
export interface TableQuestion {
  readonly tables: readonly TableReading[];
  /** Which of how many questions of this import it is, from 1. */
  readonly step: number;
  readonly of: number;
  /** Goes on with a mapping; null leaves these tables out. */
  readonly answer: (mapping: TableMapping | null) => void;
}

let current: TableQuestion | null = null;
const listeners = new Set<() => void>();

function become(question: TableQuestion | null): void {
  current = question;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The tables whose columns are to be looked at; null where an import asks nothing. */
export function useTableQuestion(): TableQuestion | null {
  return useSyncExternalStore(subscribe, () => current);
}

/**
 * The tables to ask about, those of the same columns together. An export of our own leaves no doubt; of a workbook, only sheets
 * that seem to have statements are asked about, where one has.
 */
export function questionsIn(tables: readonly TableReading[]): TableReading[][] {
  const doubtful = tables.filter(({ how }) => how !== 'own export');
  const seemsRight = ({ mapping }: TableReading): boolean => mapping.columns.includes('statement');
  const asked = doubtful.filter(
    (table) => seemsRight(table) || !tables.some((other) => other.path === table.path && seemsRight(other)),
  );
  return [...Map.groupBy(asked, ({ header }) => JSON.stringify(header)).values()];
}

/**
 * Has the user look at the columns of the tables among some files, one kind of table after the other, and gives what was
 * chosen. Throws CANCELLED where the import is cancelled meanwhile.
 */
export async function askColumns(
  paths: readonly string[],
  signal: AbortSignal,
  onAsked: (name: string) => void,
): Promise<ChosenMapping[]> {
  const { tables } = await client.readTables({ paths: [...paths] }, { signal });
  const questions = questionsIn(tables);
  const chosen: ChosenMapping[] = [];
  for (const [at, group] of questions.entries()) {
    const [first] = group;
    if (!first) continue;
    const { header } = first;
    onAsked(first.path);
    go({ screen: 'sources', sourceId: null });
    const mapping = await new Promise<TableMapping | null>((resolve, reject) => {
      const cancel = (): void => reject(new BriefwrightError('CANCELLED', 'It was cancelled.'));
      if (signal.aborted) return cancel();
      signal.addEventListener('abort', cancel, { once: true });
      become({ tables: group, step: at + 1, of: questions.length, answer: resolve });
    }).finally(() => become(null));
    chosen.push({ header, ...(mapping ?? { columns: header.map(() => null), dateOrder: null }) });
  }
  return chosen;
}
