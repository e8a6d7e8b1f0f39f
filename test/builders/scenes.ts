import type {
  Box,
  ChartBox,
  DeckScenes,
  Design,
  Paragraph,
  Run,
  Scene,
  ShapeBox,
  TableBox,
  TextBox,
} from '../../src/model/scene.ts';

const margin = 0.6;
const title = { xIn: margin, yIn: 0.7, wIn: 12.1, hIn: 1 };
const body = { xIn: margin, yIn: 1.9, wIn: 12.1, hIn: 4.8 };

/** A design for tests of the writer: what `resources/designs` hold is tested with the scenes. */
export const testDesign: Design = {
  name: 'test',
  family: 'Calibri',
  twin: 'Carlito',
  dark: false,
  pageIn: { w: 13.333, h: 7.5 },
  colours: {
    text: '17212B',
    background: 'FFFFFF',
    'text-soft': '4C5A67',
    'background-soft': 'EEF2F6',
    accent: '0B5C96',
    'series-1': '0B5C96',
    'series-2': 'C2500A',
    'series-3': '00795A',
    'series-4': 'A3447F',
    'series-5': '8A6500',
    'series-6': '4C5A67',
  },
  bodySizesPt: [24, 20, 18, 16, 14],
  titleSizesPt: [28, 24, 20],
  smallSizePt: 12,
  lineHeight: 1,
  layouts: {
    title: { title: { ...title, yIn: 2 }, body, titleSizePt: 40, bodySizePt: 20 },
    section: { title: { ...title, yIn: 2 }, body, titleSizePt: 40, bodySizePt: 20 },
    content: { title, body, titleSizePt: 28, bodySizePt: 20 },
    'title-only': { title, body: null, titleSizePt: 28, bodySizePt: 20 },
  },
};

export const run = (text: string, more: Partial<Run> = {}): Run => ({ text, ...more });

export const markTo = (sourceId: string, text = '[1]'): Run =>
  run(text, { superscript: true, mark: true, link: { kind: 'source', sourceId } });

export const paragraph = (text: string | readonly Run[], more: Partial<Paragraph> = {}): Paragraph => ({
  runs: typeof text === 'string' ? [run(text)] : text,
  sizePt: 20,
  ...more,
});

export const titleBox = (text: string): TextBox => ({
  type: 'text',
  name: 'Title',
  placeholder: 'title',
  frame: title,
  paragraphs: [paragraph(text, { sizePt: 28 })],
  anchor: 'bottom',
  insetIn: { x: 0, y: 0 },
});

export const bodyBox = (paragraphs: readonly Paragraph[]): TextBox => ({
  type: 'text',
  name: 'Body',
  placeholder: 'body',
  frame: body,
  paragraphs,
  anchor: 'top',
  insetIn: { x: 0, y: 0 },
});

export const textBox = (text: string, more: Partial<TextBox> = {}): TextBox => ({
  type: 'text',
  name: 'Text',
  placeholder: null,
  frame: { xIn: 1, yIn: 5.5, wIn: 5, hIn: 1 },
  paragraphs: [paragraph(text, { sizePt: 14 })],
  anchor: 'middle',
  insetIn: { x: 0.1, y: 0.05 },
  ...more,
});

export const chartBox = (more: Partial<ChartBox> = {}): ChartBox => ({
  type: 'chart',
  name: 'Chart',
  frame: { xIn: margin, yIn: 1.9, wIn: 7, hIn: 4.5 },
  form: 'column',
  altText: 'A column chart of three values, rising.',
  seriesName: 'Spending',
  unit: 'USD bn',
  sizePt: 14,
  plotIn: { xIn: 0.5, yIn: 0.3, wIn: 6.3, hIn: 3.8 },
  points: [
    { label: '2023', value: 1.5, shown: 'USD 1.5 bn', projection: false, factId: 'f1' },
    { label: '2024', value: 2.7, shown: 'USD 2.7 bn', projection: false, factId: 'f2' },
    { label: '2030 (projected)', value: 1250, shown: 'USD 1,250 bn', projection: true, factId: 'f3' },
  ],
  ...more,
});

export const tableBox = (cells: readonly (readonly string[])[], more: Partial<TableBox> = {}): TableBox => ({
  type: 'table',
  name: 'Table',
  frame: { xIn: margin, yIn: 1.9, wIn: 12, hIn: 0.4 * cells.length },
  altText: 'A table.',
  columnWidthsIn: (cells[0] ?? []).map(() => 12 / (cells[0]?.length ?? 1)),
  rowHeightsIn: cells.map(() => 0.4),
  rows: cells.map((row, r) =>
    row.map((cell) => ({ paragraphs: [paragraph([run(cell, { bold: r === 0 })], { sizePt: 14 })] })),
  ),
  ...more,
});

export const shapeBox = (shape: ShapeBox['shape'], more: Partial<ShapeBox> = {}): ShapeBox => ({
  type: 'shape',
  name: `A ${shape}`,
  frame: { xIn: 8, yIn: 2, wIn: 2, hIn: shape === 'line' ? 0 : 1 },
  shape,
  line: 'accent',
  lineWidthPt: 1.5,
  altText: null,
  ...more,
});

export const scene = (id: string, boxes: readonly Box[], more: Partial<Scene> = {}): Scene => ({
  id,
  plannedSlideId: id,
  kind: 'facts',
  theme: null,
  title: id,
  layout: 'content',
  boxes,
  notes: [],
  factIds: [],
  sourceIds: [],
  ...more,
});

export const deckOf = (scenes: readonly Scene[], more: Partial<DeckScenes> = {}): DeckScenes => ({
  title: 'A deck',
  asOf: '2026-11-23',
  design: testDesign,
  furniture: {
    header: { xIn: 10.7, yIn: 0.18, wIn: 2, hIn: 0.3 },
    footer: { xIn: 10.7, yIn: 7.02, wIn: 2, hIn: 0.3 },
    asOf: { xIn: 1.2, yIn: 7.02, wIn: 4.5, hIn: 0.3 },
    slideNumber: { xIn: margin, yIn: 7.02, wIn: 0.6, hIn: 0.3 },
    markingSizePt: 12,
    smallSizePt: 12,
    marking: 'TLP:GREEN',
    markingTextColour: '33FF00',
    markingBackColour: '000000',
    asOfText: 'Information as of 23 November 2026',
  },
  scenes,
  language: 'en-GB',
  sections: [],
  ...more,
});

/** A deck that uses every kind of box, every layout, notes, links and sections. */
export function fullDeck(): DeckScenes {
  return deckOf(
    [
      scene('s-title', [titleBox('Exercises in the north'), bodyBox([paragraph('A briefing')])], {
        kind: 'title',
        layout: 'title',
      }),
      scene('s-section', [titleBox('Market'), bodyBox([paragraph('What it says')])], {
        kind: 'section',
        layout: 'section',
      }),
      scene(
        's-facts',
        [
          titleBox('Three facts & <one> "quote"'),
          bodyBox([
            paragraph([run('Judgement · ', { bold: true, colour: 'accent' }), run('It will grow.'), markTo('a')], {
              bullet: true,
              factId: 'f1',
            }),
            paragraph([run('Second level, in italics', { italic: true }), markTo('b', '[2]')], {
              bullet: true,
              level: 1,
              sizePt: 16,
              spaceBeforePt: 6,
            }),
            paragraph([run('يبدأ النص من اليمين'), markTo('missing', '[9]')], { bullet: true }),
            paragraph('汉字 and 🛰️ and a line\nbreak', { align: 'centre' }),
          ]),
        ],
        {
          notes: [
            { text: 'It will grow. [1]', factId: 'f1' },
            { text: '“Exact words” — Source A, para. 3, B2', factId: 'f1' },
          ],
          factIds: ['f1'],
        },
      ),
      scene(
        's-chart',
        [titleBox('A chart'), chartBox(), textBox('Source: A', { fill: 'background-soft', line: 'accent' })],
        {
          kind: 'chart',
          layout: 'title-only',
          notes: [{ text: 'A note', factId: null }],
        },
      ),
      scene(
        's-bars',
        [
          titleBox('Bars'),
          chartBox({
            form: 'bar',
            unit: '%',
            points: [
              { label: 'One', value: 12, shown: '12 %', projection: false, factId: 'f1' },
              { label: 'Two', value: 8, shown: '8 %', projection: false, factId: 'f2' },
              { label: 'Three', value: -3, shown: 'minus 3 %', projection: false, factId: 'f3' },
            ],
          }),
        ],
        { kind: 'chart', layout: 'title-only' },
      ),
      scene(
        's-table',
        [
          titleBox('A table'),
          tableBox([
            ['What', 'When', 'Source'],
            ['One', '2024', '[1]'],
            ['Two', '2025', '[2]'],
          ]),
        ],
        {
          kind: 'table',
          layout: 'title-only',
        },
      ),
      scene(
        's-timeline',
        [
          titleBox('A timeline'),
          shapeBox('line', { altText: 'From 2020 to 2030', frame: { xIn: 1, yIn: 4, wIn: 11, hIn: 0 } }),
          shapeBox('ellipse', { name: 'Dot', fill: 'series-2', frame: { xIn: 3, yIn: 3.9, wIn: 0.2, hIn: 0.2 } }),
          shapeBox('rect', { name: 'Bar', fill: { hex: 'FFC000' }, frame: { xIn: 5, yIn: 3.9, wIn: 2, hIn: 0.2 } }),
          shapeBox('line', { name: 'Rising', flipV: true, frame: { xIn: 8, yIn: 3, wIn: 1, hIn: 1 } }),
        ],
        { kind: 'timeline', layout: 'title-only' },
      ),
      scene(
        's-sources',
        [
          titleBox('Sources'),
          bodyBox([
            paragraph(
              [
                run('[1] A. Author, '),
                run('A work', { italic: true }),
                run('. '),
                run('https://example.org/a?b=1&c=2', { link: { kind: 'url', url: 'https://example.org/a?b=1&c=2' } }),
              ],
              { sizePt: 12 },
            ),
            paragraph(
              [run('[2] B. Author, bad link '), run('here', { link: { kind: 'url', url: 'javascript:alert(1)' } })],
              { sizePt: 12 },
            ),
          ]),
        ],
        { kind: 'sources', sourceIds: ['a', 'b'] },
      ),
    ],
    {
      sections: [
        { name: 'Front', sceneIds: ['s-title'] },
        { name: 'Market & more', sceneIds: ['s-section', 's-facts', 's-chart', 's-bars'] },
      ],
    },
  );
}

/** Options of `writeDeck` for tests. */
export const writeOptions = {
  provenance: { deckKey: 'key-1', slides: [{ id: 's-facts', facts: [{ id: 'f1', revision: 3 }] }] },
  properties: { title: 'A deck', subject: 'Information as of 2026-11-23', keywords: ['Exercises', 'Market'] },
};
