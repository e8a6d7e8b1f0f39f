import { assertNever } from '../../model/errors.ts';
import { type Box, CELL_INSET_IN, type Design, type LayoutName, type Scene, type TextBox } from '../../model/scene.ts';
import { chartData, chartOptions } from './chart.ts';
import type {
  CellOptions,
  ChartName,
  ChartOptions,
  PlaceholderOptions,
  Presentation,
  ShapeName,
  Slide,
  TextOptions,
} from './pptxgenjs.ts';
import { colourName } from './xml.ts';

const VERTICAL = { top: 'top', middle: 'middle', bottom: 'bottom' } as const;
const SHAPES = { line: 'line', rect: 'rect', ellipse: 'ellipse' } as const;
/** Names and words are set afterwards (`finishSlide`); pptxgenjs needs something to hold their place. */
const STUB = 'box';

/** The role that a text box fills on its slide; a role is filled once, by the first box that claims it. */
export function rolesOf(scene: Scene, design: Design): ReadonlyMap<Box, 'title' | 'body'> {
  const roles = new Map<Box, 'title' | 'body'>();
  const taken = new Set<'title' | 'body'>();
  for (const box of scene.boxes) {
    const role = box.type === 'text' ? box.placeholder : null;
    if (role === null || taken.has(role)) continue;
    if (role === 'body' && design.layouts[scene.layout].body === null) continue;
    taken.add(role);
    roles.set(box, role);
  }
  return roles;
}

/**
 * The name under which pptxgenjs knows a layout. It fills every placeholder that a slide leaves empty with a prompt, so
 * each layout is defined once for each set of roles that is in use.
 */
export function masterName(layout: LayoutName, roles: Iterable<'title' | 'body'>): string {
  return [layout, ...roles].join(' ');
}

/** Tells pptxgenjs of one layout; its looks are written by `skeleton/master.ts`. */
export function defineMaster(pptx: Presentation, name: string, roles: Iterable<'title' | 'body'>): void {
  pptx.defineSlideMaster({
    title: name,
    objects: [...roles].map((role) => ({
      // Without a place of its own here, so that pptxgenjs keeps the place of the box.
      placeholder: { options: { name: role, type: role } as PlaceholderOptions, text: '' },
    })),
  });
}

function textOptions(box: TextBox, role: 'title' | 'body' | undefined, design: Design): TextOptions {
  const x = box.insetIn.x * 72;
  const y = box.insetIn.y * 72;
  return {
    x: box.frame.xIn,
    y: box.frame.yIn,
    w: box.frame.wIn,
    h: box.frame.hIn,
    objectName: STUB,
    // In the order of pptxgenjs for text: left, right, bottom, top.
    margin: [x, x, y, y],
    valign: VERTICAL[box.anchor],
    ...(role === undefined ? { isTextBox: true } : { placeholder: role }),
    ...(box.fill === undefined ? {} : { fill: { color: colourName(box.fill, design) } }),
    ...(box.line === undefined ? {} : { line: { color: colourName(box.line, design), width: 1 } }),
  };
}

function addTable(slide: Slide, box: Extract<Box, { type: 'table' }>, design: Design): void {
  const none = { type: 'none' } as const;
  const rule = (pt: number, colour: 'accent' | 'text-soft') => ({
    type: 'solid' as const,
    pt,
    color: colourName(colour, design),
  });
  const { x, y } = CELL_INSET_IN;
  const margin: [number, number, number, number] = [y, x, y, x];
  const cells = (header: boolean): CellOptions => ({
    margin,
    valign: header ? 'bottom' : 'middle',
    fontSize: 12,
    border: [none, none, header ? rule(1.5, 'accent') : rule(0.25, 'text-soft'), none],
  });
  const header = cells(true);
  const body = cells(false);
  slide.addTable(
    box.rows.map((row, r) => row.map(() => ({ text: '', options: r === 0 ? header : body }))),
    {
      x: box.frame.xIn,
      y: box.frame.yIn,
      w: box.columnWidthsIn.reduce((sum, width) => sum + width, 0),
      h: box.rowHeightsIn.reduce((sum, height) => sum + height, 0),
      colW: [...box.columnWidthsIn],
      rowH: [...box.rowHeightsIn],
      objectName: STUB,
    },
  );
}

/** Adds one box to a slide of pptxgenjs: its kind, its place, its fill and line, a chart's data; no words. */
export function addBox(
  slide: Slide,
  box: Box,
  role: 'title' | 'body' | undefined,
  design: Design,
  clean: (text: string) => string,
): void {
  switch (box.type) {
    case 'text':
      slide.addText([{ text: '', options: {} }], textOptions(box, role, design));
      return;
    case 'chart':
      slide.addChart('bar' as ChartName, chartData(box, clean), {
        ...chartOptions(box, design, clean),
        x: box.frame.xIn,
        y: box.frame.yIn,
        w: box.frame.wIn,
        h: box.frame.hIn,
        objectName: STUB,
      } as ChartOptions);
      return;
    case 'table':
      addTable(slide, box, design);
      return;
    case 'shape':
      slide.addShape(SHAPES[box.shape] as ShapeName, {
        x: box.frame.xIn,
        y: box.frame.yIn,
        w: box.frame.wIn,
        h: box.frame.hIn,
        objectName: STUB,
        ...(box.fill === undefined ? {} : { fill: { color: colourName(box.fill, design) } }),
        ...(box.line === undefined
          ? {}
          : { line: { color: colourName(box.line, design), width: box.lineWidthPt ?? 1 } }),
        ...(box.flipV === true ? { flipV: true } : {}),
      });
      return;
    default:
      assertNever(box, 'box');
  }
}
