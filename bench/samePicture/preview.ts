import type { Page } from '@playwright/test';
import type { DeckScenes } from '../../src/model/scene.ts';
import type { Word } from './words.ts';

/** Where the baseline stands in the box of a word, as `slides/fonts.css` sets it. */
const BASELINE = 1 / 1.2;

export interface PreviewedSlide {
  /** Words by the name of their text box; charts are left out, their words are in the picture. */
  readonly boxes: Readonly<Record<string, readonly Word[]>>;
  /** PNG. */
  readonly picture: Buffer;
}

/** The slides of a briefing that is open in the page, in the order of its deck: their words and their pictures. */
export async function previewedSlides(page: Page, deck: DeckScenes): Promise<PreviewedSlide[]> {
  await page.getByText('Slides are up to date').waitFor();
  await page.evaluate(() => document.fonts.ready);
  const slides: PreviewedSlide[] = [];
  const buttons = page.getByRole('list', { name: 'Slides' }).locator('button[aria-current]');
  const planned = [...new Set(deck.scenes.map((scene) => scene.plannedSlideId))];
  for (const [place, plannedSlideId] of planned.entries()) {
    await buttons.nth(place).click();
    for (const scene of deck.scenes.filter((one) => one.plannedSlideId === plannedSlideId)) {
      const drawn = page.locator(`figure [data-scene="${scene.id}"]`);
      await drawn.scrollIntoViewIfNeeded();
      const boxes = await drawn.evaluate(wordsOf, { pageWidthIn: deck.design.pageIn.w, baseline: BASELINE });
      slides.push({ boxes, picture: await drawn.screenshot({ animations: 'disabled' }) });
    }
  }
  return slides;
}

/** Runs in the page. A word that is broken over two lines counts as two. */
function wordsOf(scene: Element, { pageWidthIn, baseline }: { pageWidthIn: number; baseline: number }) {
  const origin = scene.getBoundingClientRect();
  const perIn = origin.width / pageWidthIn;
  const boxes: Record<string, Word[]> = {};
  const rectOf = (node: Node, from: number, to: number): DOMRect | undefined => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].find((rect) => rect.width > 0);
  };
  const walker = document.createTreeWalker(scene, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const box = node.parentElement?.closest('[data-box]')?.getAttribute('data-box');
    if (box == null || node.parentElement?.closest('svg, .bw-hidden, [aria-hidden]:not([inert])')) continue;
    const text = node.textContent ?? '';
    for (const match of text.matchAll(/\S+/g)) {
      let piece: { text: string; left: number; right: number; top: number; height: number } | null = null;
      const close = (): void => {
        if (piece === null) return;
        boxes[box] ??= [];
        boxes[box].push({
          text: piece.text,
          leftIn: (piece.left - origin.left) / perIn,
          rightIn: (piece.right - origin.left) / perIn,
          baselineIn: (piece.top - origin.top + piece.height * baseline) / perIn,
        });
      };
      for (let at = match.index; at < match.index + match[0].length; at++) {
        const rect = rectOf(node, at, at + 1);
        if (!rect) continue;
        if (piece !== null && Math.abs(rect.top - piece.top) < rect.height / 2) {
          piece.text += text[at];
          piece.right = rect.right;
          continue;
        }
        close();
        piece = { text: text[at] ?? '', left: rect.left, right: rect.right, top: rect.top, height: rect.height };
      }
      close();
    }
  }
  return boxes;
}
