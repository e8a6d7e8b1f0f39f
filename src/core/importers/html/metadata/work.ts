import { type Candidate, firstRead, type PageStatements } from './candidates.ts';
import { typesOf } from './linkedData.ts';
import { doiOf, languageTag, webAddress } from './words.ts';

const isScholarly = ({ article }: PageStatements): boolean =>
  article !== null && typesOf(article).some((type) => type.includes('Scholarly'));

/** The CSL type that a page states for its text; null where it states none. */
export function typeOfWork(page: PageStatements): Candidate<string> | null {
  const types = page.article === null ? [] : typesOf(page.article);
  const fields: readonly (readonly [string, string])[] = [
    ['citation_journal_title', 'article-journal'],
    ['citation_issn', 'article-journal'],
    ['citation_conference_title', 'paper-conference'],
    ['citation_technical_report_institution', 'report'],
    ['citation_dissertation_institution', 'thesis'],
  ];
  const field = fields.find(([name]) => page.first(name) !== null);
  if (field) return { value: field[1], where: `meta ${field[0]}` };
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/Scholarly/, 'article-journal'],
    [/^Report$/, 'report'],
    [/NewsArticle$/, 'article-newspaper'],
    [/BlogPosting$/, 'post-weblog'],
  ];
  const kind = kinds.find(([pattern]) => types.some((type) => pattern.test(type)));
  return kind ? { value: kind[1], where: 'JSON-LD @type' } : null;
}

/** Fields that are words of the page as they stand there. */
export function wordFields(page: PageStatements): Readonly<Record<string, Candidate<string> | null>> {
  const names = (property: string): Candidate<string>[] =>
    page.namesOfArticle(property).map(({ name }) => ({ value: name, where: `JSON-LD ${property}` }));
  const words = (...candidates: Candidate<string>[]): Candidate<string> | null =>
    firstRead(candidates, (value) => (webAddress(value) === null ? value : null));
  const language = page.statements.language;
  const firstPage = page.first('citation_firstpage', 'prism.startingpage');
  const lastPage = page.first('citation_lastpage', 'prism.endingpage');
  return {
    'container-title': words(
      ...page.metas('citation_journal_title', 'citation_conference_title', 'citation_inbook_title'),
      ...page.metas('prism.publicationname'),
      ...(isScholarly(page) ? names('isPartOf') : []),
      ...page.metas('og:site_name'),
    ),
    publisher: words(
      ...page.metas('citation_publisher', 'citation_technical_report_institution'),
      ...page.metas('citation_dissertation_institution'),
      ...names('publisher'),
      ...page.metas('dc.publisher', 'dcterms.publisher'),
      ...page.microdata('publisher'),
      ...page.metas('publisher'),
    ),
    DOI: firstRead(
      [
        ...page.metas('citation_doi', 'bepress_citation_doi', 'prism.doi'),
        ...page.ofArticle('identifier', 'sameAs', '@id'),
        ...page.metas('dc.identifier', 'dc.identifier.doi', 'dcterms.identifier'),
      ],
      doiOf,
    ),
    language: firstRead(
      [
        ...page.metas('citation_language'),
        ...page.ofArticleOrPage('inLanguage'),
        ...page.metas('dc.language', 'dcterms.language'),
        ...(language === null ? [] : [{ value: language, where: 'language of the page' }]),
        ...page.metas('og:locale', 'content-language', 'language'),
      ],
      languageTag,
    ),
    volume: words(...page.metas('citation_volume', 'prism.volume')),
    issue: words(...page.metas('citation_issue', 'prism.number')),
    ISSN: words(...page.metas('citation_issn', 'prism.issn')),
    ISBN: words(...page.metas('citation_isbn', 'book:isbn')),
    page:
      firstPage === null
        ? null
        : {
            value: lastPage === null || lastPage === firstPage ? firstPage : `${firstPage}-${lastPage}`,
            where: 'meta citation_firstpage',
          },
  };
}
