import { expect, test } from 'vitest';
import type { ChartBox, Scene } from '../../src/model/scene.ts';
import type { PlannedSlide } from '../../src/model/slidePlan.ts';
import { paragraphsOf, runText } from './geometry.ts';
import { layOut, says } from './plans.ts';

/** What is left over on a last line, and what stands around the bars of a chart. */

const sceneOf = (slide: PlannedSlide): Scene => layOut([slide]).scenes[0] as Scene;
const titled = (heading: string): PlannedSlide => ({
  id: 'f',
  kind: 'facts',
  theme: 'market',
  heading,
  statements: [says('One source says so.')],
});
const titlePt = (heading: string) => paragraphsOf(sceneOf(titled(heading)))[0]?.sizePt;

test('a headline whose second line would hold a word or two is set on one line, a step smaller', () => {
  const oneLine = 'The market of the region was worth USD 74.22 bn in 2025';
  const twoLines = `${oneLine}, and two reports expect it to be worth twice as much, USD 158.96 bn, as soon as 2031`;
  expect([titlePt(oneLine), titlePt(twoLines)]).toEqual([24, 24]);
  expect(titlePt(`${oneLine} and 158.96 bn is seen for 2031`)).toBe(20);
});

test('an attribution whose last line would hold a word or two is set a step smaller, and no other', () => {
  const attributed = (speaker: string) => {
    const statement = says('A director of the exercise spoke of it.');
    const quote = 'We wrote the systems ourselves.';
    const slide = sceneOf({ id: 'q', kind: 'quote', theme: null, heading: 'H', statement, quote, speaker });
    return paragraphsOf(slide).find((paragraph) => runText(paragraph).startsWith('—'))?.sizePt;
  };
  const long = 'M. Example, who directed the exercise for three years and spoke to reporters in Seoul';
  expect([attributed('M. Example'), attributed(long)]).toEqual([18, 16]);
});

test('a subtitle of several parts that is too long for a line has a line for each', () => {
  const parts = ['Exercises, market, policy and six other themes', 'As of 1 June 2026', '122 statements of 6 sources'];
  const subtitle = (words: string) =>
    paragraphsOf(sceneOf({ id: 't', kind: 'title', theme: null, heading: 'Briefing', subtitle: words })).map(runText);
  expect(subtitle(parts.slice(0, 2).join(' · '))).toContain(parts.slice(0, 2).join(' · '));
  expect(subtitle([...parts, 'a further part'].join(' · '))).toEqual(expect.arrayContaining(parts));
});

test('the bars of a chart leave room for the names of the categories, the unit and the longest label', () => {
  const chart = (form: ChartBox['form'], labels: readonly string[]) =>
    sceneOf({
      id: 'c',
      kind: 'chart',
      theme: null,
      heading: 'H',
      metric: 'Size',
      unit: 'USD bn',
      period: null,
      form,
      points: labels.map((label, i) => ({ label, value: 1000 * (i + 1), projection: false, statement: says(label) })),
    }).boxes.find((box): box is ChartBox => box.type === 'chart') as ChartBox;
  const rightIn = ({ plotIn, frame }: ChartBox) => frame.wIn - plotIn.xIn - plotIn.wIn;
  const belowIn = ({ plotIn, frame }: ChartBox) => frame.hIn - plotIn.yIn - plotIn.hIn;
  const columns = chart('column', ['2024', '2025']);
  expect(columns.plotIn.xIn).toBeGreaterThan(0.2);
  expect(belowIn(columns)).toBeGreaterThan(0.25);
  const bars = chart('bar', ['Japan', 'The Republic of Korea']);
  expect(bars.plotIn.xIn).toBeGreaterThan(1.5);
  expect(chart('bar', ['Japan', 'Korea']).plotIn.xIn).toBeLessThan(bars.plotIn.xIn);
  expect(rightIn(bars)).toBeGreaterThan(0.3);
});
