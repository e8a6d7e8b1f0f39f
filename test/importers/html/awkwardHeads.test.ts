import { expect, test } from 'vitest';
import type { CslFields } from '../../../src/model/source.ts';
import { importPage, newsPage } from './pages.ts';

const meta = (name: string, content: string): string => `<meta name="${name}" content="${content}">`;
const property = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;
const linked = (data: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...(data as object) })}</script>`;
const article = (more: object): string => linked({ '@type': 'NewsArticle', headline: 'The early boat', ...more });
const day = (...parts: number[]): CslFields['issued'] => ({ 'date-parts': [parts] });
const ada = { family: 'Quist', given: 'Ada' };
const bo = { family: 'Ek', given: 'Bo' };
const URL = 'https://gazette.example/boat';

/** What a head says, a field, what is to be made of it, and where that was found. */
const HEADS: readonly (readonly [string, string, keyof CslFields & string, unknown, string | undefined])[] = [
  // Dates that are counts, that are none, and whose zone would move their day.
  [
    'seconds since 1970',
    meta('parsely-pub-date', '1714730400'),
    'issued',
    day(2024, 5, 3),
    'meta parsely-pub-date, a count of seconds read as a day of UTC',
  ],
  [
    'milliseconds since 1970',
    property('article:published_time', '1714730400000'),
    'issued',
    day(2024, 5, 3),
    'meta article:published_time, a count of seconds read as a day of UTC',
  ],
  [
    'a number in JSON-LD',
    article({ datePublished: 1714730400 }),
    'issued',
    day(2024, 5, 3),
    'JSON-LD datePublished, a count of seconds read as a day of UTC',
  ],
  ['a count of no day that a page can have', meta('date', '2024050310'), 'issued', undefined, undefined],
  ['a count of days in a table', meta('date', '45415'), 'issued', undefined, undefined],
  ['a day that is none', article({ datePublished: '2026-02-30' }), 'issued', undefined, undefined],
  [
    'a day that is none before one that is',
    article({ datePublished: '2026-02-30T10:00:00Z' }) + meta('dc.date', '2026-03-02'),
    'issued',
    day(2026, 3, 2),
    'meta dc.date',
  ],
  [
    'a zone in which it is the day after',
    article({ datePublished: '2024-05-03T23:30:00-05:00' }),
    'issued',
    day(2024, 5, 3),
    'JSON-LD datePublished',
  ],
  [
    'a zone in which it is the day before',
    article({ datePublished: '2024-05-04T00:30:00+10:00' }),
    'issued',
    day(2024, 5, 4),
    'JSON-LD datePublished',
  ],
  [
    'two zones of one moment',
    article({ datePublished: '2024-05-03T22:30:00-05:00' }) +
      property('article:published_time', '2024-05-04T03:30:00Z'),
    'issued',
    day(2024, 5, 3),
    'JSON-LD datePublished',
  ],
  ['a span of days', meta('dcterms.issued', '2024-05-03/2024-05-05'), 'issued', undefined, undefined],
  [
    'a clock that was not set',
    property('article:published_time', '0001-01-01T00:00:00Z'),
    'issued',
    undefined,
    undefined,
  ],
  [
    'Open Graph said three times',
    property('article:published_time', 'soon') +
      property('article:published_time', '2024-05-03') +
      property('article:published_time', '2023-01-01'),
    'issued',
    day(2024, 5, 3),
    'meta article:published_time',
  ],
  [
    'a value in an object',
    article({ datePublished: { '@type': 'Date', '@value': '2024-05-03' } }),
    'issued',
    day(2024, 5, 3),
    'JSON-LD datePublished',
  ],
  [
    'a list of dates',
    article({ datePublished: ['', '2024-05-03'] }),
    'issued',
    day(2024, 5, 3),
    'JSON-LD datePublished',
  ],
  // Authors.
  [
    'a list of things and words',
    article({ author: [{ '@type': 'Person', name: 'Ada Quist' }, 'Bo Ek'] }),
    'author',
    [ada, bo],
    'JSON-LD author',
  ],
  ['“By X and Y, Staff”', meta('author', 'By Ada Quist and Bo Ek, Staff'), 'author', [ada, bo], 'meta author'],
  [
    '“By X and Y, Staff Writers”',
    article({ author: { name: 'By Ada Quist and Bo Ek, Staff Writers' } }),
    'author',
    [ada, bo],
    'JSON-LD author',
  ],
  [
    'an address for a name',
    article({ author: { '@type': 'Person', name: 'https://gazette.example/people/ada' } }) +
      meta('author', 'Ada Quist'),
    'author',
    [ada],
    'meta author',
  ],
  [
    'an address for an author',
    article({ author: 'https://gazette.example/people/ada' }),
    'author',
    undefined,
    undefined,
  ],
  [
    'references to things of the graph',
    linked({
      '@graph': [
        { '@type': 'Person', '@id': '#ada', name: 'Ada Quist' },
        { '@type': 'NewsArticle', headline: 'The early boat', author: [{ '@id': '#ada' }] },
      ],
    }),
    'author',
    [ada],
    'JSON-LD author',
  ],
  [
    'a reference to what is not there',
    article({ author: { '@id': 'https://gazette.example/#ada' } }),
    'author',
    undefined,
    undefined,
  ],
  [
    'given and family name apart',
    article({ author: { '@type': 'Person', givenName: 'Ada', familyName: 'Quist' } }),
    'author',
    [ada],
    'JSON-LD author',
  ],
  [
    'several fields of Open Graph, one an address',
    property('article:author', 'https://social.example/ada') + property('article:author', 'Ada Quist'),
    'author',
    [ada],
    'meta article:author',
  ],
  [
    'names turned round in citation_author',
    meta('citation_author', 'Quist, Ada') + meta('citation_author', 'Ek, Bo'),
    'author',
    [ada, bo],
    'meta citation_author',
  ],
  ['a name as JSON would print it', meta('author', '[object Object]'), 'author', undefined, undefined],
  // The article of several.
  [
    'several articles in a graph, of which one is here',
    `<link rel="canonical" href="${URL}">${linked({
      '@graph': [
        { '@type': 'NewsArticle', headline: 'Elsewhere', url: 'https://gazette.example/x', author: 'Cy Roe' },
        {
          '@type': 'NewsArticle',
          '@id': `${URL}#article`,
          mainEntityOfPage: { '@id': URL },
          headline: 'The early boat',
          author: 'Ada Quist',
        },
      ],
    })}`,
    'author',
    [ada],
    'JSON-LD author',
  ],
  [
    'several scripts, of which one is here',
    `<title>The early boat</title>${linked({ '@type': 'NewsArticle', headline: 'Elsewhere', author: 'Cy Roe' })}${article({ author: 'Ada Quist' })}`,
    'author',
    [ada],
    'JSON-LD author',
  ],
  [
    'articles of a list beside it',
    linked({
      '@graph': [
        {
          '@type': 'ItemList',
          itemListElement: [{ item: { '@type': 'NewsArticle', headline: 'Elsewhere', author: 'Cy Roe' } }],
        },
        { '@type': 'NewsArticle', headline: 'The early boat', author: 'Ada Quist' },
      ],
    }),
    'author',
    [ada],
    'JSON-LD author',
  ],
  // Who published it, in what language, and where.
  [
    'a publisher by reference',
    linked({
      '@graph': [
        {
          '@type': 'Organization',
          '@id': 'https://gazette.example/#org',
          name: 'The Gazette',
          logo: { '@type': 'ImageObject' },
        },
        { '@type': 'NewsArticle', headline: 'The early boat', publisher: { '@id': 'https://gazette.example/#org' } },
      ],
    }),
    'publisher',
    'The Gazette',
    'JSON-LD publisher',
  ],
  [
    'a publisher that is an address',
    property('article:publisher', 'https://social.example/gazette') + meta('publisher', 'https://gazette.example'),
    'publisher',
    undefined,
    undefined,
  ],
  [
    'a publisher of two names',
    article({ publisher: { '@type': 'NewsMediaOrganization', name: ['The Gazette', 'Gazette Media'] } }),
    'publisher',
    'The Gazette',
    'JSON-LD publisher',
  ],
  ['en_US', property('og:locale', 'en_US'), 'language', 'en-US', 'meta og:locale'],
  ['“English”', meta('dc.language', 'English'), 'language', 'en', 'meta dc.language'],
  ['a language of three letters', meta('citation_language', 'eng'), 'language', 'en', 'meta citation_language'],
  [
    'a language that is a thing',
    article({ inLanguage: { '@type': 'Language', name: 'German', alternateName: 'de' } }),
    'language',
    'de',
    'JSON-LD inLanguage',
  ],
  ['several languages', meta('content-language', 'de, en'), 'language', undefined, undefined],
  ['no language at all', meta('language', 'the usual'), 'language', undefined, undefined],
  [
    'a canonical address on another host',
    `<link rel="canonical" href="https://agency.example/wire/boat">${property('og:url', URL)}`,
    'URL',
    'https://agency.example/wire/boat',
    'canonical link; meta og:url has another',
  ],
  [
    'an address without its scheme',
    `<link rel="canonical" href="//gazette.example/boat">${property('og:url', URL)}`,
    'URL',
    URL,
    'canonical link',
  ],
  [
    'two canonical links',
    `<link rel="canonical" href=""><link rel="canonical" href="${URL}">`,
    'URL',
    URL,
    'canonical link',
  ],
  [
    'a DOI as an address',
    meta('dc.identifier', 'https://doi.org/10.1234/boat.2024'),
    'DOI',
    '10.1234/boat.2024',
    'meta dc.identifier',
  ],
  [
    'a DOI as a thing',
    linked({
      '@type': 'ScholarlyArticle',
      headline: 'The early boat',
      identifier: [{ '@type': 'PropertyValue', propertyID: 'doi', value: '10.1234/boat.2024' }],
    }),
    'DOI',
    '10.1234/boat.2024',
    'JSON-LD identifier',
  ],
  [
    'titles of a graph that are not the page’s',
    linked({
      '@graph': [
        { '@type': 'WebSite', name: 'The Gazette' },
        { '@type': 'BreadcrumbList', name: 'News' },
        { '@type': 'NewsArticle', headline: ['The early boat', 'Boat'] },
      ],
    }),
    'title',
    'The early boat',
    'JSON-LD headline',
  ],
];

test.each(HEADS)('%s', async (_what, head, field, value, where) => {
  const { metadata, foundIn } = await importPage(newsPage(head));
  expect(metadata[field]).toEqual(value);
  expect(foundIn[field]).toBe(where);
});
