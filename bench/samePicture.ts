import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chromium, type Page } from '@playwright/test';

/**
 * Whether the preview shows what the exported deck shows: `node bench/samePicture.ts LIB` opens the library in a real
 * Chromium, makes a briefing of all its themes, reads where each word stands in the preview, exports the deck, has
 * LibreOffice draw it, and compares the words of every text box: the left edge (or the right one, where two words are one
 * to the other program) and the baseline. A box agrees where its worst word is off by no more than 0.05 in.
 * Charts are left out: each program places a native chart's plot by itself. The library is changed (a briefing, an export).
 */

const TOLERANCE_IN = 0.05;
const LEAST_SHARE = 0.95;
const PAGE_WIDTH_IN = 13.333;
/** Where the baseline stands in the box of a word: as `slides/fonts.css` sets it, and as pdftotext measures Carlito. */
const BASELINE = { preview: 1.005 / 1.221, pdf: 0.952 / 1.3 } as const;

interface Word {
  readonly text: string;
  readonly leftIn: number;
  readonly rightIn: number;
  readonly baselineIn: number;
}
type Boxes = Readonly<Record<string, readonly Word[]>>;

/** The words of each text box of the slides in view, by slide number and name of the box. */
function wordsInView(page: Page): Promise<Record<string, Boxes>> {
  return page.evaluate(
    ({ pageWidthIn, baselineShare }) => {
      const slides: Record<string, Record<string, Word[]>> = {};
      for (const figure of document.querySelectorAll('figure')) {
        const scene = figure.querySelector('[data-scene]');
        const number = /^Slide (\d+)/.exec(figure.getAttribute('aria-label') ?? '')?.[1];
        if (!scene || number === undefined) continue;
        const origin = scene.getBoundingClientRect();
        const perIn = origin.width / pageWidthIn;
        const boxes: Record<string, Word[]> = {};
        const walker = document.createTreeWalker(scene, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.parentElement?.closest('svg, .bw-hidden')) continue;
          const box = node.parentElement?.closest('[data-box]')?.getAttribute('data-box') ?? '';
          for (const match of (node.textContent ?? '').matchAll(/\S+/g)) {
            const range = document.createRange();
            range.setStart(node, match.index);
            range.setEnd(node, match.index + match[0].length);
            const rects = range.getClientRects();
            const rect = rects[0];
            if (!rect || rects.length > 1) continue;
            const words = boxes[box] ?? [];
            boxes[box] = words;
            words.push({
              text: match[0],
              leftIn: (rect.left - origin.left) / perIn,
              rightIn: (rect.right - origin.left) / perIn,
              baselineIn: (rect.top - origin.top + rect.height * baselineShare) / perIn,
            });
          }
        }
        slides[number] = boxes;
      }
      return slides;
    },
    { pageWidthIn: PAGE_WIDTH_IN, baselineShare: BASELINE.preview },
  );
}

/** The words of each page of a PDF. */
function wordsOfPdf(bbox: string): Word[][] {
  const plain = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&');
  return bbox
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)].map(
        ([, xMin, yMin, xMax, yMax, text]) => ({
          text: plain(text ?? ''),
          leftIn: Number(xMin) / 72,
          rightIn: Number(xMax) / 72,
          baselineIn: (Number(yMin) + (Number(yMax) - Number(yMin)) * BASELINE.pdf) / 72,
        }),
      ),
    );
}

/** How far the nearest equal word is, in inches; null where the other program has no such word. */
function distanceIn(word: Word, drawn: readonly Word[]): number | null {
  let nearest: number | null = null;
  for (const other of drawn) {
    const down = Math.abs(other.baselineIn - word.baselineIn);
    const across = [
      ...(other.text.startsWith(word.text) ? [Math.abs(other.leftIn - word.leftIn)] : []),
      ...(other.text.endsWith(word.text) ? [Math.abs(other.rightIn - word.rightIn)] : []),
    ];
    if (across.length === 0) continue;
    const far = Math.max(down, Math.min(...across));
    if (nearest === null || far < nearest) nearest = far;
  }
  return nearest;
}

async function main(library: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'same-picture-'));
  const server = spawn(process.execPath, ['src/cli/briefwright.ts', 'serve', library, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  let written = '';
  try {
    const url = await new Promise<string>((resolve, reject) => {
      server.once('exit', () => reject(new Error('The server did not start.')));
      server.stdout.on('data', (chunk) => resolve(JSON.parse(String(chunk)).url));
    });
    const page = await browser.newPage({ viewport: { width: 1920, height: 1000 } });
    await page.goto(url);
    await page.evaluate(() => {
      location.hash = '#/briefings';
    });
    await page.getByLabel('Name', { exact: true }).fill('Same picture');
    for (const theme of await page.getByRole('checkbox').all()) if (await theme.isEnabled()) await theme.check();
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('Slides are up to date').waitFor();
    await page.evaluate(() => document.fonts.ready);

    const preview = new Map<number, Boxes>();
    for (const slide of await page.locator('[class*=thumbWords]').all()) {
      await slide.click();
      await page.waitForTimeout(60);
      for (const [number, boxes] of Object.entries(await wordsInView(page))) preview.set(Number(number), boxes);
    }
    await page.getByRole('button', { name: 'Export to PowerPoint' }).click();
    written = (await page.locator('[class*=path]').filter({ hasText: '.pptx' }).textContent()) ?? '';

    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, written], {
      stdio: 'ignore',
    });
    const pdf = join(folder, basename(written).replace(/\.pptx$/, '.pdf'));
    execFileSync('pdftotext', ['-bbox', pdf, join(folder, 'words.html')]);
    const drawn = wordsOfPdf(readFileSync(join(folder, 'words.html'), 'utf8'));

    let boxes = 0;
    let same = 0;
    for (const [number, held] of [...preview].sort(([a], [b]) => a - b)) {
      for (const [name, words] of Object.entries(held)) {
        const far = words.flatMap((word) => distanceIn(word, drawn[number - 1] ?? []) ?? []);
        if (far.length === 0) continue;
        boxes += 1;
        const worst = Math.max(...far);
        if (worst <= TOLERANCE_IN) same += 1;
        else {
          const off = far.filter((one) => one > TOLERANCE_IN).length;
          console.log(`slide ${number}, ${name}: ${off} of ${far.length} words off, at most ${worst.toFixed(2)} in`);
        }
      }
    }
    const share = same / boxes;
    console.log(
      `${preview.size} slides of ${drawn.length}; ${same} of ${boxes} text boxes agree (${share.toFixed(3)}).`,
    );
    process.exitCode = share >= LEAST_SHARE && preview.size === drawn.length ? 0 : 1;
  } finally {
    await browser.close();
    server.kill();
    if (written !== '') rmSync(written, { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

const library = process.argv[2];
if (library === undefined) throw new Error('Give the path of a library.');
await main(library);
