import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { newPresentation, type Presentation } from '../../src/core/pptx/pptxgenjs.ts';
import { type DeckRecord, foldWords, type RecordedSlide } from '../../src/model/deckRecord.ts';

export interface SampleStatement {
  readonly factId: string;
  readonly text: string;
  readonly mark: string;
}

/** One slide of a sample deck, of which both the package and the record are made. */
export interface SampleSlide {
  readonly title: string;
  readonly kind?: string;
  readonly statements?: readonly SampleStatement[];
  readonly boxes?: readonly (readonly string[])[];
  readonly rows?: readonly (readonly string[])[];
  readonly chart?: { readonly series: string; readonly labels: readonly string[]; readonly values: readonly number[] };
  readonly notes?: readonly string[];
}

/** Statements, a table, a chart, labelled boxes, sources: one of everything that a deck can hold. */
export const SAMPLE: readonly SampleSlide[] = [
  { title: 'Exercises and market', kind: 'title', boxes: [['Information as of 23 November 2026']] },
  {
    title: 'Harbour exercise doubles in size',
    kind: 'facts',
    statements: [
      { factId: 'f1', text: 'The exercise drew 4,200 troops from nine countries in 2025.', mark: '[1]' },
      { factId: 'f2', text: 'Organisers plan a second phase with unmanned boats.', mark: '[2], [3]' },
      { factId: 'f3', text: 'No country has withdrawn.', mark: '[1]' },
    ],
    notes: [
      'TLP:CLEAR',
      'The exercise drew 4,200 troops from nine countries in 2025. [1]',
      '“4,200 of them came” — Harbour Gazette, para. 3, B2',
    ],
  },
  {
    title: 'Spending by country',
    kind: 'table',
    rows: [
      ['Country', 'USD bn', 'Source'],
      ['Norland', '74.22', '[1]'],
      ['Sudland', '12.5', '[2]'],
    ],
    statements: [],
    notes: ['TLP:CLEAR', '“Norland spends 74.22 billion” — Market Monitor, p. 4, C3'],
  },
  {
    title: 'The market grows',
    kind: 'chart',
    chart: { series: 'Market size', labels: ['2024', '2025', '2026 (projected)'], values: [61.5, 74.22, 80.1] },
    statements: [{ factId: 'f4', text: 'The market was worth USD 74.22 bn in 2025.', mark: '[2]' }],
    notes: ['TLP:CLEAR', '“worth 74.22 billion dollars” — Market Monitor, p. 5, C3'],
  },
  {
    title: 'What happened when',
    kind: 'timeline',
    boxes: [
      ['May 2024', 'The pact was signed. [1]'],
      ['June 2025', 'The first ship sailed. [2]'],
    ],
    notes: ['TLP:CLEAR'],
  },
  {
    title: 'Sources',
    kind: 'sources',
    boxes: [
      ['[1] Harbour Gazette, “Ships at sea”, 2025.', '[2] Market Monitor, 2025.', '[3] A. Author, “On boats”, 2024.'],
    ],
  },
];

/** Many slides, none like another. */
export function manySlides(count: number): readonly SampleSlide[] {
  return Array.from({ length: count }, (_, i) => ({
    title: `Finding ${i} of region ${i % 17}`,
    kind: 'facts',
    statements: Array.from({ length: 5 }, (_, j) => ({
      factId: `f${i}-${j}`,
      text: `Programme ${i * 5 + j} spent ${(i * 37 + j * 11) % 991}.${j} million on item ${(i * 7919 + j) % 10007} in the year.`,
      mark: `[${((i + j) % 40) + 1}]`,
    })),
    ...(i % 5 === 0
      ? { chart: { series: 'Spending', labels: ['2024', '2025', '2026'], values: [i + 1.5, i * 2 + 0.22, i + 9] } }
      : {}),
    ...(i % 10 === 0 ? { rows: Array.from({ length: 6 }, (_, r) => [`Row ${r}`, `${i * 3 + r}.5`, '[1]']) } : {}),
    notes: ['TLP:CLEAR', `“Programme ${i * 5} spent a lot” — Some Report, p. ${i}, B2`],
  }));
}

/** What the library would have recorded of the sample. */
export function recordOf(slides: readonly SampleSlide[], deckKey = 'key-1'): DeckRecord {
  const recorded = slides.map(
    (slide, i): RecordedSlide => ({
      id: `slide-${i + 1}`,
      index: i + 1,
      kind: slide.kind ?? 'facts',
      title: slide.title,
      statements: (slide.statements ?? []).map((statement) => ({ ...statement, revision: 1 })),
      sourceIds: slide.kind === 'sources' ? ['s1', 's2', 's3'] : [],
      paragraphs: [
        slide.title,
        ...(slide.statements ?? []).map((s) => s.text + s.mark),
        ...(slide.boxes ?? []).flat(),
      ].map(foldWords),
      cells: (slide.rows ?? []).flat(),
      points: (slide.chart?.labels ?? []).map((label, j) => ({
        series: slide.chart?.series ?? '',
        label,
        value: slide.chart?.values[j] ?? 0,
      })),
      notes: slide.notes ?? [],
    }),
  );
  const marks = new Set(recorded.flatMap((slide) => slide.statements.map((s) => s.mark)));
  return {
    deckKey,
    title: slides[0]?.title ?? '',
    asOf: '2026-11-23',
    marking: 'TLP:CLEAR',
    handout: false,
    slides: recorded,
    facts: [],
    marks: [...marks].map((mark) => ({ mark, sourceIds: ['s1'] })),
  };
}

/** A package of the sample, written by stock pptxgenjs, with its provenance part and notes in paragraphs of their own. */
export async function deckOf(slides: readonly SampleSlide[], deckKey = 'key-1'): Promise<Uint8Array> {
  const deck = newPresentation();
  deck.layout = 'LAYOUT_WIDE';
  for (const slide of slides) addSlide(deck, slide);
  const bytes = (await deck.write({ outputType: 'uint8array' })) as Uint8Array;
  const ids = slides.map((_, i) => `<slide id="slide-${i + 1}"/>`).join('');
  return rewrite(bytes, (parts) => {
    parts['customXml/item1.xml'] =
      `<provenance xmlns="urn:briefwright:provenance:1" deckKey="${deckKey}">${ids}</provenance>`;
    for (const name of partsLike(parts, /notesSlides\/notesSlide\d+\.xml$/)) {
      parts[name] = (parts[name] ?? '').replace(
        /<a:r>(<a:rPr[^>]*\/>)<a:t>([^<]*)<\/a:t><\/a:r>(<a:endParaRPr[^>]*\/>)?/,
        (_, look, text) =>
          text
            .split('\n')
            .map((line: string) => `<a:r>${look}<a:t>${line}</a:t></a:r>`)
            .join('</a:p><a:p>'),
      );
    }
  });
}

function addSlide(deck: Presentation, sample: SampleSlide): void {
  const slide = deck.addSlide();
  slide.addText(sample.title, { x: 0.5, y: 0.3, w: 12, h: 0.8, fontSize: 28 });
  if (sample.statements?.length) {
    const runs = sample.statements.flatMap(({ text, mark }) => [
      { text, options: { bullet: true } },
      { text: mark, options: { superscript: true, breakLine: true } },
    ]);
    slide.addText(runs, { x: 0.5, y: 1.3, w: 6, h: 5 });
  }
  for (const [i, lines] of (sample.boxes ?? []).entries()) {
    slide.addText(
      lines.map((text) => ({ text, options: { breakLine: true } })),
      { x: 0.5 + i * 4, y: 2, w: 3.5, h: 3 },
    );
  }
  if (sample.rows) {
    slide.addTable(
      sample.rows.map((row) => row.map((text) => ({ text }))),
      { x: 7, y: 1.3, w: 5 },
    );
  }
  if (sample.chart) {
    const { series, labels, values } = sample.chart;
    slide.addChart('bar', [{ name: series, labels: [...labels], values: [...values] }], { x: 7, y: 4, w: 5, h: 3 });
  }
  if (sample.notes) slide.addNotes(sample.notes.join('\n'));
}

type Parts = Record<string, string>;

export function partsLike(parts: Parts, name: RegExp): readonly string[] {
  return Object.keys(parts).filter((part) => name.test(part));
}

/** Changes the XML parts of a package; binary parts are kept as they are. */
export function rewrite(bytes: Uint8Array, change: (parts: Parts) => void): Uint8Array {
  const files = unzipSync(bytes);
  const parts: Parts = {};
  for (const [name, content] of Object.entries(files)) if (/\.(xml|rels)$/.test(name)) parts[name] = strFromU8(content);
  change(parts);
  const binary = Object.entries(files).filter(([name]) => !/\.(xml|rels)$/.test(name) && !name.endsWith('/'));
  return zipSync(
    {
      ...Object.fromEntries(binary),
      ...Object.fromEntries(Object.entries(parts).map(([n, text]) => [n, strToU8(text)])),
    },
    { level: 1 },
  );
}

/** Replaces words in the parts of one kind. Throws where they are not there: such a test would prove nothing. */
export function replaceIn(
  bytes: Uint8Array,
  part: RegExp,
  from: string | RegExp,
  to: string | ((match: string) => string),
): Uint8Array {
  let count = 0;
  const changed = rewrite(bytes, (parts) => {
    for (const name of partsLike(parts, part)) {
      const before = parts[name] ?? '';
      const after = typeof to === 'string' ? before.replace(from, to) : before.replace(from, to);
      if (after !== before) count += 1;
      parts[name] = after;
    }
  });
  if (count === 0) throw new Error(`${from} is in no part like ${part}`);
  return changed;
}
