import type { ChartBox, Frame } from '../../../model/scene.ts';
import type { Ruler } from '../text/draft.ts';
import { countLines, measureRuns } from '../text/measure.ts';

/** Between the plot and what stands around it, and between that and the edge of the chart. */
const EDGE_IN = 0.08;
/** Names of categories beside bars take no more of the chart than this, and wrap. */
const WIDEST_NAMES_SHARE = 0.4;
/** Names of categories below columns are kept apart by this share of their place. */
const NAME_SHARE = 0.95;

/**
 * Where the bars of a chart stand in it, in inches from its top left corner: what is around them is the names of the
 * categories, the unit, and room for the label of the longest bar. Stated, so that the preview, PowerPoint and other programs
 * draw the same bars; left to themselves each finds a place of its own.
 */
export function plotOf(chart: Omit<ChartBox, 'plotIn'>, ruler: Ruler): Frame {
  const { form, points, sizePt, unit, frame } = chart;
  const lineIn = (sizePt * ruler.metrics.lineHeightEm) / 72;
  const unitIn = unit === '' ? 0 : lineIn + EDGE_IN;
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => ruler.widthIn(text, sizePt)));
  const labels = points.map((point) => point.label);
  if (form === 'bar') {
    const namesIn = Math.min(frame.wIn * WIDEST_NAMES_SHARE, widest(labels));
    const valuesIn = widest(points.map((point) => point.shown));
    const xIn = namesIn + 2 * EDGE_IN;
    return { xIn, yIn: EDGE_IN, wIn: frame.wIn - xIn - valuesIn - EDGE_IN, hIn: frame.hIn - unitIn - 2 * EDGE_IN };
  }
  const xIn = unitIn + EDGE_IN;
  const wIn = frame.wIn - xIn - EDGE_IN;
  const slotEm = (((wIn / points.length) * NAME_SHARE) / sizePt) * 72;
  const lines = Math.max(1, ...labels.map((text) => countLines(measureRuns([{ text }], ruler.metrics), slotEm)));
  const yIn = lineIn + EDGE_IN;
  return { xIn, yIn, wIn, hIn: frame.hIn - yIn - lines * lineIn - 2 * EDGE_IN };
}
