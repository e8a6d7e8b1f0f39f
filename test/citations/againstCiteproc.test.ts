/// <reference path="../../src/types/citeproc.d.ts" />
import CSL from 'citeproc';
import { describe, expect, test } from 'vitest';
import { type BuiltInStyleName, builtInLocale, citeSources, loadStyle } from '../../src/core/citations/index.ts';
import { citationKey } from '../../src/model/slidePlan.ts';
import type { CslItem } from '../../src/model/source.ts';

const TYPES = (
  'article article-journal article-magazine article-newspaper bill book broadcast chapter dataset document entry-dictionary ' +
  'entry-encyclopedia figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet ' +
  'paper-conference patent performance periodical personal_communication post post-weblog regulation report review review-book ' +
  'software song speech standard thesis treaty webpage'
).split(' ');

/** An item of each type that states what it may, and one that states little. */
const items: CslItem[] = TYPES.flatMap((type, index) => [
  {
    id: `${type}-full`,
    type,
    title: `Harbours of ${type} & <other> works`,
    author: [
      { family: 'Berg', given: 'Jan Erik', 'non-dropping-particle': 'van der' },
      { family: 'Doe', given: 'J.', suffix: 'Jr.' },
      { literal: 'Office for Ports' },
    ],
    editor: [{ family: 'Müller', given: 'Eva' }],
    translator: [{ family: 'Roe', given: 'R.' }],
    issued: { 'date-parts': [[1990 + index, 1 + (index % 12), 1 + (index % 28)]] },
    accessed: { 'date-parts': [[2024, 2, 3]] },
    'container-title': `Container ${index}`,
    'collection-title': 'Series',
    publisher: 'House',
    'publisher-place': 'Town',
    volume: index + 1,
    issue: 3,
    page: '11-19',
    number: `N-${index}`,
    edition: '2',
    genre: 'Brief',
    DOI: `10.5555/x.${index}`,
    URL: `https://ports.example/${index}?a=1&b=2`,
    language: 'en',
  },
  {
    id: `${type}-bare`,
    type,
    title: `Quays of ${type}`,
    author: [{ family: 'Sato', given: 'Emi' }],
    issued: { 'date-parts': [[1950 + index]] },
  },
]);

const squeezed = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** The entries as citeproc alone writes them, as plain text, in its order. */
function bare(styleXml: string): string[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const engine = new CSL.Engine(
    {
      retrieveLocale: (tag: string) => builtInLocale(tag) ?? builtInLocale('en-US') ?? '',
      retrieveItem: (id: string) => byId.get(id) ?? {},
    },
    styleXml,
    'en-US',
  );
  engine.setOutputFormat('text');
  engine.bibliography.opt['subsequent-author-substitute'] = false;
  engine.updateItems(items.map(({ id }) => id));
  const made = engine.makeBibliography();
  return made ? made[1].map(squeezed) : [];
}

describe.each<BuiltInStyleName>(['ieee', 'apa', 'chicago-author-date'])('%s', (style) => {
  test('an entry of every type of work says what citeproc alone would say', () => {
    const styleXml = loadStyle(style);
    const clusters = items.map(({ id }) => [{ sourceId: id, locator: null }]);
    const cited = citeSources({ items, clusters, styleXml, locale: 'en-US', localeXml: builtInLocale });
    const ours = cited.entries.map(({ label, runs }) =>
      squeezed(`${label ?? ''} ${runs.map(({ text }) => text).join('')}`),
    );
    const alone = bare(styleXml);
    expect(alone).toHaveLength(items.length);
    expect(ours.map((entry) => entry.replace(/\s/g, ''))).toEqual(alone.map((entry) => entry.replace(/\s/g, '')));
    expect(clusters.every((cluster) => cited.marks.get(citationKey(cluster)))).toBe(true);
  });
});
