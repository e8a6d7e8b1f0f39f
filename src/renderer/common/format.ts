const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
// Every digit: a number is never rounded for show.
const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 100 });

/** A moment of the library (ISO), as people write it: `3 Nov 2026, 14:05`. What is no moment stands as it is. */
export function momentText(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  return iso.length <= 10 ? DAY.format(time) : MOMENT.format(time);
}

/**
 * The years from one day to another, `2021 – 2025`. The days of a theme are the first days of dates that may state a month or
 * a year alone: to show them as days would claim what no source says.
 */
export function yearsInWords(first: string, last: string): string {
  const [from, to] = [first.slice(0, 4), last.slice(0, 4)];
  return from === to ? from : `${from} – ${to}`;
}

export function numberText(value: number): string {
  return NUMBER.format(value);
}

/** `1 fact`, `2 facts`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(count)} ${count === 1 ? one : many}`;
}

/** `3 sources`; where some of them are copies, `3 sources of 2 origins`: a list never claims more than it rests on. */
export function sourcesText({ sources, origins }: { readonly sources: number; readonly origins: number }): string {
  const counted = countText(sources, 'source');
  return origins === sources ? counted : `${counted} of ${countText(origins, 'origin')}`;
}

const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size as file managers write it: `612 bytes`, `4.2 MB`; a thousand bytes are a KB. */
export function bytesText(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 })} ${UNITS[power]}`;
}
