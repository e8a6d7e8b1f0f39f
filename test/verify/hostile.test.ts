import { deflateRawSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareDeck, matchRecord } from '../../src/core/pptx/compare/index.ts';
import { readDeck } from '../../src/core/pptx/read/index.ts';
import { BriefwrightError } from '../../src/model/errors.ts';
import { deckOf, recordOf, replaceIn, rewrite, SAMPLE } from './builder.ts';

const record = recordOf(SAMPLE);
let original: Uint8Array;
beforeAll(async () => {
  original = await deckOf(SAMPLE);
});

/** The code of the one-sentence error that a file is answered with; null where it is read. */
async function answerTo(bytes: Uint8Array): Promise<string | null> {
  try {
    await readDeck(bytes);
    return null;
  } catch (error) {
    if (!(error instanceof BriefwrightError)) throw error;
    expect(error.exit).toBe(3);
    expect(error.message).toMatch(/^[A-Z][^\n]*\.$/);
    return error.code;
  }
}

describe('what is no deck is said to be none', () => {
  it.each([
    ['an empty file', new Uint8Array()],
    ['a text', strToU8('Not a deck at all.')],
    ['a hundred megabytes of nothing', new Uint8Array(100_000_000)],
    ['a deck of before 2007, or one with a password', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['a zip of something else', zipSync({ 'readme.txt': strToU8('hello') })],
  ])('%s', async (_, bytes) => {
    expect(await answerTo(bytes)).toBe('NOT_A_DECK');
  });

  it('a workbook', async () => {
    const workbook = Object.entries(unzipSync(original)).find(([name]) => name.endsWith('.xlsx'))?.[1];
    expect(await answerTo(workbook ?? new Uint8Array())).toBe('NOT_A_DECK');
  });
});

describe('what cannot be read whole is said to be damaged', () => {
  const damagedBy = async (bytes: Uint8Array) => expect(await answerTo(bytes)).toBe('DECK_DAMAGED');

  it('a deck that is cut off', async () => {
    for (const share of [0.1, 0.5, 0.9, 0.999]) await damagedBy(original.slice(0, original.length * share));
  });

  it.each(['ppt/presentation.xml', 'ppt/slides/slide3.xml', 'ppt/charts/chart1.xml'])(
    'a deck without its part %s',
    async (part) => {
      const name = part.includes('chart') ? /ppt\/charts\/chart[^/]*\.xml$/ : new RegExp(`${part}$`);
      await damagedBy(
        rewrite(original, (parts) => {
          for (const one of Object.keys(parts)) if (name.test(one)) delete parts[one];
        }),
      );
    },
  );

  it('a slide that is no XML', async () => {
    await damagedBy(replaceIn(original, /slides\/slide2\.xml$/, '</p:spTree>', ''));
  });

  it('a slide list that leads to a part of another kind', async () => {
    await damagedBy(
      replaceIn(original, /presentation\.xml\.rels$/, 'slides/slide2.xml', 'slideMasters/slideMaster1.xml'),
    );
  });

  it('entities that grow: any document type is refused', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>';
    await damagedBy(replaceIn(original, /slides\/slide2\.xml$/, '<p:sld ', `${laughs}<p:sld `));
  });

  it('an entity that names a file', async () => {
    const outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>';
    await damagedBy(replaceIn(original, /slides\/slide2\.xml$/, '<p:sld ', `${outside}<p:sld `));
  });

  it('elements nested without end', async () => {
    const deep = '<a:p>'.repeat(100_000) + '</a:p>'.repeat(100_000);
    await damagedBy(replaceIn(original, /slides\/slide2\.xml$/, '</p:txBody>', `${deep}</p:txBody>`));
  });

  it('elements without number', async () => {
    await damagedBy(
      replaceIn(original, /slides\/slide2\.xml$/, '</p:txBody>', `${'<a:p/>'.repeat(1_100_000)}</p:txBody>`),
    );
  });

  it('a part that unpacks to far more than a slide', async () => {
    const bomb = new Uint8Array(80 * 1024 * 1024).fill(0x20);
    await damagedBy(zipSync({ ...unzipSync(original), 'ppt/slides/slide2.xml': bomb }, { level: 1 }));
  });

  it('a part that claims to be small and is not', async () => {
    const claim = 100;
    const bytes = zipSync({ ...unzipSync(original), 'ppt/slides/slide2.xml': new Uint8Array(5_000_000) }, { level: 1 });
    await damagedBy(withClaimedSize(bytes, 'ppt/slides/slide2.xml', claim));
  });

  it('a checksum that does not hold', async () => {
    const bytes = zipSync(unzipSync(original), { level: 0 });
    const at = Buffer.from(bytes).indexOf('4,200 troops');
    const changed = bytes.slice();
    changed[at] = '9'.charCodeAt(0);
    await damagedBy(changed);
  });

  it('a part name that leaves the package', async () => {
    await damagedBy(zipSync({ ...unzipSync(original), '../../etc/passwd': strToU8('x') }));
  });

  it('an encrypted part', async () => {
    const bytes = Buffer.from(zipSync(unzipSync(original)));
    for (
      let at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
      at >= 0;
      at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')
    ) {
      bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
    }
    await damagedBy(bytes);
  });
});

describe('what is odd and harmless is read', () => {
  it('relationships that lead back to where they came from', async () => {
    const cyclic = replaceIn(original, /slide2\.xml\.rels$/, /\.\.\/notesSlides\/notesSlide2\.xml/, 'slide2.xml');
    expect(await answerTo(cyclic)).toBeNull();
  });

  it('a provenance part that is broken: the words are what is left', async () => {
    const broken = replaceIn(original, /customXml\/item1\.xml$/, '</provenance>', '');
    const deck = await readDeck(broken);
    expect(deck.provenance).toBeNull();
    expect(compareDeck(deck, record).problems).toEqual([]);
  });

  it("a chart's workbook that is broken: the chart is judged by what it shows", async () => {
    const files = unzipSync(original);
    const name = Object.keys(files).find((part) => part.endsWith('.xlsx')) ?? '';
    const deck = await readDeck(zipSync({ ...files, [name]: strToU8('no workbook') }));
    expect(compareDeck(deck, record).problems).toEqual([]);
  });

  it('a deck without slides, which matches no export', async () => {
    const empty = replaceIn(original, /presentation\.xml$/, /<p:sldId [^>]*>/g, '');
    const deck = await readDeck(empty);
    expect(deck.slides).toEqual([]);
    expect(
      matchRecord({ ...deck, provenance: null }, [{ id: 'x', deckKey: 'key-1', record: () => record }]),
    ).toBeNull();
  });
});

it('300 mutants of a deck are each read or answered with one sentence', async () => {
  const random = seeded(20261123);
  const stored = zipSync(unzipSync(original), { level: 0 });
  let read = 0;
  for (let i = 0; i < 300; i += 1) {
    const mutant = (i % 2 === 0 ? original : stored).slice();
    const changes = 1 + Math.floor(random() * 8);
    for (let j = 0; j < changes; j += 1) mutant[Math.floor(random() * mutant.length)] = Math.floor(random() * 256);
    const answer = await answerTo(mutant);
    if (answer === null) read += 1;
    else expect(['NOT_A_DECK', 'DECK_DAMAGED']).toContain(answer);
  }
  expect(read).toBeGreaterThan(0);
});

it('200 decks with a broken slide, its bytes sound, are each compared or answered with one sentence', async () => {
  const random = seeded(7);
  const files = unzipSync(original);
  const names = Object.keys(files).filter((name) =>
    /slides\/slide|chart1?\.xml|notesSlide\d|presentation\.xml/.test(name),
  );
  for (let i = 0; i < 200; i += 1) {
    const name = names[Math.floor(random() * names.length)] ?? '';
    const text = Buffer.from(files[name] ?? new Uint8Array()).toString('utf8');
    const from = Math.floor(random() * text.length);
    const to = from + Math.floor(random() * 60);
    const patch = ['', '<', '&#0;', '<a:p/>', '\ufffe', '"', '</a:p>', '9'][Math.floor(random() * 8)];
    const mutant = zipSync({ ...files, [name]: strToU8(text.slice(0, from) + patch + text.slice(to)) }, { level: 0 });
    if ((await answerTo(mutant)) === null) compareDeck(await readDeck(mutant), record);
  }
});

/** A repeatable source of numbers from 0 to 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A zip in whose directory one entry claims another size than its data has. */
function withClaimedSize(zip: Uint8Array, name: string, size: number): Uint8Array {
  const bytes = Buffer.from(zip);
  const at = bytes.lastIndexOf(name);
  expect(bytes.toString('latin1', at - 46, at - 44)).toBe('PK');
  bytes.writeUInt32LE(size, at - 46 + 24);
  expect(deflateRawSync(new Uint8Array(5_000_000)).length).toBeGreaterThan(size);
  return bytes;
}
