import { describe, expect, it } from 'vitest';
import { formatCode } from '../../src/core/pptx/chart.ts';
import { lintPackage, writeDeck, writeDeckBytes } from '../../src/core/pptx/index.ts';
import { BriefwrightError } from '../../src/model/errors.ts';
import type { DeckScenes } from '../../src/model/scene.ts';
import {
  bodyBox,
  chartBox,
  deckOf,
  fullDeck,
  markTo,
  paragraph,
  run,
  scene,
  shapeBox,
  tableBox,
  testDesign,
  textBox,
  titleBox,
  writeOptions,
} from '../builders/scenes.ts';
import { hasLibreOffice, part, partsOf, printedPages, sdkErrors } from './tools.ts';

const bytesOf = (deck: DeckScenes) => writeDeckBytes(deck, writeOptions);
const full = await bytesOf(fullDeck());
const slide = (n: number, bytes = full) => part(bytes, `ppt/slides/slide${n}.xml`);
const rels = (n: number, bytes = full) => part(bytes, `ppt/slides/_rels/slide${n}.xml.rels`);
const target = (xml: string, id: string) => new RegExp(`Id="${id}"[^>]*Target="([^"]*)"`).exec(xml)?.[1];

describe('a deck of every kind of box', () => {
  it('has no errors in the Open XML SDK and none in our own lint', async () => {
    expect(await sdkErrors(full)).toEqual([]);
    expect(lintPackage(full)).toEqual([]);
  });

  it('has none in a dark design either', async () => {
    const bytes = await bytesOf({ ...fullDeck(), design: { ...testDesign, dark: true } });
    expect(await sdkErrors(bytes)).toEqual([]);
    expect(lintPackage(bytes)).toEqual([]);
    expect(part(bytes, 'ppt/slideMasters/slideMaster1.xml')).toContain('bg1="dk1" tx1="lt1"');
  });

  it.skipIf(!hasLibreOffice())('opens in LibreOffice with one page a slide', async () => {
    expect(await printedPages([full])).toEqual([8]);
  });

  it('begins with the content types and keeps one order', () => {
    expect([...partsOf(full).keys()][0]).toBe('[Content_Types].xml');
  });

  it('has a real title on every slide, and four layouts with placeholders on one master', () => {
    for (let n = 1; n <= 8; n++) expect(slide(n)).toMatch(/<p:ph type="(title|ctrTitle)"\/>/);
    expect(slide(3)).toContain('<p:ph type="body" idx="1"/>');
    const layouts = [1, 2, 3, 4].map((n) => part(full, `ppt/slideLayouts/slideLayout${n}.xml`));
    expect(layouts.map((xml) => /<p:cSld name="([^"]*)"/.exec(xml)?.[1])).toEqual([
      'Title',
      'Section',
      'Content',
      'Title only',
    ]);
    expect(layouts.map((xml) => xml.match(/<p:ph /g)?.length)).toEqual([2, 2, 2, 1]);
    expect(rels(4)).toContain('slideLayout4.xml');
    expect([...partsOf(full).keys()].filter((path) => path.startsWith('ppt/slideMasters/slideMaster'))).toHaveLength(1);
  });

  it('shows marking, as-of date and slide number on every page by way of the master', () => {
    const master = part(full, 'ppt/slideMasters/slideMaster1.xml');
    expect(master.match(/TLP:GREEN/g)).toHaveLength(2);
    expect(master).toMatch(/algn="r"\/><a:r><a:rPr [^>]*sz="1200" b="1"[^>]*><a:solidFill><a:srgbClr val="33FF00"/);
    expect(master).toContain('Information as of 23 November 2026');
    expect(master).toContain('type="slidenum"');
  });

  it('takes colours and fonts from the theme, so that the deck can be restyled', () => {
    const theme = part(full, 'ppt/theme/theme1.xml');
    expect(theme).toContain('<a:accent1><a:srgbClr val="0B5C96"/>');
    expect(theme).toContain('<a:hlink><a:srgbClr val="0B5C96"/>');
    expect(theme).toContain('<a:latin typeface="Calibri"/>');
    expect(slide(3)).toContain('<a:schemeClr val="accent1"/>');
    expect(slide(3)).not.toContain('<a:latin');
    expect(slide(3)).not.toContain('srgbClr');
  });

  it('links each mark, as a superscript without underline, to the slide that holds its entry', () => {
    const mark =
      /<a:r><a:rPr ([^>]*[^/])>(?:(?!<\/a:rPr>).)*<a:hlinkClick r:id="([^"]*)" action="ppaction:\/\/hlinksldjump">(?:(?!<\/a:rPr>).)*<\/a:rPr><a:t>\[1\]/.exec(
        slide(3),
      );
    expect(mark?.[1]).toContain('baseline="30000"');
    expect(mark?.[1]).toContain('u="none"');
    expect(target(rels(3), mark?.[2] ?? '')).toBe('slide8.xml');
  });

  it('links an entry to its address, and drops a link of another scheme but not its text', async () => {
    expect(rels(8)).toContain('Target="https://example.org/a?b=1&amp;c=2" TargetMode="External"');
    expect(slide(8)).toContain('<a:t>here</a:t>');
    expect(rels(8)).not.toContain('javascript');
    const report = await writeDeck(fullDeck(), { ...writeOptions, sink: () => {} });
    // The address, and a mark whose source has no entry.
    expect(report).toEqual({ removedCharacters: 0, droppedLinks: 2 });
  });

  it('writes notes with a paragraph each, and no notes slide where there are none', () => {
    const notes = part(full, 'ppt/notesSlides/notesSlide3.xml');
    expect(notes.match(/<a:t>[^<]*<\/a:t>/g)).toEqual([
      '<a:t>It will grow. [1]</a:t>',
      '<a:t>“Exact words” — Source A, para. 3, B2</a:t>',
      '<a:t>3</a:t>',
    ]);
    expect(partsOf(full).has('ppt/notesSlides/notesSlide1.xml')).toBe(false);
    expect(rels(1)).not.toContain('notesSlide');
  });

  it('leaves out the notes master where no slide has notes', async () => {
    const bytes = await bytesOf(deckOf([scene('a', [titleBox('A')])]));
    expect([...partsOf(bytes).keys()].filter((path) => /notes|theme2/i.test(path))).toEqual([]);
    expect(part(bytes, 'ppt/presentation.xml')).not.toContain('notesMasterIdLst');
    expect(await sdkErrors(bytes)).toEqual([]);
  });

  it('gives charts and tables alternative text, and marks decoration as such', () => {
    expect(slide(4)).toContain('descr="A column chart of three values, rising."');
    expect(slide(6)).toContain('descr="A table."');
    expect(slide(7)).toContain('descr="From 2020 to 2030"');
    expect(slide(7).match(/adec:decorative [^>]*val="1"/g)).toHaveLength(3);
  });

  it('keeps tables native, with a header row and the widths of the scene', () => {
    expect(slide(6)).toContain('<a:tblPr firstRow="1"/>');
    expect(slide(6).match(/<a:gridCol w="3657600"\/>/g)).toHaveLength(3);
    expect(slide(6).match(/<a:tr h="365760">/g)).toHaveLength(3);
    expect(slide(6)).not.toContain('NaN');
  });

  it('labels charts natively as the scene words them, and hatches projections', () => {
    const chart = part(full, 'ppt/charts/chart1.xml');
    expect(chart).toContain('formatCode="&quot;USD &quot;0.0&quot; bn&quot;"');
    expect(chart).toContain('formatCode="&quot;USD &quot;#,##0&quot; bn&quot;"');
    expect(chart.match(/<c:dPt><c:idx val="2"\/>(?:(?!<\/c:dPt>).)*pattFill/g)).toHaveLength(1);
    expect(chart).toMatch(/<c:title>(?:(?!<\/c:title>).)*USD bn/s);
    expect(part(full, 'ppt/charts/chart2.xml')).toContain('<a:t>minus 3 %</a:t>');
  });

  it('holds its sections, every slide in one, with ids in upper case', () => {
    const xml = part(full, 'ppt/presentation.xml');
    expect([...xml.matchAll(/<p14:section name="([^"]*)" id="(\{[0-9A-F-]{36}\})"/g)].map((m) => m[1])).toEqual([
      'Front',
      'Market &amp; more',
      'Other',
    ]);
    expect(xml.match(/<p14:sldId /g)).toHaveLength(8);
  });

  it('says what it is and who made it, and no more', () => {
    const core = part(full, 'docProps/core.xml');
    expect(core).toContain('<dc:title>A deck</dc:title>');
    expect(core).toContain('<cp:keywords>Exercises, Market</cp:keywords>');
    expect(core).toContain('<dc:creator>Briefwright</dc:creator>');
    expect(core.match(/2026-11-23T00:00:00Z/g)).toHaveLength(2);
    for (const xml of partsOf(full).values()) expect(xml).not.toMatch(/PptxGenJS/i);
  });

  it('carries its provenance: the key of the deck, slides, facts and their revisions', () => {
    expect(part(full, 'customXml/item1.xml')).toContain(
      '<provenance xmlns="urn:briefwright:provenance:1" deckKey="key-1"><slide id="s-facts"><fact id="f1" revision="3"/></slide></provenance>',
    );
    expect(part(full, 'ppt/_rels/presentation.xml.rels')).toContain('../customXml/item1.xml');
  });

  it('carries none where there is none to carry', async () => {
    const bytes = await writeDeckBytes(fullDeck(), { ...writeOptions, provenance: null });
    expect([...partsOf(bytes).keys()].filter((path) => path.startsWith('customXml'))).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
  });

  it('never asks PowerPoint to fit text: the scene measured it', () => {
    for (let n = 1; n <= 8; n++) expect(slide(n)).not.toMatch(/normAutofit|spAutoFit/);
  });
});

describe('decks longer than a batch', () => {
  it('number slides, notes and charts through the whole deck', async () => {
    const scenes = Array.from({ length: 60 }, (_, i) =>
      scene(
        `s${i}`,
        [titleBox(`Slide ${i + 1}`), ...(i % 7 === 0 ? [chartBox({ seriesName: `Series ${i + 1}` })] : [])],
        {
          layout: 'title-only',
          notes: i % 2 === 0 ? [{ text: `Note ${i + 1}`, factId: null }] : [],
        },
      ),
    );
    const bytes = await bytesOf(deckOf(scenes));
    expect(slide(57, bytes)).toContain('Slide 57');
    expect(part(bytes, 'ppt/notesSlides/notesSlide57.xml')).toContain('Note 57');
    expect(part(bytes, 'ppt/notesSlides/_rels/notesSlide57.xml.rels')).toContain('slides/slide57.xml');
    expect(rels(57, bytes)).toContain('../charts/chart9.xml');
    expect(part(bytes, 'ppt/charts/chart9.xml')).toContain('Series 57');
    expect(lintPackage(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
  });

  it('report their progress and stop when they are told to', async () => {
    const deck = deckOf(Array.from({ length: 60 }, (_, i) => scene(`s${i}`, [titleBox(`Slide ${i}`)])));
    const seen: number[] = [];
    await writeDeck(deck, { ...writeOptions, sink: () => {}, onProgress: (done, total) => seen.push(done, total) });
    expect(seen.at(-2)).toBe(60);
    expect(seen.at(-1)).toBe(60);
    const stop = new AbortController();
    const late = writeDeck(deck, {
      ...writeOptions,
      sink: () => {},
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(late).rejects.toThrow(/abort/i);
  });

  it('fail with the error of the sink', async () => {
    const full = () => Promise.reject(new Error('disk full'));
    await expect(writeDeck(fullDeck(), { ...writeOptions, sink: full })).rejects.toThrow('disk full');
  });

  it('may be written at the same time as one another', async () => {
    const [a, b] = await Promise.all([bytesOf(fullDeck()), bytesOf(fullDeck())]);
    expect(Buffer.from(a).equals(b)).toBe(true);
    expect(Buffer.from(a).equals(full)).toBe(true);
  });
});

describe('what is stopped before it reaches the file', () => {
  const unfit = (boxes: Parameters<typeof scene>[1]) => bytesOf(deckOf([scene('a', [titleBox('A'), ...boxes])]));
  it.each([
    ['a box of no size', [textBox('x', { frame: { xIn: 0, yIn: 0, wIn: Number.NaN, hIn: 1 } })]],
    ['a box of negative size', [textBox('x', { frame: { xIn: 0, yIn: 0, wIn: -1, hIn: 1 } })]],
    ['a box at infinity', [textBox('x', { frame: { xIn: Number.POSITIVE_INFINITY, yIn: 0, wIn: 1, hIn: 1 } })]],
    ['an empty chart', [chartBox({ points: [] })]],
    [
      'a chart of what is no number',
      [chartBox({ points: [{ label: 'a', value: Number.NaN, shown: '', projection: false, factId: 'f' }] })],
    ],
    ['an empty table', [tableBox([])]],
    ['a ragged table', [tableBox([['a', 'b'], ['c']])]],
    ['an unknown shape', [shapeBox('rect', { shape: 'star' as never })]],
    ['a colour that is none', [shapeBox('rect', { fill: { hex: 'red' } })]],
    ['a text of no size', [bodyBox([paragraph('x', { sizePt: Number.NaN })])]],
  ])('%s', async (_, boxes) => {
    await expect(unfit(boxes)).rejects.toThrow(BriefwrightError);
    await expect(unfit(boxes)).rejects.toThrow(/^Slide 1 \(facts\) cannot be written/);
  });

  it('a deck without slides', async () => {
    await expect(bytesOf(deckOf([]))).rejects.toThrow('The deck has no slides.');
  });

  it('characters that XML forbids, which are counted', async () => {
    const deck = deckOf([
      scene('a', [titleBox('A\u0000B\u000bC\ufffeD'), bodyBox([paragraph([run('half \ud800 pair'), markTo('a')])])], {
        sourceIds: ['a'],
      }),
    ]);
    const chunks: Uint8Array[] = [];
    const report = await writeDeck(deck, { ...writeOptions, sink: (chunk) => void chunks.push(chunk) });
    expect(report.removedCharacters).toBe(4);
    expect(slide(1, Buffer.concat(chunks))).toContain('<a:t>ABCD</a:t>');
  });

  it('a language, a font or a name that would break out of its attribute', async () => {
    const nasty = '"/><evil a="';
    const bytes = await bytesOf(
      deckOf([scene('a', [{ ...titleBox('A'), name: nasty }])], {
        language: nasty,
        design: { ...testDesign, family: nasty, name: nasty },
        sections: [{ name: nasty, sceneIds: ['a'] }],
      }),
    );
    expect(lintPackage(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    for (const xml of partsOf(bytes).values()) expect(xml).not.toContain('<evil');
  });
});

describe('the number format of a label', () => {
  it.each([
    ['USD 2.7 bn', 2.7, '"USD "0.0" bn"'],
    ['1,250', 1250, '#,##0'],
    ['12 %', 12, '0" %"'],
    ['~ 4.50 "heads"', 4.5, '"~ "0.00" "\\""heads"\\"'],
    ['7', 7.4, '0'],
    ['2.8', 2.7, null],
    ['−3', -3, null],
    ['none', 3, null],
    ['3 of 4', 3, '0" of 4"'],
    ['in 2030: 4.5', 4.5, '"in 2030: "0.0'],
  ])('of %s for %d is %s', (shown, value, code) => {
    expect(formatCode(shown, value)).toBe(code);
  });
});
