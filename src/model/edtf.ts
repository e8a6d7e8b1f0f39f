import parseEdtf from 'edtf';

/** The days that an EDTF date may cover: ISO `YYYY-MM-DD`, both inclusive; an open or unknown end is null. */
export interface DateSpan {
  readonly first: string | null;
  readonly last: string | null;
  /** Marked `?` or `%` (uncertain), `~` or `%` (approximate). */
  readonly uncertain: boolean;
  readonly approximate: boolean;
}

const spans = new Map<string, DateSpan | null>();
const MAX_CACHED = 20_000;

const isoDay = (ms: number): string | null => (Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : null);

const PLAIN_DATE = /^([1-9]\d{3})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?$/;

/**
 * Years, months and days without any mark need no parser, which takes longer than storing a fact and reads 2025-02-29 as
 * the first of March.
 */
function plainSpan([, year = '', month, day]: RegExpExecArray): DateSpan | null {
  const lastDay = String(new Date(Date.UTC(Number(year), Number(month ?? 12), 0)).getUTCDate());
  if (day !== undefined && (day < '01' || day > lastDay)) return null;
  return {
    first: `${year}-${month ?? '01'}-${day ?? '01'}`,
    last: `${year}-${month ?? '12'}-${day ?? lastDay}`,
    uncertain: false,
    approximate: false,
  };
}

function compute(text: string): DateSpan | null {
  const plain = PLAIN_DATE.exec(text);
  if (plain) return plainSpan(plain);
  try {
    const parsed = parseEdtf(text, { level: 1 }) as { min: number; max: number };
    return {
      first: isoDay(parsed.min),
      last: isoDay(parsed.max),
      uncertain: /[?%]/.test(text),
      approximate: /[~%]/.test(text),
    };
  } catch {
    return null;
  }
}

/**
 * The span of an EDTF level 1 date (ISO 8601-2), or null where the text is not one.
 * `2025-09` gives 2025-09-01 to 2025-09-30; `2024-07/..` has no last day.
 */
export function edtfSpan(text: string): DateSpan | null {
  const known = spans.get(text);
  if (known !== undefined) return known;
  if (spans.size >= MAX_CACHED) spans.clear();
  const span = compute(text);
  spans.set(text, span);
  return span;
}

export function isEdtf(text: string): boolean {
  return edtfSpan(text) !== null;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const SEASONS: Readonly<Record<string, string>> = { '21': 'Spring', '22': 'Summer', '23': 'Autumn', '24': 'Winter' };

function datePart(text: string): string {
  const approximate = /[~%]/.test(text) ? 'about ' : '';
  const uncertain = /[?%]/.test(text) ? ' (uncertain)' : '';
  const bare = text.replace(/[?~%]/g, '');
  const decade = /^(\d{3})X$/.exec(bare);
  if (decade) return `${approximate}${decade[1]}0s${uncertain}`;
  const match = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(bare);
  if (!match) return text;
  const [, year, month, day] = match;
  const name = month === undefined ? '' : (SEASONS[month] ?? MONTHS[Number(month) - 1] ?? '');
  const words = [day === undefined ? '' : String(Number(day)), name, year].filter(Boolean).join(' ');
  return `${approximate}${words}${uncertain}`;
}

/** An EDTF date in words: `2025-09` → "September 2025", `2021/2023` → "2021 – 2023", `2026~` → "about 2026". */
export function edtfWords(text: string): string {
  const [from, to] = text.split('/');
  if (from === undefined || to === undefined) return datePart(text);
  if (to === '..' || to === '') return `since ${datePart(from)}`;
  if (from === '..' || from === '') return `until ${datePart(to)}`;
  return `${datePart(from)} – ${datePart(to)}`;
}
