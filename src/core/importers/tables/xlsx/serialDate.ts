const DAY_MS = 86_400_000;
/** 31 December 9999, the last day that Excel knows. */
const LAST_SERIAL = 2_958_465;
const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A day as spreadsheets count them (ECMA-376 Part 1, 18.17.4), as ISO 8601 and no more exact than `code` shows it: `2025-03` for
 * the first of a month that is shown without its day. Null for a number that is no day. The days of 1900 before its March are one
 * off, since that year is counted as a leap year.
 */
export function serialText(serial: number, code: string, is1904: boolean): string | null {
  const shown = code.toLowerCase();
  const last = is1904 ? LAST_SERIAL - 1462 : LAST_SERIAL;
  if (serial < 0 || serial >= last + 1) return null;
  const minutes = Math.round((serial % 1) * 1440);
  const clock = `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
  if (!/[yd]|m{3}/.test(shown)) return /h/.test(shown) && serial < 1 ? clock : null;
  const whole = Math.floor(serial) + (minutes === 1440 ? 1 : 0);
  if (whole === 0 && !is1904) return null;
  const days = is1904 ? whole : whole - (whole > 60 ? 1 : 0);
  const day = new Date(Date.UTC(is1904 ? 1904 : 1899, is1904 ? 0 : 11, is1904 ? 1 : 31) + days * DAY_MS);
  const iso = day.toISOString().slice(0, 10);
  if (/h/.test(shown) && minutes % 1440 !== 0) return `${iso} ${clock}`;
  if (/d/.test(shown) || !/y/.test(shown) || !iso.endsWith('-01')) return iso;
  if (/m/.test(shown)) return iso.slice(0, 7);
  return iso.endsWith('-01-01') ? iso.slice(0, 4) : iso;
}
