import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { compareDeck, matchRecord } from '../../src/core/pptx/compare/index.ts';
import { readDeck } from '../../src/core/pptx/read/index.ts';
import { saveByLibreOffice, soffice } from './libreOffice.ts';
import { realisticDeck } from './realisticDeck.ts';
import { savedByPowerPoint } from './resave.ts';

/** Every how-manieth change is tried; 1 tries all (some 800 a deck, five seconds). */
const STRIDE = 4;

interface Change {
  readonly part: string;
  /** The slide that the part is; null for notes and charts, whose slide a relationship tells. */
  readonly slide: number | null;
  readonly what: string;
  readonly bytes: Uint8Array;
}

/** For each text on slides, in notes and in charts: a digit changed, a word changed, the text taken out. */
function* changesOf(bytes: Uint8Array): Generator<Change> {
  const files = unzipSync(bytes);
  for (const part of Object.keys(files)) {
    if (!/(slides\/slide|notesSlides\/notesSlide|charts\/chart)\d+\.xml$/.test(part)) continue;
    const xml = strFromU8(files[part] ?? new Uint8Array());
    const slide = /slides\/slide(\d+)\.xml$/.exec(part)?.[1];
    for (const match of xml.matchAll(/<(a:t|c:v)>([^<]+)<\/\1>(?!<\/a:fld>)/g)) {
      const [whole, tag, text = ''] = match;
      if (text.trim() === '') continue;
      const changed = [
        text.replace(/\d/, (digit) => String((Number(digit) + 3) % 10)),
        text.replace(/[a-z]{4,}/, 'altered'),
        '',
      ];
      for (const to of new Set(changed)) {
        if (to === text) continue;
        const tampered = `${xml.slice(0, match.index)}<${tag}>${to}</${tag}>${xml.slice(match.index + whole.length)}`;
        yield {
          part,
          slide: slide === undefined ? null : Number(slide),
          what: `${part}: “${text}” → “${to}”`,
          bytes: zipSync({ ...files, [part]: strToU8(tampered) }, { level: 0 }),
        };
      }
    }
  }
}

describe.each([
  ['numeric', true],
  ['author-date', false],
] as const)('a realistic deck with %s marks', (_, numeric) => {
  it('raises nothing as it is written, and every statement on it has its mark', async () => {
    const { bytes, record } = await realisticDeck(numeric);
    expect(compareDeck(await readDeck(bytes), record).problems).toEqual([]);
    expect(record.slides.flatMap((slide) => slide.statements).length).toBeGreaterThan(20);
  });

  it('raises nothing when PowerPoint has saved it', async () => {
    const { bytes, record } = await realisticDeck(numeric);
    expect(compareDeck(await readDeck(savedByPowerPoint(bytes)), record).problems).toEqual([]);
  });

  it.skipIf(!soffice)('raises nothing when LibreOffice has saved it, and is matched by its words', async () => {
    const { bytes, record } = await realisticDeck(numeric);
    const [saved] = saveByLibreOffice([bytes]);
    const deck = await readDeck(saved ?? new Uint8Array());
    expect(compareDeck(deck, record).problems).toEqual([]);
    const match = matchRecord({ ...deck, provenance: null }, [{ id: 'x', deckKey: 'x', record: () => record }]);
    expect(match).toMatchObject({ id: 'x', how: 'words', similarity: 1 });
  });

  it('is reported, on the right slide, whatever text is changed or taken out', async () => {
    const { bytes, record } = await realisticDeck(numeric);
    let tried = 0;
    for (const change of changesOf(bytes)) {
      tried += 1;
      if (tried % STRIDE !== 0) continue;
      const { problems } = compareDeck(await readDeck(change.bytes), record);
      expect(problems, change.what).not.toEqual([]);
      if (change.slide !== null)
        expect(new Set(problems.map((one) => one.slide)), change.what).toEqual(new Set([change.slide]));
    }
    expect(tried).toBeGreaterThan(500);
  });
});
