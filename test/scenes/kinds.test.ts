import { describe, expect, test } from 'vitest';
import { shownNumber } from '../../src/core/scenes/kinds/chart.ts';
import { dayNumber, timeScale } from '../../src/core/scenes/kinds/timeScale.ts';
import { sceneWords } from '../../src/core/scenes/words.ts';
import type { Box, ChartBox, Scene, ShapeBox, TableBox } from '../../src/model/scene.ts';
import type { EvidenceNote, PlannedSlide } from '../../src/model/slidePlan.ts';
import { misplaced, paragraphsOf, runText } from './geometry.ts';
import { layOut, says } from './plans.ts';
import { realisticPlan } from './realisticPlan.ts';

const deck = layOut(realisticPlan());
const sceneOf = (id: string): Scene => deck.scenes.find((scene) => scene.id === id) as Scene;
const boxOf = <B extends Box>(scene: Scene, type: B['type']): B => scene.boxes.find((box) => box.type === type) as B;
const textsOf = (scene: Scene): string[] => paragraphsOf(scene).map(runText);
const facts = (count: number, heading = 'What the sources say'): PlannedSlide => ({
  id: 'facts:x',
  kind: 'facts',
  theme: 'market',
  heading,
  statements: Array.from({ length: count }, (_, i) =>
    says(`Statement ${i + 1} tells what one source reports of the matter.`),
  ),
});

describe('titles', () => {
  test('stand on at most two lines and in the title placeholder', () => {
    for (const scene of deck.scenes) expect(scene.boxes[0]).toMatchObject({ name: 'Title', placeholder: 'title' });
  });

  test('carry the mark of a heading that is a statement', () => {
    const title = paragraphsOf(sceneOf('facts:exercises:1'))[0];
    expect(title?.runs.filter((run) => run.mark).map((run) => run.text)).toEqual(['[1]', ', ', '[3]']);
    expect(title?.factId).toBe(sceneOf('facts:exercises:1').factIds[0]);
  });

  test('say which part of how many a continued slide is', () => {
    const { scenes } = layOut([facts(40)]);
    expect(scenes.length).toBeGreaterThan(1);
    scenes.forEach((scene, i) => {
      expect(scene.title).toBe(`What the sources say (${i + 1} of ${scenes.length})`);
    });
  });

  test('are never cut: a heading too long for two lines leads the body, and the title names theme and kind', () => {
    const long = 'A heading that a user wrote without an end in sight, '.repeat(9).trim();
    const [scene] = layOut([facts(2, long)]).scenes;
    expect(scene?.title).toBe('Market: facts');
    expect(scene && textsOf(scene)).toContain(long);
  });
});

describe('marks', () => {
  test('are superscripts in a numeric style, one link for each source', () => {
    const runs = paragraphsOf(sceneOf('key'))
      .flatMap((p) => p.runs)
      .filter((run) => run.mark && run.link);
    expect(runs.every((run) => run.superscript)).toBe(true);
    expect(runs[0]).toMatchObject({ text: '[1]', link: { kind: 'source', sourceId: 'source-1' } });
    expect(runs[1]).toMatchObject({ text: '[2]', link: { kind: 'source', sourceId: 'source-2' } });
  });

  test('are parentheses at the size of the text in an author-date style', () => {
    const scene = layOut(realisticPlan(), { numeric: false }).scenes.find((s) => s.id === 'key');
    const mark = scene && paragraphsOf(scene)[1]?.runs.find((run) => run.mark);
    expect(mark).toMatchObject({ text: '(Author 1, 2024; Author 2, 2024)' });
    expect(mark?.superscript).toBeUndefined();
  });

  test('stand behind a space that does not break', () => {
    expect(textsOf(sceneOf('facts:exercises:1'))[2]).toMatch(/itself\.\u00a0\[1\]$/);
  });
});

describe('fitting', () => {
  test('sets few statements large and many at the floor of 14 pt before it takes another slide', () => {
    const sizes = [3, 8, 14].map((n) => {
      const { scenes } = layOut([facts(n)]);
      expect(scenes).toHaveLength(1);
      return (scenes[0] && paragraphsOf(scenes[0]).at(-1)?.sizePt) ?? 0;
    });
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes[0]).toBe(20);
    expect(sizes[2]).toBeLessThan(20);
  });

  test('fills continued slides evenly rather than leaving one statement alone', () => {
    const counts = layOut([facts(19)]).scenes.map((scene) => scene.factIds.length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
  });

  test('sets text no larger than the title above it', () => {
    for (const scene of deck.scenes) {
      const [title, ...others] = paragraphsOf(scene);
      for (const paragraph of others) {
        if (scene.kind !== 'quote') expect(paragraph.sizePt).toBeLessThanOrEqual(title?.sizePt ?? 0);
      }
    }
  });

  test('splits a statement that is longer than a slide at the ends of sentences, each part with its mark', () => {
    const long = 'Each partner reported what it had seen of the exercise and what it had learnt. '.repeat(60).trim();
    const { scenes } = layOut([{ ...facts(1), statements: [says(long)] } as PlannedSlide]);
    expect(scenes.length).toBeGreaterThan(1);
    for (const scene of scenes) expect(textsOf(scene).at(-1)).toMatch(/learnt\.\u00a0\[1\]$/);
  });
});

describe('charts', () => {
  test('call a projection projected in its category and in the statement beside it', () => {
    const scene = sceneOf('chart:market');
    const chart = boxOf<ChartBox>(scene, 'chart');
    expect(chart.points.map((p) => p.label)).toEqual(['2025', '2031 (projected)']);
    expect(chart.points.map((p) => p.projection)).toEqual([false, true]);
    expect(textsOf(scene).some((text) => text.startsWith('Projection: '))).toBe(true);
  });

  test('give metric, unit, period and sources in a line below, and all values in the alt text', () => {
    const scene = sceneOf('chart:market');
    expect(textsOf(scene)).toContain('Market size, USD bn \u00b7 2025 \u2013 2031 \u00b7 Source: [2]');
    expect(boxOf<ChartBox>(scene, 'chart').altText).toBe(
      'Market size, USD bn. 2025: 74.22 USD bn; 2031 (projected): 158.96 USD bn.',
    );
  });

  test('become a table where the names of the categories are too long for an axis', () => {
    const label = 'a category with a name that goes on and on, far longer than any axis could hold';
    const points = [1, 2].map((value) => ({
      label: `${label} ${value}`,
      value,
      projection: false,
      statement: says(`It is ${value}.`),
    }));
    const [scene] = layOut([
      { id: 'c', kind: 'chart', theme: null, heading: 'H', metric: 'M', unit: '%', period: null, form: 'bar', points },
    ]).scenes;
    expect(scene?.boxes.map((box) => box.type)).toEqual(['text', 'table']);
  });

  test('show numbers as people write them', () => {
    expect([74.22, 158.96, -3, 12_345.5, 1e6, 0.1 + 0.2].map(shownNumber)).toEqual([
      '74.22',
      '158.96',
      '\u22123',
      '12,345.5',
      '1,000,000',
      '0.3',
    ]);
  });
});

describe('tables', () => {
  test('end each row in the mark of its statement, in a column of its own', () => {
    const { rows } = boxOf<TableBox>(sceneOf('table:market'), 'table');
    expect(rows.map((row) => row.at(-1)?.paragraphs.map(runText).join(''))).toEqual(['Source', '[2]', '[2]', '[2]']);
  });

  test('repeat their header on each slide that they go on to', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      cells: [`Row ${i + 1}`, `${i}`],
      statement: says(`Row ${i + 1}.`),
    }));
    const { scenes } = layOut([
      { id: 't', kind: 'table', theme: null, heading: 'H', columns: ['Name', 'Value'], rows },
    ]);
    expect(scenes.length).toBeGreaterThan(1);
    for (const scene of scenes) expect(sceneWords(scene).cells.slice(0, 3)).toEqual(['Name', 'Value', 'Source']);
    expect(scenes.flatMap((scene) => scene.factIds)).toHaveLength(40);
  });
});

describe('timelines', () => {
  const scene = sceneOf('timeline:exercises');
  const middle = (name: string): number => {
    const { frame } = scene.boxes.find((box) => box.name === name) as ShapeBox;
    return frame.xIn + frame.wIn / 2;
  };

  test('put events to scale: equal times are equal lengths', () => {
    const days = ['2020-12-16', '2022-04-15', '2025-09-15'].map(dayNumber) as [number, number, number];
    const places = [middle('Event 1'), middle('Event 2'), middle('Event 6')] as const;
    expect((places[1] - places[0]) / (places[2] - places[0])).toBeCloseTo((days[1] - days[0]) / (days[2] - days[0]), 2);
  });

  test('say which dates are inferred', () => {
    expect(textsOf(scene)).toContain('October 2024 (inferred)');
    expect(textsOf(scene)).toContain('December 2020');
  });

  test('draw a span longer than a month as a bar of its length', () => {
    const events = [
      { statement: says('It lasted a year.'), date: '2023', first: '2023-01-01', last: '2023-12-31', inferred: false },
      {
        statement: says('It took a day.'),
        date: '2024-07-10',
        first: '2024-07-10',
        last: '2024-07-10',
        inferred: false,
      },
    ];
    const [one] = layOut([{ id: 't', kind: 'timeline', theme: null, heading: 'H', events }]).scenes;
    const shapes = one?.boxes.filter((box) => box.type === 'shape' && box.name.startsWith('Event')) as ShapeBox[];
    expect(shapes.map((box) => box.shape)).toEqual(['rect', 'ellipse']);
    expect(shapes[0]?.frame.wIn).toBeGreaterThan(5);
  });

  test('keep leaders off the labels when many events fall on few days', () => {
    const events = Array.from({ length: 23 }, (_, i) => ({
      statement: says(`Event ${i} happened as the sources say it did, with many who saw it.`),
      date: `2025-03-0${1 + (i % 3)}`,
      first: `2025-03-0${1 + (i % 3)}`,
      last: `2025-03-0${1 + (i % 3)}`,
      inferred: i % 2 === 0,
    }));
    const crowded = layOut([{ id: 't', kind: 'timeline', theme: null, heading: 'H', events }]);
    expect(misplaced(crowded)).toEqual([]);
    expect(crowded.scenes.flatMap((s) => s.factIds)).toHaveLength(23);
  });

  test('tick months, quarters, years or decades, as the time they show asks for', () => {
    const labels = (first: string, last: string): string[] =>
      timeScale(dayNumber(first), dayNumber(last), 12).ticks.map((t) => t.label);
    expect(labels('2024-07-09', '2024-09-30')).toEqual(['Jul 2024', 'Aug 2024', 'Sep 2024']);
    expect(labels('2020-12-01', '2025-09-30')[0]).toBe('Jul 2020');
    expect(labels('2013-02-01', '2023-09-30')).toContain('2013');
    expect(labels('1949-04-04', '2026-01-01')).toContain('1960');
    expect(labels('0050-01-01', '0060-01-01')).toContain('50');
  });
});

test('a comparison says between two statements how they stand to one another', () => {
  const texts = textsOf(sceneOf('differ'));
  expect(texts).toEqual(
    expect.arrayContaining(['contradicts', 'not to be confused with', 'both true, at different dates']),
  );
});

test('a quote stands in quotation marks with its speaker and mark, and is not said twice when it is the title', () => {
  const texts = textsOf(sceneOf('quote:exercises'));
  expect(texts[2]).toMatch(/^\u201cWe wrote .*hour\.\u201d$/);
  expect(texts[3]).toMatch(/^\u2014 M\. Example, exercise director, in .+\u00a0\[1\]$/);
  expect(texts).toHaveLength(4);
});

test('key judgements name what they rest on, with its mark, smaller', () => {
  const paragraphs = paragraphsOf(sceneOf('key'));
  const [, judgement, intro, basis] = paragraphs;
  expect(intro && runText(intro)).toBe('Rests on');
  expect(judgement && runText(judgement)).toMatch(/^Judgement: /);
  expect(basis && runText(basis)).toMatch(/^Twenty-five nations .*\[1\], \[3\]$/);
  expect(basis).toMatchObject({ bullet: true, level: 1 });
  expect(basis?.sizePt).toBeLessThan(judgement?.sizePt ?? 0);
});

test('the sources slide holds every entry, its address linked', () => {
  const scene = sceneOf('sources');
  expect(scene.sourceIds).toEqual([1, 2, 3, 4, 5].map((n) => `source-${n}`));
  const links = paragraphsOf(scene).flatMap((p) =>
    p.runs.flatMap((run) => (run.link?.kind === 'url' ? [run.link.url] : [])),
  );
  expect(links).toHaveLength(5);
});

describe('notes', () => {
  const statement = says('It is so.');
  const slide: PlannedSlide = { id: 'f', kind: 'facts', theme: null, heading: 'H', statements: [statement] };
  const note: EvidenceNote = {
    sourceId: 'source-1',
    stance: 'supports',
    quote: 'so it is',
    locator: { label: 'paragraph', value: '11' },
    rating: 'B2',
    documentSha256: 'ab'.repeat(32),
    state: 'anchored',
  };
  const notesWith = (held: readonly EvidenceNote[], handout = false): string[] =>
    layOut([slide], { evidence: new Map([[statement.factId, held]]), handout }).scenes[0]?.notes.map((n) => n.text) ??
    [];

  test('give marking, statement, quote, place, rating and the hash of the document once', () => {
    expect(notesWith([note, note])).toEqual([
      'Marking: TLP:GREEN',
      'It is so. [1]',
      `\u201cso it is\u201d \u2014 Study source-1, para. 11 \u00b7 rating B2 \u00b7 document SHA-256 ${'ab'.repeat(32)}`,
      '\u201cso it is\u201d \u2014 Study source-1, para. 11 \u00b7 rating B2 \u00b7 document as above',
    ]);
  });

  test('say of dormant evidence that its quote is not held, and of other stances what they are', () => {
    const dormant = { ...note, quote: null, state: 'dormant' } as const;
    expect(notesWith([dormant])[2]).toBe('Study source-1, para. 11 \u00b7 rating B2 \u00b7 the quote is not held yet');
    expect(notesWith([{ ...note, stance: 'contradicts' }])[2]).toMatch(/^Contradicts: /);
  });

  test('are left out of a handout', () => {
    expect(notesWith([note], true)).toEqual([]);
  });
});

describe('furniture', () => {
  test('has the marking right-justified at the margin, at 12 pt or more, in the colours of its scheme', () => {
    const { furniture } = layOut([facts(1)], { marking: 'TLP:AMBER+STRICT' });
    expect(furniture.markingSizePt).toBeGreaterThanOrEqual(12);
    expect(furniture).toMatchObject({
      marking: 'TLP:AMBER+STRICT',
      markingTextColour: 'FFC000',
      markingBackColour: '000000',
    });
    for (const { xIn, wIn } of [furniture.header, furniture.footer]) expect(xIn + wIn).toBeCloseTo(12.733, 2);
  });

  test('gives the as-of date in words', () => {
    expect(deck.furniture.asOfText).toBe('Information as of 23 November 2026');
  });

  test('refuses a marking that no banner can hold', () => {
    expect(() => layOut([facts(1)], { marking: 'SECRET '.repeat(30) })).toThrowError(/too long for the banner/);
  });
});

test('the deck has a section for each theme, and what stands before and after them', () => {
  expect(deck.sections.map((section) => section.name)).toEqual([
    'Summary',
    'Exercises',
    'Market',
    'Sources and caveats',
  ]);
  expect(deck.sections.flatMap((section) => section.sceneIds)).toEqual(deck.scenes.map((scene) => scene.id));
});

test('the words of a scene are those of its boxes and notes in reading order, white space folded', () => {
  const words = sceneWords(sceneOf('chart:market'));
  expect(words.paragraphs[0]).toBe('The market is projected to more than double by 2031');
  expect(words.points).toEqual([
    { series: 'Market size', label: '2025', value: 74.22 },
    { series: 'Market size', label: '2031 (projected)', value: 158.96 },
  ]);
  expect(words.notes[0]).toBe('Marking: TLP:GREEN');
});
