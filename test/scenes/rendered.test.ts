import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDeckBytes } from '../../src/core/pptx/index.ts';
import { designNames } from '../../src/core/scenes/design.ts';
import type { DeckScenes } from '../../src/model/scene.ts';
import { skipReason, tool } from '../support/tools.ts';
import { hostilePlan } from './hostile.ts';
import { layOut } from './plans.ts';
import { realisticPlan } from './realisticPlan.ts';
import { type DrawnWord, drawnWords, strayWords } from './rendered.ts';

const skip = skipReason('soffice', 'pdftotext') !== null;
/** Stacked accents rise out of any line, and emoji have no font on most servers: their places say nothing. */
const UNMEASURABLE = /\p{M}{2}|[\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

const decks: DeckScenes[] = [
  ...designNames().flatMap((design) => [true, false].map((numeric) => layOut(realisticPlan(), { design, numeric }))),
  ...fc
    .sample(hostilePlan, { numRuns: 14, seed: 20261123 })
    .map((slides, i) => layOut(slides, { numeric: i % 2 === 0 })),
];
const folder = mkdtempSync(join(tmpdir(), 'scenes-'));
let drawn: DrawnWord[][][] = [];

beforeAll(async () => {
  if (skip) return;
  const files: string[] = [];
  for (const [i, deck] of decks.entries()) {
    const file = join(folder, `deck${i}.pptx`);
    const properties = { title: deck.title, subject: '', keywords: [] };
    writeFileSync(file, await writeDeckBytes(deck, { provenance: null, properties }));
    files.push(file);
  }
  drawn = drawnWords(tool('soffice') ?? '', tool('pdftotext') ?? '', files, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(skip)('each scene is drawn as one page', () => {
  expect(drawn.map((pages) => pages.length)).toEqual(decks.map((deck) => deck.scenes.length));
});

test.skipIf(skip)('LibreOffice draws every word inside the frame that it was fitted into', () => {
  const strays = decks.flatMap((deck, i) =>
    deck.scenes.flatMap((scene, j) => {
      const words = (drawn[i]?.[j] ?? []).filter((word) => !UNMEASURABLE.test(word.text));
      return strayWords(words, scene, deck);
    }),
  );
  expect(strays).toEqual([]);
});

test.skipIf(skip)('a text that is larger than its frame is seen as a stray', () => {
  const [deck] = decks as [DeckScenes];
  const j = deck.scenes.findIndex((scene) => scene.kind === 'facts');
  const scene = deck.scenes[j] as DeckScenes['scenes'][number];
  const boxes = scene.boxes.map((box) => (box.name === 'Body' ? { ...box, frame: { ...box.frame, hIn: 0.5 } } : box));
  expect(strayWords(drawn[0]?.[j] ?? [], { ...scene, boxes }, deck)).not.toEqual([]);
});
