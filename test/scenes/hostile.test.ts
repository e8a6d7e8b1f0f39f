import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slideText } from '../../src/core/scenes/text/clean.ts';
import { sceneWords } from '../../src/core/scenes/words.ts';
import type { DeckScenes, Scene } from '../../src/model/scene.ts';
import { type PlannedSlide, statementsOf } from '../../src/model/slidePlan.ts';
import { misplaced, paragraphsOf, runText } from './geometry.ts';
import { hostilePlan } from './hostile.ts';
import { layOut } from './plans.ts';

/** Laid out once for all tests: the decks are many, and each test looks at another side of them. */
const cases = fc
  .sample(hostilePlan, { numRuns: 200, seed: 20261123 })
  .map((slides, i) => ({ slides, deck: layOut(slides, { numeric: i % 2 === 0 }) }));
const property = (check: (slides: readonly PlannedSlide[], deck: DeckScenes) => void): void => {
  for (const { slides, deck } of cases) check(slides, deck);
};

/** Words without white space and without what is set at the seams of a split statement. */
const bare = (text: string): string => text.replace(/Continued: /g, '').replace(/\s+/g, '');

function scenesOf(deck: DeckScenes, slide: PlannedSlide): Scene[] {
  return deck.scenes.filter((scene) => scene.plannedSlideId === slide.id);
}

/** The words of a fact on the scenes of a slide, without its marks. */
function wordsOfFact(scenes: readonly Scene[], factId: string): string {
  const paragraphs = scenes.flatMap(paragraphsOf).filter((p) => p.factId === factId);
  return bare(
    paragraphs
      .map((p) =>
        p.runs
          .filter((run) => !run.mark)
          .map((run) => run.text)
          .join(''),
      )
      .join(' '),
  );
}

/** The words below the titles of scenes, without marks, without a seam between one scene and the next. */
function bodyWords(scenes: readonly Scene[]): string {
  const boxes = scenes.flatMap((scene) => scene.boxes.filter((box) => box.name !== 'Title' && box.name !== 'Section'));
  const paragraphs = boxes.flatMap((box) => (box.type === 'text' ? box.paragraphs : []));
  return bare(
    paragraphs
      .map((p) =>
        p.runs
          .filter((run) => !run.mark)
          .map((run) => run.text)
          .join(''),
      )
      .join(' '),
  );
}

describe('whatever stands in a plan', () => {
  test('no box leaves the page, overlaps another, or stands on the marking', () => {
    property((_, deck) => expect(misplaced(deck)).toEqual([]));
  });

  test('no statement loses a word', () => {
    property((slides, deck) => {
      for (const slide of slides) {
        // Rows of a table show their cells, points of a chart that is a table theirs.
        if (slide.kind === 'table' || slide.kind === 'chart') continue;
        const scenes = scenesOf(deck, slide);
        for (const { factId, text } of statementsOf(slide)) {
          expect(wordsOfFact(scenes, factId)).toContain(bare(slideText(text)));
        }
      }
    });
  });

  test('no cell, chart value, heading, quote or plain paragraph loses a word', () => {
    property((slides, deck) => {
      for (const slide of slides) {
        const scenes = scenesOf(deck, slide);
        const words = scenes.map(sceneWords);
        const all = bare(
          words.flatMap((w) => [...w.paragraphs, ...w.cells, ...w.points.map((p) => p.label)]).join(' '),
        );
        const wanted: string[] = [slide.heading];
        if (slide.kind === 'table') wanted.push(...slide.columns, ...slide.rows.flatMap((row) => row.cells));
        if (slide.kind === 'chart') wanted.push(...slide.points.map((p) => p.label));
        if (slide.kind === 'agenda') wanted.push(...slide.items.flatMap((item) => [item.name, item.says]));
        if (slide.kind === 'source-summary') wanted.push(...slide.paragraphs);
        if (slide.kind === 'gaps') wanted.push(...slide.groups.map((group) => group.says));
        if (slide.kind === 'title') wanted.push(slide.subtitle);
        if (slide.kind === 'section') wanted.push(slide.name, slide.says);
        if (slide.kind === 'quote') wanted.push(slide.quote);
        const unmarked = bodyWords(scenes);
        for (const text of wanted) {
          const sought = bare(slideText(text).normalize('NFC'));
          expect(
            all.includes(sought) || unmarked.normalize('NFC').includes(sought),
            `${slide.kind}: ${sought.slice(0, 80)}`,
          ).toBe(true);
        }
      }
    });
  });

  test('every paragraph of a statement ends in its mark, and every mark leads to an entry on a sources slide', () => {
    property((_, deck) => {
      const entries = new Set(deck.scenes.flatMap((scene) => scene.sourceIds));
      for (const scene of deck.scenes) {
        for (const box of scene.boxes) {
          if (box.type !== 'text') continue;
          for (const paragraph of box.paragraphs) {
            const words = paragraph.runs.filter((run) => !/^ \(\d+ of \d+\)$/.test(run.text));
            expect(words.at(-1)?.mark === true || paragraph.factId === undefined, runText(paragraph).slice(0, 80)).toBe(
              true,
            );
          }
        }
        const links = paragraphsOf(scene).flatMap((p) =>
          p.runs.flatMap((run) => (run.mark && run.link ? [run.link] : [])),
        );
        for (const link of links) expect(link.kind === 'source' && entries.has(link.sourceId)).toBe(true);
      }
    });
  });

  test('body text is at least 14 pt, everything else at least 10 pt', () => {
    const SMALL = /^(Section|Tick label \d+|Chart source)$/;
    property((_, deck) => {
      for (const scene of deck.scenes) {
        for (const box of scene.boxes) {
          if (box.type === 'chart') expect(box.sizePt).toBeGreaterThanOrEqual(12);
          const paragraphs =
            box.type === 'text'
              ? box.paragraphs
              : box.type === 'table'
                ? box.rows.flat().flatMap((c) => c.paragraphs)
                : [];
          const floor = scene.kind === 'sources' || SMALL.test(box.name) ? 10 : 14;
          for (const p of paragraphs)
            for (const run of p.runs) expect(run.sizePt ?? p.sizePt, box.name).toBeGreaterThanOrEqual(floor);
        }
      }
    });
  });

  test('every fact of a slide is named by the scenes that show it', () => {
    property((slides, deck) => {
      for (const slide of slides) {
        const named = new Set(scenesOf(deck, slide).flatMap((scene) => scene.factIds));
        for (const { factId } of statementsOf(slide)) expect(named.has(factId), `${slide.kind} ${factId}`).toBe(true);
      }
    });
  });

  test('every scene has a title, an id and a title placeholder of its own', () => {
    property((_, deck) => {
      expect(new Set(deck.scenes.map((scene) => scene.id)).size).toBe(deck.scenes.length);
      for (const scene of deck.scenes) {
        expect(scene.title.trim()).not.toBe('');
        expect(scene.boxes.filter((box) => box.type === 'text' && box.placeholder === 'title')).toHaveLength(1);
      }
    });
  });

  test('what is laid out twice is the same', () => {
    for (const [i, { slides, deck }] of cases.slice(0, 30).entries()) {
      expect(JSON.stringify(layOut(slides, { numeric: i % 2 === 0 }))).toBe(JSON.stringify(deck));
    }
  });
});
