import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { builtInLocale, builtInStyles, loadStyle, localesFor } from '../../src/core/citations/index.ts';
import { BriefwrightError } from '../../src/model/errors.ts';
import { article, asLine, cite, citing, ownStyle, report, speech, webPage } from './sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'styles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function styleFile(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function errorOf(work: () => unknown): BriefwrightError {
  try {
    work();
  } catch (error) {
    if (error instanceof BriefwrightError) return error;
    throw error;
  }
  throw new Error('No error was thrown.');
}

const TITLE = '<text variable="title" font-style="italic"/>';
const NUMBER = '<text variable="citation-number"/>';

describe('Styles that ship', () => {
  test('are IEEE, Chicago author-date and APA, and load by name', () => {
    expect(builtInStyles().map((style) => style.name)).toEqual(['ieee', 'chicago-author-date', 'apa']);
    for (const { name } of builtInStyles()) expect(loadStyle(name)).toContain('http://purl.org/net/xbiblio/csl');
    expect(loadStyle('IEEE')).toBe(loadStyle('ieee'));
  });

  test('are named where the style is unknown, with the one that is most alike', () => {
    const error = errorOf(() => loadStyle('chicago'));
    expect([error.code, error.exit]).toEqual(['UNKNOWN_STYLE', 2]);
    expect(error.hint).toMatch(/^Did you mean chicago-author-date\? /);
  });
});

describe('A style of the user’s', () => {
  const bibliography = `<bibliography><layout suffix=".">${TITLE}</layout></bibliography>`;

  test('is read from its file and used', () => {
    const layout = `<group prefix="{" suffix="}">${NUMBER}</group>`;
    const path = styleFile('own.csl', `\ufeff${ownStyle({ category: 'numeric', layout, bibliography })}`);
    const { marks, entries, numeric } = cite({ items: [article, report], styleXml: loadStyle(path) });
    expect(numeric).toBe(true);
    expect([...marks.values()]).toEqual(['{1}', '{2}']);
    expect(entries.map(asLine)).toEqual([
      '{1} _Tides and supply in the northern straits_.',
      '{2} _Fuel storage in the eastern districts_.',
    ]);
  });

  test('in UTF-16 is read too', () => {
    const xml = ownStyle({ layout: TITLE, bibliography }).replace('encoding="utf-8"', 'encoding="utf-16"');
    const path = styleFile('utf16.csl', new Uint8Array([0xff, 0xfe, ...Buffer.from(xml, 'utf16le')]));
    expect(cite({ items: [article], styleXml: loadStyle(path) }).marks.get('article')).toBe(article.title);
  });

  test('that prints the number at the head of the entry has it set apart', () => {
    const numbered = `<bibliography><layout suffix=".">${NUMBER}${TITLE.replace('/>', ' prefix=". "/>')}</layout></bibliography>`;
    const styleXml = ownStyle({ category: 'numeric', layout: NUMBER, bibliography: numbered });
    const [entry] = cite({ items: [article], styleXml }).entries;
    expect(entry?.label).toBe('1.');
    expect(entry?.runs.map((run) => run.text).join('')).toBe(`${article.title}.`);
  });

  test('without a category is numeric when it prints citation numbers', () => {
    expect(cite({ items: [article], styleXml: ownStyle({ layout: NUMBER, bibliography }) }).numeric).toBe(true);
    expect(cite({ items: [article], styleXml: ownStyle({ layout: TITLE, bibliography }) }).numeric).toBe(false);
  });

  test('that only sorts by citation numbers is none of numbers, whatever its category says', () => {
    const sorted = `<bibliography><sort><key variable="citation-number"/></sort><layout>${TITLE}</layout></bibliography>`;
    const styleXml = ownStyle({ category: 'numeric', layout: TITLE, bibliography: sorted });
    const cited = cite({ items: [article], styleXml });
    expect(cited.numeric).toBe(false);
    expect(cited.entries.map(asLine)).toEqual(['_Tides and supply in the northern straits_']);
  });

  test('that prints no entry for some type leaves every other entry with its own source', () => {
    const choosy = `<bibliography><layout><choose><if type="report" match="none">${TITLE}</if></choose></layout></bibliography>`;
    const { entries } = cite({
      items: [article, report, speech],
      styleXml: ownStyle({ layout: TITLE, bibliography: choosy }),
    });
    expect(entries.map(({ sourceId, runs }) => [sourceId, runs.map(({ text }) => text).join('')])).toEqual([
      ['article', article.title],
      ['report', report.title],
      ['speech', speech.title],
    ]);
  });

  test('that sets a heading over a margin keeps them in this order', () => {
    const heading = `<bibliography><layout><text variable="title" display="block"/><date variable="issued" display="left-margin"><date-part name="year"/></date><text variable="volume" display="right-inline"/></layout></bibliography>`;
    const { entries } = cite({ items: [article], styleXml: ownStyle({ layout: TITLE, bibliography: heading }) });
    expect(entries.map(asLine)).toEqual(['Tides and supply in the northern straits 2024 12']);
  });

  test('that sorts its bibliography numbers in that order', () => {
    const sorted = `<bibliography><sort><key variable="title"/></sort><layout>${TITLE}</layout></bibliography>`;
    const styleXml = ownStyle({ category: 'numeric', layout: NUMBER, bibliography: sorted });
    const { marks, entries } = cite({ items: [webPage, speech], styleXml });
    expect(marks.get('speech')).toBe('1');
    expect(entries.map((entry) => [entry.sourceId, entry.label])).toEqual([
      ['speech', '1'],
      ['web', '2'],
    ]);
  });

  test('that writes footnotes has its sources numbered, with entries from its notes', () => {
    const styleXml = ownStyle({ styleClass: 'note', category: 'note', layout: TITLE });
    const clusters = [citing('web'), citing('article', 'web'), citing('report')];
    const { numeric, marks, entries } = cite({ items: [article, report, webPage], clusters, styleXml });
    expect(numeric).toBe(true);
    expect([...marks.values()]).toEqual(['1', '1, 2', '3']);
    expect(entries.map(asLine)).toEqual([
      '1 _What the new ferries carry_',
      '2 _Tides and supply in the northern straits_',
      '3 _Fuel storage in the eastern districts_',
    ]);
  });

  test('that writes footnotes and sorts its bibliography is still listed in order of citation', () => {
    const sorted = `<bibliography><sort><key variable="title"/></sort><layout suffix=".">${TITLE}</layout></bibliography>`;
    const styleXml = ownStyle({ styleClass: 'note', layout: TITLE, bibliography: sorted });
    expect(cite({ items: [webPage, speech], styleXml }).entries.map(asLine)).toEqual([
      '1 _What the new ferries carry_.',
      '2 _Address to the port authorities_.',
    ]);
  });

  test('that prints nothing of a source still gives an entry that names it', () => {
    const archive = '<text variable="archive"/>';
    const empty = `<bibliography><layout>${archive}</layout></bibliography>`;
    const { marks, entries } = cite({
      items: [article],
      styleXml: ownStyle({ layout: archive, bibliography: empty }),
    });
    expect(entries.map(asLine)).toEqual([article.title]);
    expect([...marks.values()]).toEqual(['source']);
  });
});

const selfCalling = ownStyle({ layout: '<text macro="loop"/>' }).replace(
  '<citation>',
  '<macro name="loop"><group><text macro="loop"/></group></macro><citation>',
);

describe('A file that is no usable style', () => {
  test.each([
    ['is empty', '', /not well-formed XML|no CSL style/],
    ['is cut off', ownStyle({ layout: TITLE }).slice(0, -12), /not well-formed XML/],
    ['is no XML', 'Just some words', /not well-formed XML/],
    ['is another XML document', '<html xmlns="http://www.w3.org/1999/xhtml"/>', /no CSL style/],
    ['has no citation', '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"/>', /how to cite/],
    ['names a macro that it lacks', ownStyle({ layout: '<text macro="nowhere"/>' }), /macro "nowhere"/],
    ['has a macro that calls itself', selfCalling, /"loop" of the CSL style calls itself/],
    ['has an element that CSL does not know', ownStyle({ layout: '<blink/>' }), /cannot be used/],
    ['is not UTF-8', new Uint8Array([0x3c, 0xff, 0x80, 0x3e]), /not UTF-8/],
  ])('is refused when it %s', (name, content, message) => {
    const path = styleFile(`${name.replaceAll(' ', '-')}.csl`, content);
    const error = errorOf(() => loadStyle(path));
    expect([error.code, error.exit]).toEqual(['BAD_STYLE', 3]);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(path);
    expect(error.hint).toBeTruthy();
  });

  test('is refused with the name of its parent when it is a dependent style', () => {
    const dependent = (parent: string) => `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info>
      <title>Journal of Piers</title><link href="http://www.zotero.org/styles/${parent}" rel="independent-parent"/>
      </info></style>`;
    const error = errorOf(() => loadStyle(styleFile('piers.csl', dependent('nature'))));
    expect(error.code).toBe('BAD_STYLE');
    expect(error.message).toContain('http://www.zotero.org/styles/nature');
    expect(error.hint).toContain('nature.csl');
    const known = errorOf(() => loadStyle(styleFile('quays.csl', dependent('apa'))));
    expect(known.hint).toBe('Use the built-in style apa.');
  });

  test('is unknown when there is no such file', () => {
    expect(errorOf(() => loadStyle(join(folder, 'absent.csl'))).code).toBe('UNKNOWN_STYLE');
    expect(errorOf(() => loadStyle(folder)).code).toBe('UNKNOWN_STYLE');
  });
});

describe('Locales', () => {
  const entryIn = (locale: string) => cite({ items: [article], locale }).entries.map(asLine)[0] ?? '';

  test('give the terms of the language', () => {
    expect(entryIn('en-US')).toContain('Mar. 2024');
    expect(entryIn('de-DE')).toContain('Bd. 12, Nr. 2');
    expect(entryIn('fr-FR')).toContain('mars 2024');
  });

  test('fall back to another region of the language, then to English', () => {
    expect(entryIn('de-AT')).toBe(entryIn('de-DE'));
    expect(entryIn('de')).toBe(entryIn('de-DE'));
    expect(entryIn('en-AU')).toContain('Mar. 2024');
    for (const nonsense of ['zz', '', '../../../etc/passwd', '__proto__'])
      expect(entryIn(nonsense)).toBe(entryIn('en-US'));
  });

  test('read no file but those that ship', () => {
    expect(builtInLocale('../styles/apa')).toBeNull();
    expect(builtInLocale('de-AT')).toBe(builtInLocale('de-DE'));
  });

  test('can be gathered beforehand for a thread that reads no files', () => {
    const styleXml = loadStyle('ieee');
    const gathered = localesFor(styleXml, 'de-AT', builtInLocale);
    expect(Object.keys(gathered).sort()).toEqual(['de-AT', 'de-DE']);
  });
});

describe('What a source states', () => {
  const bibliography = `<bibliography><layout delimiter=" "><names variable="author"><name/></names><text variable="title" text-case="title" prefix=" "/><date variable="issued" form="text" date-parts="year" prefix=" "/></layout></bibliography>`;
  const entryOf = (fields: object): string =>
    cite({ items: [{ ...article, ...fields }], styleXml: ownStyle({ layout: TITLE, bibliography }) }).entries.map(
      asLine,
    )[0] ?? '';

  test('is kept where it is no word: a comma before a suffix, a range that goes on', () => {
    const author = [{ family: 'Doe', given: 'Jan', suffix: 'Jr.', 'comma-suffix': true }];
    expect(entryOf({ author })).toContain('Jan Doe, Jr.');
    expect(entryOf({ issued: { 'date-parts': [[1987], [0]] } })).toMatch(/1987–$/);
  });

  test('in another language, however that is called, is not set in the capitals of English', () => {
    expect(entryOf({ title: 'der hafen im winter', language: 'German' })).toContain('der hafen im winter');
    expect(entryOf({ title: 'the harbour in winter', language: 'English' })).toContain('The Harbour in Winter');
  });
});
