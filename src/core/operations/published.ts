import { isEdtf } from '../../model/edtf.ts';
import type { CslFields } from '../../model/source.ts';

/** When a work was published, as EDTF, as exactly as it is stated; null where it is stated in words only, or not at all. */
export function publishedOf({ issued }: Pick<CslFields, 'issued'>): string | null {
  const parts = issued?.['date-parts']?.[0];
  if (parts === undefined || parts.length === 0) return null;
  const date = parts.map((part, n) => String(part).padStart(n === 0 ? 4 : 2, '0')).join('-');
  return isEdtf(date) ? date : null;
}

/** Who published a work, where, and on what host, in one line; empty where nothing is stated. */
export function originOf(csl: CslFields): string {
  const host = csl.URL === undefined ? undefined : URL.parse(csl.URL)?.host;
  return [csl.publisher, csl['publisher-place'], csl['container-title'], host].filter((part) => part).join(', ');
}
