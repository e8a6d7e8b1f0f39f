/** A row at the top or the bottom of a page, as a browser may have printed it. */
export interface EdgeRow {
  /** From 1. */
  readonly page: number;
  /** Begins with `t` at the top and with `b` at the bottom of the page. */
  readonly key: string;
  readonly text: string;
}

const PRINTED_AT =
  /(?:^|\s)\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4},?\s+(?:[ap]m\s)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s|$)/i;
const ADDRESS = /(?:^|\s)((?:https?:\/\/|file:\/\/|about:|chrome-extension:)\S*)(?:\s|$)/i;
const PAGE_OF_PAGES = /(?:^|\s)(\d{1,4})\s?(?:\/|of|von|de|sur|di|z|van|av|из)\s?(\d{1,4})(?:\s|$)/iu;

/**
 * The heads and feet that browsers print around a page: when it was printed, its title, its address, and which page of how
 * many. They are certain where one row of every page numbers it among just so many and says when or from where it was
 * printed; so one page is enough. `address` is the whole address where it was on the web and is not cut short.
 */
export function browserRows<Row extends EdgeRow>(
  rows: readonly Row[],
  pages: number,
): { readonly rows: readonly Row[]; readonly address: string | null } {
  const numbered = rows.filter(({ page, text }) => {
    const [, number, total] = PAGE_OF_PAGES.exec(text) ?? [];
    return Number(number) === page && Number(total) === pages && (ADDRESS.test(text) || PRINTED_AT.test(text));
  });
  if (new Set(numbered.map(({ page }) => page)).size < pages) return { rows: [], address: null };
  const zone = numbered[0]?.key.startsWith('b') === true ? 't' : 'b';
  const opposite = rows.filter(
    ({ key, text }) => key.startsWith(zone) && (PRINTED_AT.test(text) || ADDRESS.exec(text)?.[1] !== undefined),
  );
  const found = [...numbered, ...opposite];
  const addresses = new Set(found.flatMap(({ text }) => ADDRESS.exec(text)?.[1] ?? []));
  const [address = ''] = addresses;
  const isWhole = addresses.size === 1 && /^https?:\/\/[^\s/]+\.[^\s/]+/.test(address) && !/(?:…|\.\.\.)/.test(address);
  return { rows: found, address: isWhole ? address : null };
}
