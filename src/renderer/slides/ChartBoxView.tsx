import { useId } from 'react';
import type { ChartBox, Design } from '../../model/scene.ts';
import { frameStyle } from './boxes.tsx';
import { axisOf } from './chartScale.ts';
import { cssColour } from './colours.ts';
import { LINE_EM } from './lineHeight.ts';

const PT_PER_IN = 72;
/** Gap between bars as a share of a bar, as the deck writes it. */
const GAP = 0.6;
const EDGE_PT = 6;
/** PowerPoint's pattern "wide upward diagonal": strokes three pixels wide in tiles of eight. */
const HATCH_PT = { tile: 4.24, stroke: 1.6 } as const;

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Breaks a label into lines of at most so many points, by a mean width of a character; labels are short. */
function linesOf(label: string, widthPt: number, sizePt: number): string[] {
  const most = Math.max(4, Math.floor(widthPt / (sizePt * 0.5)));
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * A chart of the deck: bars from zero where the scene puts them, labelled at the data, projections hatched, the unit as the
 * title of the value axis, no legend and no grid.
 */
export function ChartBoxView({ box, design }: { readonly box: ChartBox; readonly design: Design }) {
  const hatch = useId();
  const width = box.frame.wIn * PT_PER_IN;
  const height = box.frame.hIn * PT_PER_IN;
  const { sizePt, points, plotIn } = box;
  const line = sizePt * LINE_EM;
  const text = cssColour('text', design);
  const soft = cssColour('text-soft', design);
  const series = cssColour('series-1', design);
  const axis = axisOf(points.map((point) => point.value));
  const share = (value: number): number => (value - axis.from) / (axis.to - axis.from);
  const across = box.form === 'bar';
  const plot: Bar = {
    x: plotIn.xIn * PT_PER_IN,
    y: plotIn.yIn * PT_PER_IN,
    w: plotIn.wIn * PT_PER_IN,
    h: plotIn.hIn * PT_PER_IN,
  };

  const step = (across ? plot.h : plot.w) / Math.max(1, points.length);
  const thick = step / (1 + GAP);
  const labels = points.map((p) => linesOf(p.label, across ? plot.x - EDGE_PT : step, sizePt));
  const barOf = (i: number, value: number): Bar => {
    const along = i * step + (step - thick) / 2;
    const from = share(Math.min(0, value));
    const size = Math.abs(share(value) - share(0));
    return across
      ? { x: plot.x + from * plot.w, y: plot.y + along, w: size * plot.w, h: thick }
      : { x: plot.x + along, y: plot.y + (1 - share(Math.max(0, value))) * plot.h, w: thick, h: size * plot.h };
  };
  const base = share(0);

  return (
    <svg
      role="img"
      aria-label={box.altText}
      data-box={box.name}
      style={frameStyle(box.frame)}
      viewBox={`0 0 ${width} ${height}`}
      fontSize={sizePt}
    >
      <defs>
        <pattern
          id={hatch}
          width={HATCH_PT.tile}
          height={HATCH_PT.tile}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={HATCH_PT.tile} height={HATCH_PT.tile} fill={cssColour('background', design)} />
          <rect width={HATCH_PT.stroke} height={HATCH_PT.tile} fill={series} />
        </pattern>
      </defs>
      {points.map((point, i) => {
        const bar = barOf(i, point.value);
        const negative = point.value < 0;
        const at = across
          ? { x: negative ? bar.x - 4 : bar.x + bar.w + 4, y: bar.y + bar.h / 2 + sizePt * 0.35 }
          : { x: bar.x + bar.w / 2, y: negative ? bar.y + bar.h + line * 0.8 : bar.y - line * 0.3 };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: points of a chart have no identity but their place
          <g key={i}>
            <rect
              x={bar.x}
              y={bar.y}
              width={bar.w}
              height={bar.h}
              {...(point.projection ? { fill: `url(#${hatch})`, stroke: series, strokeWidth: 1 } : { fill: series })}
            />
            <text {...at} fill={text} textAnchor={across ? (negative ? 'end' : 'start') : 'middle'}>
              {point.shown}
            </text>
            {(labels[i] ?? []).map((words, l, all) => (
              <text
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of a label
                key={l}
                fill={text}
                textAnchor={across ? 'end' : 'middle'}
                x={across ? plot.x - EDGE_PT : plot.x + (i + 0.5) * step}
                y={
                  across
                    ? plot.y + (i + 0.5) * step + (l - (all.length - 1) / 2) * line + sizePt * 0.35
                    : plot.y + plot.h + EDGE_PT + (l + 0.8) * line
                }
              >
                {words}
              </text>
            ))}
          </g>
        );
      })}
      {across ? (
        <line x1={plot.x + base * plot.w} x2={plot.x + base * plot.w} y1={plot.y} y2={plot.y + plot.h} stroke={soft} />
      ) : (
        <line
          x1={plot.x}
          x2={plot.x + plot.w}
          y1={plot.y + (1 - base) * plot.h}
          y2={plot.y + (1 - base) * plot.h}
          stroke={soft}
        />
      )}
      {box.unit === '' ? null : across ? (
        <text x={plot.x + plot.w / 2} y={height - EDGE_PT} fill={soft} textAnchor="middle">
          {box.unit}
        </text>
      ) : (
        <text transform={`translate(${line} ${plot.y + plot.h / 2}) rotate(-90)`} fill={soft} textAnchor="middle">
          {box.unit}
        </text>
      )}
    </svg>
  );
}
