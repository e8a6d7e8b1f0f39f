import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Browser } from '@playwright/test';
import { serve } from '../../e2e/support/browser.ts';
import type { DemoDeck } from '../../scripts/demoDecks.ts';
import { createLibrary, jobsInProcess, router } from '../../src/core/operations/index.ts';
import type { DeckScenes } from '../../src/model/scene.ts';
import { drawnSlides } from './drawn.ts';
import { PictureDesk } from './pictures.ts';
import { previewedSlides } from './preview.ts';
import { type BoxDrift, driftOf, TOLERANCE_IN } from './words.ts';

/** A deck to compare, in one of the designs. */
export interface ComparedDeck extends DemoDeck {
  readonly design: string;
}

export interface SlideComparison {
  readonly number: number;
  readonly kind: string;
  readonly title: string;
  readonly similarity: number;
  readonly boxes: readonly BoxDrift[];
  /** PNG. */
  readonly preview: Buffer;
  /** PNG. */
  readonly drawn: Buffer;
}

export interface DeckComparison {
  readonly deck: ComparedDeck;
  readonly slides: readonly SlideComparison[];
}

interface PreparedDeck {
  readonly deck: ComparedDeck;
  readonly briefingId: string;
  readonly scenes: DeckScenes;
  readonly file: string;
}

/** Pictures of pages are drawn at twice the width at which they are compared. */
const DRAWN_WIDTH_PX = 1920;

/** Of what a long operation yields, what it returns. */
async function resultOf<T>(running: PromiseLike<AsyncIterator<unknown, T>>): Promise<T> {
  const iterator = await running;
  for (;;) {
    const step = await iterator.next();
    if (step.done) return step.value;
  }
}

/** The sample library with a briefing for each deck, and its exported file. */
async function prepare(
  library: string,
  decks: readonly ComparedDeck[],
  folder: string,
  options: CompareOptions,
): Promise<PreparedDeck[]> {
  const opened = createLibrary(library);
  try {
    const operations = createRouterClient(router, { context: { library: opened, ...jobsInProcess } });
    await resultOf(operations.sample({ documents: options.documents }));
    const prepared: PreparedDeck[] = [];
    for (const deck of decks) {
      const { id, revision } = await operations.createBriefing({
        name: `${deck.name}, ${deck.design}`,
        themes: [...deck.themes],
      });
      const patch = { title: deck.title, design: deck.design, asOf: options.asOf };
      await operations.updateBriefing({ id, revision, patch });
      const { deck: scenes } = await resultOf(operations.previewBriefing({ id }));
      const file = join(folder, `${deck.name}-${deck.design}.pptx`);
      await resultOf(operations.exportBriefing({ id, out: file }));
      prepared.push({ deck, briefingId: id, scenes, file });
    }
    return prepared;
  } finally {
    opened.close();
  }
}

export interface CompareOptions {
  /** Folder of the articles, or null. */
  readonly documents: string | null;
  /** ISO day. */
  readonly asOf: string;
}

/**
 * Decks of the sample library as the preview shows them in Chromium and as LibreOffice draws the exported files. `folder` is
 * where the library and the files are made. The page must have been built.
 */
export async function compareDecks(
  browser: Browser,
  folder: string,
  decks: readonly ComparedDeck[],
  options: CompareOptions,
): Promise<DeckComparison[]> {
  const library = join(folder, 'same-picture.briefwright');
  const prepared = await prepare(library, decks, folder, options);
  const drawn = drawnSlides(
    prepared.map(({ file }) => file),
    folder,
    DRAWN_WIDTH_PX,
  );
  const desk = await PictureDesk.open(browser);
  const server = await serve(library);
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1200 }, reducedMotion: 'reduce' });
    await page.goto(server.url);
    const { origin } = new URL(page.url());
    const compared: DeckComparison[] = [];
    for (const [d, { deck, briefingId, scenes }] of prepared.entries()) {
      await page.goto(`${origin}/#/briefings/${briefingId}`);
      const previews = await previewedSlides(page, scenes);
      const pages = drawn[d] ?? [];
      if (pages.length !== previews.length) {
        throw new Error(`${deck.name}: the preview has ${previews.length} slides, the deck ${pages.length}.`);
      }
      const slides: SlideComparison[] = [];
      for (const [i, preview] of previews.entries()) {
        const other = pages[i] as (typeof pages)[number];
        const scene = scenes.scenes[i] as DeckScenes['scenes'][number];
        slides.push({
          number: i + 1,
          kind: scene.kind,
          title: scene.title,
          similarity: await desk.similarity(preview.picture, other.picture),
          boxes: driftOf(preview.boxes, other.words),
          preview: preview.picture,
          drawn: other.picture,
        });
      }
      compared.push({ deck, slides });
    }
    return compared;
  } finally {
    await server.close();
  }
}

/** Text boxes of decks, and how many of them agree. */
export function agreement(decks: readonly DeckComparison[]): { boxes: number; agree: number; share: number } {
  const boxes = decks.flatMap((deck) => deck.slides.flatMap((slide) => slide.boxes));
  const agree = boxes.filter((box) => box.worstIn <= TOLERANCE_IN).length;
  return { boxes: boxes.length, agree, share: agree / boxes.length };
}
