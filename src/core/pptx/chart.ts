import type { ChartBox, Design } from '../../model/scene.ts';
import type { ChartOptions, ChartSeries } from './pptxgenjs.ts';
import { hundredths } from './textBody.ts';
import { colourName, colourXml, emuOfPt, escapeAttribute, escapeText } from './xml.ts';

/** Gap between bars, as a share of a bar's width. */
const GAP_PERCENT = 60;
const SERIES = 'series-1';
/** Excel's limit for a number format. */
const LONGEST_FORMAT = 255;

/** The data of a chart as pptxgenjs takes it. It leaves empty labels out of the workbook, which shifts the rest. */
export function chartData(box: ChartBox, clean: (text: string) => string): ChartSeries[] {
  return [
    {
      name: clean(box.seriesName) || clean(box.unit) || 'Values',
      labels: box.points.map((point) => clean(point.label) || '\u00a0'),
      values: box.points.map((point) => point.value),
    },
  ];
}

/** A bar or column chart labelled at its data: no legend, no grid, bars from zero, the unit as the title of the axis. */
export function chartOptions(box: ChartBox, design: Design, clean: (text: string) => string): ChartOptions {
  const text = colourName('text', design);
  const unit = clean(box.unit);
  const values = box.points.map((point) => point.value);
  const share = (partIn: number, wholeIn: number): number => Math.round((partIn / wholeIn) * 10_000) / 10_000;
  const { plotIn: plot, frame } = box;
  return {
    layout: {
      x: share(plot.xIn, frame.wIn),
      y: share(plot.yIn, frame.hIn),
      w: share(plot.wIn, frame.wIn),
      h: share(plot.hIn, frame.hIn),
    },
    barDir: box.form === 'bar' ? 'bar' : 'col',
    barGapWidthPct: GAP_PERCENT,
    chartColors: [colourName(SERIES, design)],
    chartArea: { roundedCorners: false },
    showLegend: false,
    showTitle: false,
    showValue: true,
    catAxisLabelFontFace: '+mn-lt',
    catAxisLabelFontSize: box.sizePt,
    catAxisLabelColor: text,
    catAxisLineColor: colourName('text-soft', design),
    // At the edge of the plot, so that a negative bar does not stand on its own label.
    catAxisLabelPos: 'low',
    // Bars are read from the top; without this the first one stands at the foot.
    ...(box.form === 'bar' ? { catAxisOrientation: 'maxMin' as const, catAxisCrossesAt: 'max' } : {}),
    valAxisLabelFontFace: '+mn-lt',
    valAxisLabelFontSize: box.sizePt,
    valAxisLabelColor: text,
    valAxisLineShow: false,
    valGridLine: { style: 'none' },
    ...(values.every((value) => value >= 0) ? { valAxisMinVal: 0 } : {}),
    ...(unit === ''
      ? {}
      : {
          showValAxisTitle: true,
          valAxisTitle: unit,
          valAxisTitleFontFace: '+mn-lt',
          valAxisTitleFontSize: box.sizePt,
          valAxisTitleColor: colourName('text-soft', design),
        }),
  } as unknown as ChartOptions;
}

/** A literal of a number format: in quotes, with quotes escaped (ECMA-376-1, 18.8.31). */
function literal(text: string): string {
  return text
    .split('"')
    .map((piece) => (piece === '' ? '' : `"${piece}"`))
    .join('\\"');
}

/**
 * The number format that shows a value as the scene words it (`USD 2.7 bn` of 2.7 is `"USD "0.0" bn"`), or null where
 * no format does: then the label is set in words.
 */
export function formatCode(shown: string, value: number): string | null {
  if (value < 0) return null;
  for (const match of shown.matchAll(/\d[\d,]*(?:\.\d+)?/g)) {
    const digits = match[0];
    const before = shown.slice(0, match.index);
    const decimals = digits.split('.')[1]?.length ?? 0;
    const fixed = value.toFixed(decimals);
    const grouped = digits.includes(',');
    const expected = grouped ? fixed.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : fixed;
    if (expected !== digits || /[-−]$/.test(before.trim())) continue;
    const number = `${grouped ? '#,##0' : '0'}${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`;
    const code = literal(before) + number + literal(shown.slice(match.index + digits.length));
    return code.length <= LONGEST_FORMAT ? code : null;
  }
  return null;
}

function textProperties(box: ChartBox, design: Design, language: string): string {
  return (
    `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${hundredths(box.sizePt)}" b="0"><a:solidFill>${colourXml('text', design)}</a:solidFill>` +
    `<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="${language}"/></a:p></c:txPr>`
  );
}

const SHOWN =
  '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';

/** The labels of the data, each worded as the scene words it. */
function dataLabels(box: ChartBox, design: Design, language: string, clean: (text: string) => string): string {
  const codes = box.points.map((point) => formatCode(clean(point.shown), point.value));
  const common = codes.every((code) => code !== null && code === codes[0]) ? codes[0] : null;
  const text = textProperties(box, design, language);
  const format = (code: string) => `<c:numFmt formatCode="${escapeAttribute(code)}" sourceLinked="0"/>`;
  const own = box.points.map((point, i) => {
    const code = codes[i] ?? null;
    if (code !== null)
      return `<c:dLbl><c:idx val="${i}"/>${format(code)}<c:spPr><a:noFill/></c:spPr>${text}${SHOWN}</c:dLbl>`;
    const properties = `lang="${language}" sz="${hundredths(box.sizePt)}"`;
    const run = `<a:r><a:rPr ${properties}><a:solidFill>${colourXml('text', design)}</a:solidFill></a:rPr><a:t>${escapeText(clean(point.shown))}</a:t></a:r>`;
    return `<c:dLbl><c:idx val="${i}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>${run}</a:p></c:rich></c:tx>${SHOWN}</c:dLbl>`;
  });
  return `<c:dLbls>${common === null ? own.join('') : ''}${format(common ?? 'General')}<c:spPr><a:noFill/></c:spPr>${text}${SHOWN}</c:dLbls>`;
}

/** Projections are hatched, which shows in grey too. */
function projectedPoints(box: ChartBox, design: Design): string {
  const colour = colourXml(SERIES, design);
  return box.points
    .map((point, i) =>
      point.projection
        ? `<c:dPt><c:idx val="${i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr><a:pattFill prst="wdUpDiag"><a:fgClr>${colour}</a:fgClr><a:bgClr>${colourXml('background', design)}</a:bgClr></a:pattFill>` +
          `<a:ln w="${emuOfPt(1)}"><a:solidFill>${colour}</a:solidFill></a:ln></c:spPr></c:dPt>`
        : '',
    )
    .join('');
}

/** The chart part that pptxgenjs made, with our labels and projections, and plain category names (one level). */
export function finishChart(
  xml: string,
  box: ChartBox,
  design: Design,
  language: string,
  clean: (text: string) => string,
): string {
  const insert = projectedPoints(box, design) + dataLabels(box, design, language, clean);
  let seen = 0;
  return xml
    .replace(/<c:dLbls>(?:(?!<\/c:dLbls>).)*<\/c:dLbls>/gs, () => {
      seen += 1;
      // The second are those of the chart as a whole; those of its only series hold.
      return seen === 1 ? insert : '';
    })
    .replace(/<c:multiLvlStrRef>/g, '<c:strRef>')
    .replace(/<\/c:multiLvlStrRef>/g, '</c:strRef>')
    .replace(/<(\/?)c:multiLvlStrCache>/g, '<$1c:strCache>')
    .replace(/<\/?c:lvl>/g, '')
    .replace(
      /(<c:valAx>.*?)<c:majorTickMark val="[^"]*"\/>(.*?)<c:tickLblPos val="[^"]*"\/>/s,
      '$1<c:majorTickMark val="none"/>$2<c:tickLblPos val="none"/>',
    )
    .replace(/(<c:catAx>.*?)<c:majorTickMark val="[^"]*"\/>/s, '$1<c:majorTickMark val="none"/>')
    .replaceAll('lang="en-US"', `lang="${language}"`);
}
