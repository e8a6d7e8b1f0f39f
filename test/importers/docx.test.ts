import { expect, test } from 'vitest';
import { importDocx } from '../../src/core/importers/docx/index.ts';
import type { ImportedDocument } from '../../src/model/source.ts';
import { type DocxParts, docxOf, p, r, style } from './docxOf.ts';

const read = (parts: DocxParts): Promise<ImportedDocument> => importDocx(docxOf(parts), 'x.docx');
const left = (document: ImportedDocument, what: RegExp): number =>
  document.leftOut.filter((one) => what.test(one.what)).reduce((sum, { count }) => sum + count, 0);

const field = (...runs: string[]): string => runs.join('');
const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instruction = (words: string): string => `<w:r><w:instrText>${words}</w:instrText></w:r>`;
const cell = (inner: string, properties = ''): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${inner}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const box = (inner: string): string => `<w:txbxContent>${inner}</w:txbxContent>`;
const newBox = (inner: string): string =>
  `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box(inner)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
const oldBox = (inner: string): string => `<w:pict><v:shape><v:textbox>${box(inner)}</v:textbox></v:shape></w:pict>`;
const alternatives = (choice: string, fallback: string): string =>
  `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;

test.each<[string, string, string]>([
  [
    'runs that spelling marks cut apart are one word',
    `<w:p>${r('mari')}<w:proofErr w:type="spellStart"/>${r('time')}</w:p>`,
    'maritime',
  ],
  ['spaces between runs stay', `<w:p>${r('two ')}${r('words')}</w:p>`, 'two words'],
  ['line ends inside a text are spaces', p('two\nwords'), 'two words'],
  [
    'tabs and line breaks are kept',
    '<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r></w:p>',
    'a\tb\nc\nd',
  ],
  ['a page break is no text', '<w:p><w:r><w:t>a</w:t><w:br w:type="page"/></w:r></w:p>', 'a'],
  [
    'stops of tabs are no tabs',
    '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
    'a',
  ],
  [
    'soft hyphens are left out and hyphens that hold lines together stay',
    `<w:p>${r('co\u00adoperate')}<w:r><w:softHyphen/><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>`,
    'cooperate\u2011b',
  ],
  ['no-break spaces stay', p('USD\u00a074'), 'USD\u00a074'],
  ['entities are their signs', p('R&amp;D &lt; 3 &#x2014; &#8364;'), 'R&D < 3 — €'],
  ['signs of symbol fonts are Unicode', '<w:p><w:r><w:sym w:font="Symbol" w:char="F061"/></w:r></w:p>', 'α'],
  ['decomposed letters are composed', p('Cafe\u0301'), 'Café'],
  [
    'text of a link is kept, its address is not',
    `<w:p><w:hyperlink r:id="r9">${r('this page')}</w:hyperlink></w:p>`,
    'this page',
  ],
  [
    'a javascript: field leaves its words alone',
    `<w:p>${mark('begin')}${instruction('HYPERLINK "javascript:alert(1)"')}${mark('separate')}${r('press')}${mark('end')}</w:p>`,
    'press',
  ],
  [
    'the result of a simple field is text',
    `<w:p>${r('Figure ')}<w:fldSimple w:instr="SEQ Figure">${r('3')}</w:fldSimple></w:p>`,
    'Figure 3',
  ],
  [
    'a first letter that is set large belongs to its word',
    `<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>${r('T')}</w:p>${p('he ports are open.')}`,
    'The ports are open.',
  ],
  ['bullets of symbol fonts are bullets', p('\uf0b7 one'), '• one'],
  [
    'raised digits are no part of the number before them',
    `<w:p>${r('10')}${r('3', '<w:vertAlign w:val="superscript"/>')}${r(' in 2024')}${r('1,2', '<w:vertAlign w:val="superscript"/>')}${r(' on the 1')}${r('st', '<w:vertAlign w:val="superscript"/>')}</w:p>`,
    '10³ in 2024¹,² on the 1st',
  ],
  [
    'the result of a field within a field is text, its instruction is not',
    field(
      '<w:p>',
      r('in '),
      mark('begin'),
      instruction('IF '),
      mark('begin'),
      instruction('DATE'),
      mark('separate'),
      r('hidden date'),
      mark('end'),
      mark('separate'),
      r('2025'),
      mark('end'),
      '</w:p>',
    ),
    'in 2025',
  ],
  [
    'a field without its end loses only its own',
    `<w:p>${r('a')}${mark('begin')}${instruction('PAGE')}</w:p>${p('b')}`,
    'a\n\nb',
  ],
  [
    'a field with no result is nothing',
    `<w:p>${r('a')}${mark('begin')}${instruction('XE "term"')}${mark('end')}${r('b')}</w:p>`,
    'ab',
  ],
  [
    'an equation is kept in a line',
    '<w:p><w:r><w:t>where </w:t></w:r><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>',
    'where a/b',
  ],
  [
    'readings above characters are left out',
    '<w:p><w:r><w:ruby><w:rt><w:r><w:t>とう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>',
    '東',
  ],
  [
    'smart tags, custom XML, directions and controls are see-through',
    `<w:p><w:smartTag>${r('a')}</w:smartTag><w:customXml>${r('b')}</w:customXml><w:bdo>${r('c')}</w:bdo><w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>${r('d')}</w:sdtContent></w:sdt></w:p>`,
    'abcd',
  ],
  [
    'a control that still asks for its text has none',
    `<w:p>${r('a')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('Click here to enter text.')}</w:sdtContent></w:sdt></w:p>`,
    'a',
  ],
  [
    'a text box comes after its paragraph',
    `<w:p>${r('before ')}<w:r>${oldBox(p('in the box'))}</w:r>${r('after')}</w:p>`,
    'before after\n\nin the box',
  ],
  [
    'a text box of newer Word is read once',
    `<w:p>${r('a')}<w:r>${alternatives(newBox(p('boxed')), oldBox(p('boxed')))}</w:r></w:p>`,
    'a\n\nboxed',
  ],
  ['a text box without a fallback is read', `<w:p>${r('a')}<w:r>${newBox(p('boxed'))}</w:r></w:p>`, 'a\n\nboxed'],
  [
    'the fallback is read where the choice has nothing',
    `<w:p><w:r>${alternatives('', oldBox(p('old')))}</w:r></w:p>`,
    'old',
  ],
  [
    'rows of a table are lines',
    `<w:tbl>${row(cell(p('State')), cell(p('Year')))}${row(cell(p('Japan')), cell(p('2013')))}</w:tbl>${p('After.')}`,
    'State | Year\nJapan | 2013\n\nAfter.',
  ],
  [
    'cells that are joined downwards stand in their first row',
    `<w:tbl>${row(cell(p('A'), '<w:vMerge w:val="restart"/>'), cell(p('1')), cell(p('x')))}${row(cell('<w:p/>', '<w:vMerge/>'), cell(p('2')), cell(p('y')))}</w:tbl>`,
    'A | 1 | x\n2 | y',
  ],
  [
    'a table that lays out a page is paragraphs',
    `<w:tbl>${row(cell(p('One.') + p('Two.') + p('Three.')), cell(p('Aside.')))}</w:tbl>`,
    'One.\n\nTwo.\n\nThree.\n\nAside.',
  ],
  ['a table of one cell is paragraphs', `<w:tbl>${row(cell(p('Boxed text.')))}</w:tbl>`, 'Boxed text.'],
  [
    'a table within a table is read',
    `<w:tbl>${row(cell(`<w:tbl>${row(cell(p('a')), cell(p('b')))}</w:tbl>${p('c')}`), cell(p('d')))}</w:tbl>`,
    'a | b\n\nc\n\nd',
  ],
  [
    'deleted and hidden rows are left out',
    `<w:tbl>${row(cell(p('a')), cell(p('b')))}<w:tr><w:trPr><w:del/></w:trPr>${cell(p('x'))}${cell(p('y'))}</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>${cell(p('x'))}${cell(p('y'))}</w:tr></w:tbl>`,
    'a | b',
  ],
  [
    'insertions are text and deletions are not',
    `<w:p>${r('In ')}<w:del>${'<w:r><w:delText>2024</w:delText></w:r>'}</w:del><w:ins>${r('2025')}</w:ins></w:p>`,
    'In 2025',
  ],
  [
    'what was moved stands at its new place',
    `<w:p><w:moveFrom>${r('Old.')}</w:moveFrom></w:p><w:p><w:moveTo>${r('New.')}</w:moveTo></w:p>`,
    'New.',
  ],
  [
    'a paragraph whose end was deleted goes on in the next',
    `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${r('One ')}</w:p>${p('sentence.')}`,
    'One sentence.',
  ],
  [
    'the old style of a tracked change is not taken',
    `<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange></w:pPr>${r('Text.')}</w:p>`,
    'Text.',
  ],
  ['hidden text is left out', `<w:p>${r('seen ')}${r('hidden', '<w:vanish/>')}${r('too')}</w:p>`, 'seen too'],
  ['text whose hiding is switched off is seen', `${p('a')}<w:p>${r('b', '<w:vanish w:val="0"/>')}</w:p>`, 'a\n\nb'],
  [
    'a hidden mark of a paragraph hides no text',
    `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${r('Seen.')}</w:p>`,
    'Seen.',
  ],
  ['characters that XML forbids do not cost the document', p('a\u000bb'), 'a\u000bb'],
  ['several bodies are one text', `${p('One.')}</w:body><w:body>${p('Two.')}`, 'One.\n\nTwo.'],
  ['right-to-left text is in its own order', p('الأمن البحري'), 'الأمن البحري'],
])('%s', async (_what, body, text) => {
  expect((await read({ body })).text).toBe(text);
});

test('headings are told by the names of their styles, by their outlines and by what these are based on', async () => {
  const document = await read({
    styles:
      style('berschrift1', 'heading 1') +
      style('Own', 'Chapter', '<w:basedOn w:val="berschrift1"/>') +
      style('Loop', 'Loop', '<w:basedOn w:val="Loop"/>') +
      style('Outlined', 'Part', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
    body:
      p('First', 'berschrift1') +
      p('Second', 'Own') +
      p('Third', 'Outlined') +
      '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Fourth</w:t></w:r></w:p>' +
      p('No heading, since its style goes round in a circle and says nothing of any outline.', 'Loop') +
      p('Undefined', 'Heading2'),
  });
  expect(document.passages.map(({ role }) => role)).toEqual([
    'heading',
    'heading',
    'heading',
    'heading',
    'body',
    'heading',
  ]);
});

test('hidden text is told by styles of paragraphs and of characters', async () => {
  const document = await read({
    styles:
      style('Secret', 'Secret', '<w:rPr><w:vanish/></w:rPr>') +
      style('Sub', 'Sub', '<w:basedOn w:val="Secret"/>') +
      style('Mark', 'Mark', '<w:rPr><w:vanish/></w:rPr>', 'character'),
    body:
      p('Unseen one.', 'Secret') +
      p('Unseen two.', 'Sub') +
      `<w:p><w:pPr><w:pStyle w:val="Sub"/></w:pPr>${r('Seen again.', '<w:vanish w:val="false"/>')}</w:p>` +
      `<w:p>${r('Seen')}${r(' not', '<w:rStyle w:val="Mark"/>')}</w:p>`,
  });
  expect(document.text).toBe('Seen again.\n\nSeen');
  expect(left(document, /hidden text/)).toBe(3);
});

test('text is raised by a style, or by its place above the line, as well', async () => {
  const document = await read({
    styles: style('Anchor', 'footnote reference', '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', 'character'),
    body: `<w:p>${r('In 2025')}${r('3', '<w:rStyle w:val="Anchor"/>')}${r(' and 2026')}${r('4', '<w:position w:val="8"/>')}${r(' H')}${r('2', '<w:position w:val="-6"/>')}</w:p>`,
  });
  expect(document.text).toBe('In 2025³ and 2026⁴ H2');
});

test('items of lists are told by their numbering and by their styles, and a zero takes it back', async () => {
  const numbered = (words: string, id: string): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${r(words)}</w:p>`;
  const document = await read({
    styles: style('LB', 'List Bullet', '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'),
    body: numbered('one', '1') + numbered('two', '1') + p('three', 'LB') + numbered('four', '0'),
  });
  expect(document.text).toBe('one\ntwo\nthree\n\nfour');
});

test('notes stand at the end under their numbers, once each; separators are none', async () => {
  const reference = (kind: string, id: number): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
  const note = (kind: string, id: number, words: string): string =>
    `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${r(` ${words}`)}</w:p></w:${kind}>`;
  const document = await read({
    body: `<w:p>${r('A claim')}${reference('footnote', 7)}${r(' and another')}${reference('endnote', 2)}${r('.')}${reference('footnote', 3)}${reference('footnote', 7)}</w:p>`,
    footnotes: `<w:footnote w:type="separator" w:id="0">${p('-----')}</w:footnote>${note('footnote', 3, 'Third.')}${note('footnote', 7, 'Seventh.')}${note('footnote', 9, 'Never referred to.')}`,
    endnotes: note('endnote', 2, 'At the end.'),
  });
  expect(document.text).toBe('A claim and another.\n\n[1] Seventh.\n\n[i] At the end.\n\n[2] Third.');
});

test('what is left out is counted', async () => {
  const document = await read({
    body:
      p('Contents line 1', 'TOC1') +
      `<w:p>${r('Text.')}<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:drawing><wp:inline><a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
    styles: style('TOC1', 'toc 1'),
    comments: `<w:comment w:id="1">${p('Who says so?')}</w:comment><w:comment w:id="2">${p('Check.')}</w:comment>`,
    others: [
      { name: 'word/header1.xml', data: '<x/>' },
      { name: 'word/vbaProject.bin', data: 'never read', claimedCrc: 1 },
    ],
  });
  expect(document.text).toBe('Text.');
  expect(document.leftOut).toEqual([
    { what: 'deletion of tracked changes', count: 1 },
    { what: 'picture', count: 1 },
    { what: 'comment', count: 2 },
    { what: 'line of a table of contents', count: 1 },
    { what: 'running header or footer', count: 1 },
  ]);
});

test('a long document is whole: paragraphs, rows of one table and notes, each once and in order', async () => {
  const count = 6_000;
  const each = (make: (index: number) => string): string => Array.from({ length: count }, (_, at) => make(at)).join('');
  const document = await read({
    body: [
      each((at) =>
        at % 100 === 0 ? `<w:p>${r(`p${at}`)}<w:r><w:footnoteReference w:id="${at}"/></w:r></w:p>` : p(`p${at}`),
      ),
      `<w:tbl>${each((at) => row(cell(p(`a${at}`)), cell(p(`b${at}`))))}</w:tbl>`,
    ].join(''),
    footnotes: each((at) => `<w:footnote w:id="${at}">${p(`n${at}`)}</w:footnote>`),
  });
  const notes = Array.from({ length: count / 100 }, (_, at) => `[${at + 1}] n${at * 100}`);
  const paragraphs = Array.from({ length: count }, (_, at) => `p${at}`);
  const rows = Array.from({ length: count }, (_, at) => `a${at} | b${at}`);
  expect(document.text).toBe([...paragraphs, rows.join('\n'), ...notes].join('\n\n'));
});
