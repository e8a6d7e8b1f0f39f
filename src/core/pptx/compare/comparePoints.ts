import {
  foldWords,
  type ReadSlide,
  type RecordedSlide,
  type SheetDifference,
  type SlideWords,
} from '../../../model/deckRecord.ts';
import { isCloseTo } from '../numbers.ts';
import { type DeckProblem, quoted } from './problem.ts';

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
  return [...found, ...read.sheetDifferences.map((difference) => ofSheet(difference))];
}

function ofSheet({ series, label, shown, held }: SheetDifference): Found {
  const isNumber = held !== '' && shown !== '' && Number.isFinite(Number(held)) && Number.isFinite(Number(shown));
  return {
    code: isNumber ? 'number-changed' : 'chart-changed',
    message: `The workbook behind a chart holds ${quoted(held)} for ${quoted(label || series)}, where the chart shows ${quoted(shown)}.`,
    factId: null,
  };
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
