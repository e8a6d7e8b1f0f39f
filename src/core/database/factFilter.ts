import { edtfSpan } from '../../model/edtf.ts';
import type { Connection } from './connection.ts';
import { dayNumber } from './day.ts';
import type { FactFilter } from './libraryTypes.ts';
import type { Conditions } from './search.ts';

/** The fields that facts are counted by. */
export type FilterField = 'themes' | 'sourceIds' | 'statuses' | 'markings' | 'reliabilities' | 'needs';

/** A fact that no briefing takes: they take facts by theme. What is retired waits for nothing. */
export const WITHOUT_THEME = "f.status <> 'retired' AND NOT EXISTS (SELECT 1 FROM fact_theme ft WHERE ft.fact = f.id)";

/** Full ISO days and nothing else: such a date ends on the day that it begins. */
const ONE_DAY = "f.event_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'";

const withLastDay = new WeakSet<Connection['database']>();

/** Gives SQL the last day that an EDTF date reaches, as day number; null where it is open. */
function registerLastDay({ database }: Connection): void {
  if (withLastDay.has(database)) return;
  database.function('edtf_last_day', { deterministic: true }, (text) => {
    const span = typeof text === 'string' ? edtfSpan(text) : null;
    // An open end reaches every later day.
    if (span && span.last === null) return Number.MAX_SAFE_INTEGER;
    return span?.last == null ? null : dayNumber(span.last);
  });
  withLastDay.add(database);
}

/**
 * A filter without its words as conditions on `f`, a row of `fact`; `without` leaves one field out. An unmarked fact has
 * the default marking; a reliability is that of a supporting source.
 */
export function filterConditions(connection: Connection, filter: FactFilter, without?: FilterField): Conditions {
  const sql: string[] = [];
  const values: unknown[] = [];
  const add = (condition: string, ...bound: unknown[]): void => {
    sql.push(`AND ${condition}`);
    values.push(...bound);
  };
  const chosen = (field: FilterField): readonly string[] => (without === field ? [] : (filter[field] ?? []));
  const oneOf = 'IN (SELECT value FROM json_each(?))';

  const themes = chosen('themes');
  if (themes.length > 0) {
    add(
      `EXISTS (SELECT 1 FROM fact_theme ft WHERE ft.fact = f.id
         AND +ft.theme IN (SELECT t.id FROM theme t WHERE t.slug ${oneOf}))`,
      JSON.stringify(themes),
    );
  }
  const sources = chosen('sourceIds');
  if (sources.length > 0) {
    add(
      `f.id IN (SELECT e.fact FROM evidence e JOIN source s ON s.id = e.source WHERE s.uuid ${oneOf})`,
      JSON.stringify(sources),
    );
  }
  const statuses = chosen('statuses');
  if (statuses.length > 0) add(`f.status ${oneOf}`, JSON.stringify(statuses));
  const markings = chosen('markings');
  if (markings.length > 0) {
    const unmarked = markings.includes(filter.markingDefault) ? 'OR f.marking IS NULL' : '';
    add(`(f.marking ${oneOf} ${unmarked})`, JSON.stringify(markings));
  }
  const reliabilities = chosen('reliabilities');
  if (reliabilities.length > 0) {
    add(
      `EXISTS (SELECT 1 FROM evidence e WHERE e.fact = f.id AND e.stance = 'supports'
         AND +e.source IN (SELECT s.id FROM source s WHERE coalesce(s.reliability, 'F') ${oneOf}))`,
      JSON.stringify(reliabilities),
    );
  }
  const needs = chosen('needs');
  if (needs.length > 0) {
    const any = [
      ...(needs.includes('theme') ? [`(${WITHOUT_THEME})`] : []),
      ...(needs.includes('date') ? [`f.uuid ${oneOf}`] : []),
    ];
    add(`(${any.join(' OR ')})`, ...(needs.includes('date') ? [JSON.stringify(filter.redated ?? [])] : []));
  }
  if (filter.from !== undefined || filter.to !== undefined) add('f.event_date IS NOT NULL');
  if (filter.to !== undefined) add('f.day <= ?', dayNumber(filter.to));
  if (filter.from !== undefined) {
    registerLastDay(connection);
    const from = dayNumber(filter.from);
    add(`(f.day >= ? OR (NOT ${ONE_DAY} AND edtf_last_day(f.event_date) >= ?))`, from, from);
  }
  return { sql: sql.join(' '), values };
}

/** Whether anything but words narrows the list. */
export function narrows(filter: FactFilter): boolean {
  return (
    filter.themes.length > 0 ||
    filter.sourceIds.length > 0 ||
    filter.statuses.length > 0 ||
    filter.markings.length > 0 ||
    filter.reliabilities.length > 0 ||
    (filter.needs ?? []).length > 0 ||
    filter.from !== undefined ||
    filter.to !== undefined
  );
}
