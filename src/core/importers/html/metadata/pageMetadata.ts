import type { CslFields } from '../../../../model/source.ts';
import type { Declared } from '../../document.ts';
import type { PageDocument } from '../page.ts';
import { addressOf } from './address.ts';
import { authorsOfPage } from './authors.ts';
import { type BesideHeadline, besideHeadline } from './besideHeadline.ts';
import { type Candidate, PageStatements, type SavedAs } from './candidates.ts';
import { publishedOf, updatedOf } from './published.ts';
import type { Statements } from './statements.ts';
import { titleOf, withoutAuthors } from './titles.ts';
import { typeOfWork, wordFields } from './work.ts';

/** What a page says of itself: what goes before the words of its text, and what goes behind them. */
export interface PageMetadata {
  readonly declared: Declared;
  readonly behind: Declared;
}

const NOTHING_BESIDE: BesideHeadline = { issued: null, updated: null, author: null };

function declaredOf(fields: Readonly<Record<string, Candidate<unknown> | null>>): Declared {
  const stated = Object.entries(fields).flatMap(([field, found]) => (found === null ? [] : [[field, found] as const]));
  return {
    metadata: Object.fromEntries(stated.map(([field, { value }]) => [field, value])) as Partial<CslFields>,
    foundIn: Object.fromEntries(stated.flatMap(([field, { where }]) => (where === '' ? [] : [[field, where]]))),
  };
}

/**
 * What a page states of itself. `byline` is one that stood in its text; `saved` what an archive says of how it was saved.
 *
 * One order of precedence for every field, what is written for libraries first, then for search engines, then for networks, then
 * what the page shows:
 *
 *   1. citation_* (Highwire)   2. JSON-LD           3. Dublin Core, PRISM             4. Open Graph, article:*
 *   5. microdata               6. other `<meta>`    7. byline, `<time>`, h1, `<title>`  8. the text (statedMetadata.ts)
 *   9. the lines under the headline on the page (besideHeadline.ts)
 *
 * Two rules go before it: a date that says the same as an earlier one and more is taken, and authors who are persons go before
 * organisations. A date of updating is never taken for one of publication: it stands in only where nothing else is stated,
 * and `foundIn` says so.
 */
export function pageMetadata(
  document: PageDocument,
  statements: Statements,
  byline: string | null,
  saved: SavedAs | null,
): PageMetadata {
  const page = new PageStatements(statements, byline, saved);
  const { savedOn, where } = page.saved;
  const title = titleOf(page);
  const author = authorsOfPage(page);
  const issued = publishedOf(page);
  // Reading the whole page costs time, and most pages state both.
  const beside =
    title !== null && (issued === null || author === null) ? besideHeadline(document, title.value) : NOTHING_BESIDE;
  return {
    declared: declaredOf({
      // A page that states nothing else is a web page: that is what was imported, and found nowhere in it.
      type: typeOfWork(page) ?? { value: 'webpage', where: '' },
      title: title && { ...title, value: withoutAuthors(title.value, author?.value ?? []) },
      author,
      issued,
      URL: addressOf(page),
      accessed: savedOn === null ? null : { value: savedOn, where },
      ...wordFields(page),
    }),
    behind: declaredOf({ author: beside.author, issued: beside.issued ?? updatedOf(page) ?? beside.updated }),
  };
}
