import parseEdtf from 'edtf';
import { expect, test } from 'vitest';
import { dayOf, NO_DAY } from '../../src/core/database/day.ts';
import { edtfSpan } from '../../src/model/edtf.ts';

test('plain dates are read as the EDTF parser reads them, and days that are not are no dates', () => {
  const plain = [
    '1000',
    '1999',
    '2024-02',
    '2024-02-29',
    '2023-02',
    '2100-02',
    '2025-12-31',
    '2025-09-05',
    '2000-02-29',
  ];
  for (const text of plain) {
    const parsed = parseEdtf(text, { level: 1 }) as { min: number; max: number };
    const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    expect([text, edtfSpan(text)]).toEqual([
      text,
      { first: iso(parsed.min), last: iso(parsed.max), uncertain: false, approximate: false },
    ]);
  }
  for (const text of ['2023-02-29', '2025-13', '2025-00', '2025-04-31', '2025-01-00', '2025-1']) {
    expect([text, edtfSpan(text)]).toEqual([text, null]);
  }
});

test('the day of a fact is the first of its event date, else of its as-of date, else none', () => {
  const day = (eventDate: string | null, asOf: string | null) => dayOf({ eventDate, asOf });
  expect(day('1970-01-02', '2000')).toBe(1);
  expect(day('1970-02', null)).toBe(31);
  expect(day('1969-12-31/1975', null)).toBe(-1);
  expect(day('../1980', '1970-01-03')).toBe(2);
  expect(day(null, '1970~')).toBe(0);
  expect(day(null, null)).toBe(NO_DAY);
});
