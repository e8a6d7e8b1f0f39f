import type { CSSProperties } from 'react';
import {
  CELL_INSET_IN,
  type Design,
  type Frame,
  type ShapeBox,
  type TableBox,
  type TextBox,
} from '../../model/scene.ts';
import { cssColour } from './colours.ts';
import { Paragraphs, type RenderMark } from './Paragraphs.tsx';

const ANCHORS = { top: 'flex-start', middle: 'center', bottom: 'flex-end' } as const;
const PT_PER_IN = 72;

/** A frame's place on the slide. */
export function frameStyle(frame: Frame): CSSProperties {
  return {
    position: 'absolute',
    boxSizing: 'border-box',
    left: `${frame.xIn}in`,
    top: `${frame.yIn}in`,
    width: `${frame.wIn}in`,
    height: `${frame.hIn}in`,
  };
}

export function TextBoxView({
  box,
  design,
  renderMark,
}: {
  readonly box: TextBox;
  readonly design: Design;
  readonly renderMark?: RenderMark | undefined;
}) {
  const line = cssColour(box.line, design);
  return (
    <div
      data-box={box.name}
      style={{
        ...frameStyle(box.frame),
        display: 'flex',
        flexDirection: 'column',
        justifyContent: ANCHORS[box.anchor],
        padding: `${box.insetIn.y}in ${box.insetIn.x}in`,
        background: cssColour(box.fill, design),
        ...(line === undefined ? {} : { outline: `1pt solid ${line}`, outlineOffset: '-0.5pt' }),
      }}
    >
      <div>
        <Paragraphs paragraphs={box.paragraphs} design={design} renderMark={renderMark} />
      </div>
    </div>
  );
}

/** A table whose cells stand where the scene's widths and heights put them. */
export function TableBoxView({
  box,
  design,
  renderMark,
}: {
  readonly box: TableBox;
  readonly design: Design;
  readonly renderMark?: RenderMark | undefined;
}) {
  const columns = box.columnWidthsIn.map((w) => `${w}in`).join(' ');
  const accent = cssColour('accent', design);
  const soft = cssColour('text-soft', design);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element would set its own widths and heights
    <div
      role="table"
      aria-label={box.altText}
      data-box={box.name}
      style={{ ...frameStyle(box.frame), height: undefined }}
    >
      {box.rows.map((row, r) => (
        // biome-ignore lint/a11y/useSemanticElements: see the table
        // biome-ignore lint/a11y/useFocusableInteractive: a row of a table that only shows
        <div
          role="row"
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a scene have no identity but their place
          key={r}
          style={{
            display: 'grid',
            boxSizing: 'border-box',
            gridTemplateColumns: columns,
            minHeight: `${box.rowHeightsIn[r] ?? 0}in`,
            boxShadow: r === 0 ? `inset 0 -1.5pt ${accent}` : `inset 0 -0.5pt ${soft}`,
          }}
        >
          {row.map((cell, c) => (
            <div
              role={r === 0 ? 'columnheader' : 'cell'}
              // biome-ignore lint/suspicious/noArrayIndexKey: cells of a scene have no identity but their place
              key={c}
              style={{
                display: 'flex',
                flexDirection: 'column',
                justifyContent: r === 0 ? 'flex-end' : 'center',
                boxSizing: 'border-box',
                padding: `${CELL_INSET_IN.y}in ${CELL_INSET_IN.x}in`,
                minWidth: 0,
              }}
            >
              <div>
                <Paragraphs paragraphs={cell.paragraphs} design={design} renderMark={renderMark} />
              </div>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** A line, a rectangle or an ellipse. Lines of no width or height still have their stroke. */
export function ShapeBoxView({ box, design }: { readonly box: ShapeBox; readonly design: Design }) {
  const { wIn, hIn } = box.frame;
  const w = wIn * PT_PER_IN;
  const h = hIn * PT_PER_IN;
  const stroke = cssColour(box.line, design) ?? 'none';
  const look = { fill: cssColour(box.fill, design) ?? 'none', stroke, strokeWidth: box.lineWidthPt ?? 1 };
  const alt = box.altText;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it has the alternative text of the scene as its label, or is decoration
    <svg
      data-box={box.name}
      style={{
        ...frameStyle(box.frame),
        width: `${Math.max(wIn, 0.001)}in`,
        height: `${Math.max(hIn, 0.001)}in`,
        overflow: 'visible',
      }}
      viewBox={`0 0 ${Math.max(w, 0.072)} ${Math.max(h, 0.072)}`}
      {...(alt === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': alt })}
    >
      {box.shape === 'line' ? (
        <line x1={0} y1={box.flipV ? h : 0} x2={w} y2={box.flipV ? 0 : h} {...look} />
      ) : box.shape === 'rect' ? (
        <rect width={w} height={h} {...look} />
      ) : (
        <ellipse cx={w / 2} cy={h / 2} rx={w / 2} ry={h / 2} {...look} />
      )}
    </svg>
  );
}
