import { beforeAll, describe, expect, it } from 'vitest';
import { compareDeck, matchRecord } from '../../src/core/pptx/compare/index.ts';
import { readDeck } from '../../src/core/pptx/read/index.ts';
import { deckOf, manySlides, partsLike, recordOf, replaceIn, rewrite, SAMPLE } from './builder.ts';
import { saveByLibreOffice, soffice } from './libreOffice.ts';
import { savedByPowerPoint, withSlides } from './resave.ts';

const record = recordOf(SAMPLE);
let original: Uint8Array;
beforeAll(async () => {
  original = await deckOf(SAMPLE);
});

const problemsOf = async (bytes: Uint8Array) => compareDeck(await readDeck(bytes), record).problems;

describe('a deck whose words are unchanged raises nothing', () => {
  it('as it was written', async () => {
    const { problems, slideOf } = compareDeck(await readDeck(original), record);
    expect(problems).toEqual([]);
    expect([...slideOf.values()]).toEqual(record.slides.map((slide) => slide.id));
  });

  it('saved by PowerPoint: split runs, reordered shapes, other prefixes and part names, fields, alternate content', async () => {
    const saved = savedByPowerPoint(original);
    const deck = await readDeck(saved);
    expect(compareDeck(deck, record).problems).toEqual([]);
    expect(deck.slides.map((slide) => slide.paragraphs.toSorted())).toEqual(
      record.slides.map((slide) => slide.paragraphs.toSorted()),
    );
  });

  it('with its slides in another order', async () => {
    const { problems, slideOf } = compareDeck(await readDeck(withSlides(original, [6, 3, 1, 2, 5, 4])), record);
    expect(problems).toEqual([]);
    expect(slideOf.get(1)).toBe('slide-6');
  });

  it('with most of its slides deleted', async () => {
    expect(await problemsOf(withSlides(original, [3]))).toEqual([]);
  });

  it('with a slide copied', async () => {
    expect(await problemsOf(withSlides(original, [1, 2, 2, 3, 4, 4, 5, 6]))).toEqual([]);
  });

  it('with a slide hidden, which is read all the same', async () => {
    const hidden = replaceIn(original, /slides\/slide2\.xml$/, '<p:sld ', '<p:sld show="0" ');
    expect((await readDeck(hidden)).slides).toHaveLength(6);
    expect(await problemsOf(hidden)).toEqual([]);
  });

  it('with two bullets in another order', async () => {
    const swapped = rewrite(original, (parts) => {
      const name = 'ppt/slides/slide2.xml';
      const paragraphs = (parts[name] ?? '').match(/<a:p>.*?<\/a:p>/gs) ?? [];
      const [, first, second] = paragraphs;
      parts[name] = (parts[name] ?? '').replace(`${first}${second}`, `${second}${first}`);
      expect(parts[name]).toContain(`${second}${first}`);
    });
    expect(await problemsOf(swapped)).toEqual([]);
  });

  it('with a paragraph split in two at a line end', async () => {
    const split = replaceIn(
      original,
      /slides\/slide2\.xml$/,
      'troops from nine',
      'troops</a:t></a:r></a:p><a:p><a:r><a:t>from nine',
    );
    expect((await readDeck(split)).slides[1]?.paragraphs).toHaveLength(5);
    expect(await problemsOf(split)).toEqual([]);
  });

  it('with chart values as another program writes doubles', async () => {
    const changed = replaceIn(original, /charts\/chart\d+\.xml$/, '<c:v>74.22</c:v>', '<c:v>74.220000000000006</c:v>');
    expect(await problemsOf(changed)).toEqual([]);
  });

  it('in the strict form of the standard', async () => {
    const strict = rewrite(original, (parts) => {
      for (const name of partsLike(parts, /\.(xml|rels)$/)) {
        parts[name] = (parts[name] ?? '').replace(
          /http:\/\/schemas\.openxmlformats\.org\/(drawingml|presentationml|officeDocument)\/2006\/(main|relationships|chart)/g,
          'http://purl.oclc.org/ooxml/$1/$2',
        );
      }
    });
    expect(await problemsOf(strict)).toEqual([]);
  });
});

describe('a deck saved by LibreOffice', () => {
  it.skipIf(!soffice)('raises nothing, is matched by its words, and still shows a change', async () => {
    const changed = replaceIn(original, /slides\/slide2\.xml$/, '4,200', '9,200');
    const [saved, tampered] = saveByLibreOffice([original, changed]);
    const deck = await readDeck(saved ?? new Uint8Array());
    // The sample's provenance part hangs on no relationship, so it is not carried over.
    expect(deck.provenance).toBeNull();
    expect(compareDeck(deck, record).problems).toEqual([]);
    const other = recordOf(manySlides(5), 'key-2');
    const match = matchRecord(deck, [
      { id: 'other', deckKey: 'key-2', record: () => other },
      { id: 'this', deckKey: 'key-1', record: () => record },
    ]);
    expect(match).toMatchObject({ id: 'this', how: 'words', similarity: 1 });
    const problems = await problemsOf(tampered ?? new Uint8Array());
    expect(problems).toMatchObject([{ slide: 2, code: 'number-changed', factId: 'f1' }]);
  });
});

it('reads and compares a thousand slides whole', async () => {
  const slides = manySlides(1000);
  const { problems, slideOf } = compareDeck(await readDeck(await deckOf(slides)), recordOf(slides));
  expect(problems).toEqual([]);
  expect(slideOf.size).toBe(1000);
});
