import { describe, expect, test } from 'vitest';
import { importDocx } from '../../src/core/importers/docx/index.ts';
import { docxOf, p, r, style } from './docxOf.ts';
import type { ZipPart } from './zipOf.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

interface Lvl {
  readonly format?: string;
  readonly text: string;
  readonly start?: number;
  readonly more?: string;
}

const lvl = ({ format = 'decimal', text, start = 1, more = '' }: Lvl, level: number): string =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, levels: readonly Lvl[], more = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${more}${levels.map(lvl).join('')}</w:abstractNum>`;
const num = (id: number, listId: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${listId}"/>${more}</w:num>`;
const numbering = (inner: string): ZipPart => ({
  name: 'word/numbering.xml',
  data: `<w:numbering ${W}>${inner}</w:numbering>`,
});
const item = (words: string, id: number, level = 0, more = ''): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>${more}</w:pPr>${words && r(words)}</w:p>`;

const linesOf = async (body: string, inner: string, styles = ''): Promise<string[]> => {
  const { text } = await importDocx(docxOf({ body, styles, others: [numbering(inner)] }), 'x.docx');
  return text.split(/\n+/);
};

const OUTLINE: readonly Lvl[] = [{ text: '%1.' }, { text: '%1.%2' }, { text: '(%3)', format: 'lowerLetter' }];

describe('what Word counts before a paragraph', () => {
  test('is written as its level says, and a level begins anew below the next one above it', async () => {
    const body = [
      item('a', 1),
      item('b', 1, 1),
      item('c', 1, 2),
      item('d', 1, 2),
      item('e', 1, 1),
      item('f', 1, 2),
      item('g', 1),
      item('h', 1, 1),
    ].join('');
    expect(await linesOf(body, list(0, OUTLINE) + num(1, 0))).toEqual([
      '1. a',
      '1.1 b',
      '(a) c',
      '(b) d',
      '1.2 e',
      '(a) f',
      '2. g',
      '2.1 h',
    ]);
  });

  test.each<readonly [string, number, string]>([
    ['decimal', 12, '12) x'],
    ['decimalZero', 7, '07) x'],
    ['lowerRoman', 14, 'xiv) x'],
    ['upperRoman', 9, 'IX) x'],
    ['lowerLetter', 28, 'bb) x'],
    ['upperLetter', 3, 'C) x'],
    ['ordinal', 22, '22nd) x'],
    ['ideographDigital', 4, '4) x'],
  ])('is in the numerals of %s', async (format, start, line) => {
    expect(await linesOf(item('x', 1), list(0, [{ format, start, text: '%1)' }]) + num(1, 0))).toEqual([line]);
  });

  test.each<readonly [string, string]>([
    ['a bullet', list(0, [{ format: 'bullet', text: '\uf0b7' }]) + num(1, 0)],
    ['a list without numbers', list(0, [{ format: 'none', text: '' }]) + num(1, 0)],
    ['a list that is not there', num(1, 7)],
    ['an instance that is not there', list(0, OUTLINE)],
    ['a part that is broken', '<w:abstractNum>'],
  ])('is nothing for %s', async (_, inner) => {
    expect(await linesOf(item('x', 1), inner)).toEqual(['x']);
  });

  test('goes on over text between, and in another instance of the list, unless that says where it begins', async () => {
    const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const body = item('a', 1) + p('Between.') + item('b', 1) + item('c', 2) + item('d', 3) + item('e', 3);
    expect(await linesOf(body, list(0, OUTLINE) + num(1, 0) + num(2, 0) + num(3, 0, again))).toEqual([
      '1. a',
      'Between.',
      '2. b',
      '3. c',
      '1. d',
      '2. e',
    ]);
  });

  test('is in digits throughout where a level says so, and never begins anew where it says that', async () => {
    const levels: readonly Lvl[] = [
      { text: 'Article %1', format: 'upperRoman' },
      { text: '%1.%2', more: '<w:isLgl/>' },
      { text: 'Rule %3', more: '<w:lvlRestart w:val="0"/>' },
    ];
    const body = item('a', 1) + item('b', 1, 1) + item('c', 1, 2) + item('d', 1) + item('e', 1, 2);
    expect(await linesOf(body, list(0, levels) + num(1, 0))).toEqual([
      'Article I a',
      '1.1 b',
      'Rule 1 c',
      'Article II d',
      'Rule 2 e',
    ]);
  });

  test('comes from styles of headings, and is part of the heading', async () => {
    const levels: readonly Lvl[] = [
      { text: '%1', more: '<w:pStyle w:val="H1"/>' },
      { text: '%1.%2', more: '<w:pStyle w:val="H2"/>' },
    ];
    const inList = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>';
    const styles =
      style('H1', 'heading 1', inList) +
      style('H2', 'heading 2', inList) +
      style('N', 'heading 2', '<w:basedOn w:val="H2"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>');
    const text = 'The committee met in the harbour and agreed on three measures for the safety of ships.';
    const body =
      p('Ports', 'H1') + p(text) + p('Locks', 'H2') + p('Unnumbered', 'N') + p('Ships', 'H1') + p('Tugs', 'H2');
    expect(await linesOf(body, list(0, levels) + num(1, 0), styles)).toEqual([
      '1 Ports',
      text,
      '1.1 Locks',
      'Unnumbered',
      '2 Ships',
      '2.1 Tugs',
    ]);
  });

  test('is found over the style of lists that stands for it', async () => {
    const inner =
      list(0, [], '<w:numStyleLink w:val="L"/>') + list(1, OUTLINE, '<w:styleLink w:val="L"/>') + num(1, 0) + num(2, 1);
    expect(await linesOf(item('a', 1), inner)).toEqual(['1. a']);
  });

  test('counts an empty paragraph, but none whose end or number a tracked change has taken away', async () => {
    const gone = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const unnumbered = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:del w:id="2"/></w:numPr></w:pPr>${r('plain')}</w:p>`;
    const body = item('a', 1) + item('', 1) + unnumbered + item('joined', 1, 0, gone) + item('b', 1);
    expect(await linesOf(body, list(0, OUTLINE) + num(1, 0))).toEqual(['1. a', 'plain', '3. joinedb']);
  });

  test('stands in the cells of tables', async () => {
    const cell = (inner: string): string => `<w:tc>${inner}</w:tc>`;
    const body = `<w:tbl><w:tr>${cell(item('a', 1))}${cell(p('x'))}</w:tr><w:tr>${cell(item('b', 1))}${cell(p('y'))}</w:tr></w:tbl>`;
    expect(await linesOf(body, list(0, OUTLINE) + num(1, 0))).toEqual(['1. a | x', '2. b | y']);
  });
});

describe('notes', () => {
  const reference = (kind: string, id: number, more = '', after = ''): string =>
    `<w:r><w:${kind}Reference w:id="${id}"${more}/>${after}</w:r>`;
  const notes = (kind: string, ...ids: number[]): string =>
    ids.map((id) => `<w:${kind} w:id="${id}">${p(`note ${id}`)}</w:${kind}>`).join('');

  test('are numbered as the document says', async () => {
    const { text } = await importDocx(
      docxOf({
        body: `<w:p><w:pPr><w:sectPr><w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr><w:footnotePr><w:numFmt w:val="upperRoman"/></w:footnotePr></w:sectPr></w:pPr>${r('Text')}${reference('footnote', 1)}${reference('footnote', 2)}${reference('endnote', 1)}</w:p>`,
        footnotes: notes('footnote', 1, 2),
        endnotes: notes('endnote', 1),
      }),
      'x.docx',
    );
    expect(text).toBe('Text\n\n[I] note 1\n\n[II] note 2\n\n[1] note 1');
  });

  test.each([
    ['<w:footnotePr><w:numFmt w:val="upperLetter"/></w:footnotePr>', '[A] note 1', '[B] note 2'],
    ['<w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr>', '[*] note 1', '[†] note 2'],
    ['<w:footnotePr><w:numFmt w:val="lowerRoman"/><w:numStart w:val="4"/></w:footnotePr>', '[iv] note 1', '[v] note 2'],
    ['<w:footnotePr><w:pos w:val="pageBottom"/></w:footnotePr>', '[1] note 1', '[2] note 2'],
    ['<w:broken', '[1] note 1', '[2] note 2'],
  ])('are numbered as the settings %s say', async (settings, first, second) => {
    const { text } = await importDocx(
      docxOf({
        body: `<w:p>${r('Text')}${reference('footnote', 1)}${reference('footnote', 2)}</w:p>`,
        footnotes: notes('footnote', 1, 2),
        others: [{ name: 'word/settings.xml', data: `<w:settings ${W}>${settings}</w:settings>` }],
      }),
      'x.docx',
    );
    expect(text).toBe(`Text\n\n${first}\n\n${second}`);
  });

  test('with marks of their own keep them and are not counted', async () => {
    const { text } = await importDocx(
      docxOf({
        body: `<w:p>${r('Text')}${reference('footnote', 5, ' w:customMarkFollows="1"', '<w:t>*</w:t>')}${r(' goes on')}${reference('footnote', 6)}</w:p>`,
        footnotes: notes('footnote', 5, 6),
      }),
      'x.docx',
    );
    expect(text).toBe('Text goes on\n\n[*] note 5\n\n[1] note 6');
  });
});

describe('a table of contents', () => {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const line = (words: string, page: string, before = '', after = ''): string =>
    `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>${before}${r(words)}<w:r><w:tab/></w:r>${r(page)}${after}</w:p>`;
  const begin = `${mark('begin')}<w:r><w:instrText> TOC \\o "1-3" \\h </w:instrText></w:r>${mark('separate')}`;

  test('that a field makes is left out and counted, whatever the styles of its lines', async () => {
    const document = await importDocx(
      docxOf({
        body: line('Ports', '3', begin) + line('Locks', 'iv') + line('Tugs', '12', '', mark('end')) + p('Text.'),
      }),
      'x.docx',
    );
    expect(document.text).toBe('Text.');
    expect(document.leftOut).toContainEqual({ what: 'line of a table of contents', count: 3 });
  });

  test('whose field has no end costs no more than its lines', async () => {
    const { text } = await importDocx(
      docxOf({ body: line('Ports', '3', begin) + p('Text of 2019.') + p('More.') }),
      'x.docx',
    );
    expect(text).toBe('Text of 2019.\n\nMore.');
  });
});
