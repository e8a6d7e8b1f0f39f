import type { CslDate } from '../../../../model/source.ts';
import { bylineParts, withoutDateLabel } from './byline.ts';
import type { Candidate, PageStatements } from './candidates.ts';
import { countedDate, fieldDate, isPreciserThan } from './dates.ts';

/** A date that a page for reading can have; `1970-01-01` is a clock that was not set. */
function likelyDate(value: string): CslDate | null {
  const date = fieldDate(value);
  const [year, month, day] = date?.['date-parts']?.[0] ?? [];
  const isUnset = year === 1970 && month === 1 && day === 1;
  return year !== undefined && year >= 1500 && !isUnset ? date : null;
}

/** The date that a candidate states, and where; null where it states none. */
function dated({ value, where }: Candidate<string>): Candidate<CslDate> | null {
  const counted = countedDate(value);
  if (counted !== null) return { value: counted, where: `${where}, a count of seconds read as a day of UTC` };
  const date = likelyDate(value);
  return date === null ? null : { value: date, where };
}

/** `<time>` that is said to be of publication, or all there are where they are of one day: other articles have others. */
function timesOf({ statements: { times } }: PageStatements): Candidate<string>[] {
  const stated = times.filter(({ isPublished }) => isPublished);
  const days = new Set(times.map(({ value }) => JSON.stringify(likelyDate(value))));
  const chosen = stated.length > 0 ? stated : days.size === 1 ? times : [];
  return chosen.slice(0, 1).map(({ value }) => ({ value, where: 'time element' }));
}

const datesInByline = ({ byline }: PageStatements): Candidate<string>[] =>
  bylineParts(byline ?? '').map((part) => ({ value: withoutDateLabel(part), where: 'byline on the page' }));

/** When a page says that it was published; of statements that agree the one that says most. */
export function publishedOf(page: PageStatements): Candidate<CslDate> | null {
  const dates = [
    ...page.metas('citation_publication_date', 'citation_date', 'citation_online_date'),
    ...page.metas('citation_cover_date', 'citation_year'),
    ...page.ofArticleOrPage('datePublished'),
    ...page.metas('dc.date.issued', 'dcterms.issued', 'dcterms.date.issued', 'prism.publicationdate'),
    ...page.metas('dcterms.available', 'dc.date', 'dcterms.date', 'dcterms.created', 'dc.date.created'),
    ...page.metas('article:published_time', 'og:article:published_time', 'og:published_time', 'article:published'),
    ...page.metas('og:pubdate', 'bt:pubdate', 'rnews:datepublished'),
    ...page.microdata('datepublished'),
    ...page.metas('datepublished', 'pubdate', 'publishdate', 'publish-date', 'publish_date', 'publication_date'),
    ...page.metas('publication-date', 'published_date', 'article.published', 'parsely-pub-date', 'sailthru.date'),
    ...page.metas('cxenseparse:recs:publishtime', 'originalpublicationdate', 'article_date_original', 'displaydate'),
    ...page.metas('date.release', 'created', 'date'),
    ...datesInByline(page),
    ...timesOf(page),
  ]
    .map(dated)
    .filter((date) => date !== null);
  const [first] = dates;
  return first === undefined ? null : (dates.find(({ value }) => isPreciserThan(value, first.value)) ?? first);
}

/** When a page says that it was last changed. */
export function updatedOf(page: PageStatements): Candidate<CslDate> | null {
  const candidates = [
    ...page.ofArticleOrPage('dateModified'),
    ...page.metas('dcterms.modified', 'dc.date.modified', 'article:modified_time', 'og:article:modified_time'),
    ...page.metas(
      'og:updated_time',
      'datemodified',
      'article.updated',
      'lastmod',
      'last-modified',
      'revised',
      'updated',
    ),
    ...page.microdata('datemodified'),
  ];
  for (const candidate of candidates) {
    const date = dated(candidate);
    if (date !== null) return { ...date, where: `${date.where}, a date of updating` };
  }
  return null;
}
