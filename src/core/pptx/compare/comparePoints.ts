import {
  type ChartDifference,
  foldWords,
  type ReadSlide,
  type RecordedSlide,
  type SlideWords,
} from '../../../model/deckRecord.ts';
import { isCloseTo } from '../numbers.ts';
import { pairTexts } from './pairTexts.ts';
import { type DeckProblem, quoted } from './problem.ts';
import { withoutForbidden } from './words.ts';

type Point = SlideWords['points'][number];
type Found = Omit<DeckProblem, 'slide'>;

/** Chart values against the recorded ones by series and category, and against the workbook behind the chart. */
export function comparePoints(read: ReadSlide, recorded: RecordedSlide): readonly Found[] {
  const found: Found[] = [];
  const missing = [...recorded.points];
  let extra = [...read.points];
  const pairOff = (isPair: (a: Point, b: Point) => boolean, report: (a: Point, b: Point) => void): void => {
    for (const before of [...missing]) {
      const after = extra.find((candidate) => isPair(before, candidate));
      if (!after) continue;
      missing.splice(missing.indexOf(before), 1);
      extra = extra.filter((candidate) => candidate !== after);
      report(before, after);
    }
  };
  const factOf = (point: Point): string | null => factNaming(recorded, point);
  pairOff(
    (a, b) => isSameSeries(a, b) && isSameLabel(a, b) && isCloseTo(a.value, b.value),
    () => {},
  );
  pairOff(
    (a, b) => isSameSeries(a, b) && isSameLabel(a, b),
    (a, b) => {
      const message = `A number in a chart was changed: ${a.value} is now ${b.value} for ${quoted(a.label || a.series)}.`;
      found.push({ code: 'number-changed', message, factId: factOf(a) });
    },
  );
  pairOff(
    (a, b) => (isSameSeries(a, b) || isSameLabel(a, b)) && isCloseTo(a.value, b.value),
    (a, b) => {
      const message = `A name in a chart was changed: the value ${a.value} of ${nameOf(a)} now stands at ${nameOf(b)}.`;
      found.push({ code: 'chart-changed', message, factId: factOf(a) });
    },
  );
  for (const point of missing) {
    const message = `A chart lacks the value ${point.value} of ${nameOf(point)}.`;
    found.push({ code: 'chart-changed', message, factId: factOf(point) });
  }
  for (const point of extra) {
    const message = `A chart shows the value ${point.value} of ${nameOf(point)}, which the export did not hold.`;
    found.push({ code: 'chart-changed', message, factId: null });
  }
  return [...found, ...read.chartDifferences.map(ofDifference), ...changedTexts(read, recorded)];
}

function ofDifference({ where, series, label, drawn, held }: ChartDifference): Found {
  const isNumber = where === 'data label' || isSameKind(drawn, held);
  const place = where === 'workbook' ? 'The workbook behind a chart' : 'A data label of a chart';
  return {
    code: isNumber ? 'number-changed' : 'chart-changed',
    message: `${place} says ${quoted(held)} for ${quoted(label || series)}, where the chart draws ${quoted(drawn)}.`,
    factId: null,
  };
}

function isSameKind(a: string, b: string): boolean {
  return a !== '' && b !== '' && Number.isFinite(Number(a)) && Number.isFinite(Number(b));
}

/** The unit and other titles of charts; some exports did not record them. */
function changedTexts(read: ReadSlide, recorded: RecordedSlide): readonly Found[] {
  if (recorded.chartTexts === undefined) return [];
  const { changed, missing, extra } = pairTexts(
    recorded.chartTexts.map(withoutForbidden).filter(Boolean),
    read.chartTexts,
  );
  const told = [
    ...changed.map(({ before, after }) => `${quoted(before)} now reads ${quoted(after)}`),
    ...missing.map((text) => `${quoted(text)} is missing`),
    ...extra.map((text) => `${quoted(text)} was not in the export`),
  ];
  return told.map((what) => ({
    code: 'chart-changed',
    message: `The title of a chart or its axis was changed: ${what}.`,
    factId: null,
  }));
}

/** A series that the export left without a name has one that the writer chose. */
function isSameSeries(before: Point, after: Point): boolean {
  return foldWords(before.series) === '' || foldWords(before.series) === foldWords(after.series);
}

function isSameLabel(a: Point, b: Point): boolean {
  return foldWords(a.label) === foldWords(b.label);
}

function nameOf(point: Point): string {
  return quoted([point.series, point.label].filter(Boolean).join(', '));
}

/** The fact of the only statement on the slide that names the point's category; null where none or several do. */
function factNaming(slide: RecordedSlide, point: Point): string | null {
  const naming = slide.statements.filter((statement) => point.label !== '' && statement.text.includes(point.label));
  return naming.length === 1 ? (naming[0]?.factId ?? null) : null;
}
