/**
 * Whether the preview shows what the exported deck shows: `node bench/samePicture.ts [--documents DIR]`, after `npm run build`.
 *
 * The four demo decks (`scripts/demoDecks.ts`), and the first of them in every other design, are shown by the page in Chromium
 * and drawn by LibreOffice from the exported files, and compared slide by slide: how far the worst word of every text box is
 * off, and how alike the pictures are (structural similarity). Prints a row a deck and each slide that is off; puts the slides that are least
 * alike side by side into out/same-picture. Ends with 1 where too few boxes agree or a slide is too unlike.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../e2e/support/browser.ts';
import { DEMO_DECKS } from '../scripts/demoDecks.ts';
import { agreement, type ComparedDeck, compareDecks } from './samePicture/compareDecks.ts';
import { LEAST_SHARE, LEAST_SIMILARITY } from './samePicture/limits.ts';
import { PictureDesk } from './samePicture/pictures.ts';
import { TOLERANCE_IN } from './samePicture/words.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string' },
    'as-of': { type: 'string', default: '2026-11-23' },
    /** How many slides are put side by side. */
    worst: { type: 'string', default: '12' },
    /** Only the deck of this name. */
    deck: { type: 'string' },
  },
});

const [first] = DEMO_DECKS;
const decks: ComparedDeck[] = [
  ...DEMO_DECKS.map((deck) => ({ ...deck, design: 'light' })),
  ...(first ? ['dark', 'grey'].map((design) => ({ ...first, design })) : []),
].filter((deck) => values.deck === undefined || deck.name === values.deck);

const folder = mkdtempSync(join(tmpdir(), 'same-picture-'));
const pictures = join('out', 'same-picture');
rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });
const browser = await launchChromium();
try {
  const compared = await compareDecks(browser, folder, decks, {
    documents: values.documents ?? null,
    asOf: values['as-of'],
  });
  const print = (...cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);
  print('deck', 'slides', 'text boxes', 'agree', 'share', 'similarity: least', 'median');
  print('---', '---', '---', '---', '---', '---', '---');
  for (const one of compared) {
    const { boxes, agree, share } = agreement([one]);
    const similar = one.slides.map((slide) => slide.similarity).sort((a, b) => a - b);
    const name = `${one.deck.name}, ${one.deck.design}`;
    const median = similar[Math.floor(similar.length / 2)] ?? 0;
    print(
      name,
      String(one.slides.length),
      String(boxes),
      String(agree),
      share.toFixed(3),
      (similar[0] ?? 0).toFixed(3),
      median.toFixed(3),
    );
  }
  console.log('');
  const all = compared.flatMap(({ deck, slides }) => slides.map((slide) => ({ deck, slide })));
  for (const { deck, slide } of all) {
    for (const box of slide.boxes.filter((one) => one.worstIn > TOLERANCE_IN)) {
      console.log(
        `${deck.name}, ${deck.design}, slide ${slide.number} (${slide.kind}), ${box.name}: ` +
          `${box.wordsOff} of ${box.words} words off, at most ${box.worstIn.toFixed(3)} in (“${box.worstWord}”)`,
      );
    }
  }
  const worst = [...all].sort((a, b) => a.slide.similarity - b.slide.similarity).slice(0, Number(values.worst));
  const desk = await PictureDesk.open(browser);
  for (const { deck, slide } of worst) {
    const name = `${deck.name}-${deck.design}-${String(slide.number).padStart(2, '0')}`;
    console.log(`${slide.similarity.toFixed(3)}  ${name} (${slide.kind}) ${slide.title}`);
    const caption = `${name}: preview left, deck right, similarity ${slide.similarity.toFixed(3)}`;
    writeFileSync(join(pictures, `${name}.png`), await desk.sideBySide(slide.preview, slide.drawn, caption));
  }
  const { boxes, agree, share } = agreement(compared);
  console.log(
    `\n${agree} of ${boxes} text boxes within ${TOLERANCE_IN} in (${share.toFixed(3)}); pictures in ${pictures}`,
  );
  const unlike = all.filter(({ slide }) => slide.similarity < LEAST_SIMILARITY).length;
  console.log(`${unlike} of ${all.length} slides less alike than ${LEAST_SIMILARITY}`);
  process.exitCode = share >= LEAST_SHARE && unlike === 0 ? 0 : 1;
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
