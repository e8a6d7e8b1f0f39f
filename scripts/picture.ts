/**
 * Makes docs/images/deck.png anew: four slides of the demo decks, drawn by LibreOffice. The decks are built without the articles, so
 * that no words of theirs get into the repository. Needs soffice, pdftoppm and ImageMagick's montage.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const SLIDES = [
  { deck: 'exercises', page: 2 },
  { deck: 'exercises', page: 5 },
  { deck: 'market', page: 5 },
  { deck: 'exercises', page: 6 },
];
const folder = join('out', 'demo');
const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'inherit' });

run(process.execPath, join('scripts', 'demo.ts'), '--as-of', '2026-11-23');
run(
  'soffice',
  '--headless',
  '--convert-to',
  'pdf',
  '--outdir',
  folder,
  ...['exercises', 'market'].map((d) => join(folder, `${d}.pptx`)),
);
const pictures = SLIDES.map(({ deck, page }) => {
  const picture = join(folder, `${deck}-${page}`);
  run(
    'pdftoppm',
    '-png',
    '-r',
    '66',
    '-f',
    String(page),
    '-l',
    String(page),
    '-singlefile',
    join(folder, `${deck}.pdf`),
    picture,
  );
  return `${picture}.png`;
});
mkdirSync(join('docs', 'images'), { recursive: true });
run(
  'montage',
  ...pictures,
  '-tile',
  '2x',
  '-geometry',
  '+6+6',
  '-background',
  '#c8ccd2',
  join('docs', 'images', 'deck.png'),
);
