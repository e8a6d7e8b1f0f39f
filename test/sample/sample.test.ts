import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endsAtWords } from '../../scripts/sample/passage.ts';
import { readText, SAMPLE, textsIn } from '../../scripts/sample/texts.ts';
import { cslItemSchema, newFactSchema } from '../../src/contract/shapes.ts';
import { edtfSpan, isEdtf } from '../../src/model/edtf.ts';
import { isProjection, type Measure, supports } from '../../src/model/fact.ts';
import { ICD_203, RELIABILITY_CODES } from '../../src/model/scales.ts';
import { STARTING_THEMES } from '../../src/model/theme.ts';
import { seedsFolder } from '../support/seeds.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(join(SAMPLE, name), 'utf8'));
const sources = z
  .array(
    z.object({
      id: z.uuidv7(),
      csl: cslItemSchema,
      reliability: z.enum(RELIABILITY_CODES as [string, ...string[]]).nullable(),
      origin: z.uuidv7(),
      descriptor: z.string().min(1),
      inferred: z.array(z.string()),
      documentSha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  )
  .parse(read('sources.json'));
const rawFacts = z.array(z.looseObject({})).parse(read('facts.json'));
const facts = z.array(newFactSchema.and(z.object({ id: z.uuidv7() }))).parse(rawFacts);
const entities = z
  .array(z.object({ name: z.string(), kind: z.string(), aliases: z.array(z.string()) }))
  .parse(read('entities.json'));
const ownThemes = z.array(z.object({ slug: z.string() })).parse(read('themes.json'));

const factById = new Map(facts.map((fact) => [fact.id, fact]));
const sourceById = new Map(sources.map((source) => [source.id, source]));
const byCitekey = (citekey: string) => {
  const source = sources.find(({ csl }) => csl.id === citekey);
  if (!source) throw new Error(`no source ${citekey}`);
  return source;
};
const containing = (words: string) => {
  const found = facts.filter(({ statement }) => statement.includes(words));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} statements contain "${words}"`);
  return found[0];
};

describe('the sample facts', () => {
  it('are at least sixty, with ids and statements of their own', () => {
    expect(facts.length).toBeGreaterThanOrEqual(60);
    expect(factById.size).toBe(facts.length);
    expect(new Set(facts.map(({ statement }) => statement)).size).toBe(facts.length);
  });

  it('leave out no field, so that what is null is known to be unknown', () => {
    const fields = Object.keys(newFactSchema.shape).filter((field) => field !== 'revision');
    for (const fact of rawFacts) expect(Object.keys(fact).sort()).toEqual([...fields].sort());
  });

  it('are one sentence of 60 to 160 characters each', () => {
    const odd = facts.filter(
      ({ statement: s }) => s.length < 60 || s.length > 160 || !s.endsWith('.') || s.trim() !== s,
    );
    expect(odd.map(({ statement }) => statement)).toEqual([]);
  });

  it('stand in known themes, and every theme has at least three', () => {
    const slugs = [...STARTING_THEMES, ...ownThemes].map(({ slug }) => slug);
    for (const { themes } of facts) for (const theme of themes) expect(slugs).toContain(theme);
    for (const slug of slugs)
      expect(facts.filter(({ themes }) => themes[0] === slug).length, slug).toBeGreaterThanOrEqual(3);
  });

  it('relate to and rest on facts that are there, and each relation is stored once', () => {
    const seen = new Set<string>();
    for (const fact of facts) {
      for (const { kind, factId } of fact.relations) {
        expect(factById.has(factId), fact.statement).toBe(true);
        expect(factId).not.toBe(fact.id);
        const key = [kind, ...[fact.id, factId].sort()].join(' ');
        expect(seen.has(key), fact.statement).toBe(false);
        seen.add(key);
      }
      for (const id of fact.restsOn) expect(factById.get(id)?.kind, fact.statement).toBe('reported');
    }
  });

  it('hold a supporting quote each, of a source that is there and bound to its text', () => {
    for (const fact of facts) {
      expect(fact.evidence.some(supports), fact.statement).toBe(true);
      for (const evidence of fact.evidence) {
        expect(evidence.documentSha256).toBe(sourceById.get(evidence.sourceId)?.documentSha256);
        expect(evidence.quote, 'no text of an article is held').toBeNull();
        expect(evidence.end ?? 0).toBeGreaterThan(evidence.start ?? 0);
        expect(evidence.locator).not.toBeNull();
      }
    }
  });

  it('name as inferred only fields that have a value', () => {
    for (const fact of facts) {
      for (const field of fact.inferred) {
        const value = (fact as Record<string, unknown>)[field];
        expect(Array.isArray(value) ? value.length : value, `${field}: ${fact.statement}`).toBeTruthy();
      }
    }
  });

  it('say which years were inferred, in the statement and in the list of inferred fields', () => {
    for (const fact of facts.filter(({ kind }) => kind === 'reported')) {
      if (/\[[^\]]*20\d\d\]/.test(fact.statement)) {
        expect(
          fact.inferred.some((field) => field === 'eventDate' || field === 'asOf'),
          fact.statement,
        ).toBe(true);
      }
    }
  });

  it('take no event from a work that is only cited', () => {
    const { id } = byCitekey('de-cuyper-driessens-2021');
    const cited = facts.filter(({ evidence }) =>
      evidence.some((e) => e.sourceId === id && Number(e.locator?.value) >= 7),
    );
    expect(cited.length).toBeGreaterThanOrEqual(4);
    for (const fact of cited) expect(fact.eventDate, fact.statement).toBeNull();
  });

  it('call every projection one in the statement', () => {
    const projections = facts.filter(({ measures }) => measures.some(isProjection));
    expect(projections.length).toBeGreaterThanOrEqual(2);
    for (const { statement } of projections) expect(statement).toMatch(/project/i);
    for (const { measures, statement } of facts) {
      for (const measure of measures) {
        const ends = measure.period === null ? null : edtfSpan(measure.period)?.last;
        if (ends && ends > '2026-12-31') expect(isProjection(measure), statement).toBe(true);
      }
    }
  });

  it('hold market values that compare, in whole US dollars and in percent', () => {
    const measures = facts.flatMap((fact) => fact.measures);
    const values = measures.filter(({ metric, unit }) => metric === 'market size' && unit === 'USD');
    expect(values.map(({ value, period }) => [value, period])).toEqual([
      [74_220_000_000, '2025'],
      [158_960_000_000, '2031'],
    ]);
    const rates = measures.filter(({ metric, unit }) => metric === 'compound annual growth rate' && unit === '%');
    expect(rates.map(({ value }) => value)).toEqual([13.52, 23.55]);
    for (const { period } of measures) expect(period === null || isEdtf(period)).toBe(true);
  });

  it('use entities that are listed, under one name and kind', () => {
    const known = new Map(entities.map(({ name, kind }) => [name, kind]));
    expect(known.size).toBe(entities.length);
    for (const { entities: named } of facts)
      for (const { name, kind } of named) expect(known.get(name), name).toBe(kind);
    const aliases = entities.flatMap(({ aliases: others }) => others.map((alias) => alias.toLowerCase()));
    expect(new Set(aliases).size).toBe(aliases.length);
    for (const { name } of entities) expect(aliases).not.toContain(name.toLowerCase());
  });
});

describe('the judgements', () => {
  const judgements = facts.filter(({ kind }) => kind === 'judgement');

  it('stand in the five themes that a briefing is asked for', () => {
    for (const theme of ['exercises', 'market', 'policy', 'threats', 'partnerships']) {
      expect(judgements.filter(({ themes }) => themes[0] === theme).length, theme).toBeGreaterThanOrEqual(1);
    }
  });

  it('give a likelihood or a confidence, never both; the likelihood is a first term of ICD 203 and stands in the sentence', () => {
    const terms = ICD_203.map(({ term }) => term);
    for (const { statement, likelihood, confidence } of judgements) {
      expect((likelihood === null) !== (confidence === null), statement).toBe(true);
      if (likelihood !== null) {
        expect(terms).toContain(likelihood);
        expect(statement).toContain(likelihood);
      }
    }
  });

  it('cite no work that none of the facts they rest on cites as evidence', () => {
    for (const judgement of judgements) {
      const grounds = judgement.restsOn.flatMap((id) => factById.get(id)?.evidence.map((e) => e.sourceId) ?? []);
      for (const { sourceId } of judgement.evidence) expect(grounds, judgement.statement).toContain(sourceId);
    }
  });
});

describe('what agrees, differs or ages', () => {
  const related = (from: string, kind: string, to: string) =>
    containing(from).relations.some((r) => r.kind === kind && r.factId === containing(to).id);

  it('sets the claim of a first engagement against the four earlier meetings, and its quote beside it', () => {
    const claim = 'calls the [2024] Brussels session the first formal';
    for (const earlier of [
      'first time in December 2020',
      "foreign ministers' meeting of April 2022",
      'in Chiefs of Defence session',
      'first time in Madrid',
    ]) {
      expect(related(claim, 'contradicts', earlier), earlier).toBe(true);
    }
    expect(containing(claim).status).toBe('disputed');
    expect(related('hold a first session with both', 'distinct', claim)).toBe(true);
  });

  it('keeps the two editions of APEX apart', () => {
    expect(related('180 cyber experts', 'distinct', 'an alliance of 32 members, would be invited')).toBe(true);
    expect(related('was held in Seoul in September 2025', 'distinct', 'South Korean media called')).toBe(true);
  });

  it('corroborates what two origins say, and nothing that has one', () => {
    expect(
      related('Yoon was the first South Korean president to take part', 'corroborates', 'first time in Madrid'),
    ).toBe(true);
    expect(related('keep up cooperation', 'corroborates', 'NATO names four partners')).toBe(true);
    expect(related('its title names no country', 'same-origin', 'NATO names four partners')).toBe(true);
    expect(related("The pledge article's conclusion repeats", 'same-origin', 'James Appathurai warned')).toBe(true);
    for (const { themes, relations } of facts.filter((fact) => fact.themes[0] === 'market')) {
      expect(
        relations.some(({ kind }) => kind === 'corroborates'),
        themes.join(),
      ).toBe(false);
    }
  });

  it('supersedes the individual programme, dates the membership, sets sectors and counsels side by side', () => {
    expect(related('(ITPP) of NATO and South Korea', 'supersedes', 'counted the Republic of Korea among')).toBe(true);
    expect(related('marks Finland', 'true-at-different-dates', 'described as a military alliance of 32')).toBe(true);
    expect(related('sees more demand for joined IT-OT', 'distinct', 'in four sectors')).toBe(true);
    expect(related('should mind limits of structure', 'contradicts', 'a necessary evolution')).toBe(true);
    expect(related('should mind limits of structure', 'contradicts', 'a significant strategic shift')).toBe(true);
  });
});

describe('the sources', () => {
  it('give no title, date, author or address that the text does not state', () => {
    const unknown = {
      'apex-pledge-article': ['issued', 'author'],
      'uk-defence-journal-brussels': ['title', 'issued', 'author'],
      'the-readable-apex': ['title', 'issued', 'author'],
    };
    for (const [citekey, fields] of Object.entries(unknown)) {
      for (const field of fields) expect(byCitekey(citekey).csl[field], `${citekey} ${field}`).toBeUndefined();
    }
    for (const { csl, inferred } of sources) {
      expect(csl.URL).toBeUndefined();
      for (const field of inferred) expect(csl[field], `${csl.id} ${field}`).toBeDefined();
    }
  });

  it('are of six origins', () => {
    expect(new Set(sources.map(({ origin }) => origin)).size).toBe(6);
  });
});

describe('our own article', () => {
  const own = readText(join(SAMPLE, 'method.md'));

  it('has the SHA-256 that its source names and 600 to 900 words', () => {
    expect(own.sha256).toBe(byCitekey('briefwright-method-2026').documentSha256);
    const words = own.text
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .split(/\s+/)
      .filter(Boolean).length;
    expect(words).toBeGreaterThanOrEqual(600);
    expect(words).toBeLessThanOrEqual(900);
  });

  it('has live quotes for at least five facts, cut at the edges of words and within one section', () => {
    const { id } = byCitekey('briefwright-method-2026');
    const quoted = facts.flatMap(({ evidence }) => evidence.filter((e) => e.sourceId === id));
    expect(quoted.length).toBeGreaterThanOrEqual(5);
    for (const { start, end } of quoted) {
      expect(endsAtWords(own.text, { start: start ?? 0, end: end ?? 0 })).toBe(true);
      expect(own.text.slice(start ?? 0, end ?? 0)).not.toContain('\n');
    }
  });
});

/** The number as the articles print it: billions for money, else as it is. */
const printed = ({ value, unit }: Pick<Measure, 'value' | 'unit'>): string =>
  String(unit === 'USD' ? value / 1e9 : value);

/** The places that the sample must draw on: article, then the numbers of its non-empty lines. */
const COVERED: Readonly<Record<string, readonly number[]>> = {
  'apex-pledge-article': [6, 8, 9, 11, 12, 14, 15, 16, 18, 19, 21, 22, 23, 25, 26, 27],
  'de-cuyper-driessens-2021': [2, 4, 20, 26, 28, 29],
  'uk-defence-journal-brussels': [1, 2, 3, 4, 5, 7, 10, 11, 13],
  'the-readable-apex': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
  'nato-indo-pacific-2023': [3, 5, 6, 7, 8, 10, 11],
};

describe.skipIf(!seedsFolder)('the sample against its articles', () => {
  const texts = seedsFolder ? textsIn(seedsFolder) : new Map<string, string>();
  const quotes = facts.flatMap((fact) =>
    fact.evidence.flatMap((evidence) => {
      const text = texts.get(evidence.documentSha256 ?? '');
      return text === undefined ? [] : [{ fact, evidence, text, start: evidence.start ?? 0, end: evidence.end ?? 0 }];
    }),
  );

  it('finds the text of all five', () => {
    expect(sources.filter(({ documentSha256 }) => texts.has(documentSha256)).length).toBe(5);
  });

  it('cuts every quote at the edges of words, within the paragraph that its locator names', () => {
    for (const { fact, evidence, text, start, end } of quotes) {
      expect(endsAtWords(text, { start, end }), fact.statement).toBe(true);
      expect(text.slice(start, end)).not.toContain('\n');
      const paragraph = text
        .slice(0, end)
        .split('\n')
        .filter((line) => line.trim() !== '').length;
      expect(String(paragraph), fact.statement).toBe(evidence.locator?.value);
    }
  });

  it('has each number of a measure in a quote that supports it, and in the statement', () => {
    let checked = 0;
    for (const fact of facts) {
      const said = quotes
        .filter((q) => q.fact === fact && supports(q.evidence))
        .map((q) => q.text.slice(q.start, q.end));
      for (const measure of fact.measures) {
        const number = new RegExp(`(?<![\\d.])${printed(measure).replace('.', '\\.')}(?![\\d]|\\.\\d)`);
        expect(
          said.some((quote) => number.test(quote)),
          fact.statement,
        ).toBe(true);
        expect(fact.statement).toMatch(number);
        checked++;
      }
    }
    expect(checked).toBeGreaterThanOrEqual(8);
  });

  it('draws on every place of its list', () => {
    for (const [citekey, paragraphs] of Object.entries(COVERED)) {
      const { id } = byCitekey(citekey);
      const used = new Set(
        quotes.filter((q) => q.evidence.sourceId === id).map((q) => Number(q.evidence.locator?.value)),
      );
      expect(
        paragraphs.filter((paragraph) => !used.has(paragraph)),
        citekey,
      ).toEqual([]);
    }
  });

  it('repeats no nine words in a row of an article, titles in the bibliographic records apart', () => {
    const RUN = 9;
    const runsOf = (text: string): string[] => {
      const words =
        text
          .normalize('NFKC')
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? [];
      return words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, i) => words.slice(i, i + RUN).join(' '));
    };
    const runs = new Set([...texts.values()].flatMap(runsOf));
    expect(runs.size).toBeGreaterThan(1000);
    const titles = sources.map(({ csl }) => JSON.stringify(csl.title ?? ''));
    for (const name of readdirSync(SAMPLE)) {
      let text = readFileSync(join(SAMPLE, name), 'utf8');
      if (name === 'sources.json') for (const title of titles) text = text.replace(title, '""');
      expect(
        runsOf(text).filter((run) => runs.has(run)),
        name,
      ).toEqual([]);
    }
  });
});
