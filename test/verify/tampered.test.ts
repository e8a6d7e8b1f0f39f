import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareDeck } from '../../src/core/pptx/compare/index.ts';
import { readDeck } from '../../src/core/pptx/read/index.ts';
import type { DeckRecord } from '../../src/model/deckRecord.ts';
import { deckOf, recordOf, replaceIn, rewrite, SAMPLE, type SampleSlide } from './builder.ts';
import { savedByPowerPoint, withSlides } from './resave.ts';

const record = recordOf(SAMPLE);
let original: Uint8Array;
beforeAll(async () => {
  original = await deckOf(SAMPLE);
});

const problemsOf = async (bytes: Uint8Array, against: DeckRecord = record) =>
  compareDeck(await readDeck(bytes), against).problems;
const slide = (number: number): RegExp => new RegExp(`ppt/slides/slide${number}\\.xml$`);
const notes = (number: number): RegExp => new RegExp(`ppt/notesSlides/notesSlide${number}\\.xml$`);
const chart = /ppt\/charts\/chart\d+\.xml$/;

/** Changes one cell of the workbook inside the deck. */
function withWorkbook(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const files = unzipSync(bytes);
  const name = Object.keys(files).find((part) => part.endsWith('.xlsx')) ?? '';
  const changed = replaceIn(files[name] ?? new Uint8Array(), /sheet1\.xml$/, from, to);
  return zipSync({ ...files, [name]: changed });
}

describe('a deck that was tampered with is reported, with the slide', () => {
  it('a mark removed', async () => {
    const problems = await problemsOf(
      replaceIn(original, slide(2), /<a:r>(?:(?!<a:r>).)*<a:t>\[2\], \[3\]<\/a:t><\/a:r>/s, ''),
    );
    expect(problems).toMatchObject([{ slide: 2, code: 'mark-missing', factId: 'f2' }]);
  });

  it('a mark exchanged for another', async () => {
    const problems = await problemsOf(replaceIn(original, slide(2), '[2], [3]', '[1]'));
    expect(problems).toMatchObject([{ slide: 2, code: 'mark-changed', factId: 'f2' }]);
  });

  it('a number changed in a statement, with the old and the new one', async () => {
    const problems = await problemsOf(replaceIn(original, slide(2), '4,200', '42,000'));
    expect(problems).toMatchObject([{ slide: 2, code: 'number-changed', factId: 'f1' }]);
    expect(problems[0]?.message).toContain('4,200 is now 42,000');
  });

  it('a number changed in a table', async () => {
    const problems = await problemsOf(replaceIn(original, slide(3), '74.22', '47.22'));
    expect(problems).toMatchObject([{ slide: 3, code: 'number-changed' }]);
    expect(problems[0]?.message).toContain('in a table');
    expect(problems[0]?.message).toContain('74.22 is now 47.22');
  });

  it('two numbers of a table that changed places', async () => {
    const swapped = replaceIn(original, slide(3), /74\.22(.*)12\.5/s, '12.5$174.22');
    expect(await problemsOf(swapped)).toContainEqual(expect.objectContaining({ slide: 3, code: 'text-moved' }));
  });

  it('two dates that changed places between text boxes', async () => {
    const swapped = replaceIn(original, slide(5), /May 2024(.*)June 2025/s, 'June 2025$1May 2024');
    expect(await problemsOf(swapped)).toContainEqual(expect.objectContaining({ slide: 5, code: 'text-moved' }));
  });

  it('a number changed in what a chart shows', async () => {
    const problems = await problemsOf(replaceIn(original, chart, '<c:v>74.22</c:v>', '<c:v>75.22</c:v>'));
    expect(problems[0]).toMatchObject({ slide: 4, code: 'number-changed', factId: 'f4' });
    expect(problems[0]?.message).toContain('74.22 is now 75.22');
  });

  it("a number changed in a chart's workbook alone", async () => {
    const problems = await problemsOf(withWorkbook(original, '<v>74.22</v>', '<v>99</v>'));
    expect(problems).toMatchObject([{ slide: 4, code: 'number-changed' }]);
    expect(problems[0]?.message).toContain('99');
  });

  it('a number changed in a chart and in its workbook together', async () => {
    const both = withWorkbook(
      replaceIn(original, chart, '<c:v>74.22</c:v>', '<c:v>99</c:v>'),
      '<v>74.22</v>',
      '<v>99</v>',
    );
    expect(await problemsOf(both)).toMatchObject([{ slide: 4, code: 'number-changed', factId: 'f4' }]);
  });

  it('a projection that a chart no longer calls one', async () => {
    const problems = await problemsOf(replaceIn(original, chart, '2026 (projected)', '2026'));
    expect(problems[0]).toMatchObject({ slide: 4, code: 'chart-changed' });
  });

  it('a quote altered in the notes, with the fact that it stands for', async () => {
    const problems = await problemsOf(replaceIn(original, notes(2), '4,200 of them came', '9,200 of them came'));
    expect(problems).toMatchObject([{ slide: 2, code: 'notes-changed', factId: 'f1' }]);
  });

  it('the notes of one slide removed', async () => {
    const removed = replaceIn(original, notes(4), /<a:t>[^<]*<\/a:t>/g, '<a:t></a:t>');
    expect(await problemsOf(removed)).toMatchObject([{ slide: 4, code: 'notes-missing' }]);
  });

  it('the notes of all slides removed, once', async () => {
    const removed = replaceIn(original, /notesSlide\d\.xml$/, /<a:t>[^<]*<\/a:t>/g, '<a:t></a:t>');
    expect(await problemsOf(removed)).toMatchObject([{ slide: 0, code: 'notes-missing' }]);
  });

  it('the words of a statement changed', async () => {
    const problems = await problemsOf(replaceIn(original, slide(2), 'plan a second', 'rule out a second'));
    expect(problems).toMatchObject([{ slide: 2, code: 'statement-changed', factId: 'f2' }]);
  });

  it('a statement turned round by one word', async () => {
    const problems = await problemsOf(replaceIn(original, slide(2), 'No country has', 'One country has'));
    expect(problems).toMatchObject([{ slide: 2, code: 'statement-changed', factId: 'f3' }]);
  });

  it('a statement that has no fact', async () => {
    const added = replaceIn(
      original,
      slide(2),
      '</p:txBody>',
      '<a:p><a:r><a:t>Morale is low.</a:t></a:r></a:p></p:txBody>',
    );
    expect(await problemsOf(added)).toMatchObject([{ slide: 2, code: 'unrecorded-text' }]);
  });

  it('a statement left out', async () => {
    const removed = rewrite(original, (parts) => {
      const name = 'ppt/slides/slide2.xml';
      parts[name] = (parts[name] ?? '').replace(/<a:p>(?:(?!<a:p>).)*No country(?:(?!<a:p>).)*<\/a:p>/s, '');
    });
    expect(await problemsOf(removed)).toMatchObject([{ slide: 2, code: 'statement-missing', factId: 'f3' }]);
  });

  it('a statement hidden from view', async () => {
    const hidden = replaceIn(original, slide(4), /(<p:cNvPr [^>]*name="Text 1"[^>]*?)(\/?>)/, '$1 hidden="1"$2');
    expect(await problemsOf(hidden)).toMatchObject([{ slide: 4, code: 'statement-missing', factId: 'f4' }]);
  });

  it('a title changed', async () => {
    const problems = await problemsOf(replaceIn(original, slide(4), 'The market grows', 'The market shrinks'));
    expect(problems).toMatchObject([{ slide: 4, code: 'title-changed' }]);
  });

  it('a source entry changed', async () => {
    const problems = await problemsOf(replaceIn(original, slide(6), 'Market Monitor', 'Some Other Paper'));
    expect(problems).toMatchObject([{ slide: 6, code: 'source-entry-changed' }]);
  });

  it('a slide that the export did not hold', async () => {
    const extra: SampleSlide = {
      title: 'Our own view',
      boxes: [['Everything is going according to plan everywhere.']],
    };
    const problems = await problemsOf(await deckOf([...SAMPLE, extra]));
    expect(problems).toMatchObject([{ slide: 7, code: 'unrecorded-slide' }]);
  });

  it('a number changed on a copy of a slide', async () => {
    const [first, second, ...rest] = SAMPLE as [SampleSlide, SampleSlide, ...SampleSlide[]];
    const copy: SampleSlide = {
      ...second,
      statements: second.statements?.map((s) => ({ ...s, text: s.text.replace('4,200', '8,400') })) ?? [],
    };
    const problems = await problemsOf(await deckOf([first, second, copy, ...rest]));
    expect(problems).toMatchObject([{ slide: 3, code: 'number-changed', factId: 'f1' }]);
  });

  it('words changed in a fallback that PowerPoint shows, behind an original that it cannot', async () => {
    const masked = replaceIn(
      original,
      slide(4),
      /<p:sp>(?:(?!<p:sp>).)*The market grows.*?<\/p:sp>/s,
      `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:z="urn:z" Requires="z">$&</mc:Choice><mc:Fallback>
        <p:sp><p:nvSpPr><p:cNvPr id="77" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>The market falls</a:t></a:r></a:p></p:txBody></p:sp></mc:Fallback></mc:AlternateContent>`,
    );
    expect(await problemsOf(masked)).toMatchObject([{ slide: 4, code: 'title-changed' }]);
  });

  it('the words and the provenance part changed together', async () => {
    const words = replaceIn(original, slide(2), '4,200', '4,900');
    const both = replaceIn(words, /customXml\/item1\.xml$/, 'slide-2"', 'slide-2" checked="yes"');
    expect(await problemsOf(both)).toMatchObject([{ slide: 2, code: 'number-changed' }]);
  });

  it('a number changed after PowerPoint saved the deck, its slides in another order', async () => {
    const saved = savedByPowerPoint(replaceIn(withSlides(original, [4, 3, 2, 1, 6]), slide(3), '12.5', '21.5'));
    expect(await problemsOf(saved)).toMatchObject([{ slide: 2, code: 'number-changed' }]);
  });
});

describe('the marks of the record itself are judged', () => {
  const withStatement = (change: Partial<DeckRecord['slides'][number]['statements'][number]>): DeckRecord => ({
    ...record,
    slides: record.slides.map((one) =>
      one.index === 4 ? { ...one, statements: one.statements.map((s) => ({ ...s, ...change })) } : one,
    ),
  });

  it('a statement without a mark', async () => {
    const problems = await problemsOf(original, withStatement({ mark: '' }));
    expect(problems).toMatchObject([{ slide: 4, code: 'unmarked-statement', factId: 'f4' }]);
  });

  it('a mark that leads to no source', async () => {
    const problems = await problemsOf(original, {
      ...record,
      marks: record.marks.filter(({ mark }) => mark !== '[2], [3]'),
    });
    expect(problems).toMatchObject([{ slide: 2, code: 'mark-unresolved', factId: 'f2' }]);
  });

  it('a mark that does not follow its words', async () => {
    const problems = await problemsOf(original, withStatement({ text: 'Quite another statement.' }));
    expect(problems).toMatchObject([{ slide: 4, code: 'mark-missing', factId: 'f4' }]);
  });
});
