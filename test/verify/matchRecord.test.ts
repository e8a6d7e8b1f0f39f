import { beforeAll, describe, expect, it } from 'vitest';
import { matchRecord, type RecordEntry } from '../../src/core/pptx/compare/index.ts';
import { readDeck } from '../../src/core/pptx/read/index.ts';
import type { ReadDeck } from '../../src/model/deckRecord.ts';
import { deckOf, manySlides, recordOf, replaceIn, SAMPLE, type SampleSlide } from './builder.ts';
import { withSlides } from './resave.ts';

/** An earlier export of the sample: the same but for one number and one slide. */
const EARLIER: readonly SampleSlide[] = SAMPLE.slice(0, 5).map((slide) => ({
  ...slide,
  ...(slide.statements
    ? { statements: slide.statements.map((s) => ({ ...s, text: s.text.replace('4,200', '3,900') })) }
    : {}),
}));

const entries: readonly RecordEntry[] = [
  { id: 'other', deckKey: 'key-other', record: () => recordOf(manySlides(8), 'key-other') },
  { id: 'earlier', deckKey: 'key-earlier', record: () => recordOf(EARLIER, 'key-earlier') },
  { id: 'this', deckKey: 'key-1', record: () => recordOf(SAMPLE) },
];

let original: Uint8Array;
let deck: ReadDeck;
beforeAll(async () => {
  original = await deckOf(SAMPLE);
  deck = await readDeck(original);
});

describe('a deck is matched to its export', () => {
  it('by its provenance part, without a look at the other records', () => {
    const guarded = entries.map((entry) =>
      entry.id === 'this'
        ? entry
        : {
            ...entry,
            record: (): never => {
              throw new Error('was asked for');
            },
          },
    );
    expect(matchRecord(deck, guarded)).toEqual({ id: 'this', how: 'provenance', similarity: 1 });
  });

  it('by its words where the part is gone', () => {
    expect(matchRecord({ ...deck, provenance: null }, entries)).toMatchObject({ id: 'this', how: 'words' });
  });

  it('by its words with all slides but one deleted, to the export that holds most of it', async () => {
    const left = await readDeck(withSlides(original, [2]));
    expect(matchRecord({ ...left, provenance: null }, entries)).toMatchObject({
      id: 'this',
      how: 'words',
      similarity: 1,
    });
  });

  it('by its words where the part names an export of quite other words', () => {
    const forged: ReadDeck = { ...deck, provenance: { deckKey: 'key-other', slides: [] } };
    expect(matchRecord(forged, entries)).toMatchObject({ id: 'this', how: 'words' });
  });

  it('by its notes where two exports have the same slides: a handout has none', async () => {
    const withoutNotes = SAMPLE.map(({ notes: _, ...slide }) => slide);
    const both: readonly RecordEntry[] = [
      { id: 'full', deckKey: 'key-1', record: () => recordOf(SAMPLE) },
      { id: 'handout', deckKey: 'key-handout', record: () => recordOf(withoutNotes, 'key-handout') },
    ];
    const handout = await readDeck(await deckOf(withoutNotes));
    for (const order of [both, both.toReversed()]) {
      expect(matchRecord({ ...handout, provenance: null }, order)).toMatchObject({ id: 'handout' });
      expect(matchRecord({ ...deck, provenance: null }, order)).toMatchObject({ id: 'full' });
    }
  });

  it('by its provenance part where most of its words were changed', async () => {
    const changed = await readDeck(
      replaceIn(original, /slides\/slide\d\.xml$/, /[a-z]{5,}(?=[^<>]*<\/a:t>)/g, 'other'),
    );
    expect(matchRecord(changed, entries)).toMatchObject({ id: 'this', how: 'provenance' });
  });

  it('by its words with a number changed on every slide', async () => {
    const changed = await readDeck(replaceIn(original, /slides\/slide\d\.xml$/, /\d(?=[^<>]*<\/a:t>)/, '9'));
    expect(matchRecord({ ...changed, provenance: null }, entries)).toMatchObject({ id: 'this', how: 'words' });
  });
});

it('a deck of other words matches none', async () => {
  const foreign = await readDeck(
    await deckOf(
      [{ title: 'Annual garden report', boxes: [['Tomatoes did well. Slugs did better.', 'Sources', '[1]']] }],
      'none',
    ),
  );
  expect(matchRecord(foreign, entries)).toBeNull();
});
