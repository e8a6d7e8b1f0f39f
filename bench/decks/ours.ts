import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { writeDeck } from '../../src/core/pptx/index.ts';
import { layOutDeck, loadDesign, loadFontMetrics } from '../../src/core/scenes/index.ts';
import { TLP_SCHEME } from '../../src/model/scales.ts';
import {
  type CitedSources,
  citationKey,
  type EvidenceNote,
  type PlannedSlide,
  type SlidePlan,
  type Statement,
} from '../../src/model/slidePlan.ts';
import { type BenchSlide, benchSlides, SOURCES, sourceTitle } from './content.ts';

function statementOf(slide: number, k: number, of: BenchSlide['statements'][number]): Statement {
  return {
    factId: `fact-${slide}-${k}`,
    text: of.text,
    citations: [{ sourceId: `source-${of.source}`, locator: null }],
    labels: [],
  };
}

function plannedSlide(slide: BenchSlide, i: number): PlannedSlide {
  const base = { id: `slide-${i}`, heading: slide.title, theme: null };
  const statements = slide.statements.map((statement, k) => statementOf(i, k, statement));
  if (slide.values !== null) {
    const points = statements.map((statement, k) => ({
      label: `Year ${k + 1}`,
      value: slide.values?.[k] ?? 0,
      projection: false,
      statement,
    }));
    return { ...base, kind: 'chart', metric: 'Personnel', unit: 'thousand', period: null, form: 'column', points };
  }
  if (slide.table) {
    const rows = statements.map((statement) => ({ cells: [statement.text], statement }));
    return { ...base, kind: 'table', columns: ['Statement'], rows };
  }
  return { ...base, kind: 'facts', statements };
}

/** The plan, citations and evidence that stand for what the library would give; made before the clock starts. */
export function planned(count: number) {
  const slides = benchSlides(count);
  const numbers = Array.from({ length: SOURCES }, (_, n) => n + 1);
  const sourceIds = numbers.map((n) => `source-${n}`);
  const plan: SlidePlan = {
    title: 'Benchmark',
    asOf: '2026-11-23',
    marking: 'TLP:GREEN',
    slides: [
      ...slides.map(plannedSlide),
      { id: 'sources', heading: 'Sources', theme: null, kind: 'sources', sourceIds },
    ],
    leftOut: [],
    warnings: [],
  };
  const plain = { italic: false, bold: false, superscript: false, url: null };
  const cited: CitedSources = {
    numeric: true,
    marks: new Map(numbers.map((n) => [citationKey([{ sourceId: `source-${n}`, locator: null }]), `[${n}]`])),
    entries: numbers.map((n) => ({
      sourceId: `source-${n}`,
      label: `[${n}]`,
      runs: [{ ...plain, text: sourceTitle(n) }],
    })),
  };
  const evidence = new Map<string, readonly EvidenceNote[]>();
  slides.forEach((slide, i) => {
    slide.statements.forEach(({ text, source }, k) => {
      evidence.set(`fact-${i}-${k}`, [
        {
          sourceId: `source-${source}`,
          stance: 'supports',
          quote: text,
          locator: { label: 'paragraph', value: String(source) },
          rating: 'B2',
          documentSha256: null,
          state: 'anchored',
        },
      ]);
    });
  });
  return { plan, cited, evidence, sourceNames: new Map(numbers.map((n) => [`source-${n}`, sourceTitle(n)])) };
}

/** From slide plan to mended file: milliseconds, and slides written. */
export async function writeOurs(
  input: ReturnType<typeof planned>,
  file: string,
): Promise<{ ms: number; slides: number }> {
  const started = performance.now();
  const design = loadDesign('light');
  const deck = layOutDeck({
    ...input,
    design,
    scheme: TLP_SCHEME,
    themes: [],
    handout: false,
    language: 'en-GB',
    metrics: loadFontMetrics(design),
  });
  const stream = createWriteStream(file);
  await writeDeck(deck, {
    provenance: {
      deckKey: 'benchmark',
      slides: deck.scenes.map((scene) => ({ id: scene.id, facts: scene.factIds.map((id) => ({ id, revision: 1 })) })),
    },
    properties: { title: deck.title, subject: 'Benchmark', keywords: [] },
    sink: (chunk) =>
      new Promise((resolve, reject) => stream.write(chunk, (error) => (error ? reject(error) : resolve()))),
  });
  stream.end();
  await finished(stream);
  return { ms: performance.now() - started, slides: deck.scenes.length };
}
