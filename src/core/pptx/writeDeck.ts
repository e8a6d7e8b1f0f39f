import type { DeckScenes } from '../../model/scene.ts';
import { addBatch, makeBatch } from './batch.ts';
import { checkScenes } from './checkScenes.ts';
import { TextCleaner } from './cleanText.ts';
import type { Job, WriteOptions } from './job.ts';
import { slidesOfSources } from './links.ts';
import { addMadeOnce, addSkeleton } from './skeleton/index.ts';
import { SmallZips } from './zip/zipBytes.ts';
import { ZipWriter } from './zip/zipWriter.ts';

/** Slides that pptxgenjs holds at a time: enough to make its fixed parts cheap, few enough to keep memory level. */
const BATCH = 25;

/** What had to be left out for the deck to open. */
export interface WriteReport {
  /** Characters that XML forbids. */
  readonly removedCharacters: number;
  /** Links to addresses other than http, https and mailto, or to sources without an entry. */
  readonly droppedLinks: number;
}

/**
 * Writes a deck: scenes in, the bytes of a finished and mended .pptx out, front to back. Slides are made and written a
 * batch at a time, so that memory does not grow with the deck, and between batches the signal is looked at and other work
 * may run. The same deck and options give the same bytes.
 * @throws BriefwrightError SCENE_UNFIT, DECK_EMPTY, DECK_TOO_LARGE; the reason of `signal`, or the error of `sink`.
 */
export async function writeDeck(deck: DeckScenes, options: WriteOptions): Promise<WriteReport> {
  checkScenes(deck);
  const cleaner = new TextCleaner();
  const zip = new ZipWriter(options.sink);
  const language = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(deck.language) ? deck.language : 'en-GB';
  const safeDeck = language === deck.language ? deck : { ...deck, language };
  const job: Job = {
    deck: safeDeck,
    language,
    zip,
    clean: cleaner.clean,
    slidesOfSources: slidesOfSources(deck.scenes),
    workbooks: new SmallZips(),
    droppedLinks: 0,
    charts: 0,
  };
  const hasNotes = deck.scenes.some((scene) => scene.notes.length > 0);
  try {
    addSkeleton(job, options, hasNotes);
    for (let first = 0; first < deck.scenes.length; first += BATCH) {
      const scenes = deck.scenes.slice(first, first + BATCH);
      const made = await makeBatch(job, scenes);
      // The batch before was packed while pptxgenjs made this one.
      await zip.flush();
      options.signal?.throwIfAborted();
      if (first === 0) addMadeOnce(job, made.parts, hasNotes);
      addBatch(job, made, scenes, first);
      options.onProgress?.(Math.min(first + BATCH, deck.scenes.length), deck.scenes.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    options.signal?.throwIfAborted();
    await zip.finish();
  } finally {
    zip.close();
  }
  return { removedCharacters: cleaner.removed, droppedLinks: job.droppedLinks };
}

/** As `writeDeck`, into memory. */
export async function writeDeckBytes(deck: DeckScenes, options: Omit<WriteOptions, 'sink'>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await writeDeck(deck, { ...options, sink: (chunk) => void chunks.push(chunk) });
  return Buffer.concat(chunks);
}
