import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../src/core/operations/index.ts';
import { openPackage } from '../src/core/pptx/read/package.ts';
import { relationshipsOf } from '../src/core/pptx/read/relationships.ts';
import { childAt, descendants, readXml, type XmlElement } from '../src/core/pptx/read/xml.ts';
import type { Fact } from '../src/model/fact.ts';
import { briefwright, scratchFolder } from '../test/cli/run.ts';
import { seedsFolder } from '../test/support/seeds.ts';
import { partOf } from './support/package.ts';
import { ALL_THEMES, type BuiltDeck, build, bytesOf, sampleLibrary, succeed } from './support/sampleLibrary.ts';

const URL_OF_SOURCE = 'https://example.org/pledge?part=1&page=2';
const folder = scratchFolder();
let library: string;
let facts: readonly Fact[];

beforeAll(async () => {
  library = await sampleLibrary(folder);
  facts = (await succeed(['facts', library, '--limit', '500'])).facts;
  const open = openLibrary(library, 'write');
  try {
    const source = open.sources.byCslId('apex-pledge-article');
    if (!source) throw new Error('The sample has no such source');
    open.sources.update(source.id, { csl: { ...source.csl, URL: URL_OF_SOURCE } });
  } finally {
    open.close();
  }
});

interface LinkedRun {
  readonly slide: number;
  readonly text: string;
  /** A slide's number, or an address. */
  readonly to: number | string;
}

/** Texts of the paragraphs of each slide, and its runs that lead somewhere. */
async function linksOf(deck: BuiltDeck): Promise<{ texts: string[][]; links: LinkedRun[] }> {
  const pkg = await openPackage(bytesOf(deck.file));
  const links: LinkedRun[] = [];
  const texts: string[][] = [];
  for (const { index } of deck.slides) {
    const part = `ppt/slides/slide${index}.xml`;
    const relationships = await relationshipsOf(pkg, part);
    const paragraphs = descendants(await readXml(pkg, part), 'a:p');
    const textOf = (run: XmlElement): string => childAt(run, 'a:t')?.text ?? '';
    texts.push(paragraphs.map((paragraph) => paragraph.children.map(textOf).join('')));
    for (const run of paragraphs.flatMap((paragraph) => paragraph.children)) {
      const link = childAt(run, 'a:rPr', 'a:hlinkClick');
      if (!link) continue;
      const target = relationships.get(link.attributes.get('r:id') ?? '');
      const slideNumber = /slides\/slide(\d+)\.xml$/.exec(target?.target ?? '')?.[1];
      if (slideNumber !== undefined) expect(link.attributes.get('action')).toBe('ppaction://hlinksldjump');
      links.push({ slide: index, text: textOf(run), to: Number(slideNumber) || (target?.target ?? '') });
    }
  }
  return { texts, links };
}

describe('every mark leads to its entry', () => {
  test('numeric marks are links to the sources slide that holds their number', async () => {
    const deck = await build(library, join(folder, 'ieee.pptx'), ALL_THEMES);
    const { texts, links } = await linksOf(deck);
    const marks = links.filter(({ text }) => /^\[\d+\]$/.test(text));
    expect(marks.length).toBeGreaterThan(100);
    for (const { slide, text, to } of marks) {
      expect(deck.slides[Number(to) - 1]?.kind, `${text} on slide ${slide}`).toBe('sources');
      expect(
        texts[Number(to) - 1]?.some((entry) => entry.startsWith(text)),
        `${text} on slide ${slide}`,
      ).toBe(true);
    }
    const unlinked = texts.flatMap((paragraphs, i) =>
      deck.slides[i]?.kind === 'sources' ? [] : paragraphs.flatMap((text) => text.match(/\[\d{1,2}\]/g) ?? []),
    );
    expect(unlinked.length).toBe(marks.length);
  });

  test.each(['chicago-author-date', 'apa'])('marks of %s are links to a sources slide', async (style) => {
    const deck = await build(library, join(folder, `${style}.pptx`), ['policy', 'summits'], ['--style', style]);
    const { texts, links } = await linksOf(deck);
    const marks = links.filter(({ to }) => typeof to === 'number');
    expect(marks.length).toBeGreaterThan(40);
    expect(new Set(marks.map(({ to }) => deck.slides[Number(to) - 1]?.kind))).toEqual(new Set(['sources']));
    const cuyper = marks.filter(({ text }) => text.includes('De Cuyper'));
    expect(cuyper.length).toBeGreaterThan(0);
    for (const { to } of cuyper) expect(texts[Number(to) - 1]?.join('\n')).toContain('Driessens');
  });

  test('an entry with an address links to it, on the sources slide alone', async () => {
    const deck = await build(library, join(folder, 'address.pptx'), ['market']);
    const { links } = await linksOf(deck);
    const addresses = links.filter(({ to }) => typeof to === 'string');
    expect(addresses.map(({ to }) => to)).toEqual([URL_OF_SOURCE]);
    expect(deck.slides[(addresses[0]?.slide ?? 0) - 1]?.kind).toBe('sources');
  });
});

/** The paragraphs of the notes of each slide. */
function notesOf(deck: BuiltDeck): readonly (readonly string[])[] {
  const bytes = bytesOf(deck.file);
  return deck.slides.map(({ index }) => {
    const xml = partOf(bytes, `ppt/notesSlides/notesSlide${index}.xml`);
    return [...xml.matchAll(/<a:p>(.*?)<\/a:p>/gs)].map(([, paragraph = '']) =>
      paragraph
        .replace(/<a:t>([^<]*)<\/a:t>|<[^>]*>/g, '$1')
        .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? ''),
    );
  });
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
/** Line ends inside a quote become spaces on their way to the notes. */
const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim();

describe('the notes hold what stands behind each statement', () => {
  test.skipIf(seedsFolder === null)(
    `the exact words of the documents, for every statement${seedsFolder === null ? ` (the seed articles are not here)` : ''}`,
    async () => {
      const { sources } = await succeed(['sources', library]);
      const texts = new Map<string, string>();
      for (const { id } of sources) texts.set(id, (await succeed(['read', library, id])).document.text);
      const byId = new Map(facts.map((fact) => [fact.id, fact]));

      const deck = await build(library, join(folder, 'quotes.pptx'), ALL_THEMES);
      const notes = notesOf(deck);
      let quotes = 0;
      for (const { index, factIds } of deck.slides) {
        for (const id of factIds) {
          const supporting = byId.get(id)?.evidence.filter((evidence) => evidence.stance === 'supports') ?? [];
          expect(supporting.length).toBeGreaterThan(0);
          for (const { sourceId, start, end } of supporting) {
            const exact = texts.get(sourceId)?.slice(start ?? 0, end ?? 0) ?? '';
            expect(exact).not.toBe('');
            const held = notes[index - 1]?.some((note) => folded(note).includes(`\u201c${folded(exact)}\u201d`));
            expect(held, `slide ${index}: the words ${start} to ${end} of ${sourceId}`).toBe(true);
            quotes += 1;
          }
        }
      }
      expect(quotes).toBeGreaterThan(150);
      expect(notes.flat().filter((note) => note.includes('not held'))).toEqual([]);
      expect(
        notes.flat().filter((note) => /, para\. \d+ · rating [A-F][1-6] · document/.test(note)).length,
      ).toBeGreaterThan(100);
    },
  );

  test('without the articles, that a quote is not held yet, except for the article of our own', async () => {
    const bare = join(folder, 'bare.briefwright');
    await succeed(['sample', bare]);
    const deck = await build(bare, join(folder, 'bare.pptx'), ['exercises', 'method']);
    const notes = notesOf(deck).flat();
    const evidence = notes.filter((note) => /· rating [A-F][1-6] ·/.test(note));
    const live = evidence.filter((note) => note.includes('\u201c'));
    const dormant = evidence.filter((note) => note.endsWith('the quote is not held yet'));
    expect(live.length).toBeGreaterThan(5);
    expect(dormant.length).toBeGreaterThan(10);
    expect(live.length + dormant.length).toBe(evidence.length);
    for (const note of live) expect(note).toContain('Sourced briefing: a working method');
    for (const note of dormant) expect(note).not.toContain('Sourced briefing: a working method');
  });
});

describe('the cut-off of information', () => {
  test('leaves out, with the reason, what only a later source supports or what became known later', async () => {
    const deck = await build(
      library,
      join(folder, 'early.pptx'),
      ['summits', 'partnerships'],
      ['--as-of', '2022-12-31'],
    );
    const later = (await succeed(['sources', library])).sources.find(
      (source: { csl: { id: string } }) => source.csl.id === 'nato-indo-pacific-2023',
    ).id;
    const shown = new Set(deck.slides.flatMap((slide) => slide.factIds));
    const only = facts.filter(
      (fact) =>
        fact.themes.some((theme) => theme === 'summits' || theme === 'partnerships') &&
        fact.evidence.filter((evidence) => evidence.stance === 'supports').every(({ sourceId }) => sourceId === later),
    );
    expect(only.length).toBeGreaterThan(5);
    for (const { id } of only) {
      expect(shown.has(id)).toBe(false);
      const why = deck.leftOut.find(({ factId }) => factId === id)?.why;
      expect(why).toMatch(/(published|became known) .*after the cut-off 2022-12-31\.$/);
    }
    expect(notesOf(deck).flat().join('\n')).not.toContain('Relations with partners in the Indo-Pacific region');
  });

  test('is a day, and anything else is refused', async () => {
    const run = await briefwright([
      'build',
      library,
      '--theme',
      'market',
      '--out',
      'x.pptx',
      '--as-of',
      'soon',
      '--json',
    ]);
    expect(run.code).toBe(2);
  });
});
