import type { CslDate, CslItem, CslName } from '../../model/source.ts';

/** One name as a list shows it: the family name, or the name of an organisation. */
function shortName(name: CslName): string {
  return name.literal ?? name.family ?? name.given ?? '';
}

/** The authors as a list shows them: one or two names, or the first "and others". Empty where none is known. */
export function authorsOf(csl: CslItem): string {
  const names = (csl.author ?? []).map(shortName).filter(Boolean);
  if (names.length > 2) return `${names[0]} and others`;
  return names.join(' and ');
}

const twoDigits = (part: number | undefined): string => String(part ?? 0).padStart(2, '0');

/** A CSL date as ISO 8601 or EDTF text: `2025`, `2025-09`, `2025-09-01`, `2021/2023`, `1987/` for a span that goes on; its own words where it has no parts. */
export function dateText(date: CslDate | undefined): string {
  const parts = date?.['date-parts'];
  if (!parts || parts.length === 0) return date?.literal ?? date?.raw ?? '';
  return parts
    .map(([year, month, day]) =>
      [
        year === 0 ? '' : String(year ?? ''),
        ...(month ? [twoDigits(month)] : []),
        ...(month && day ? [twoDigits(day)] : []),
      ].join('-'),
    )
    .join('/');
}

/** The CSL date of what was typed: a year, month or day, or a span of two; other words are kept as words. Null for nothing. */
export function dateOf(text: string): CslDate | null {
  const typed = text.trim();
  if (typed === '') return null;
  const goesOn = /^\d{4}\/$/.test(typed);
  const sides = (goesOn ? typed.slice(0, -1) : typed)
    .split('/')
    .map((side) => /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(side.trim()));
  if (sides.length > 2 || sides.some((side) => side === null)) return { literal: typed };
  const parts = sides.map((side) =>
    (side ?? []).slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)])),
  );
  const isCalendar = parts.every(([, month = 1, day = 1]) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
  return isCalendar ? { 'date-parts': goesOn ? [...parts, [0]] : parts } : { literal: typed };
}

/** The publication date as a list shows it. */
export function issuedOf(csl: CslItem): string {
  return dateText(csl.issued);
}

/** The authors as they are edited: one a line, "Family, Given"; an organisation is a line without a comma. */
export function namesText(names: readonly CslName[] | undefined): string {
  return (names ?? [])
    .map((name) => {
      if (name.literal) return name.literal;
      const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
      return name.given ? `${family}, ${name.given}` : family;
    })
    .join('\n');
}

/** The names of what was typed. A name that stands as it was keeps the parts that the text does not show. */
export function namesOf(text: string, before: readonly CslName[] | undefined): CslName[] {
  const known = new Map((before ?? []).map((name) => [namesText([name]), name]));
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const same = known.get(line);
      if (same) return same;
      const comma = line.indexOf(',');
      if (comma < 0) return { literal: line };
      return { family: line.slice(0, comma).trim(), given: line.slice(comma + 1).trim() };
    });
}
