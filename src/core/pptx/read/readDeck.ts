import type { ChartDifference, ReadDeck, ReadSlide } from '../../../model/deckRecord.ts';
import { readChart } from './chart.ts';
import { FurnitureReader } from './furniture.ts';
import { damaged, notADeck, openPackage, type Package } from './package.ts';
import { readProvenance } from './provenance.ts';
import { firstOfKind, relationshipsOf } from './relationships.ts';
import { shapeWords } from './shapes.ts';
import { paragraphsOf } from './text.ts';
import { childAt, descendants, readXml } from './xml.ts';

const MAX_SLIDES = 20_000;

/**
 * Reads the words of a .pptx (ECMA-376, strict or transitional), whoever saved it last: its slides in the order of the
 * presentation, hidden ones too. Raises NOT_A_DECK where the file is something else, DECK_DAMAGED where it is a deck
 * that cannot be read whole; each in one sentence.
 */
export async function readDeck(bytes: Uint8Array): Promise<ReadDeck> {
  const pkg = await openPackage(bytes);
  const slides: ReadSlide[] = [];
  const furniture = new FurnitureReader(pkg);
  for (const part of await slideParts(pkg)) slides.push(await readSlide(pkg, furniture, part, slides.length + 1));
  return { slides, provenance: await readProvenance(pkg) };
}

async function slideParts(pkg: Package): Promise<readonly string[]> {
  const presentation = firstOfKind(await relationshipsOf(pkg, ''), 'officeDocument')?.target;
  if (presentation === undefined) throw notADeck('The file is a zip package, but not of a PowerPoint presentation.');
  if (!pkg.has(presentation)) throw damaged(`The deck lacks its main part "${presentation}".`);
  const root = await readXml(pkg, presentation);
  if (root.name !== 'p:presentation')
    throw notADeck('The file is an Office document, but not a PowerPoint presentation.');
  const relationships = await relationshipsOf(pkg, presentation);
  const ids = (childAt(root, 'p:sldIdLst')?.children ?? []).filter((child) => child.name === 'p:sldId');
  if (ids.length > MAX_SLIDES) throw damaged(`The deck lists ${ids.length} slides, more than any deck needs.`);
  return ids.map((id, i) => {
    const target = relationships.get(id.attributes.get('r:id') ?? '')?.target;
    if (target === undefined || !pkg.has(target))
      throw damaged(`Slide ${i + 1} of the deck is listed, but its part is missing.`);
    return target;
  });
}

async function readSlide(pkg: Package, furniture: FurnitureReader, part: string, index: number): Promise<ReadSlide> {
  const root = await readXml(pkg, part);
  if (root.name !== 'p:sld') throw damaged(`Slide ${index} of the deck leads to a part that is no slide.`);
  const relationships = await relationshipsOf(pkg, part);
  const shapes = shapeWords(root);
  const points: ReadSlide['points'][number][] = [];
  const chartTexts: string[] = [];
  const chartDifferences: ChartDifference[] = [];
  for (const id of shapes.chartRelIds) {
    const target = relationships.get(id)?.target;
    if (target === undefined || !pkg.has(target))
      throw damaged(`The part of a chart on slide ${index} of the deck is missing.`);
    const chart = await readChart(pkg, target);
    points.push(...chart.points);
    chartTexts.push(...chart.texts);
    chartDifferences.push(...chart.differences);
  }
  const diagrams: string[] = [];
  for (const id of shapes.diagramRelIds) {
    const target = relationships.get(id)?.target;
    if (target !== undefined && pkg.has(target)) {
      diagrams.push(...descendants(await readXml(pkg, target), 'dgm:t').flatMap(paragraphsOf));
    }
  }
  return {
    index,
    title: shapes.title,
    paragraphs: [...shapes.paragraphs, ...diagrams],
    cells: shapes.cells,
    points,
    notes: await notesOf(pkg, firstOfKind(relationships, 'notesSlide')?.target),
    linkedTexts: shapes.linkedTexts,
    blocks: shapes.blocks,
    chartTexts,
    furniture: [
      ...(await furniture.around(root, firstOfKind(relationships, 'slideLayout')?.target)),
      ...shapes.furniture,
    ],
    chartDifferences,
  };
}

async function notesOf(pkg: Package, part: string | undefined): Promise<readonly string[]> {
  if (part === undefined || !pkg.has(part)) return [];
  const notes = shapeWords(await readXml(pkg, part));
  return [...notes.paragraphs, ...notes.cells];
}
