import { type ChartDifference, foldWords, type SlideWords } from '../../../model/deckRecord.ts';
import { isSameNumber } from '../numbers.ts';
import { untrueDataLabels } from './dataLabels.ts';
import { openPackage, type Package } from './package.ts';
import { firstOfKind, relationshipsOf } from './relationships.ts';
import { paragraphsOf } from './text.ts';
import { readWorkbook, type Workbook } from './workbook.ts';
import { childAt, descendants, readXml, type XmlElement } from './xml.ts';

export interface ChartWords {
  readonly points: SlideWords['points'];
  readonly differences: readonly ChartDifference[];
  /** Titles of the chart and its axes. */
  readonly texts: readonly string[];
}

/** Values by their index, and the cells that they were taken from. */
interface Column {
  readonly values: ReadonlyMap<number, string>;
  readonly reference: string | null;
}

const EMPTY: Column = { values: new Map(), reference: null };

/**
 * What a native chart says: for each series its values with their categories, as the chart draws them (its cache), and
 * where the workbook that PowerPoint opens on "Edit data", or a data label, holds something else. A chart whose
 * workbook is gone or cannot be read is judged by what it shows.
 */
export async function readChart(pkg: Package, part: string): Promise<ChartWords> {
  const root = await readXml(pkg, part);
  const workbook = await workbookOf(pkg, part);
  const points: SlideWords['points'][number][] = [];
  const differences: ChartDifference[] = [];
  for (const element of descendants(root, 'c:ser')) {
    const name = columnOf(childAt(element, 'c:tx'));
    const labels = columnOf(childAt(element, 'c:cat') ?? childAt(element, 'c:xVal'));
    const values = columnOf(childAt(element, 'c:val') ?? childAt(element, 'c:yVal'));
    const series = foldWords([...name.values.values()].join(' '));
    const labelAt = (index: number): string => foldWords(labels.values.get(index) ?? '');
    for (const [index, value] of values.values) points.push({ series, label: labelAt(index), value: Number(value) });
    for (const { index, held } of untrueDataLabels(element, values.values)) {
      const drawn = String(Number(values.values.get(index)));
      differences.push({ where: 'data label', series, label: labelAt(index), drawn, held });
    }
    if (!workbook) continue;
    for (const column of [name, labels, values]) {
      for (const { index, drawn, held } of sheetDifferences(column, workbook)) {
        differences.push({ where: 'workbook', series, label: column === name ? '' : labelAt(index), drawn, held });
      }
    }
  }
  return { points, differences, texts: descendants(root, 'c:title').flatMap(richTexts) };
}

function richTexts(element: XmlElement): readonly string[] {
  return descendants(element, 'c:rich').flatMap(paragraphsOf);
}

/** A `c:cat`, `c:val` or `c:tx`: numbers or strings, cached from cells or written out. */
function columnOf(element: XmlElement | undefined): Column {
  if (!element) return EMPTY;
  const bare = childAt(element, 'c:v');
  if (bare) return { values: new Map([[0, bare.text]]), reference: null };
  const data = element.children[0];
  if (!data) return EMPTY;
  const cache =
    childAt(data, 'c:numCache') ?? childAt(data, 'c:strCache') ?? childAt(data, 'c:multiLvlStrCache') ?? data;
  const values = new Map<number, string>();
  const levels = descendants(cache, 'c:lvl');
  // The outer levels of a category come last, and only where they change; joined, the innermost word comes first.
  for (const level of levels.length > 0 ? levels : [cache]) {
    for (const point of descendants(level, 'c:pt')) {
      const index = Number(point.attributes.get('idx') ?? values.size);
      const text = childAt(point, 'c:v')?.text ?? '';
      if (text !== '') values.set(index, values.has(index) ? `${values.get(index)} ${text}` : text);
    }
  }
  return { values, reference: levels.length > 0 ? null : (childAt(data, 'c:f')?.text ?? null) };
}

function sheetDifferences(
  column: Column,
  workbook: Workbook,
): readonly { readonly index: number; readonly drawn: string; readonly held: string }[] {
  const cells = column.reference === null ? null : workbook.cellsOf(column.reference);
  if (!cells) return [];
  return cells.flatMap((cell, index) => {
    const drawn = column.values.get(index) ?? '';
    const held = cell ?? '';
    const isSame = foldWords(drawn) === foldWords(held) || isSameNumber(drawn, held);
    return isSame ? [] : [{ index, drawn: foldWords(drawn), held: foldWords(held) }];
  });
}

async function workbookOf(pkg: Package, chartPart: string): Promise<Workbook | null> {
  const relationships = await relationshipsOf(pkg, chartPart);
  const target = firstOfKind(relationships, 'package')?.target;
  if (target === undefined || !pkg.has(target)) return null;
  try {
    return await readWorkbook(await openPackage(await pkg.read(target)));
  } catch {
    return null;
  }
}
