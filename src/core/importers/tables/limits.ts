import { BriefwrightError } from '../../../model/errors.ts';

/** What is read of one file of tables. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 500;

export function noTable(): BriefwrightError {
  return new BriefwrightError('NO_TABLE', 'The file holds no row under a row of column names.', {
    hint: 'One of its rows names the columns, and every row below it is one fact.',
  });
}
