/// <reference path="../../../src/types/citeproc.d.ts" />
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import CSL, { type Cite } from 'citeproc';
import { describe, expect, test } from 'vitest';
import { buildEngine } from '../../../src/core/citations/engine.ts';
import { builtInLocale, citeSources } from '../../../src/core/citations/index.ts';
import { type Citation, citationKey } from '../../../src/model/slidePlan.ts';
import { drive } from './driving.ts';
import { type Fixture, fixturesIn } from './fixture.ts';
import { settingsOf, shownInHtml, shownInOurs, textOf } from './shown.ts';

/**
 * The test suite of CSL processors (github.com/citation-style-language/test-suite, `processor-tests/humans`), put through
 * citeproc alone and through our wrapper. Its fixtures are not ours to give away: CSL_TEST_SUITE names the folder that
 * holds them, CSL_TEST_LOCALES one with CSL's locale files (only few of them ship).
 */
const FOLDER = process.env.CSL_TEST_SUITE ?? '';
const LOCALES = process.env.CSL_TEST_LOCALES ?? '';

/** Where the engine says on purpose something else. */
const MENDED: Readonly<Record<string, string>> = {
  textcase_RepeatedTitleBug: 'a DOI that is given with its address is not put behind the address a second time',
  magic_SuperscriptChars: 'raised letters stay the signs that they are',
};

/** Where deciding what a source list shows makes the difference. */
const DECIDED: Readonly<Record<string, string>> = {
  ...MENDED,
  bugreports_StyleError001: 'a source without title and author is named',
  bugreports_parenthesis: 'a source without title and author is named',
  date_AccessedCrash: 'a source without title and author is named',
  number_LimitOrdinalsToDayOne: 'a source without title and author is named',
  number_PageFirst: 'a source without title and author is named',
  condition_VariableAny: 'a source without title and author is named',
  condition_VariableNone: 'a source without title and author is named',
  variables_TitleShortOnShortTitleNoTitleCondition: 'a source without title and author is named',
  form_TitleTestNoLongFalse: 'a source without title and author is named',
  date_DateNoDateNoTest: 'a mark is never an error in brackets',
  collapse_NumericDuplicate: 'a source is cited once in a mark',
  collapse_NumericDuplicate2: 'a source is cited once in a mark',
  display_DisplayBlock: 'the abstract of a source does not leave with a deck',
  label_EditorTranslator1: 'a note on a source is private, and no field is read out of it',
  label_NameLabelThroughSubstitute: 'a note on a source is private, and no field is read out of it',
  quotes_PunctuationNasty: 'a note on a source is private, and no field is read out of it',
  variables_ContainerTitleShort2: 'a note on a source is private, and no field is read out of it',
  disambiguate_CitationLabelInData: 'a label is made from the source, not taken from the library',
  sort_OmittedBibRefMixedNumericStyle: 'every source that is cited has its entry',
  sort_OmittedBibRefNonNumericStyle: 'every source that is cited has its entry',
  collapse_CitationNumberRangesOneOnly: 'every source that is cited has its entry',
};

function locale(tag: string): string | null {
  const file = join(LOCALES, `locales-${tag}.xml`);
  return LOCALES !== '' && existsSync(file) ? readFileSync(file, 'utf8') : builtInLocale(tag);
}

function itemsOf(fixture: Fixture): (id: string) => object {
  const byId = new Map(fixture.items.map((item) => [item.id, item]));
  return (id) => structuredClone(byId.get(String(id)) ?? { id, type: 'document' });
}

/** A dash for the author before is what we never print: an entry stands for itself. */
function bareEngine(fixture: Fixture, withDash: boolean): InstanceType<typeof CSL.Engine> {
  CSL.debug = () => {};
  const retrieveLocale = (tag: string): string => locale(tag) ?? builtInLocale('en-US') ?? '';
  const engine = new CSL.Engine({ retrieveLocale, retrieveItem: itemsOf(fixture) }, fixture.styleXml);
  if (!withDash) engine.bibliography.opt['subsequent-author-substitute'] = false;
  return engine;
}

const passesBare = (fixture: Fixture): boolean => {
  try {
    return drive(bareEngine(fixture, true), fixture).whole.trim() === fixture.expected;
  } catch {
    return false;
  }
};

const folded = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

/** Ours takes citations with locators alone: no prefixes, no places in a text, no part of a bibliography. */
function isForSources({ cites, calls, section, abbreviations, options }: Fixture): boolean {
  const plain = (cites ?? [])
    .flat()
    .every((cite) => Object.keys(cite).every((key) => /^(?:id|locator|label)$/.test(key)));
  return plain && calls === null && section === null && abbreviations === null && Object.keys(options).length === 0;
}

/** The style as one for marks in the text: in a style for footnotes ours numbers the sources, and prints no note. */
const forMarks = (fixture: Fixture): Fixture => ({
  ...fixture,
  styleXml: fixture.styleXml
    .replace(/class="note"/, 'class="in-text"')
    .replace(/(<category[^>]*citation-format=)"note"/, '$1"author-date"'),
});

function clustersOf({ mode, cites, entries, items }: Fixture): readonly (readonly Citation[])[] {
  const known = entries?.at(-1)?.map(String) ?? items.map(({ id }) => id);
  if (mode !== 'citation') return known.map((sourceId) => [{ sourceId, locator: null }]);
  const all: readonly (readonly Cite[])[] = cites ?? [known.map((id) => ({ id }))];
  return all.map((cluster) =>
    cluster.map(({ id, locator, label }) => ({
      sourceId: String(id),
      locator: locator ? { label: label ?? 'page', value: locator } : null,
    })),
  ) as readonly (readonly Citation[])[];
}

function textsOfSources(fixture: Fixture): readonly string[] {
  const clusters = clustersOf(fixture);
  const { marks, entries } = citeSources({
    items: fixture.items as unknown as Parameters<typeof citeSources>[0]['items'],
    clusters,
    styleXml: fixture.styleXml,
    locale: 'en-US',
    localeXml: locale,
    locatorsInMarks: true,
  });
  if (fixture.mode === 'citation') return clusters.map((cluster) => folded(marks.get(citationKey(cluster)) ?? ''));
  return entries.map(({ label, runs }) => folded(`${label ?? ''} ${runs.map(({ text }) => text).join('')}`));
}

describe.skipIf(FOLDER === '')(
  'the test suite of CSL processors (needs CSL_TEST_SUITE, the folder of its fixtures)',
  () => {
    const fixtures = FOLDER === '' ? [] : fixturesIn(FOLDER);
    const passing = fixtures.filter(passesBare);

    test('citeproc alone passes nearly all of it', () => {
      console.info(`${fixtures.length} fixtures, citeproc alone passes ${passing.length}`);
      expect(passing.length).toBeGreaterThan(0.98 * fixtures.length);
    });

    test('our engine and its output say and set whatever citeproc alone says and sets', () => {
      const differing: string[] = [];
      for (const fixture of passing) {
        const item = itemsOf(fixture);
        const engine = buildEngine({ styleXml: fixture.styleXml, locale: 'en-US', localeXml: locale, item });
        const ours = drive(engine, fixture).pieces.map(shownInOurs);
        const expected = drive(bareEngine(fixture, false), fixture).pieces.map(shownInHtml);
        const isSame =
          expected.map(textOf).map(folded).join('\n') === ours.map(textOf).map(folded).join('\n') &&
          expected.map(settingsOf).join('\n') === ours.map(settingsOf).join('\n');
        if (!isSame) differing.push(fixture.name);
      }
      console.info(`our engine: ${passing.length - differing.length} of ${passing.length}`);
      expect(differing.filter((name) => MENDED[name] === undefined)).toEqual([]);
    });

    test('marks and entries of sources say what citeproc alone says', () => {
      const differing: string[] = [];
      const asSources = passing.filter(isForSources).map(forMarks);
      for (const fixture of asSources) {
        const expected = drive(bareEngine(fixture, false), fixture).pieces.map((piece) =>
          folded(textOf(shownInHtml(piece))),
        );
        if (JSON.stringify(textsOfSources(fixture)) !== JSON.stringify(expected)) differing.push(fixture.name);
      }
      console.info(`marks and entries: ${asSources.length - differing.length} of ${asSources.length}`);
      expect(differing.filter((name) => DECIDED[name] === undefined)).toEqual([]);
    });
  },
);
