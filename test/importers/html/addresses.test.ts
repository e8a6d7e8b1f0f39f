import { describe, expect, test } from 'vitest';
import { originalAddress } from '../../../src/core/importers/html/metadata/originalAddress.ts';
import { importPage, newsPage } from './pages.ts';

const PAGE = 'https://gazette.example/boat';
const canonical = (href: string): string => `<link rel="canonical" href="${href}">`;
const shared = (href: string): string => `<meta property="og:url" content="${href}">`;
const linked = (url: string): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'The boat', url })}</script>`;

async function read(head: string, before = '') {
  const page = newsPage(`<title>The boat</title>${head}`).replace('<html>', `${before}<html>`);
  return importPage(page);
}

test.each([
  ['https://web.archive.org/web/20210503120000/https://gazette.example/boat', PAGE],
  ['http://web.archive.org/web/20210503120000id_/https://gazette.example/boat', PAGE],
  ['https://web.archive.org/web/2021/gazette.example/boat', 'http://gazette.example/boat'],
  ['https://web.archive.org/web/20210503120000/https:/gazette.example/boat', PAGE],
  ['https://web.archive.org/web/*/https://gazette.example/boat?a=1#b', `${PAGE}?a=1#b`],
  ['https://archive.ph/20210503120000/https://gazette.example/boat', PAGE],
  ['https://www.webarchive.org.uk/wayback/archive/20210503120000/https://gazette.example/boat', PAGE],
  ['https://webarchive.nationalarchives.gov.uk/ukgwa/20210503120000/https://gazette.example/boat', PAGE],
  ['https://web.archive.org/web/2021/https://web.archive.org/web/2020/https://gazette.example/boat', PAGE],
  ['https://www.google.com/amp/s/gazette.example/boat', PAGE],
  ['https://www.google.co.uk/amp/gazette.example/boat', 'http://gazette.example/boat'],
  ['https://gazette-example.cdn.ampproject.org/c/s/gazette.example/boat', PAGE],
  ['https://cdn.ampproject.org/v/s/gazette.example/boat?amp_js_v=0.1', `${PAGE}?amp_js_v=0.1`],
  [
    'https://webcache.googleusercontent.com/search?q=cache:AbC12dEf3GhI:https://gazette.example/boat+boats&cd=1&hl=en',
    PAGE,
  ],
])('the address of a copy in an archive or a cache gives that of the page: %s', (address, original) => {
  expect(originalAddress(address)).toBe(original);
});

test.each([
  PAGE,
  'https://web.archive.org/',
  'https://web.archive.org/web/20210503120000/',
  'https://archive.ph/AbC12',
  'https://blog.archive.org/2021/05/03/boats-and-quays/',
  'https://gazette.example/web/2021/https://other.example/a',
  'https://www.google.com/search?q=boat',
  'https://gazette.example/amp/boat',
])('an address that hides no other stays as it is: %s', (address) => {
  expect(originalAddress(address)).toBe(address);
});

describe('the address of a page', () => {
  test('saved from an archive is its own, and says so', async () => {
    const archive = 'https://web.archive.org/web/20210503120000';
    const { metadata, foundIn } = await read(canonical(`${archive}/${PAGE}`));
    expect([metadata.URL, foundIn.URL]).toEqual([PAGE, 'canonical link, without the archive’s own address']);
    const saved = await read('', `<!-- saved from url=(0067)${archive}/${PAGE} -->`);
    expect(saved.metadata.URL).toBe(PAGE);
  });

  test.each<readonly [string, string, string, RegExp]>([
    [
      'both say the same',
      canonical(`${PAGE}/`) + shared('http://www.gazette.example/boat?x=1'),
      `${PAGE}/`,
      /^canonical link$/,
    ],
    [
      'they differ and nothing tells',
      canonical(PAGE) + shared('https://gazette.example/ship'),
      PAGE,
      /canonical link; meta og:url has another/,
    ],
    [
      'the canonical one is the section',
      canonical('https://gazette.example/news') + shared('https://gazette.example/news/boat'),
      'https://gazette.example/news/boat',
      /og:url; canonical link has another/,
    ],
    ['the other one is only its second page', canonical(PAGE) + shared(`${PAGE}/2`), PAGE, /^canonical/],
    ['the other one is only for AMP', canonical(PAGE) + shared(`${PAGE}/amp`), PAGE, /^canonical/],
    [
      'JSON-LD bears the other one out',
      canonical('https://gazette.example/ship') + shared(PAGE) + linked(PAGE),
      PAGE,
      /og:url/,
    ],
    [
      'it is another site that printed it first',
      canonical('https://agency.example/boat') + shared(PAGE) + linked(PAGE),
      'https://agency.example/boat',
      /^canonical/,
    ],
  ])('is settled where a canonical link and og:url differ: %s', async (_, head, address, where) => {
    const { metadata, foundIn } = await read(head);
    expect(metadata.URL).toBe(address);
    expect(foundIn.URL).toMatch(where);
  });

  test('that it was saved from bears out og:url', async () => {
    const before = `<!-- saved from url=(0028)${PAGE} -->`;
    expect((await read(canonical('https://gazette.example/ship') + shared(PAGE), before)).metadata.URL).toBe(PAGE);
  });
});

test.each([
  '<p>Updated <time datetime="2024-06-01">1 June</time></p>',
  '<p>Last modified on: <time datetime="2024-06-01">1 June</time></p>',
  '<p><span>Reviewed</span> <time datetime="2024-06-01">1 June</time></p>',
  '<p><time itemprop="dateModified" datetime="2024-06-01">1 June</time></p>',
  '<p><time class="entry-modified" datetime="2024-06-01">1 June</time></p>',
])('a time of updating is never one of publication: %s', async (time) => {
  const { foundIn } = await importPage(
    newsPage(
      '<title>The boat</title>',
      `${time}${'<p>The boat lay at the inner quay, and nobody knew who had moored it there in the night.</p>'.repeat(8)}`,
    ),
  );
  expect(foundIn.issued ?? 'updat').toMatch(/updat/);
});
