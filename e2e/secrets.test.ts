import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../src/core/operations/index.ts';
import type { Fact } from '../src/model/fact.ts';
import { scratchFolder } from '../test/cli/run.ts';
import { seedsFolder } from '../test/support/seeds.ts';
import { partsHolding, textParts } from './support/package.ts';
import { type BuiltDeck, build, bytesOf, sampleLibrary, slideOfKind, succeed } from './support/sampleLibrary.ts';

const folder = scratchFolder();
let library: string;
let redId: string;
/** Built before the library knew the fact above the ceiling. */
let before: BuiltDeck;

/** Words and a number that stand nowhere else. */
const RED_WORDS = ['Quillfeather', '987.65', 'Zanzibright'] as const;
const NOTE_WORDS = 'Wobblethorpe rang about this';

beforeAll(async () => {
  library = await sampleLibrary(folder);
  const { facts } = await succeed(['facts', library, '--theme', 'market', '--limit', '100']);
  const charted = (facts as readonly Fact[]).find((fact) =>
    fact.measures.some((measure) => measure.value === 74_220_000_000),
  );
  const other = (facts as readonly Fact[]).find((fact) => fact.kind === 'reported' && fact.measures.length === 0);
  const support = { sourceId: charted?.evidence[0]?.sourceId, locator: { label: 'page', value: '9' } };
  await succeed(
    ['add', library, '-'],
    JSON.stringify([
      {
        statement: 'The market is watched by more than one office.',
        themes: ['market'],
        note: NOTE_WORDS,
        evidence: [support],
      },
    ]),
  );
  before = await build(library, join(folder, 'before.pptx'), ['market'], ['--marking', 'TLP:GREEN']);
  const { added } = await succeed(
    ['add', library, '-'],
    JSON.stringify([
      {
        statement: 'Operation Quillfeather projects the market at USD 987.65 billion in 2028.',
        themes: ['market'],
        marking: 'TLP:RED',
        eventDate: '2026-03',
        status: 'verified',
        measures: [{ ...charted?.measures[0], value: 987_650_000_000, period: '2028', qualifier: 'projected' }],
        entities: [{ name: 'Zanzibright', kind: 'organisation' }],
        relations: [{ kind: 'contradicts', factId: other?.id }],
        evidence: [support],
      },
    ]),
  );
  redId = added[0];
});

describe('a fact above the ceiling', () => {
  test('enters no part of a deck, a handout or a text, and is left out with the reason', async () => {
    for (const [name, more] of [
      ['green.pptx', []],
      ['green-handout.pptx', ['--handout']],
      ['green.md', []],
    ] as const) {
      const deck = await build(library, join(folder, name), ['market'], ['--marking', 'TLP:GREEN', ...more]);
      expect(deck.leftOut).toContainEqual({ factId: redId, why: expect.stringContaining('TLP:RED') });
      expect(JSON.stringify([deck.slides, deck.warnings])).not.toMatch(/Quillfeather|987\.65|Zanzibright/);
      for (const words of [...RED_WORDS, redId, 'TLP:RED']) {
        if (name.endsWith('.md')) expect(readFileSync(deck.file, 'utf8')).not.toContain(words);
        else expect(partsHolding(bytesOf(deck.file), words), words).toEqual([]);
      }
    }
  });

  test('leaves no trace at all: the deck is, byte for byte, the one of a library that never held it', async () => {
    const deck = await build(library, join(folder, 'after.pptx'), ['market'], ['--marking', 'TLP:GREEN']);
    const [now, then] = [textParts(bytesOf(deck.file)), textParts(bytesOf(before.file))];
    expect([...now].filter(([name, text]) => then.get(name) !== text)).toEqual([]);
    expect(Buffer.compare(bytesOf(deck.file), bytesOf(before.file))).toBe(0);
  });

  test('stands in a deck that may hold it, in its chart and workbook too, and marks every page of it', async () => {
    const deck = await build(library, join(folder, 'red.pptx'), ['market'], ['--marking', 'TLP:RED']);
    const bytes = bytesOf(deck.file);
    const holding = partsHolding(bytes, '987.65');
    expect(holding.some((part) => part.startsWith('ppt/slides/'))).toBe(true);
    expect(holding.some((part) => part.startsWith('ppt/notesSlides/'))).toBe(true);
    expect(holding).toContain(`ppt/charts/chart1.xml`);
    expect(holding.some((part) => part.includes('.xlsx!'))).toBe(true);
    expect(partsHolding(bytes, redId)).toEqual([expect.stringMatching(/^customXml\//)]);
    expect(
      textParts(bytes)
        .get('ppt/slideMasters/slideMaster1.xml')
        ?.match(/TLP:RED/g),
    ).toHaveLength(2);
    expect(slideOfKind(deck, 'chart')).toBeGreaterThan(0);
  });
});

test('a source above the ceiling that also supports a shown fact is neither cited nor named', async () => {
  const open = openLibrary(library, 'write');
  try {
    const sourceId = open.sources.insert({
      csl: { id: 'cable', type: 'report', title: 'Vexillary cable', publisher: 'Bureau of Plonk' },
      reliability: 'A',
      marking: 'TLP:RED',
      descriptor: null,
      inferred: [],
    });
    open.evidence.add(before.slides.flatMap((slide) => slide.factIds)[0] ?? '', {
      sourceId,
      documentId: null,
      documentSha256: null,
      quote: null,
      prefix: null,
      suffix: null,
      start: null,
      end: null,
      locator: { label: 'page', value: '77' },
      stance: 'supports',
      credibility: 1,
      state: 'dormant',
    });
  } finally {
    open.close();
  }
  const green = await build(library, join(folder, 'source-green.pptx'), ['market'], ['--marking', 'TLP:GREEN']);
  const red = await build(library, join(folder, 'source-red.pptx'), ['market'], ['--marking', 'TLP:RED']);
  for (const words of ['Vexillary', 'Plonk']) {
    expect(partsHolding(bytesOf(green.file), words)).toEqual([]);
    expect(partsHolding(bytesOf(red.file), words)).not.toEqual([]);
  }
});

describe('what is private never leaves', () => {
  test('the note of a fact, a path, a user name', async () => {
    const deck = await build(library, join(folder, 'whole.pptx'), ['market', 'exercises']);
    const bytes = bytesOf(deck.file);
    expect(partsHolding(bytes, 'more than one office').length).toBeGreaterThan(1);
    const secrets = [NOTE_WORDS, folder, homedir(), process.cwd(), 'sample.briefwright', seedsFolder ?? ''];
    for (const secret of secrets.filter((one) => one.length > 3)) {
      expect(partsHolding(bytes, secret), secret).toEqual([]);
    }
    for (const part of ['docProps/core.xml', 'docProps/app.xml', 'customXml/item1.xml']) {
      expect(textParts(bytes).get(part)).toBeDefined();
      expect(textParts(bytes).get(part)?.split(/\W+/)).not.toContain(userInfo().username);
    }
    const markdown = await build(library, join(folder, 'whole.md'), ['market', 'exercises']);
    expect(readFileSync(markdown.file, 'utf8')).not.toContain(NOTE_WORDS);
  });

  test('a handout has no notes, no ratings and no provenance, which the full deck has', async () => {
    const has = (bytes: Uint8Array) => {
      const parts = [...textParts(bytes)];
      const shown = parts.map(([, text]) => text.replace(/<[^>]*>/g, ' ')).join('\n');
      return {
        notes: parts.some(([name]) => name.includes('notesSlide')),
        provenance: parts.some(
          ([name, text]) => name.startsWith('customXml/') || text.includes('briefwright:provenance'),
        ),
        ratings: /\brating [A-F][1-6]\b|reliable \([A-F]\)|probably true/i.test(shown),
        hashes: /\b[0-9a-f]{64}\b/.test(shown),
      };
    };
    const full = await build(library, join(folder, 'full.pptx'), ['market']);
    const handout = await build(library, join(folder, 'handout.pptx'), ['market'], ['--handout']);
    expect(has(bytesOf(full.file))).toEqual({
      notes: true,
      provenance: true,
      ratings: true,
      hashes: seedsFolder !== null,
    });
    expect(has(bytesOf(handout.file))).toEqual({ notes: false, provenance: false, ratings: false, hashes: false });
  });
});
