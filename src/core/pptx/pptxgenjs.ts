import Imported from 'pptxgenjs';

/**
 * The one place that pptxgenjs comes in by. Its package tells TypeScript that it is CommonJS and Node that it is a
 * module, so the class is sometimes a level deeper than its types say.
 */
export type Presentation = Imported.default;
export type Slide = Imported.default.Slide;
export type TextOptions = Imported.default.TextPropsOptions;
export type CellOptions = Imported.default.TableCellProps;
export type ChartOptions = Imported.default.IChartOpts;
export type ChartName = Imported.default.CHART_NAME;
export type ShapeName = Imported.default.SHAPE_NAME;
export type PlaceholderOptions = Imported.default.PlaceholderProps;

/** One series, with its categories. */
export interface ChartSeries {
  readonly name: string;
  readonly labels: string[];
  readonly values: number[];
}

const PresentationClass = (typeof Imported === 'function'
  ? Imported
  : Imported.default) as unknown as new () => Presentation;

export function newPresentation(): Presentation {
  return new PresentationClass();
}
