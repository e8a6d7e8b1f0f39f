import { edtfSpan } from '../../model/edtf.ts';

/** Sorts after every day, newest first. */
export const NO_DAY = -2_147_483_648;

const MS_A_DAY = 86_400_000;

/** Days from 1970-01-01 to an ISO day. */
export function dayNumber(isoDay: string): number {
  return Math.floor(Date.parse(isoDay) / MS_A_DAY);
}

/** The ISO day of a day number; null for `NO_DAY`. */
export function isoDayOf(day: number | null): string | null {
  return day === null || day === NO_DAY ? null : new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

function firstDay(edtf: string | null): number | null {
  const first = edtf === null ? null : (edtfSpan(edtf)?.first ?? null);
  if (first === null) return null;
  const ms = Date.parse(first);
  return Number.isNaN(ms) ? null : Math.floor(ms / MS_A_DAY);
}

/** Days from 1970-01-01 to the first day of the event date, else of the as-of date; `NO_DAY` where neither has one. */
export function dayOf(fact: { readonly eventDate: string | null; readonly asOf: string | null }): number {
  return firstDay(fact.eventDate) ?? firstDay(fact.asOf) ?? NO_DAY;
}
