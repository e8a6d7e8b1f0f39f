import { beforeAll, describe, expect, it } from 'vitest';
import { compareDeck } from '../../src/core/pptx/compare/index.ts';
import { readDeck } from '../../src/core/pptx/read/index.ts';
import type { DeckRecord } from '../../src/model/deckRecord.ts';
import { replaceIn, rewrite } from './builder.ts';
import { saveByLibreOffice, soffice } from './libreOffice.ts';
import { realisticDeck } from './realisticDeck.ts';
import { savedByPowerPoint, withSlides } from './resave.ts';

const MASTER = /ppt\/slideMasters\/slideMaster1\.xml$/;
const slide = (number: number): RegExp => new RegExp(`ppt/slides/slide${number}\\.xml$`);

let original: Uint8Array;
let record: DeckRecord;
beforeAll(async () => {
  ({ bytes: original, record } = await realisticDeck(true));
});

const problemsOf = async (bytes: Uint8Array, against = record) => compareDeck(await readDeck(bytes), against).problems;

/** A footer or date placeholder as PowerPoint puts it on a slide. */
const placeholder = (type: string, text: string): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="880" name="Added"/><p:cNvSpPr/><p:nvPr><p:ph type="${type}" idx="10"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree>`;

describe('the marking and the as-of date of every page are compared', () => {
  it('and are read, twice and once, on each slide', async () => {
    const deck = await readDeck(original);
    for (const { furniture } of deck.slides) {
      expect(furniture.toSorted()).toEqual([record.furniture?.asOfText, 'TLP:GREEN', 'TLP:GREEN']);
    }
    expect(await problemsOf(original)).toEqual([]);
  });

  it('a marking changed on the master is reported once, of the whole deck', async () => {
    const problems = await problemsOf(replaceIn(original, MASTER, /TLP:GREEN/g, 'TLP:CLEAR'));
    expect(problems).toMatchObject([{ slide: 0, code: 'marking-changed', factId: null }]);
    expect(problems[0]?.message).toContain('“TLP:CLEAR”');
    expect(problems[0]?.message).toContain('“TLP:GREEN”');
  });

  it.each([
    ['changed in the header alone', 'TLP:GREEN', 'TLP:CLEAR'],
    ['written another way', 'TLP:GREEN', 'tlp : red'],
    ['denied', 'TLP:GREEN', 'not TLP:GREEN'],
    ['taken out of the header', 'TLP:GREEN', ''],
    ['hidden', 'name="Marking, header"', 'name="Marking, header" hidden="1"'],
  ])('a marking %s is reported', async (_, from, to) => {
    expect(await problemsOf(replaceIn(original, MASTER, from, to))).toMatchObject([
      { slide: 0, code: 'marking-changed' },
    ]);
  });

  it('an as-of date changed on the master is reported once, and so is one taken out', async () => {
    const asOf = record.furniture?.asOfText ?? '';
    const later = asOf.replace(/\d{4}/, '2031');
    for (const to of [later, '']) {
      expect(await problemsOf(replaceIn(original, MASTER, asOf, to))).toMatchObject([
        { slide: 0, code: 'as-of-changed' },
      ]);
    }
  });

  it('a slide that hides the furniture of its master is reported with its number', async () => {
    const problems = await problemsOf(replaceIn(original, slide(3), '<p:sld ', '<p:sld showMasterSp="0" '));
    expect(problems.map((problem) => [problem.slide, problem.code])).toEqual([
      [3, 'marking-changed'],
      [3, 'as-of-changed'],
    ]);
  });

  it('a layout that hides the furniture of its master is reported on each slide that uses it', async () => {
    const hidden = replaceIn(original, /slideLayout3\.xml$/, '<p:sldLayout ', '<p:sldLayout showMasterSp="false" ');
    const usesIt: number[] = [];
    rewrite(original, (parts) => {
      for (const [name, text] of Object.entries(parts)) {
        const number = /slides\/_rels\/slide(\d+)\.xml\.rels$/.exec(name)?.[1];
        if (number !== undefined && text.includes('slideLayout3.xml')) usesIt.push(Number(number));
      }
    });
    const problems = await problemsOf(hidden);
    expect(usesIt.length).toBeGreaterThan(0);
    expect([...new Set(problems.map((problem) => problem.slide))]).toEqual(usesIt.toSorted((a, b) => a - b));
  });

  it('another marking in a footer, and another as-of date, that were added to one slide are reported there', async () => {
    const footer = replaceIn(original, slide(4), '</p:spTree>', placeholder('ftr', 'TLP:CLEAR'));
    expect(await problemsOf(footer)).toMatchObject([{ slide: 4, code: 'marking-changed' }]);
    const date = replaceIn(original, slide(4), '</p:spTree>', placeholder('dt', 'Information as of 1 January 2031'));
    expect(await problemsOf(date)).toMatchObject([{ slide: 4, code: 'as-of-changed' }]);
  });

  it('another marking on a layout is reported on the slides that use it', async () => {
    const shape = placeholder('ftr', 'TLP:CLEAR').replace(/<p:ph[^>]*>/, '');
    const problems = await problemsOf(replaceIn(original, /slideLayout1\.xml$/, '</p:spTree>', shape));
    expect(problems).toMatchObject([{ slide: 1, code: 'marking-changed' }]);
  });
});

describe('what leaves the marking and the date as they were raises nothing', () => {
  it('a footer and a slide number of the user, and words of a logo on the master', async () => {
    const footer = replaceIn(original, slide(4), '</p:spTree>', placeholder('ftr', 'Spring briefing'));
    const logo = placeholder('ftr', 'Office of Studies').replace(/<p:ph[^>]*>/, '');
    expect(await problemsOf(replaceIn(footer, MASTER, '</p:spTree>', logo))).toEqual([]);
  });

  it('a master that was restyled: other sizes, colours, places, and a banner split into runs', async () => {
    const restyled = rewrite(original, (parts) => {
      const name = 'ppt/slideMasters/slideMaster1.xml';
      parts[name] = (parts[name] ?? '')
        .replace(/sz="1200"/g, 'sz="1400"')
        .replace(/<a:off x="\d+" y="\d+"\/>/g, '<a:off x="100" y="100"/>')
        .replace(/val="33FF00"/g, 'val="00FF00"')
        .replace(/(<a:r>(?:(?!<a:t>).)*<a:t>)TLP:GREEN<\/a:t><\/a:r>/, '$1TLP:</a:t></a:r><a:r><a:t>GREEN</a:t></a:r>');
      expect(parts[name]).toContain('TLP:</a:t>');
    });
    expect(await problemsOf(restyled)).toEqual([]);
  });

  it('PowerPoint saving it, with slides reordered and deleted', async () => {
    expect(await problemsOf(savedByPowerPoint(withSlides(original, [3, 1, 5])))).toEqual([]);
  });

  it.skipIf(!soffice)('LibreOffice saving it; what was changed before is still reported', async () => {
    const tampered = replaceIn(original, MASTER, /TLP:GREEN/g, 'TLP:CLEAR');
    const [saved, changed] = saveByLibreOffice([original, tampered]);
    expect(await problemsOf(saved ?? new Uint8Array())).toEqual([]);
    expect(await problemsOf(changed ?? new Uint8Array())).toMatchObject([{ slide: 0, code: 'marking-changed' }]);
  });

  it('an export that recorded no furniture', async () => {
    const { furniture: _, ...older } = record;
    expect(await problemsOf(replaceIn(original, MASTER, /TLP:GREEN/g, 'TLP:CLEAR'), older)).toEqual([]);
  });
});
