import type { Box, DeckScenes, Frame, Paragraph, Scene } from '../../src/model/scene.ts';

/** Room for rounding, in inches. */
const SLACK_IN = 0.011;

export function overlaps(a: Frame, b: Frame): boolean {
  return (
    a.xIn + a.wIn > b.xIn + SLACK_IN &&
    b.xIn + b.wIn > a.xIn + SLACK_IN &&
    a.yIn + a.hIn > b.yIn + SLACK_IN &&
    b.yIn + b.hIn > a.yIn + SLACK_IN
  );
}

/** Boxes that hold words: text, tables, charts. */
export function wordBoxes(scene: Scene): Box[] {
  return scene.boxes.filter((box) => box.type !== 'shape');
}

export function paragraphsOf(scene: Scene): Paragraph[] {
  return scene.boxes.flatMap((box): readonly Paragraph[] => {
    if (box.type === 'text') return box.paragraphs;
    if (box.type === 'table') return box.rows.flatMap((row) => row.flatMap((cell) => cell.paragraphs));
    return [];
  });
}

export function runText(paragraph: Paragraph): string {
  return paragraph.runs.map((run) => run.text).join('');
}

/** Whether a straight line from corner to corner of the frame runs through the other frame. */
function lineCrosses(line: Frame, flipV: boolean, box: Frame): boolean {
  for (let step = 0; step <= 200; step++) {
    const t = step / 200;
    const x = line.xIn + t * line.wIn;
    const y = line.yIn + (flipV ? 1 - t : t) * line.hIn;
    const inX = x > box.xIn + SLACK_IN && x < box.xIn + box.wIn - SLACK_IN;
    if (inX && y > box.yIn + SLACK_IN && y < box.yIn + box.hIn - SLACK_IN) return true;
  }
  return false;
}

/** What is wrong with the places of the boxes of a deck, as sentences: outside the page, overlapping, under the furniture. */
export function misplaced(deck: DeckScenes): string[] {
  const { w, h } = deck.design.pageIn;
  const { header, footer, asOf, slideNumber } = deck.furniture;
  return deck.scenes.flatMap((scene) => {
    const found: string[] = [];
    const say = (what: string): void => {
      found.push(`${scene.id}: ${what}`);
    };
    for (const { name, frame } of scene.boxes) {
      const numbers = Object.values(frame);
      if (!numbers.every((n) => Number.isFinite(n) && n >= 0)) say(`${name} has no proper frame`);
      if (frame.xIn + frame.wIn > w + SLACK_IN || frame.yIn + frame.hIn > h + SLACK_IN) say(`${name} leaves the page`);
      for (const piece of [header, footer, asOf, slideNumber]) {
        if (overlaps(frame, piece)) say(`${name} stands on the furniture`);
      }
    }
    const boxes = wordBoxes(scene);
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1)) if (overlaps(a.frame, b.frame)) say(`${a.name} overlaps ${b.name}`);
    });
    for (const shape of scene.boxes) {
      if (shape.type !== 'shape') continue;
      for (const box of boxes) {
        // The words of the axis stand on its band.
        if (shape.name === 'Axis' || shape.name.startsWith('Tick')) continue;
        const crosses =
          shape.shape === 'line'
            ? lineCrosses(shape.frame, shape.flipV === true, box.frame)
            : overlaps(shape.frame, box.frame);
        if (crosses) say(`${shape.name} runs through ${box.name}`);
      }
    }
    const names = scene.boxes.map((box) => box.name);
    if (new Set(names).size !== names.length) say('two boxes have one name');
    return found;
  });
}
