import type { Browser, Page } from '@playwright/test';
import { ssim } from 'ssim.js';

/** Both pictures are brought to this width before they are compared: about what a slide takes on a laptop screen. */
const COMPARED_WIDTH_PX = 960;
const PAGE_WIDTH_IN = 13.333;

const dataUrl = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`;

/** Compares pictures, with an empty page of Chromium to read them. */
export class PictureDesk {
  readonly pixelsPerIn = COMPARED_WIDTH_PX / PAGE_WIDTH_IN;
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(browser: Browser): Promise<PictureDesk> {
    return new PictureDesk(await browser.newPage({ viewport: { width: 1960, height: 640 } }));
  }

  /** Mean structural similarity of two slides (Wang and others, 2004): 1 where they are the same, near 0 for strangers. */
  async similarity(one: Buffer, other: Buffer): Promise<number> {
    const [a, b] = [await this.#pixels(one), await this.#pixels(other)];
    return ssim(a, b).mssim;
  }

  /** Preview and deck beside one another, and below what differs, as a PNG. */
  async sideBySide(preview: Buffer, drawn: Buffer, caption: string): Promise<Buffer> {
    await this.#page.setContent(
      `<style>body{margin:0;font:14px sans-serif;background:#888}p{margin:4px}img{width:960px;display:block}
       .row{display:flex;gap:8px}.diff{position:relative;width:960px}.diff img+img{position:absolute;top:0;mix-blend-mode:difference}
       </style><p></p><div class="row"><img src="${dataUrl(preview)}"><img src="${dataUrl(drawn)}"></div>
       <p>What differs</p><div class="diff" style="isolation:isolate"><img src="${dataUrl(preview)}"><img src="${dataUrl(drawn)}"></div>`,
    );
    await this.#page
      .locator('p')
      .first()
      .evaluate((p, text) => {
        p.textContent = text;
      }, caption);
    await this.#page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
    return this.#page.screenshot({ fullPage: true });
  }

  /** The picture moved so many pixels at the compared width: tells what a known fault does to the similarity. */
  async moved(png: Buffer, rightPx: number, downPx: number): Promise<Buffer> {
    const url = await this.#page.evaluate(
      async ({ src, width, rightPx, downPx }) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = width;
        canvas.height = Math.round((width * image.height) / image.width);
        const context = canvas.getContext('2d');
        context?.drawImage(image, 0, 0, canvas.width, canvas.height);
        context?.drawImage(image, rightPx, downPx, canvas.width, canvas.height);
        return canvas.toDataURL('image/png');
      },
      { src: dataUrl(png), width: COMPARED_WIDTH_PX, rightPx, downPx },
    );
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  }

  async #pixels(png: Buffer): Promise<{ data: Uint8ClampedArray; width: number; height: number }> {
    const height = Math.round((COMPARED_WIDTH_PX * 9) / 16);
    const bytes = await this.#page.evaluate(
      async ({ src, width, height }) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext('2d');
        if (!context) throw new Error('The page has no canvas.');
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, width, height);
        const { data } = context.getImageData(0, 0, width, height);
        let text = '';
        for (let i = 0; i < data.length; i += 32768) text += String.fromCharCode(...data.subarray(i, i + 32768));
        return btoa(text);
      },
      { src: dataUrl(png), width: COMPARED_WIDTH_PX, height },
    );
    return { data: new Uint8ClampedArray(Buffer.from(bytes, 'base64')), width: COMPARED_WIDTH_PX, height };
  }
}
