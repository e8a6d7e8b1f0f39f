/**
 * Draws the icon anew from resources/icons/page/icon.svg in every size that a system asks for, and packs the sizes for Windows
 * and macOS: `npm run icons`. Needs Chromium.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../e2e/support/browser.ts';
import { icns, ico } from './icons/containers.ts';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const PAGE_SIZES = [192, 512];
const folder = join('resources', 'icons');
const svg = readFileSync(join(folder, 'page', 'icon.svg'), 'utf8');

/** The icon in each size; `margin` is the empty edge on each side, as a share of it. */
async function draw(sizes: readonly number[], margin: number): Promise<ReadonlyMap<number, Buffer>> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const share = `${100 - 200 * margin}vw`;
    await page.setContent(
      `<style>body{margin:${100 * margin}vw} svg{display:block;width:${share};height:${share}}</style>${svg}`,
    );
    const drawn = new Map<number, Buffer>();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      drawn.set(size, await page.screenshot({ omitBackground: true }));
    }
    return drawn;
  } finally {
    await browser.close();
  }
}

const full = await draw([...SIZES, ...PAGE_SIZES], 0);
const picture = (size: number): Buffer => full.get(size) ?? Buffer.alloc(0);
rmSync(join(folder, 'linux'), { recursive: true, force: true });
mkdirSync(join(folder, 'linux'), { recursive: true });
for (const size of SIZES) writeFileSync(join(folder, 'linux', `${size}x${size}.png`), picture(size));
for (const size of PAGE_SIZES) writeFileSync(join(folder, 'page', `icon-${size}.png`), picture(size));
writeFileSync(join(folder, 'icon.ico'), ico(full));
// Apple's template leaves a tenth of the square empty on every side, except where a pixel counts.
const small = SIZES.filter((size) => size < 64).map((size) => [size, picture(size)] as const);
writeFileSync(join(folder, 'icon.icns'), icns(new Map([...(await draw(SIZES, 0.1)), ...small])));
