import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreement, compareDecks, type SlideComparison } from '../bench/samePicture/compareDecks.ts';
import { LEAST_SHARE, LEAST_SIMILARITY } from '../bench/samePicture/limits.ts';
import { PictureDesk } from '../bench/samePicture/pictures.ts';
import { driftOf, TOLERANCE_IN } from '../bench/samePicture/words.ts';
import { DEMO_DECKS } from '../scripts/demoDecks.ts';
import { scratchFolder } from '../test/cli/run.ts';
import { skipReason } from '../test/support/tools.ts';
import { launchChromium, PAGE_FOLDER } from './support/browser.ts';
import { AS_OF } from './support/sampleLibrary.ts';

/** One demo deck as the preview shows it and as LibreOffice draws its export; `bench/samePicture.ts` does all of them. */

const folder = scratchFolder();
const cannot =
  skipReason('chromium', 'soffice', 'pdftotext', 'pdftoppm') !== null || !existsSync(join(PAGE_FOLDER, 'index.html'));

describe.skipIf(cannot)('the preview and the exported deck', () => {
  const decks = DEMO_DECKS.filter((deck) => deck.name === 'market').map((deck) => ({ ...deck, design: 'light' }));
  let browser: Browser;
  let desk: PictureDesk;
  let slides: readonly SlideComparison[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    desk = await PictureDesk.open(browser);
    const [compared] = await compareDecks(browser, folder, decks, { documents: null, asOf: AS_OF });
    slides = compared?.slides ?? [];
  });

  afterAll(async () => {
    await browser?.close();
  });

  const strays = () =>
    slides.flatMap(({ number, boxes }) =>
      boxes.filter((box) => box.worstIn > TOLERANCE_IN).map((box) => `slide ${number}, ${box.name}: ${box.worstWord}`),
    );

  test('show a title, bullets, a chart and a table, each with its words', () => {
    const kinds = slides.map((slide) => slide.kind);
    expect(kinds).toEqual(expect.arrayContaining(['title', 'key-judgements', 'facts', 'chart', 'table', 'sources']));
    for (const { boxes } of slides) expect(boxes.map((box) => box.name)).toContain('Title');
  });

  test('have their words in the same places, box by box', () => {
    const { boxes, share } = agreement(decks.flatMap((deck) => ({ deck, slides })));
    expect(boxes).toBeGreaterThan(50);
    expect(share, strays().join('\n')).toBeGreaterThanOrEqual(LEAST_SHARE);
  });

  test('look alike, slide by slide', () => {
    for (const { number, similarity } of slides)
      expect(similarity, `slide ${number}`).toBeGreaterThanOrEqual(LEAST_SIMILARITY);
  });

  test('look less alike as soon as a page is moved down by what a word may be off', async () => {
    const offPx = TOLERANCE_IN * desk.pixelsPerIn;
    // One of each look: a picture takes a while to compare.
    const looks = ['title', 'key-judgements', 'chart', 'table'];
    for (const { number, preview, drawn, similarity } of slides.filter((slide) => looks.includes(slide.kind))) {
      const moved = await desk.similarity(preview, await desk.moved(drawn, 0, offPx));
      expect(moved, `slide ${number}, moved down by ${offPx} px`).toBeLessThan(similarity);
    }
  });

  test('would not pass for a line that stands farther off than a word may', () => {
    const word = { text: 'Pledge', leftIn: 1, rightIn: 1.6, baselineIn: 2 };
    const off = (byIn: number) => driftOf({ Body: [word] }, [{ ...word, baselineIn: 2 + byIn }])[0]?.wordsOff;
    expect([off(0.04), off(0.06)]).toEqual([0, 1]);
    expect(driftOf({ Body: [word] }, [{ ...word, text: 'Hedge' }])[0]?.worstIn).toBe(Number.POSITIVE_INFINITY);
  });
});
