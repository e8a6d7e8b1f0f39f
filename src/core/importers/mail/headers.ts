import { type Address, addressParser } from 'postal-mime';
import type { CslDate, CslName } from '../../../model/source.ts';
import type { Declared } from '../document.ts';
import { fieldDate } from '../html/metadata/dates.ts';
import { languageTag, webAddress } from '../html/metadata/words.ts';
import { fieldWords, type Headers } from '../mime/fields.ts';
import { cslName, ORGANISATION } from '../names.ts';

const MOST_AUTHORS = 50;
const TWO_DIGITS = /^((?:[a-z]{3,9},? )?\d{1,2} [a-z]{3,9}) (\d{2})(?= \d{1,2}:)/i;

/** The year of two digits as mails have had it: 1950 to 2049 (RFC 5322, 4.3). */
const withWholeYear = (words: string): string =>
  words.replace(TWO_DIGITS, (_, before: string, year: string) => `${before} ${Number(year) < 50 ? '20' : '19'}${year}`);

/** The day on which a mail was written, as its writer's clock showed it, in the zone that stands there. */
function dateOf(words: string | null): CslDate | null {
  return words === null ? null : fieldDate(withWholeYear(words));
}

/** `Doe, Jane (Policy)`, `Jane Doe`, `Press office`; an address alone is who it is from, as far as it says. */
function nameOf({ name, address }: { readonly name: string; readonly address?: string | undefined }): CslName | null {
  const words = (fieldWords(name) ?? '')
    .replace(/^['"]+|['"]+$/g, '')
    .replace(/\s*[([][^()[\]]*[)\]]$/, '')
    .trim();
  if (words === '' || words === address) return address ? { literal: address } : null;
  return ORGANISATION.test(words) ? { literal: words } : cslName(words);
}

function authorsOf(field: string | undefined): CslName[] {
  // Encoded words are read name by name: a comma within one parts no names.
  const addresses = field === undefined ? [] : addressParser(field.slice(0, 20_000), { flatten: true });
  return addresses
    .slice(0, MOST_AUTHORS)
    .map((address: Address) => nameOf(address))
    .filter((name) => name !== null);
}

const archivedAt = (words: string | null): string | null => webAddress(words?.replace(/^<|>$/g, '') ?? '');

/**
 * What the header of a mail states of it: who wrote it, when, of what, and where it is kept for all. To whom it was sent is not
 * taken: a deck that cites it would say so.
 */
export function statedInHeader(headers: Headers): Declared {
  const words = (name: string): string | null => fieldWords(headers.get(name));
  const date = words('date');
  const from = authorsOf(headers.get('from'));
  const found: Record<string, readonly [unknown, string]> = {};
  const put = (field: string, value: unknown, where: string): void => {
    if (value !== null) found[field] = [value, where];
  };
  put('title', words('subject'), 'header Subject');
  put('author', from.length > 0 ? from : null, 'header From');
  put('issued', dateOf(date), `header Date: ${date?.slice(0, 80)}`);
  put('URL', archivedAt(words('archived-at')), 'header Archived-At');
  put('language', languageTag(words('content-language') ?? ''), 'header Content-Language');
  return {
    metadata: {
      type: 'personal_communication',
      ...Object.fromEntries(Object.entries(found).map(([k, [v]]) => [k, v])),
    },
    foundIn: Object.fromEntries(Object.entries(found).map(([k, [, where]]) => [k, where])),
  };
}
