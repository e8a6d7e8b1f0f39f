import type { z } from 'zod';
import type { tableCheckSchema } from '../../../contract/tables.ts';
import type { DateOrder } from '../../../model/tableMapping.ts';
import { countText, momentText } from '../../common/format.ts';

export type TableCheck = z.output<typeof tableCheckSchema>;
type Problem = TableCheck['problems'][number];

/** What is wrong with some rows, by its code: of one, of several. */
const SAYS: Readonly<Record<string, readonly [string, string]>> = {
  NO_STATEMENT: ['row has no statement', 'rows have no statement'],
  DATE_AMBIGUOUS: ['date can be read in two ways', 'dates can be read in two ways'],
  BAD_DATE: ['date cannot be read', 'dates cannot be read'],
  BAD_LOCATOR: ['place cannot be read', 'places cannot be read'],
  BAD_RATING: ['rating cannot be read', 'ratings cannot be read'],
  BAD_MEASURE: ['measure cannot be read', 'measures cannot be read'],
  NO_SOURCE: ['row has a quote or a place of no source', 'rows have a quote or a place of no source'],
};

/** `12 rows have no statement`. */
export function problemText({ code, count }: Problem): string {
  const [one, several] = SAYS[code] ?? ['row breaks a rule of facts', 'rows break a rule of facts'];
  return `${count} ${count === 1 ? one : several}`;
}

/** `328 of 340 rows can come in`. */
export function goodText({ rows, good }: TableCheck): string {
  if (good === rows) return rows === 1 ? 'The row can come in' : `All ${countText(rows, 'row')} can come in`;
  return `${good} of ${countText(rows, 'row')} can come in`;
}

/** What a date that could be either is in one order: `3 Apr 2025`. */
export function dateBy(text: string, order: DateOrder): string {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})\D(\d{1,2})\D(\d{4})/.exec(text) ?? [];
  const [month, day] = order === 'day-first' ? [second, first] : [first, second];
  return momentText(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
