import { beforeAll, describe, expect, it } from 'vitest';
import { compareDeck } from '../../src/core/pptx/compare/index.ts';
import { writeDeckBytes } from '../../src/core/pptx/index.ts';
import { readDeck } from '../../src/core/pptx/read/index.ts';
import { sceneWords } from '../../src/core/scenes/words.ts';
import type { DeckRecord, RecordedSlide } from '../../src/model/deckRecord.ts';
import { fullDeck, writeOptions } from '../builders/scenes.ts';
import { replaceIn } from './builder.ts';
import { saveByLibreOffice, soffice } from './libreOffice.ts';

const deck = fullDeck();
const record: DeckRecord = {
  deckKey: 'key-1',
  title: deck.title,
  asOf: deck.asOf,
  marking: deck.furniture.marking,
  handout: false,
  slides: deck.scenes.map(
    (scene, i): RecordedSlide => ({
      ...sceneWords(scene),
      id: scene.id,
      index: i + 1,
      kind: scene.kind,
      title: scene.title,
      statements: [],
      sourceIds: scene.sourceIds,
    }),
  ),
  facts: [],
  marks: [],
};
let original: Uint8Array;
beforeAll(async () => {
  original = await writeDeckBytes(deck, writeOptions);
});

const problemsOf = async (bytes: Uint8Array) => compareDeck(await readDeck(bytes), record).problems;
const charts = /ppt\/charts\/chart[^/]*\.xml$/;

describe('a deck that the writer made, with every kind of box', () => {
  it('is read back in the words of its scenes, with its provenance', async () => {
    const read = await readDeck(original);
    expect(compareDeck(read, record).problems).toEqual([]);
    expect(read.provenance).toEqual(writeOptions.provenance);
    expect(read.slides.map((slide) => slide.title)).toEqual(deck.scenes.map((_, i) => record.slides[i]?.paragraphs[0]));
  });

  it.skipIf(!soffice)('raises nothing when LibreOffice has saved it', async () => {
    const [saved] = saveByLibreOffice([original]);
    expect(await problemsOf(saved ?? new Uint8Array())).toEqual([]);
  });

  it('is reported when a data label was typed over', async () => {
    const problems = await problemsOf(replaceIn(original, charts, 'minus 3 %', 'minus 30 %'));
    expect(problems).toMatchObject([{ slide: 5, code: 'number-changed' }]);
  });

  it('is reported when a number format prints a number of its own', async () => {
    const problems = await problemsOf(
      replaceIn(original, charts, /formatCode="&quot;USD &quot;0\.0/, 'formatCode="&quot;USD 9&quot;0.0'),
    );
    expect(problems).toContainEqual(expect.objectContaining({ slide: 4, code: 'number-changed' }));
  });

  it('is reported when the unit of an axis was changed', async () => {
    const problems = await problemsOf(replaceIn(original, charts, 'USD bn', 'USD tn'));
    expect(problems).toMatchObject([{ slide: 4, code: 'chart-changed' }]);
  });
});
