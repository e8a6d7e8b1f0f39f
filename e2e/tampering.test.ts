import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { briefwright, type CliRun, scratchFolder } from '../test/cli/run.ts';
import { seedsFolder } from '../test/support/seeds.ts';
import { skipReason } from '../test/support/tools.ts';
import { replaceIn } from '../test/verify/builder.ts';
import { saveByLibreOffice } from '../test/verify/libreOffice.ts';
import { savedByPowerPoint, withSlides } from '../test/verify/resave.ts';
import { partOf } from './support/package.ts';
import {
  type BuiltDeck,
  build,
  bytesOf,
  sampleLibrary,
  slideOfKind,
  succeed,
  verify,
} from './support/sampleLibrary.ts';

const folder = scratchFolder();
let library: string;
let exercises: BuiltDeck;
let market: BuiltDeck;

beforeAll(async () => {
  library = await sampleLibrary(folder);
  exercises = await build(library, join(folder, 'exercises.pptx'), ['exercises']);
  market = await build(library, join(folder, 'market.pptx'), ['market']);
});

const slide = (number: number): RegExp => new RegExp(`ppt/slides/slide${number}\\.xml$`);
const notes = (number: number): RegExp => new RegExp(`ppt/notesSlides/notesSlide${number}\\.xml$`);
const CHART = /ppt\/charts\/chart\d+\.xml$/;
const MASTER = /ppt\/slideMasters\/slideMaster1\.xml$/;
const PROVENANCE = /customXml\/item\d+\.xml$/;

let files = 0;
/** Verifies a changed deck as the user would, from a file of its own. */
function verifyBytes(bytes: Uint8Array, against = library): Promise<CliRun> {
  files += 1;
  const file = join(folder, `changed-${files}.pptx`);
  writeFileSync(file, bytes);
  return verify(against, file);
}

/** Exit 1, and each problem with its slide and code. */
async function problemsOf(bytes: Uint8Array): Promise<readonly { slide: number; code: string; message: string }[]> {
  const { code, json, stderr } = await verifyBytes(bytes);
  expect(code, stderr).toBe(1);
  expect(json.ok).toBe(false);
  return json.problems;
}

const DIGIT = /(<a:t>[^<]*)(\d)([^<]*<\/a:t>)/;
const otherDigit = (text: string): string =>
  text.replace(DIGIT, (_, before: string, digit: string, after: string) => before + ((Number(digit) + 3) % 10) + after);

describe.each(['exercises', 'market'])('a deck on %s that was tampered with is reported', (name) => {
  const deck = (): BuiltDeck => (name === 'exercises' ? exercises : market);
  const original = (): Uint8Array => bytesOf(deck().file);
  const factsSlide = (): number => slideOfKind(deck(), 'facts');

  test('a mark removed', async () => {
    const number = factsSlide();
    const [gone] = /<a:r>(?:(?!<\/a:r>).)*hlinksldjump(?:(?!<\/a:r>).)*<\/a:r>/s.exec(
      partOf(original(), `ppt/slides/slide${number}.xml`),
    ) ?? [''];
    const problems = await problemsOf(replaceIn(original(), slide(number), gone, ''));
    expect(problems).toMatchObject([{ slide: number }]);
    expect(problems[0]?.code).toMatch(/^mark-(missing|changed)$/);
  });

  test('a number changed on a slide', async () => {
    const number = slideOfKind(deck(), name === 'market' ? 'facts' : 'timeline');
    const problems = await problemsOf(replaceIn(original(), slide(number), /<p:sp>.*$/s, otherDigit));
    expect(new Set(problems.map((problem) => problem.slide))).toEqual(new Set([number]));
  });

  test.runIf(name === 'market')('a number changed in a chart', async () => {
    const problems = await problemsOf(replaceIn(original(), CHART, '<c:v>74.22</c:v>', '<c:v>47.22</c:v>'));
    expect(problems[0]).toMatchObject({ slide: slideOfKind(deck(), 'chart'), code: 'number-changed' });
    expect(problems[0]?.message).toContain('74.22 is now 47.22');
  });

  test.runIf(name === 'market')('a number changed in a chart and in its workbook together', async () => {
    const shown = replaceIn(original(), CHART, '<c:v>74.22</c:v>', '<c:v>47.22</c:v>');
    const problems = await problemsOf(withWorkbook(shown, '74.22', '47.22'));
    expect(problems).toMatchObject([{ slide: slideOfKind(deck(), 'chart'), code: 'number-changed' }]);
  });

  test.runIf(name === 'market')('a number changed in a table', async () => {
    const number = slideOfKind(deck(), 'table');
    const problems = await problemsOf(replaceIn(original(), slide(number), '<a:t>44.26%</a:t>', '<a:t>46.24%</a:t>'));
    expect(problems).toMatchObject([{ slide: number, code: 'number-changed' }]);
    expect(problems[0]?.message).toContain('in a table');
  });

  test('a quote altered in the notes, or the word that none is held', async () => {
    const number = factsSlide();
    const tampered =
      seedsFolder === null
        ? replaceIn(original(), notes(number), 'the quote is not held yet', 'the quote is held')
        : replaceIn(original(), notes(number), /<a:t>“[^<]*”/, (text) => text.replace(/[a-z]{5,}/, 'altered'));
    expect(await problemsOf(tampered)).toMatchObject([{ slide: number, code: 'notes-changed' }]);
  });

  test("a slide's words and the provenance part changed together", async () => {
    const number = factsSlide();
    const words = replaceIn(original(), slide(number), /<a:t>([^<]*)[a-z]{6,}([^<]*)<\/a:t>/, '<a:t>$1altered$2</a:t>');
    const revised = replaceIn(words, PROVENANCE, /revision="\d+"/g, 'revision="99"');
    const rekeyed = replaceIn(words, PROVENANCE, /deckKey="[^"]*"/, 'deckKey="another"');
    for (const tampered of [revised, rekeyed]) {
      const problems = await problemsOf(tampered);
      expect(problems.map((problem) => problem.slide)).toEqual([number]);
    }
  });

  test('the marking changed for all slides, and hidden on one', async () => {
    const all = await problemsOf(replaceIn(original(), MASTER, /TLP:CLEAR/g, 'TLP:RED'));
    expect(all).toMatchObject([{ slide: 0, code: 'marking-changed' }]);
    const number = factsSlide();
    const one = await problemsOf(replaceIn(original(), slide(number), '<p:sld ', '<p:sld showMasterSp="0" '));
    expect(one).toContainEqual(expect.objectContaining({ slide: number, code: 'marking-changed' }));
    expect(new Set(one.map((problem) => problem.slide))).toEqual(new Set([number]));
  });

  test('and the words on the screen name the slide', async () => {
    const number = factsSlide();
    const file = join(folder, `${name}-screen.pptx`);
    writeFileSync(file, replaceIn(original(), slide(number), /<a:t>([^<]*)[a-z]{6,}/, '<a:t>$1altered'));
    const { code, stdout } = await briefwright(['verify', library, file]);
    expect(code).toBe(1);
    expect(stdout).toContain(`Slide ${number}: `);
    expect(stdout).toContain('NOT verified');
  });
});

/** Changes a value in every workbook inside a deck. */
function withWorkbook(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const parts = unzipSync(bytes);
  const changed = Object.entries(parts).map(([part, content]): [string, Uint8Array] => {
    if (!part.endsWith('.xlsx')) return [part, content];
    const inner = Object.entries(unzipSync(content)).map(([name, text]) => [
      name,
      strToU8(strFromU8(text).replaceAll(`<v>${from}</v>`, `<v>${to}</v>`)),
    ]);
    return [part, zipSync(Object.fromEntries(inner))];
  });
  return zipSync(Object.fromEntries(changed));
}

describe('a deck whose words are unchanged raises no alarm', () => {
  async function expectSound(bytes: Uint8Array, matchedBy: 'provenance' | 'words'): Promise<CliRun> {
    const run = await verifyBytes(bytes);
    expect(run.json).toMatchObject({ ok: true, problems: [], export: { matchedBy } });
    expect(run.code).toBe(0);
    return run;
  }

  test('saved again by PowerPoint, its slides reordered, or some of them deleted', async () => {
    const original = bytesOf(exercises.file);
    const numbers = exercises.slides.map((one) => one.index);
    await expectSound(savedByPowerPoint(original), 'provenance');
    await expectSound(withSlides(original, numbers.toReversed()), 'provenance');
    await expectSound(withSlides(original, numbers.slice(2, 5)), 'provenance');
  });

  test('without its provenance part, and the screen says that its words were matched', async () => {
    const parts = unzipSync(bytesOf(market.file));
    const kept = Object.entries(parts).filter(([name]) => !name.startsWith('customXml/'));
    const file = join(folder, 'without-provenance.pptx');
    writeFileSync(file, zipSync(Object.fromEntries(kept)));
    const { json } = await expectSound(bytesOf(file), 'words');
    const full = await verify(library, market.file);
    expect([json.statements, json.export.id]).toEqual([full.json.statements, full.json.export.id]);
    expect((await briefwright(['verify', library, file])).stdout).toContain('matched by its words');
  });

  test.skipIf(skipReason('soffice') !== null)('saved again by LibreOffice', async () => {
    const saved = saveByLibreOffice([bytesOf(exercises.file), bytesOf(market.file)]);
    for (const bytes of saved) {
      const { code, json } = await verifyBytes(bytes);
      expect(json).toMatchObject({ ok: true, problems: [] });
      expect(code).toBe(0);
    }
  });
});

test('a deck that another library wrote is refused', async () => {
  const other = join(folder, 'other.briefwright');
  await succeed(['new', other]);
  const run = await verifyBytes(bytesOf(market.file), other);
  expect(run.json.error.code).toBe('UNKNOWN_DECK');
  expect(run.code).toBe(3);
});
