import { describe, expect, test } from 'vitest';
import { learnThemes, TagCounts, tellingWords, themeProposer, themeWords } from '../../src/core/facts/themes/index.ts';
import { STARTING_THEMES } from '../../src/model/theme.ts';

const untaught = themeProposer(learnThemes(STARTING_THEMES, new TagCounts()));

describe('before anything was learned', () => {
  test.for([
    ['exercises', 'Nine navies rehearsed convoy defence in the live-fire exercise Sea Lantern.'],
    ['exercises', 'The wargame put a red team against 40 analysts.'],
    ['market', 'The market for coastal radar grew 7 percent to 3.1 billion dollars.'],
    ['market', 'Vendors expect their revenue to double by 2031.'],
    ['policy', 'The new maritime strategy puts deterrence first.'],
    ['policy', 'Parliament passed legislation on undersea cables.'],
    ['partnerships', 'Both countries renewed their bilateral cooperation programme.'],
    ['partnerships', 'The partners signed a memorandum of understanding.'],
    ['summits', 'Foreign Ministers met in Oslo ahead of the summit.'],
    ['threats', 'A ransomware attack shut the port for two days.'],
    ['threats', 'The intrusion was blamed on a state-sponsored group.'],
    ['community', 'Volunteers teach residents how to keep essential services running.'],
    ['people', 'Rear Admiral Lund was appointed commander-in-chief.'],
  ] as const)('%s comes first: %s', ([slug, text]) => {
    const [first] = untaught(text);
    expect(first?.slug).toBe(slug);
    expect(first?.score).toBeGreaterThan(0.5);
  });

  test('words that speak of no theme propose none', () => {
    expect(untaught('The harbour is deep and the water is cold.')).toEqual([]);
    expect(untaught('')).toEqual([]);
    expect(untaught('According to some, it was 12 on Monday.')).toEqual([]);
  });

  test('the words that decided are given as they stand in the text, strongest first', () => {
    const [first] = untaught('Ships of five allies sailed for the EXERCISES.');
    expect(first).toMatchObject({ slug: 'exercises', words: ['EXERCISES', 'sailed'] });
  });

  test('a theme of the user’s own is known by the words of its name', () => {
    const own = themeProposer(learnThemes([{ slug: 'space', name: 'Space launches' }], new TagCounts()));
    expect(own('The space launch was delayed.')[0]).toMatchObject({ slug: 'space' });
    expect(own('A spacious hall.')).toEqual([]);
  });
});

describe('what the user’s tagging teaches', () => {
  const taught = (facts: readonly (readonly [string, readonly string[]])[]) => {
    const counts = new TagCounts();
    for (const [key, [text, themes]] of facts.entries()) counts.put(key, text, themes);
    return counts;
  };
  const themes = [...STARTING_THEMES, { slug: 'sea', name: 'Undersea', colour: '000000' }];
  const propose = (counts: TagCounts) => themeProposer(learnThemes(themes, counts));
  const cables: (readonly [string, readonly string[]])[] = Array.from({ length: 6 }, (_, i) => [
    `Seabed cable number ${i} was surveyed by a trawler.`,
    ['sea'],
  ]);
  const others: (readonly [string, readonly string[]])[] = Array.from({ length: 6 }, (_, i) => [
    `A ministry review of harbour dues, part ${i}, was adopted.`,
    ['policy'],
  ]);
  const QUESTION = 'The trawler crossed a cable on the seabed.';

  test('a theme is proposed by words that only its facts have', () => {
    expect(propose(new TagCounts())(QUESTION).map(({ slug }) => slug)).not.toContain('sea');
    expect(propose(taught([...cables, ...others]))(QUESTION)[0]).toMatchObject({ slug: 'sea' });
  });

  test('one fact teaches nothing of a word that the lexicon does not have', () => {
    expect(propose(taught(cables.slice(0, 1)))(QUESTION).map(({ slug }) => slug)).not.toContain('sea');
  });

  test('a word of the lexicon that the user tags otherwise loses its theme', () => {
    const drills: (readonly [string, readonly string[]])[] = Array.from({ length: 30 }, (_, i) => [
      `An oil drill of platform ${i} was sold.`,
      ['market'],
    ]);
    const before = propose(new TagCounts())('The drill stood still.')[0];
    const after = propose(taught(drills))('The drill stood still.')[0];
    expect(before).toMatchObject({ slug: 'exercises', words: ['drill'] });
    expect(after).toMatchObject({ slug: 'market', words: ['drill'] });
  });

  test('taking every fact back leaves the lexicon', () => {
    const counts = taught([...cables, ...others]);
    for (let key = 0; key < 12; key += 1) counts.remove(key);
    expect(learnThemes(themes, counts)).toEqual(learnThemes(themes, new TagCounts()));
    expect(counts.facts).toBe(0);
  });

  test('a fact that is tagged anew counts once, as it is now', () => {
    const counts = taught([...cables, ...others]);
    counts.put(0, cables[0]?.[0] ?? '', ['policy']);
    counts.put(1, cables[1]?.[0] ?? '', []);
    expect([counts.facts, counts.factsOf('sea'), counts.factsOf('policy')]).toEqual([11, 4, 7]);
  });

  test('the most telling words are told as they are written, and whether they were learned', () => {
    const counts = taught([...cables, ...others]);
    const [learned] = learnThemes([{ slug: 'sea', name: 'Undersea' }], counts).themes;
    if (!learned) throw new Error('no theme');
    const words = tellingWords({ slug: 'sea', name: 'Undersea' }, learned, counts, 20);
    expect(words).toContainEqual(expect.objectContaining({ word: 'Undersea', isLearned: false }));
    expect(words).toContainEqual(expect.objectContaining({ word: 'trawler', isLearned: true }));
    expect(words.map(({ word }) => word)).not.toContain('ministry');
  });

  test('a model is plain: it proposes the same after a journey as JSON', () => {
    const model = learnThemes(themes, taught([...cables, ...others]));
    expect(themeProposer(JSON.parse(JSON.stringify(model)))(QUESTION)).toEqual(themeProposer(model)(QUESTION));
  });
});

test('words are stemmed by number and tense, and neighbours make pairs that no filler and no sentence parts', () => {
  const stems = (text: string) => themeWords(text).map(({ stem }) => stem);
  expect(stems('exercises exercising exercised exercise')[0]).toBe('exercis');
  expect(new Set(stems('exercise. Exercises. Exercised. Exercising'))).toEqual(new Set(['exercis']));
  expect(stems('policies and policy')).toEqual(['policy', 'policy']);
  expect(stems('Ministers of defence')).not.toContain('minister defenc');
  expect(stems('Foreign Ministers')).toContain('foreign minister');
  expect(stems('the war. Games began')).not.toContain('war game');
  expect(stems('a cyber-attack')).toEqual(['cyber-attack', 'cyber', 'attack']);
});
