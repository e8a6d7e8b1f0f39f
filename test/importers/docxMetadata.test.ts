import { expect, test } from 'vitest';
import { importDocx } from '../../src/core/importers/docx/index.ts';
import type { ImportedDocument } from '../../src/model/source.ts';
import { docxOf, p, r, style } from './docxOf.ts';
import { zipOf } from './zipOf.ts';

const text = 'The committee met in the harbour and agreed on three measures for the safety of ships.';
const read = (parts: Parameters<typeof docxOf>[0]): Promise<ImportedDocument> => importDocx(docxOf(parts), 'x.docx');
const dc = (name: string, words: string): string => `<dc:${name}>${words}</dc:${name}>`;
const styles = style('T', 'Title') + style('H1', 'heading 1');

test('a title in the style "Title" is the title, whatever the properties say', async () => {
  const { metadata, foundIn } = await read({
    styles,
    body: p('Safe harbours', 'T') + p(text),
    properties: dc('title', 'Letter of 2009'),
  });
  expect([metadata.title, foundIn.title]).toEqual(['Safe harbours', 'paragraph of the style “Title”']);
});

test('a title of two paragraphs is one; author and date are read where styles mark them', async () => {
  const { metadata, foundIn } = await read({
    styles: styles + style('A', 'Author') + style('D', 'Date'),
    body: p('Safe harbours', 'T') + p('in hard times', 'T') + p('Maria Cruz', 'A') + p('May 3, 2021', 'D') + p(text),
    properties: dc('creator', 'Jane Doe'),
  });
  expect(metadata).toMatchObject({
    title: 'Safe harbours in hard times',
    author: [{ family: 'Cruz', given: 'Maria' }],
    issued: { 'date-parts': [[2021, 5, 3]] },
  });
  expect(foundIn.author).toBe('paragraph of the style “Author”');
});

test('a title of the properties that the beginning repeats is the title, as it is written there', async () => {
  const { metadata, foundIn } = await read({
    body: p('SAFE HARBOURS') + p(text),
    properties: dc('title', 'Safe harbours'),
  });
  expect([metadata.title, foundIn.title]).toEqual(['Safe harbours', 'document properties']);
});

test('a title of the properties that the text does not know stands behind the headline', async () => {
  const { metadata, foundIn } = await read({
    styles,
    body: p('Safe harbours', 'H1') + p(text),
    properties: dc('title', 'Letter of 2009'),
  });
  expect([metadata.title, foundIn.title]).toEqual(['Safe harbours', 'first heading, first line']);
});

test('a title of the properties is taken where the text has none', async () => {
  const { metadata } = await read({ body: p(text) + p(text), properties: dc('title', 'On safe harbours') });
  expect(metadata.title).toBe('On safe harbours');
});

test.each([
  'Untitled',
  'Document1',
  'Microsoft Word - draft.doc',
  'report_v2.docx',
  'PowerPoint Presentation',
  '',
  '12',
  'Normal',
])('the title "%s" of a program is none', async (title) => {
  expect((await read({ body: p(text) + p(text), properties: dc('title', title) })).metadata.title).toBeUndefined();
});

test.each<[string, unknown]>([
  ['Jane Doe', [{ family: 'Doe', given: 'Jane' }]],
  [
    'Jane Doe; John Roe',
    [
      { family: 'Doe', given: 'Jane' },
      { family: 'Roe', given: 'John' },
    ],
  ],
  ['Doe, Jane', [{ family: 'Doe', given: 'Jane' }]],
  ['Ministry of Defence', [{ literal: 'Ministry of Defence' }]],
  ['Microsoft Office User', undefined],
  ['Windows User', undefined],
  ['python-docx', undefined],
  ['admin', undefined],
  ['jdoe', undefined],
  ['j.doe@example.org', undefined],
  ['CORP\\jdoe', undefined],
  ['User 1', undefined],
  ['', undefined],
])('the creator "%s" gives the authors %j', async (creator, author) => {
  expect((await read({ body: p(text), properties: dc('creator', creator) })).metadata.author).toEqual(author);
});

test('a byline goes before the creator in the properties', async () => {
  const { metadata, foundIn } = await read({
    styles,
    body: p('Safe harbours', 'H1') + p('By Maria Cruz') + p(text),
    properties: dc('creator', 'Jane Doe'),
  });
  expect(metadata.author).toEqual([{ family: 'Cruz', given: 'Maria' }]);
  expect(foundIn.author).toBe('byline, paragraph 2');
});

test('dates of making and of saving are no publication; a date line is', async () => {
  const properties =
    '<dcterms:created>2019-01-01T00:00:00Z</dcterms:created><dcterms:modified>2020-01-01T00:00:00Z</dcterms:modified>';
  expect((await read({ body: p(text), properties })).metadata.issued).toBeUndefined();
  const dated = await read({ styles, body: p('Safe harbours', 'T') + p('3 May 2021') + p(text), properties });
  expect(dated.metadata.issued).toEqual({ 'date-parts': [[2021, 5, 3]] });
});

test('language and DOI are taken where they are stated, and only then', async () => {
  const stated = await read({
    body: p(text),
    properties: dc('language', 'en-GB') + dc('identifier', 'doi:10.1234/x.1'),
  });
  expect(stated.metadata).toMatchObject({ language: 'en-GB', DOI: '10.1234/x.1' });
  expect((await read({ body: p(text), properties: dc('language', '') + dc('identifier', '77') })).metadata).toEqual({
    type: 'document',
  });
});

test('the parts are found where the relationships lead, in strict files too', async () => {
  const relations = (inner: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
  const document = await importDocx(
    zipOf([
      {
        name: '_rels/.rels',
        data: relations(`<Relationship Id="a" Type="${strict}/officeDocument" Target="/word/document2.xml"/>`),
      },
      {
        name: 'word/_rels/document2.xml.rels',
        data: relations(`<Relationship Id="b" Type="${strict}/footnotes" Target="notes/n.xml"/>`),
      },
      {
        name: 'word/document2.xml',
        data: '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Strict.</x:t><x:footnoteReference x:id="1"/></x:r></x:p></x:body></x:document>',
      },
      {
        name: 'word/notes/n.xml',
        data: '<x:footnotes xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:footnote x:id="1"><x:p><x:r><x:t>Note.</x:t></x:r></x:p></x:footnote></x:footnotes>',
      },
    ]),
    'x.docx',
  );
  expect(document.text).toBe('Strict.\n\n[1] Note.');
});

const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const field = (instruction: string, shown: string): string =>
  `${mark('begin')}<w:r><w:instrText> ${instruction} </w:instrText></w:r>${mark('separate')}${r(shown)}${mark('end')}`;
const simple = (instruction: string, shown: string): string =>
  `<w:fldSimple w:instr=" ${instruction} ">${r(shown)}</w:fldSimple>`;

test.each([
  ['a field that Word sets on opening', `<w:p>${field('DATE \\@ "d MMMM yyyy"', '23 November 2026')}</w:p>`],
  ['a simple field', `<w:p>${simple('DATE', '23 November 2026')}</w:p>`],
  [
    'a field with a look of its own',
    `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${field('PRINTDATE', '23 November 2026')}</w:p>`,
  ],
  ['a field behind a label', `<w:p>${r('Date: ')}${field('TIME \\@ "dd.MM.yyyy"', '23.11.2026')}</w:p>`],
  ['a field that says when it was saved', `<w:p>${r('Last updated: ')}${field('SAVEDATE', '23 November 2026')}</w:p>`],
  [
    'a field in the style “Date”',
    `<w:p><w:pPr><w:pStyle w:val="D"/></w:pPr>${field('DATE', '23 November 2026')}</w:p>`,
  ],
])('%s states no date of the document, and is neither its title nor text to suggest from', async (_what, line) => {
  const {
    metadata,
    passages,
    leftOut,
    text: whole,
  } = await read({
    styles: styles + style('D', 'Date'),
    body: line + p('Safe harbours') + p(text),
  });
  expect(metadata.issued).toBeUndefined();
  expect(metadata.title).toBe('Safe harbours');
  expect(whole).toMatch(/^.*2026\n\nSafe harbours/);
  expect(passages[0]?.role).toBe('boilerplate');
  expect(leftOut).toEqual([{ what: 'date that changes whenever the document is opened, saved or printed', count: 1 }]);
});

test('a date that an author typed, or that a field keeps, is the date of the document', async () => {
  const issued = { 'date-parts': [[2021, 5, 3]] };
  expect((await read({ body: p('Safe harbours') + p('3 May 2021') + p(text) })).metadata.issued).toEqual(issued);
  const body = `${p('Safe harbours')}<w:p>${field('CREATEDATE', '3 May 2021')}</w:p>${p(text)}`;
  expect((await read({ body })).metadata.issued).toEqual(issued);
});

test('a sentence with such a field stays text', async () => {
  const line = `<w:p>${r('The committee says that as of ')}${field('DATE', '23 November 2026')}${r(' all nine harbours of the coast are safe.')}</w:p>`;
  const { passages, metadata } = await read({ body: p('Safe harbours') + line + p(text) });
  expect(passages.map(({ role }) => role)).toEqual(['heading', 'body', 'body']);
  expect(metadata.issued).toBeUndefined();
});
