import { foldWords } from '../../../model/deckRecord.ts';
import { linkedTextsOf, paragraphsOf } from './text.ts';
import { childAt, descendants, shownChildren, type XmlElement } from './xml.ts';

/** What the shapes of one slide say. Charts and diagrams are named by the relationship that leads to their part. */
export interface ShapeWords {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly cells: readonly string[];
  readonly linkedTexts: readonly string[];
  readonly blocks: readonly (readonly string[])[];
  readonly chartRelIds: readonly string[];
  readonly diagramRelIds: readonly string[];
  /** Texts of footer, header and date placeholders. */
  readonly furniture: readonly string[];
}

/** Placeholders that hold the page furniture, which masters and layouts own; on notes pages also the slide's picture. */
const FURNITURE = new Set(['ftr', 'hdr', 'dt', 'sldNum', 'sldImg']);
const TITLES = new Set(['title', 'ctrTitle']);

interface Collected {
  readonly title: string[];
  readonly paragraphs: string[];
  readonly cells: string[];
  readonly linkedTexts: string[];
  readonly blocks: (readonly string[])[];
  readonly chartRelIds: string[];
  readonly diagramRelIds: string[];
  readonly furniture: string[];
}

/**
 * Walks the shape tree of a slide or a notes page (`p:sld`, `p:notes`): text boxes, placeholders, groups and tables.
 * Footers, headers and dates are kept apart; hidden shapes, which nobody sees, are skipped.
 */
export function shapeWords(page: XmlElement): ShapeWords {
  const found: Collected = {
    title: [],
    paragraphs: [],
    cells: [],
    linkedTexts: [],
    blocks: [],
    chartRelIds: [],
    diagramRelIds: [],
    furniture: [],
  };
  const tree = childAt(page, 'p:cSld', 'p:spTree');
  if (tree) walk(tree, found);
  return { ...found, title: foldWords(found.title.join(' ')) };
}

/**
 * What a layout or a master puts on every page that uses it: the texts of its shapes that are no placeholders, since a
 * placeholder's words there are only prompts.
 */
export function pageTexts(page: XmlElement): readonly string[] {
  const tree = childAt(page, 'p:cSld', 'p:spTree');
  return tree ? fixedTexts(tree) : [];
}

function fixedTexts(parent: XmlElement): readonly string[] {
  return shownChildren(parent).flatMap((shape): readonly string[] => {
    if (isHidden(shape)) return [];
    if (shape.name === 'p:grpSp') return fixedTexts(shape);
    if (shape.name === 'p:graphicFrame') return descendants(shape, 'a:txBody').flatMap(paragraphsOf);
    const isPlaceholder = childAt(shape, 'p:nvSpPr', 'p:nvPr', 'p:ph') !== undefined;
    return shape.name === 'p:sp' && !isPlaceholder ? paragraphsOf(childAt(shape, 'p:txBody')) : [];
  });
}

function walk(parent: XmlElement, found: Collected): void {
  for (const shape of shownChildren(parent)) {
    if (isHidden(shape)) continue;
    if (shape.name === 'p:grpSp') walk(shape, found);
    else if (shape.name === 'p:graphicFrame') readFrame(shape, found);
    else if (shape.name === 'p:sp' || shape.name === 'p:cxnSp') readShape(shape, found);
  }
}

function isHidden(shape: XmlElement): boolean {
  const about = shape.children.find((child) => child.name.startsWith('p:nv'));
  const flag = about?.children.find((child) => child.name === 'p:cNvPr')?.attributes.get('hidden');
  return flag === '1' || flag === 'true';
}

function readShape(shape: XmlElement, found: Collected): void {
  const placeholder = childAt(shape, 'p:nvSpPr', 'p:nvPr', 'p:ph')?.attributes.get('type') ?? '';
  const body = childAt(shape, 'p:txBody');
  const paragraphs = paragraphsOf(body);
  if (FURNITURE.has(placeholder)) {
    found.furniture.push(...paragraphs);
    return;
  }
  found.paragraphs.push(...paragraphs);
  found.blocks.push(paragraphs);
  found.linkedTexts.push(...linkedTextsOf(body));
  if (TITLES.has(placeholder)) found.title.push(...paragraphs);
}

function readFrame(frame: XmlElement, found: Collected): void {
  const data = childAt(frame, 'a:graphic', 'a:graphicData');
  if (!data) return;
  for (const content of shownChildren(data)) {
    if (content.name === 'a:tbl') readTable(content, found);
    else if (content.name === 'c:chart') found.chartRelIds.push(content.attributes.get('r:id') ?? '');
    else if (content.name === 'dgm:relIds') found.diagramRelIds.push(content.attributes.get('r:dm') ?? '');
  }
}

function readTable(table: XmlElement, found: Collected): void {
  for (const row of descendants(table, 'a:tr')) {
    const cells: string[] = [];
    for (const cell of descendants(row, 'a:tc')) {
      const body = childAt(cell, 'a:txBody');
      cells.push(...paragraphsOf(body));
      found.linkedTexts.push(...linkedTextsOf(body));
    }
    found.cells.push(...cells);
    found.blocks.push(cells);
  }
}
