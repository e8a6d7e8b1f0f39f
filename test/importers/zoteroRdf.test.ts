import { describe, expect, test } from 'vitest';
import { readZoteroRdf } from '../../src/core/importers/bibliography/zoteroRdf.ts';
import type { ImportedReferences } from '../../src/model/imported.ts';
import { bytesOf, only } from './references.ts';

const SPACES = `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/" xmlns:vcard="http://nwalsh.com/rdf/vCard#"`;
const rdf = (body: string, before = ''): ImportedReferences =>
  readZoteroRdf(bytesOf(`${before}<rdf:RDF ${SPACES}>${body}</rdf:RDF>`));
const person = (family: string, given = ''): string =>
  `<rdf:li><foaf:Person><foaf:surname>${family}</foaf:surname>${given && `<foaf:givenName>${given}</foaf:givenName>`}</foaf:Person></rdf:li>`;
const article = (inside: string): string =>
  `<bib:Article rdf:about="#item_1"><z:itemType>journalArticle</z:itemType>${inside}</bib:Article>`;

describe('fields of one item', () => {
  const cases: readonly [string, string, object][] = [
    [
      'title and date',
      article('<dc:title>X &amp; Y</dc:title><dc:date>2020-05-06</dc:date>'),
      { type: 'article-journal', title: 'X & Y', issued: { 'date-parts': [[2020, 5, 6]] } },
    ],
    [
      'its journal, elsewhere',
      `${article('<dc:title>X</dc:title><dcterms:isPartOf rdf:resource="urn:issn:1234-5678"/>')}<bib:Journal rdf:about="urn:issn:1234-5678"><prism:volume>3</prism:volume><prism:number>4</prism:number><dc:title>J</dc:title><dc:identifier>ISSN 1234-5678</dc:identifier></bib:Journal>`,
      { 'container-title': 'J', volume: '3', issue: '4', ISSN: '1234-5678' },
    ],
    [
      'its journal, within',
      article(
        '<dc:title>X</dc:title><dcterms:isPartOf><bib:Journal><dc:title>J</dc:title></bib:Journal></dcterms:isPartOf>',
      ),
      { 'container-title': 'J' },
    ],
    [
      'authors in their order',
      article(
        `<dc:title>X</dc:title><bib:authors><rdf:Seq>${person('Doe', 'Jane')}${person('van Berg', 'Jan')}${person('NATO')}</rdf:Seq></bib:authors>`,
      ),
      {
        author: [
          { family: 'Doe', given: 'Jane' },
          { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van' },
          { literal: 'NATO' },
        ],
      },
    ],
    ['a DOI', article('<dc:title>X</dc:title><dc:identifier>DOI 10.1000/x</dc:identifier>'), { DOI: '10.1000/x' }],
    [
      'an address',
      article(
        '<dc:title>X</dc:title><dc:identifier><dcterms:URI><rdf:value>https://example.org/x?a=1&amp;b=2</rdf:value></dcterms:URI></dc:identifier><dcterms:dateSubmitted>2021-01-02 10:00:00</dcterms:dateSubmitted>',
      ),
      { URL: 'https://example.org/x?a=1&b=2', accessed: { 'date-parts': [[2021, 1, 2]] } },
    ],
    [
      'an address as its name',
      '<bib:Document rdf:about="https://example.org/page"><z:itemType>webpage</z:itemType><dc:title>P</dc:title></bib:Document>',
      { type: 'webpage', URL: 'https://example.org/page' },
    ],
    [
      'a publisher with its place',
      '<bib:Book rdf:about="#i"><dc:title>B</dc:title><dc:publisher><foaf:Organization><vcard:adr><vcard:Address><vcard:locality>Town</vcard:locality></vcard:Address></vcard:adr><foaf:name>House</foaf:name></foaf:Organization></dc:publisher></bib:Book>',
      { type: 'book', publisher: 'House', 'publisher-place': 'Town' },
    ],
    ['an item without a type', '<bib:Report rdf:about="#i"><dc:title>R</dc:title></bib:Report>', { type: 'report' }],
    [
      'an unknown type',
      '<rdf:Description rdf:about="#i"><z:itemType>hologram</z:itemType><dc:title>R</dc:title></rdf:Description>',
      { type: 'document' },
    ],
    [
      'extra lines',
      article('<dc:title>X</dc:title><dc:description>DOI: 10.1000/y\nCitation Key: doe2020</dc:description>'),
      { DOI: '10.1000/y' },
    ],
    [
      'a chapter of a book within',
      '<bib:BookSection rdf:about="#i"><z:itemType>bookSection</z:itemType><dc:title>C</dc:title><dcterms:isPartOf><bib:Book><dc:title>Whole</dc:title></bib:Book></dcterms:isPartOf></bib:BookSection>',
      { type: 'chapter', 'container-title': 'Whole' },
    ],
    [
      'a date in words',
      article('<dc:title>X</dc:title><dc:date>May 6, 2020</dc:date>'),
      { issued: { 'date-parts': [[2020, 5, 6]] } },
    ],
    [
      'no day but words',
      article('<dc:title>X</dc:title><dc:date>forthcoming</dc:date>'),
      { issued: { literal: 'forthcoming' } },
    ],
    [
      'abstract, pages, language',
      article(
        '<dc:title>X</dc:title><dcterms:abstract>A b</dcterms:abstract><bib:pages>1–9</bib:pages><z:language>en</z:language>',
      ),
      { abstract: 'A b', page: '1-9', language: 'en' },
    ],
    ['a title in CDATA', article('<dc:title><![CDATA[A < B]]></dc:title>'), { title: 'A < B' }],
    [
      'a conference',
      '<rdf:Description rdf:about="#i"><z:itemType>conferencePaper</z:itemType><dc:title>X</dc:title><bib:presentedAt><bib:Conference><dc:title>Conf</dc:title></bib:Conference></bib:presentedAt></rdf:Description>',
      { type: 'paper-conference', 'event-title': 'Conf' },
    ],
  ];
  test.each(cases)('%s', (_name, body, expected) => {
    expect(only(rdf(body)).csl).toMatchObject(expected);
  });
});

test('notes, tags, collections and files', () => {
  const reference = only(
    rdf(`${article('<dc:title>X</dc:title><dc:subject>one</dc:subject><dc:subject><z:AutomaticTag><rdf:value>two</rdf:value></z:AutomaticTag></dc:subject><dcterms:isReferencedBy rdf:resource="#item_2"/><link:link rdf:resource="#item_3"/>')}
<bib:Memo rdf:about="#item_2"><rdf:value>&lt;p&gt;First&lt;/p&gt;&lt;p&gt;Second&lt;/p&gt;</rdf:value></bib:Memo>
<z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="files/3/a%20b.pdf"/><dc:title>Full text</dc:title></z:Attachment>
<z:Collection rdf:about="#collection_1"><dc:title>Policy</dc:title><dcterms:hasPart rdf:resource="#item_1"/></z:Collection>`),
  );
  expect(reference.keywords).toEqual(['one', 'two', 'Policy']);
  expect(reference.notes).toEqual(['First\n\nSecond']);
  expect(reference.attachments).toEqual([{ path: 'files/3/a b.pdf', title: 'Full text' }]);
});

test('a note and a file that belong to no item', () => {
  const { references, leftOut } = rdf(
    '<bib:Memo rdf:about="#n"><rdf:value>Alone</rdf:value></bib:Memo><z:Attachment rdf:about="#a"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="files/1/x.pdf"/><dc:title>x.pdf</dc:title></z:Attachment>',
  );
  expect(references.map(({ csl, attachments }) => [csl.title, attachments.length])).toEqual([['x.pdf', 1]]);
  expect(leftOut).toEqual([{ what: 'note that belongs to no item', count: 1 }]);
});

test('an empty item costs itself', () => {
  const { references, problems } = rdf(`${article('')}<bib:Book rdf:about="#b"><dc:title>B</dc:title></bib:Book>`);
  expect(references).toHaveLength(1);
  expect(problems).toMatchObject([{ where: 'item 1', code: 'ENTRY_EMPTY' }]);
});

test('entities that a file declares are never followed', () => {
  const external = '<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  expect(() => rdf(article('<dc:title>&x;</dc:title>'), external)).toThrow(
    expect.objectContaining({ code: 'FILE_DAMAGED' }),
  );
  const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'.replace(/./g, (letter, at: number) => `<!ENTITY ${letter} "${`&${'abcdefghij'[at]};`.repeat(10)}">`)}]>`;
  expect(() => rdf(article('<dc:title>&j;</dc:title>'), bomb)).toThrow(
    expect.objectContaining({ code: 'FILE_DAMAGED' }),
  );
});

test.each([
  ['<rdf:RDF', 'FILE_DAMAGED'],
  [`<a>${'<b>'.repeat(500)}`, 'NESTED_TOO_DEEP'],
  ['<html></html>', 'NO_REFERENCES'],
  [`<rdf:RDF ${SPACES}></rdf:RDF>`, 'NO_REFERENCES'],
])('%.30s is refused', (text, code) => {
  expect(() => readZoteroRdf(bytesOf(text))).toThrow(expect.objectContaining({ code }));
});
