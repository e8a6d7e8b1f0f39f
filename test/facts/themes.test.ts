import { describe, expect, test } from 'vitest';
import { learnThemes, NOTHING_LEARNED, themeProposer, themeWords } from '../../src/core/facts/themes/index.ts';
import { STARTING_THEMES } from '../../src/model/theme.ts';

const untaught = themeProposer(learnThemes(STARTING_THEMES, NOTHING_LEARNED));

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
    const own = themeProposer(learnThemes([{ slug: 'space', name: 'Space launches' }], NOTHING_LEARNED));
    expect(own('The space launch was delayed.')[0]).toMatchObject({ slug: 'space' });
    expect(own('A spacious hall.')).toEqual([]);
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
