import { describe, expect, test } from 'vitest';
import { importPage, newsPage, PROSE } from './pages.ts';

const jsonLd = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const day = (year: number, month: number, date: number) => ({ 'date-parts': [[year, month, date]] });

async function metadataOf(head: string, body?: string) {
  const { metadata, foundIn } = await importPage(newsPage(head, body));
  return { metadata, foundIn };
}

describe('what a page states of itself', () => {
  test('is read from all kinds of metadata, with the place of each field', async () => {
    const { metadata, foundIn } = await metadataOf(
      `<title>A boat for the inner quay | The Vintersund Gazette</title>
       <meta property="og:site_name" content="The Vintersund Gazette"><meta property="og:title" content="A boat for the inner quay | The Vintersund Gazette">
       <link rel="canonical" href="https://gazette.example/boat">
       ${jsonLd({
         '@context': 'https://schema.org',
         '@type': 'NewsArticle',
         headline: 'A boat for the inner quay',
         datePublished: '2024-05-03T23:30:00-05:00',
         dateModified: '2024-05-09',
         author: { '@type': 'Person', name: 'Ada Quist' },
         publisher: { '@type': 'Organization', name: 'Vintersund Media' },
         inLanguage: 'en-gb',
       })}`,
    );
    expect(metadata).toEqual({
      type: 'article-newspaper',
      title: 'A boat for the inner quay',
      author: [{ family: 'Quist', given: 'Ada' }],
      issued: day(2024, 5, 3),
      URL: 'https://gazette.example/boat',
      'container-title': 'The Vintersund Gazette',
      publisher: 'Vintersund Media',
      language: 'en-GB',
    });
    expect(foundIn).toEqual({
      type: 'JSON-LD @type',
      title: 'JSON-LD headline',
      author: 'JSON-LD author',
      issued: 'JSON-LD datePublished',
      URL: 'canonical link',
      'container-title': 'meta og:site_name',
      publisher: 'JSON-LD publisher',
      language: 'JSON-LD inLanguage',
    });
  });

  test('that is not stated is absent', async () => {
    const { metadata, foundIn } = await metadataOf('');
    expect(metadata).toEqual({ type: 'webpage' });
    expect(foundIn).toEqual({});
  });

  test('of a paper is read from citation_*', async () => {
    const { metadata } = await metadataOf(
      `<meta name="citation_title" content="Ferries &amp; fares"><meta name="citation_author" content="Quist, Ada">
       <meta name="citation_author" content="Bo Ek"><meta name="citation_publication_date" content="2021/05">
       <meta name="citation_online_date" content="2021/05/17"><meta name="citation_journal_title" content="Journal of Crossings">
       <meta name="citation_volume" content="12"><meta name="citation_issue" content="3"><meta name="citation_firstpage" content="101">
       <meta name="citation_lastpage" content="119"><meta name="citation_doi" content="doi:10.5555/crossings.12.3">
       <meta name="citation_publisher" content="Quay Press"><meta name="citation_issn" content="1234-5679">
       <meta property="og:title" content="Ferries"><meta name="author" content="Journal of Crossings">`,
    );
    expect(metadata).toEqual({
      type: 'article-journal',
      title: 'Ferries & fares',
      author: [
        { family: 'Quist', given: 'Ada' },
        { family: 'Ek', given: 'Bo' },
      ],
      issued: day(2021, 5, 17),
      'container-title': 'Journal of Crossings',
      publisher: 'Quay Press',
      DOI: '10.5555/crossings.12.3',
      volume: '12',
      issue: '3',
      ISSN: '1234-5679',
      page: '101-119',
    });
  });

  test.each([
    [
      'in a graph, with authors elsewhere in it',
      jsonLd({
        '@graph': [
          { '@type': 'WebSite', name: 'Gazette' },
          { '@type': 'Article', headline: 'The boat', author: { '@id': '#ada' } },
          { '@type': 'Person', '@id': '#ada', name: 'Ada Quist' },
        ],
      }),
    ],
    [
      'in a list of things',
      jsonLd([
        { '@type': 'BreadcrumbList' },
        { '@type': ['Article', 'NewsArticle'], headline: 'The boat', author: [{ name: 'Ada Quist' }] },
      ]),
    ],
    ['with an author in words', jsonLd({ '@type': 'Article', headline: 'The boat', author: 'By Ada Quist' })],
    [
      'with an address for a type',
      jsonLd({ '@type': 'https://schema.org/Article', headline: 'The boat', author: { name: ['Ada Quist'] } }),
    ],
    [
      'with escapes that were escaped',
      jsonLd({ '@type': 'Article', headline: 'The&#32;boat', author: { name: 'Ada&nbsp;Quist' } }),
    ],
    [
      'within CDATA',
      `<script type="application/ld+json">//<![CDATA[\n{"@type":"Article","headline":"The boat","author":{"name":"Ada Quist"}}\n//]]></script>`,
    ],
    [
      'with a line end in a string and a comma too many',
      `<script type="application/ld+json">{"@type":"Article","headline":"The\nboat","author":[{"name":"Ada Quist"},],}</script>`,
    ],
    [
      'within the main entity of a page',
      jsonLd({
        '@type': 'WebPage',
        mainEntity: { '@type': 'Article', headline: 'The boat', author: { '@list': [{ name: 'Ada Quist' }] } },
      }),
    ],
    [
      'beside other articles of a list',
      jsonLd([
        { '@type': 'ItemList', itemListElement: [{ '@type': 'Article', headline: 'Another', author: 'Bo Ek' }] },
        { '@type': 'Article', headline: 'The boat', author: 'Ada Quist' },
      ]),
    ],
  ])('is read from JSON-LD %s', async (_how, script) => {
    const { metadata } = await metadataOf(script);
    expect(metadata.title).toBe('The boat');
    expect(metadata.author).toEqual([{ family: 'Quist', given: 'Ada' }]);
  });

  test('is that of the article with the address of the page, where JSON-LD speaks of several', async () => {
    const { metadata } = await metadataOf(
      `<link rel="canonical" href="https://gazette.example/2">${jsonLd([
        { '@type': 'NewsArticle', url: 'https://gazette.example/1', headline: 'First' },
        { '@type': 'NewsArticle', mainEntityOfPage: { '@id': 'https://gazette.example/2' }, headline: 'Second' },
      ])}`,
    );
    expect(metadata.title).toBe('Second');
  });

  test('in JSON-LD that is broken costs only that', async () => {
    const { metadata } = await metadataOf(
      '<script type="application/ld+json">{"@type": "Article", "headline": </script><meta property="og:title" content="The boat">',
    );
    expect(metadata.title).toBe('The boat');
  });

  test.each([
    ['2024-05-03', '2024-05-03'],
    ['2024-05-03T10:00:00Z', '2024-05-03'],
    ['2024-05-03 10:00:00+0200', '2024-05-03'],
    ['20240503', '2024-05-03'],
    ['20240503T101500', '2024-05-03'],
    ['Fri, 03 May 2024 10:00:00 GMT', '2024-05-03'],
    ['Fri May 03 2024 10:00:00 GMT+0200 (CEST)', '2024-05-03'],
    ['May 3, 2024 10:15 am', '2024-05-03'],
    ['3 May 2024', '2024-05-03'],
    ['2024/5/3', '2024-05-03'],
    ['2024-05', '2024-05'],
    ['2024', '2024'],
    ['05/06/2024', null],
    ['2024-13-45', null],
    ['1970-01-01T00:00:00Z', null],
    ['yesterday', null],
    ['', null],
  ])('has a date of publication written as %j', async (written, expected) => {
    const { metadata } = await metadataOf(`<meta property="article:published_time" content="${written}">`);
    const parts = metadata.issued?.['date-parts']?.[0];
    expect(parts?.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-') ?? null).toBe(
      expected,
    );
  });

  test('has no date of publication that is one of updating, unless nothing else is stated', async () => {
    const updated = '<meta property="article:modified_time" content="2024-06-01">';
    const both = await metadataOf(`${updated}<meta name="date" content="2024-05-03">`);
    expect(both.metadata.issued).toEqual(day(2024, 5, 3));
    const only = await metadataOf(updated);
    expect(only.metadata.issued).toEqual(day(2024, 6, 1));
    expect(only.foundIn.issued).toBe('meta article:modified_time, a date of updating');
    const inText = await metadataOf(updated, `<p>Published 3 May 2024</p>${PROSE.map((p) => `<p>${p}</p>`).join('')}`);
    expect(inText.metadata.issued).toEqual(day(2024, 5, 3));
  });

  test.each([
    ['<meta name="author" content="Ada Quist and Bo Ek">', ['Quist', 'Ek']],
    ['<meta name="author" content="Ada Quist, Bo Ek">', ['Quist', 'Ek']],
    ['<meta name="author" content="Quist, Ada; Ek, Bo">', ['Quist', 'Ek']],
    ['<meta name="author" content="By ADA QUIST">', ['Quist']],
    ['<meta name="author" content="admin">', undefined],
    ['<meta name="author" content="WordPress">', undefined],
    ['<meta name="author" content="Guest Author">', undefined],
    ['<meta name="author" content="Reuters Staff">', undefined],
    ['<meta name="author" content="https://gazette.example/ada">', undefined],
    [
      '<meta property="article:author" content="https://social.example/ada"><meta name="author" content="Ada Quist">',
      ['Quist'],
    ],
    ['<meta name="dc.creator" content="Gazette"><meta name="author" content="Ada Quist">', ['Quist']],
    ['<meta name="author" content="Ministry of Transport">', ['Ministry of Transport']],
    ['<meta name="author" content="Ludwig van Beethoven">', ['Beethoven']],
  ])('names its authors: %s', async (head, expected) => {
    const { metadata } = await metadataOf(head);
    expect(metadata.author?.map(({ family, literal }) => family ?? literal)).toEqual(expected);
  });

  test('names its author in a byline that the reader view takes out of the text', async () => {
    const body = `<div class="byline">By Ada Quist | 3 May 2024</div>${PROSE.map((p) => `<p>${p}</p>`).join('')}`;
    const { metadata, foundIn } = await metadataOf('', body);
    expect(metadata.author).toEqual([{ family: 'Quist', given: 'Ada' }]);
    expect(metadata.issued).toEqual(day(2024, 5, 3));
    expect(foundIn).toEqual({ author: 'byline on the page', issued: 'byline on the page' });
  });

  test('is read from microdata of an article, and not of what stands within or beside it', async () => {
    const { metadata, foundIn } = await metadataOf(
      '',
      `<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">The boat</h1>
       <span itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Ada Quist</b>, reporter</span>
       <time itemprop="datePublished" datetime="2024-05-03T08:00">3 May</time>
       <div itemscope itemtype="http://schema.org/ImageObject"><meta itemprop="datePublished" content="1999-01-01"></div>
       ${PROSE.map((p) => `<p>${p}</p>`).join('')}</div>`,
    );
    expect(metadata).toMatchObject({
      title: 'The boat',
      author: [{ family: 'Quist', given: 'Ada' }],
      issued: day(2024, 5, 3),
    });
    expect(foundIn.issued).toBe('microdata datepublished');
  });

  test.each([
    ['<title>The boat - Gazette</title><meta property="og:site_name" content="Gazette">', 'The boat'],
    ['<title>The boat – GAZETTE.com</title><meta property="og:site_name" content="The Gazette">', 'The boat'],
    ['<title>Gazette | The boat</title><meta property="og:site_name" content="Gazette">', 'The boat'],
    ['<title>The boat - a history</title><meta property="og:site_name" content="Gazette">', 'The boat - a history'],
    ['<title>The boat - Gazette</title>', 'The boat - Gazette'],
    ['<title>  The\n boat &amp; the quay </title>', 'The boat & the quay'],
    ['<meta property="og:title" content="The boat &amp;#8217;s home">', 'The boat ’s home'],
    ['<title></title><meta property="og:title" content="  ">', undefined],
    [
      `<meta property="og:title" content="A headline that is rather too long for those who search it, whole">${jsonLd({ '@type': 'Article', headline: 'A headline that is rather too long for those…' })}`,
      'A headline that is rather too long for those who search it, whole',
    ],
  ])('has a title without the name of its site: %s', async (head, expected) => {
    expect((await metadataOf(head)).metadata.title).toBe(expected);
  });

  test.each([
    ['<link rel="canonical" href="https://gazette.example/a?b=1">', 'https://gazette.example/a?b=1'],
    ['<meta property="og:url" content="http://localhost:3000/a">', undefined],
    [
      '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="https://gazette.example/a">',
      'https://gazette.example/a',
    ],
    [
      '<link rel="canonical" href="/a"><meta property="og:url" content="https://gazette.example/">',
      'https://gazette.example/a',
    ],
    ['<link rel="canonical" href="/a">', undefined],
    ['<link rel="canonical" href="file:///home/ada/a.html">', undefined],
    ['<link rel="canonical" href="https://ada:secret@gazette.example/a">', undefined],
    [
      '<link rel="canonical" href="https://gazette.example/"><meta property="og:url" content="https://gazette.example/a">',
      'https://gazette.example/a',
    ],
    ['<base href="https://evil.example/"><link rel="canonical" href="a.html">', undefined],
  ])('has an address only with http or https: %s', async (head, expected) => {
    expect((await metadataOf(head)).metadata.URL).toBe(expected);
  });

  test('has the address that a browser saved it from, and what an archiver says of when', async () => {
    const page = newsPage('<title>The boat</title>');
    const saved = page.replace('<html>', '<!-- saved from url=(0030)https://gazette.example/boats/1 --><html>');
    expect((await importPage(saved)).metadata).toMatchObject({ URL: 'https://gazette.example/boats/1' });
    const single = page.replace(
      '<html>',
      '<html><!--\n Page saved with SingleFile \n url: https://gazette.example/boats/1 \n saved date: Fri May 03 2024 10:00:00 GMT+0200 (Central European Summer Time)\n-->',
    );
    const document = await importPage(single);
    expect(document.metadata).toMatchObject({ URL: 'https://gazette.example/boats/1', accessed: day(2024, 5, 3) });
    expect(document.foundIn.accessed).toBe('comment of the saved page');
  });

  test.each([
    ['<html lang="de-at">', 'de-AT'],
    ['<html lang="">', undefined],
    ['<html lang="english please">', undefined],
    ['<html xml:lang="nb">', 'nb'],
    ['<html><meta property="og:locale" content="en_GB">', 'en-GB'],
  ])('has a language: %s', async (tag, expected) => {
    const page = newsPage('').replace('<html>', tag);
    expect((await importPage(page)).metadata.language).toBe(expected);
  });

  test.each([
    [jsonLd({ '@type': 'Report', name: 'The boat' }), 'report'],
    [jsonLd({ '@type': 'ReportageNewsArticle' }), 'article-newspaper'],
    [jsonLd({ '@type': 'ScholarlyArticle' }), 'article-journal'],
    [jsonLd({ '@type': 'BlogPosting' }), 'post-weblog'],
    ['<meta name="citation_technical_report_institution" content="Quay Institute">', 'report'],
    ['<meta property="og:type" content="article">', 'webpage'],
  ])('is of a kind: %s', async (head, expected) => {
    expect((await metadataOf(head)).metadata.type).toBe(expected);
  });

  test('is read from Dublin Core', async () => {
    const { metadata } = await metadataOf(
      '<meta name="DC.title" content="The boat"><meta name="DC.creator" content="Ada Quist"><meta name="DCTERMS.issued" scheme="W3CDTF" content="2024-05-03"><meta name="DC.publisher" content="County of Vintersund"><meta name="DC.language" scheme="RFC1766" content="nn"><meta name="DC.identifier" content="https://county.example/boat">',
    );
    expect(metadata).toEqual({
      type: 'webpage',
      title: 'The boat',
      author: [{ family: 'Quist', given: 'Ada' }],
      issued: day(2024, 5, 3),
      publisher: 'County of Vintersund',
      language: 'nn',
      URL: 'https://county.example/boat',
    });
  });

  test('has no date of other articles, whose times stand on the page', async () => {
    const body = `${PROSE.map((p) => `<p>${p}</p>`).join('')}<ul><li><time datetime="2020-01-02">2 January</time></li><li><time datetime="2020-03-04">4 March</time></li></ul>`;
    expect((await metadataOf('', body)).metadata.issued).toBeUndefined();
  });
});
