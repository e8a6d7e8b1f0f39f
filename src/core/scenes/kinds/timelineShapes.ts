import type { Box, Frame, ShapeBox } from '../../../model/scene.ts';
import type { Context } from '../context.ts';
import type { TimeScale } from './timeScale.ts';

/** Height of the axis. */
export const BAND_IN = 0.36;
const TICK_LABEL = { gapIn: 0.06, hIn: 0.22 } as const;

/** The band of the axis with its ticks and their labels, at the height `axisYIn`. */
export function axisBoxes(
  scale: TimeScale,
  xOf: (day: number) => number,
  axisYIn: number,
  area: Frame,
  context: Context,
): Box[] {
  const boxes: Box[] = [
    {
      type: 'shape',
      name: 'Axis',
      shape: 'rect',
      frame: { xIn: area.xIn, yIn: axisYIn, wIn: area.wIn, hIn: BAND_IN },
      fill: 'background-soft',
      altText: `Time line from ${scale.ticks[0]?.label ?? ''} to ${scale.ticks.at(-1)?.label ?? ''}, to scale.`,
    },
  ];
  scale.ticks.forEach((tick, i) => {
    const xIn = xOf(tick.day);
    boxes.push({
      type: 'shape',
      name: `Tick ${i + 1}`,
      shape: 'line',
      frame: { xIn, yIn: axisYIn, wIn: 0, hIn: BAND_IN },
      line: 'text-soft',
      lineWidthPt: 0.75,
      altText: null,
    });
    const wIn = context.ruler.widthIn(tick.label, context.design.smallSizePt) + 0.04;
    if (xIn + TICK_LABEL.gapIn + wIn > area.xIn + area.wIn) return;
    boxes.push({
      type: 'text',
      name: `Tick label ${i + 1}`,
      placeholder: null,
      frame: { xIn: xIn + TICK_LABEL.gapIn, yIn: axisYIn + (BAND_IN - TICK_LABEL.hIn) / 2, wIn, hIn: TICK_LABEL.hIn },
      paragraphs: [{ runs: [{ text: tick.label, colour: 'text-soft' }], sizePt: context.design.smallSizePt }],
      anchor: 'middle',
      insetIn: { x: 0, y: 0 },
    });
  });
  return boxes;
}

/** A thin straight line between two points, in inches. */
export function lineBox(name: string, from: { x: number; y: number }, to: { x: number; y: number }): ShapeBox {
  const falls = (to.x - from.x) * (to.y - from.y) >= 0;
  return {
    type: 'shape',
    name,
    shape: 'line',
    frame: {
      xIn: Math.min(from.x, to.x),
      yIn: Math.min(from.y, to.y),
      wIn: Math.abs(to.x - from.x),
      hIn: Math.abs(to.y - from.y),
    },
    line: 'accent',
    lineWidthPt: 1,
    altText: null,
    ...(falls ? {} : { flipV: true }),
  };
}
