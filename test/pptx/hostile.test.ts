import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintPackage, writeDeckBytes } from '../../src/core/pptx/index.ts';
import {
  type Box,
  type Colour,
  type DeckScenes,
  LAYOUTS,
  type Link,
  type Paragraph,
  type Run,
} from '../../src/model/scene.ts';
import { chartBox, deckOf, scene, shapeBox, tableBox, testDesign, textBox, titleBox } from '../builders/scenes.ts';
import { hasLibreOffice, printedPages, sdkErrors } from './tools.ts';

const DECKS = 120;

/** What has broken writers of XML, of zip files and of Office documents before. */
const NASTY = [
  '',
  ' ',
  '\u0000\u0001\u0008\u000b\u000c\u001f',
  '\ufffe\uffff',
  '\ud800',
  '\udc00 \ud800',
  '<a:t>&amp;</a:t>',
  ']]>',
  '<!-- -->',
  '"\'<>&',
  '&#0;&#x1F;',
  "$& $1 $` $'",
  '@@0@@',
  '</p:sp></p:spTree>',
  'ـالعربية و עברית',
  '汉字かな한글',
  '👩‍👩‍👧‍👦🏴‍☠️',
  '\u202e\u2066abc\u2069',
  'a\u0301\u0301\u0301',
  'line\r\nline\rline\nline',
  '\ttab\t',
  '\u2028\u2029\u0085',
  'x'.repeat(3000),
  '%s%d{0}\\',
  '../../etc/passwd',
  '=1+1',
  '_x0000_',
];
const LINKS = [
  'https://example.org/?a=b&c="d"<e>',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'http://',
  'http://[::1',
  'mailto:a b@c"d',
  'https://exämple.org/ü?q=%zz',
  'data:text/html,x',
  '\\\\server\\share',
  '',
  'https://user:pass@example.org:99999/',
  'http://a/\u0000',
];

const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
);
const colour: fc.Arbitrary<Colour> = fc.constantFrom<Colour>('text', 'accent', 'series-6', 'background-soft', {
  hex: 'ff2b2b',
});
const link: fc.Arbitrary<Link> = fc.oneof(
  fc.constantFrom(...LINKS).map((url): Link => ({ kind: 'url', url })),
  text.map((sourceId): Link => ({ kind: 'source', sourceId })),
);
const run: fc.Arbitrary<Run> = fc.record(
  {
    text,
    bold: fc.boolean(),
    italic: fc.boolean(),
    superscript: fc.boolean(),
    colour,
    sizePt: fc.integer({ min: 1, max: 96 }),
    link,
    mark: fc.boolean(),
  },
  { requiredKeys: ['text'] },
);
const paragraph: fc.Arbitrary<Paragraph> = fc.record(
  {
    runs: fc.array(run, { maxLength: 4 }),
    sizePt: fc.integer({ min: 1, max: 96 }),
    align: fc.constantFrom('left', 'centre', 'right'),
    bullet: fc.boolean(),
    level: fc.integer({ min: 0, max: 12 }),
    spaceBeforePt: fc.integer({ min: 0, max: 40 }),
    hangingIn: fc.constantFrom(0, 0.4),
  },
  { requiredKeys: ['runs', 'sizePt'] },
);
const place = fc.record({
  xIn: fc.double({ min: -1, max: 13, noNaN: true }),
  yIn: fc.double({ min: -1, max: 7, noNaN: true }),
  wIn: fc.double({ min: 0, max: 13, noNaN: true }),
  hIn: fc.double({ min: 0, max: 7, noNaN: true }),
});
const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0, -0, 1e-300, 1e300),
);
const box: fc.Arbitrary<Box> = fc.oneof(
  fc
    .record({
      name: text,
      paragraphs: fc.array(paragraph, { maxLength: 4 }),
      frame: place,
      placeholder: fc.constantFrom('body', 'title', null),
    })
    .map((more): Box => textBox('', more)),
  fc
    .record({
      name: text,
      altText: text,
      seriesName: text,
      unit: text,
      form: fc.constantFrom('column' as const, 'bar' as const),
      points: fc.array(fc.record({ label: text, value, shown: text, projection: fc.boolean(), factId: text }), {
        minLength: 1,
        maxLength: 4,
      }),
    })
    .map((more): Box => chartBox(more)),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), text, text)
    .chain(([columns, rows, name, altText]) =>
      fc
        .array(
          fc.array(fc.record({ paragraphs: fc.array(paragraph, { maxLength: 2 }) }), {
            minLength: columns,
            maxLength: columns,
          }),
          { minLength: rows, maxLength: rows },
        )
        .map((cells): Box => ({ ...tableBox(cells.map((row) => row.map(() => ''))), rows: cells, name, altText })),
    ),
  fc
    .record({
      name: text,
      altText: fc.option(text),
      shape: fc.constantFrom('line' as const, 'rect' as const, 'ellipse' as const),
      frame: place,
      fill: colour,
      flipV: fc.boolean(),
    })
    .map(({ shape, ...more }): Box => shapeBox(shape, more)),
);
const deck: fc.Arbitrary<DeckScenes> = fc
  .record({
    title: text,
    language: fc.oneof(text, fc.constantFrom('en-GB', 'de', 'zh-Hant-TW')),
    family: text,
    marking: text,
    asOfText: text,
    sections: fc.array(fc.record({ name: text, sceneIds: fc.subarray(['s0', 's1', 's2', 'none']) }), { maxLength: 3 }),
    slides: fc.array(
      fc.record({
        heading: text,
        boxes: fc.array(box, { maxLength: 4 }),
        layout: fc.constantFrom(...LAYOUTS),
        notes: fc.array(
          text.map((note) => ({ text: note, factId: null })),
          { maxLength: 3 },
        ),
        sourceIds: fc.array(text, { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ slides, family, marking, asOfText, ...more }) => {
    const made = deckOf(
      slides.map(({ heading, boxes, ...rest }, i) => scene(`s${i}`, [titleBox(heading), ...boxes], rest)),
      { ...more, design: { ...testDesign, family } },
    );
    return { ...made, furniture: { ...made.furniture, marking, asOfText } };
  });

/** The same decks in every run, so that a failure can be looked at. */
const decks = fc.sample(fc.tuple(deck, text, text), { numRuns: DECKS, seed: 20261123 });
const written = await Promise.all(
  decks.map(([scenes, a, b]) =>
    writeDeckBytes(scenes, {
      provenance: { deckKey: a, slides: [{ id: b, facts: [{ id: a, revision: 1 }] }] },
      properties: { title: a, subject: b, keywords: [a, b] },
    }),
  ),
);

describe(`${DECKS} decks with hostile content in every place for text`, () => {
  it('have no problem in our own lint', () => {
    for (const [i, bytes] of written.entries()) expect(lintPackage(bytes), `deck ${i}`).toEqual([]);
  });

  it('have no error in the Open XML SDK', async () => {
    for (const [i, bytes] of written.entries()) expect(await sdkErrors(bytes), `deck ${i}`).toEqual([]);
  });

  it.skipIf(!hasLibreOffice())('open in LibreOffice with one page a slide', async () => {
    expect(await printedPages(written)).toEqual(decks.map(([scenes]) => scenes.scenes.length));
  });
});
