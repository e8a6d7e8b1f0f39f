import { assertNever, BriefwrightError } from '../../model/errors.ts';
import type { Box, Colour, DeckScenes, Frame, Paragraph, Scene } from '../../model/scene.ts';

/** Twice the longest side that a slide may have (56 in, ST_SlideSizeCoordinate): far outside every page. */
const FARTHEST_IN = 112;

function fail(scene: Scene, number: number, what: string): never {
  throw new BriefwrightError('SCENE_UNFIT', `Slide ${number} (${scene.kind}) cannot be written: ${what}.`, {
    hint: 'This is a fault of the program, not of your library. Please report it with the name of the slide.',
  });
}

function isLength(value: number): boolean {
  return Number.isFinite(value) && value >= 0 && value <= FARTHEST_IN;
}

function frameFault(frame: Frame): string | null {
  const offsets = [frame.xIn, frame.yIn].every((v) => Number.isFinite(v) && Math.abs(v) <= FARTHEST_IN);
  return offsets && isLength(frame.wIn) && isLength(frame.hIn) ? null : 'a box has no proper place or size';
}

function colourFault(colour: Colour | undefined): string | null {
  return typeof colour === 'object' && !/^#?[0-9a-f]{6}$/i.test(colour.hex) ? 'a colour is not RRGGBB' : null;
}

function isSize(value: number | undefined): boolean {
  return value === undefined || (Number.isFinite(value) && value >= 1 && value <= 4000);
}

function paragraphFault(paragraphs: readonly Paragraph[]): string | null {
  for (const paragraph of paragraphs) {
    if (!isSize(paragraph.sizePt) || paragraph.runs.some((run) => !isSize(run.sizePt)))
      return 'a text has no proper size';
    if (paragraph.spaceBeforePt !== undefined && !(paragraph.spaceBeforePt >= 0 && paragraph.spaceBeforePt <= 1584)) {
      return 'a paragraph has no proper space before it';
    }
    if (paragraph.level !== undefined && !Number.isFinite(paragraph.level)) return 'a paragraph has no proper level';
    for (const run of paragraph.runs) if (colourFault(run.colour) !== null) return colourFault(run.colour);
  }
  return null;
}

function boxFault(box: Box): string | null {
  const frame = frameFault(box.frame);
  if (frame !== null) return frame;
  switch (box.type) {
    case 'text':
      if (!isLength(box.insetIn.x) || !isLength(box.insetIn.y)) return 'a box has no proper inset';
      return colourFault(box.fill) ?? colourFault(box.line) ?? paragraphFault(box.paragraphs);
    case 'chart':
      if (box.points.length === 0) return 'a chart is empty';
      if (box.points.some((point) => !Number.isFinite(point.value))) return 'a value of a chart is not a number';
      if (frameFault(box.plotIn) !== null || box.plotIn.wIn === 0 || box.plotIn.hIn === 0) return 'a chart has no room';
      if (box.form !== 'column' && box.form !== 'bar') return 'a chart has an unknown form';
      return isSize(box.sizePt) ? null : 'a chart has no proper text size';
    case 'table': {
      const columns = box.columnWidthsIn.length;
      if (columns === 0 || box.rows.length === 0) return 'a table is empty';
      if (box.rows.some((row) => row.length !== columns) || box.rowHeightsIn.length !== box.rows.length) {
        return 'a table is ragged';
      }
      if (![...box.columnWidthsIn, ...box.rowHeightsIn].every((v) => isLength(v) && v > 0)) {
        return 'a table has a row or column without a size';
      }
      for (const row of box.rows)
        for (const cell of row) {
          const fault = paragraphFault(cell.paragraphs);
          if (fault !== null) return fault;
        }
      return null;
    }
    case 'shape':
      if (box.shape !== 'line' && box.shape !== 'rect' && box.shape !== 'ellipse')
        return 'a shape is of an unknown form';
      if (box.lineWidthPt !== undefined && !(box.lineWidthPt >= 0 && box.lineWidthPt <= 1584)) {
        return 'a line has no proper width';
      }
      return colourFault(box.fill) ?? colourFault(box.line);
    default:
      return assertNever(box, 'box');
  }
}

/**
 * Stops what pptxgenjs would write into a deck that cannot be opened: sizes that are no numbers, empty or ragged tables,
 * empty charts, unknown shapes.
 * @throws BriefwrightError SCENE_UNFIT, naming the slide.
 */
export function checkScenes(deck: DeckScenes): void {
  if (deck.scenes.length === 0) {
    throw new BriefwrightError('DECK_EMPTY', 'The deck has no slides.', {
      hint: 'Choose themes that hold sourced facts.',
    });
  }
  deck.scenes.forEach((scene, i) => {
    for (const box of scene.boxes) {
      const fault = boxFault(box);
      if (fault !== null) fail(scene, i + 1, fault);
    }
  });
}
