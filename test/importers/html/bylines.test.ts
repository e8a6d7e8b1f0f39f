import { describe, expect, test } from 'vitest';
import { importPage, newsPage, PROSE } from './pages.ts';

const person = (given: string, family: string) => ({ given, family });
const meta = (value: string): string => `<meta name="author" content="${value}">`;
const paragraphs = PROSE.map((words) => `<p>${words}</p>`).join('');

async function metadataOf(head: string, body = paragraphs) {
  return (await importPage(newsPage(head, body))).metadata;
}

describe('who a page is by', () => {
  test.each([
    ['Ada Quist, USA TODAY', [person('Ada', 'Quist')]],
    ['Ada Quist, Vintersund Today', [person('Ada', 'Quist')]],
    ['Ada Quist , Bo Ek', [person('Ada', 'Quist'), person('Bo', 'Ek')]],
    ['Ada Quist @adaq , USA TODAY', [person('Ada', 'Quist')]],
    ['ADA QUIST (STAFF WRITER)', [person('Ada', 'Quist')]],
    ['ADA QUIST, BO EK Special correspondents in Vintersund', [person('Ada', 'Quist'), person('Bo', 'Ek')]],
    ['ADA G. McNEIL Jr.', [{ ...person('Ada G.', 'McNeil'), suffix: 'Jr' }]],
    ['Ada Quist (avec Bo Ek et Jo Ren)', [person('Ada', 'Quist'), person('Bo', 'Ek'), person('Jo', 'Ren')]],
    ['Karl von und zu Hafen', [{ ...person('Karl', 'Hafen'), 'non-dropping-particle': 'von und zu' }]],
    ['李 明', [{ family: '李', given: '明' }]],
    ['Harbour Tribune', [{ literal: 'Harbour Tribune' }]],
  ])('is read of %s', async (value, author) => {
    expect((await metadataOf(meta(value))).author).toEqual(author);
  });

  test.each([
    'quays.example.com',
    'Quays.COM',
    'superadmin',
    'Staff Reports',
    'Quay wire services',
    'Editorial Writers',
  ])('is not %s', async (value) => {
    expect((await metadataOf(meta(value))).author).toBeUndefined();
  });

  test('is both of two whose names have one sign a part', async () => {
    const names = '<meta name="citation_author" content="李 明"><meta name="citation_author" content="王 芳">';
    expect((await metadataOf(names)).author).toEqual([
      { family: '李', given: '明' },
      { family: '王', given: '芳' },
    ]);
  });

  test('is an organisation where it is the name of the site', async () => {
    const head = `<meta property="og:site_name" content="Alta Marea">${meta('Alta Marea')}`;
    expect((await metadataOf(head)).author).toEqual([{ literal: 'Alta Marea' }]);
  });

  test('is nobody where links name the authors of several articles', async () => {
    const link = (name: string): string => `<div class="card"><a rel="author" href="/a">${name}</a></div>`;
    const several = `${link('Ada Quist')}${link('Bo Ek')}`;
    expect((await metadataOf('', `${paragraphs}<aside>${several}</aside>`)).author).toBeUndefined();
    const under = `<h1>A boat</h1>${link('Jo Ren')}${paragraphs}`;
    expect((await metadataOf('', `${under}<aside>${several}</aside>`)).author).toEqual([person('Jo', 'Ren')]);
    const both = '<p class="by"><a rel="author" href="/a">Ada Quist</a> and <a rel="author" href="/b">Bo Ek</a></p>';
    expect((await metadataOf('', `${both}${paragraphs}`)).author).toHaveLength(2);
  });

  test.each([
    ['Posted on May 3, 2021 by Ada Quist | 14 Comments', 'Quist', [2021, 5, 3]],
    ['Posted by Ada Quist on 3 May 2021', 'Quist', [2021, 5, 3]],
    ['By Ada Quist, 3rd May 2021', 'Quist', [2021, 5, 3]],
    ['Published: May 3, 2021 9:21 PM By ADA QUIST ada@quays.example', 'Quist', [2021, 5, 3]],
    ['By Ada Quist on Monday, May 3, 2021 08:08 pm', 'Quist', [2021, 5, 3]],
  ])('stands with the day in one line: %s', async (line, family, day) => {
    const { author, issued } = await metadataOf('', `<div class="byline">${line}</div>${paragraphs}`);
    expect([author?.map((name) => name.family), issued]).toEqual([[family], { 'date-parts': [day] }]);
  });

  test('is not who took the picture, nor where a report comes from', async () => {
    const photo = await metadataOf('', `<div class="byline">Photo by Ada Quist</div>${paragraphs}`);
    expect(photo.author).toBeUndefined();
    const place = await metadataOf('', `<p>VATICAN CITY | Mon May 3, 2021 11:05am EDT</p>${paragraphs}`);
    expect([place.author, place.issued]).toEqual([undefined, { 'date-parts': [[2021, 5, 3]] }]);
  });

  test('is the agency that sent it', async () => {
    const { author } = await metadataOf('', `<div class="byline">Associated Press in Vintersund</div>${paragraphs}`);
    expect(author).toEqual([{ literal: 'Associated Press' }]);
  });
});

describe('what stands under the headline', () => {
  const page = (under: string, head = '<title>A boat for the inner quay</title>'): string =>
    newsPage(head, paragraphs).replace('<article>', `<h1>A boat for the inner quay</h1>${under}<article>`);

  test('is the day and the author of the page, though the reader view leaves them out', async () => {
    const { metadata, foundIn } = await importPage(
      page('<div>By Ada Quist</div><div>Updated: 9 May 2021</div><div>3 May 2021</div>'),
    );
    expect([metadata.author, metadata.issued]).toEqual([[person('Ada', 'Quist')], { 'date-parts': [[2021, 5, 3]] }]);
    expect(foundIn.issued).toBe('date under the headline');
  });

  test('is not the day over the page, nor that of other articles', async () => {
    const today = page('').replace('<h1>', '<div>Monday, 7 June 2021</div><h1>');
    expect((await importPage(today)).metadata.issued).toBeUndefined();
    const related = page('<h3>Related news</h3><div>Another boat</div><div>1 April 2020</div>');
    expect((await importPage(related)).metadata.issued).toBeUndefined();
    const inList = page('<ul><li>Another boat</li><li>1 April 2020</li></ul>');
    expect((await importPage(inList)).metadata.issued).toBeUndefined();
  });

  test('is no day that there is not', async () => {
    const head = '<title>A boat for the inner quay</title><meta name="date" content="2024-02-30">';
    expect((await importPage(page('<div>30 February 2024</div>', head))).metadata.issued).toBeUndefined();
  });
});

describe('the title of a page', () => {
  const site =
    '<meta property="og:site_name" content="Quays"><link rel="canonical" href="https://www.quays.example/boat">';
  test.each([
    ['goes without its section and site', '<title>A boat for the quay | News | Quays</title>', 'A boat for the quay'],
    [
      'goes without a site of two names',
      '<title>A boat for the quay | Quays | Quays.example</title>',
      'A boat for the quay',
    ],
    [
      'keeps what only looks like a site',
      '<title>A boat for the quay - Part two</title>',
      'A boat for the quay - Part two',
    ],
    ['goes without its authors', `<title>A boat - Ada Quist and Bo Ek</title>${meta('Ada Quist and Bo Ek')}`, 'A boat'],
    ['has no escapes of a script', "<title>The boat\\'s quay</title>", "The boat's quay"],
  ])('%s', async (_, head, title) => {
    expect((await metadataOf(site + head)).title).toBe(title);
  });

  test('is no heading that is the sign of the site', async () => {
    const body = `<h1>Quays.com</h1>${paragraphs}`;
    expect((await metadataOf('<title>A boat for the quay | Quays.com</title>', body)).title).toContain(
      'A boat for the quay',
    );
  });
});
