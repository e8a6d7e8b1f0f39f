import { withDropCaps } from './dropCaps.ts';
import type { PDFDocumentProxy } from './engine.ts';
import { formFieldsOf } from './formFields.ts';
import { framesOf, type NotTaken, type TextItem } from './runs.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { UntoldLetters } from './untoldLetters.ts';

/** What was read of a page, one entry a direction of reading. */
export interface ReadPage {
  /** From 1. */
  readonly page: number;
  readonly frames: readonly {
    readonly width: number;
    readonly height: number;
    readonly segments: readonly Segment[];
  }[];
}

/** What could not be read of a document's pages, or was not, and how many. */
export interface Losses extends NotTaken {
  unreadable: number;
  empty: number;
}

/** More text than any document for reading has, in UTF-16 code units. */
const MOST_TEXT = 20_000_000;
/** Pages after which pdf.js lets go of its fonts where memory has grown beyond `CLEAN_ABOVE_BYTES`. */
const CLEAN_EVERY = 20;
const CLEAN_ABOVE_BYTES = 450 * 1024 * 1024;

/** Thrown by `readPages` for a document with more text than `MOST_TEXT`. */
export class TooMuchText extends Error {}

/** The items of a page, read piece by piece, so that a page which never ends is given up. */
async function itemsOf(page: Awaited<ReturnType<PDFDocumentProxy['getPage']>>, most: number): Promise<TextItem[]> {
  const reader = page.streamTextContent({ includeMarkedContent: false }).getReader();
  const items: TextItem[] = [];
  let length = 0;
  for (;;) {
    const { value, done } = (await reader.read()) as { value?: { items: TextItem[] }; done: boolean };
    if (done || !value) return items;
    for (const item of value.items) {
      items.push(item);
      length += item.str?.length ?? 0;
    }
    if (length > most) {
      await reader.cancel(new Error('too much text')).catch(() => {});
      throw new TooMuchText();
    }
  }
}

/** The words of every page where they stand. A page that cannot be read costs that page. */
export async function readPages(pdf: PDFDocumentProxy): Promise<{ pages: ReadPage[]; losses: Losses }> {
  const pages: ReadPage[] = [];
  const losses: Losses = { unreadable: 0, empty: 0, sideways: 0, tiny: 0, beyond: 0 };
  const letters = new UntoldLetters();
  const fields = await formFieldsOf(pdf);
  let left = MOST_TEXT;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      const page = await pdf.getPage(number);
      const drawn = await letters.told(page, await itemsOf(page, left));
      const items = [...drawn, ...(fields.get(number) ?? [])];
      const { width, height, transform } = page.getViewport({ scale: 1 });
      const { frames, notTaken } = framesOf(items, { width, height, transform });
      for (const { str } of items) left -= str?.length ?? 0;
      losses.sideways += notTaken.sideways;
      losses.tiny += notTaken.tiny;
      losses.beyond += notTaken.beyond;
      if (frames.length === 0) losses.empty += 1;
      else {
        pages.push({
          page: number,
          frames: frames.map((frame) => ({
            width: frame.width,
            height: frame.height,
            segments: segmentsOf(withDropCaps(frame.runs)),
          })),
        });
      }
      page.cleanup();
    } catch (error) {
      if (error instanceof TooMuchText) throw error;
      losses.unreadable += 1;
    }
    if (number % CLEAN_EVERY === 0 && process.memoryUsage.rss() > CLEAN_ABOVE_BYTES) await pdf.cleanup();
  }
  return { pages, losses };
}
