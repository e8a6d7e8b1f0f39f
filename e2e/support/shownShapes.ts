import { openPackage, type Package } from '../../src/core/pptx/read/package.ts';
import { firstOfKind, relationshipsOf } from '../../src/core/pptx/read/relationships.ts';
import { childAt, descendants, readXml, type XmlElement } from '../../src/core/pptx/read/xml.ts';
import type { Frame } from '../../src/model/scene.ts';

const EMU_PER_INCH = 914_400;

/** A shape with words on a slide, as the package has it: where it stands, and its text without white space. */
export interface ShownShape extends Frame {
  readonly name: string;
  /** Null for a chart, whose labels the program that draws it makes. */
  readonly letters: string | null;
}

/** The shapes with words on each slide in the order in which they are drawn: those of the master and layout first. */
export async function shownShapes(bytes: Uint8Array): Promise<readonly (readonly ShownShape[])[]> {
  const pkg = await openPackage(bytes);
  const main = firstOfKind(await relationshipsOf(pkg, ''), 'officeDocument')?.target ?? '';
  const slides = await relationshipsOf(pkg, main);
  const ids = descendants(await readXml(pkg, main), 'p:sldId').map((id) => id.attributes.get('r:id') ?? '');
  return Promise.all(ids.map((id, i) => shapesOfSlide(pkg, slides.get(id)?.target ?? '', i + 1)));
}

async function shapesOfSlide(pkg: Package, part: string, number: number): Promise<readonly ShownShape[]> {
  const layoutPart = firstOfKind(await relationshipsOf(pkg, part), 'slideLayout')?.target ?? '';
  const masterPart = firstOfKind(await relationshipsOf(pkg, layoutPart), 'slideMaster')?.target ?? '';
  const [slide, layout, master] = await Promise.all([part, layoutPart, masterPart].map((one) => readXml(pkg, one)));
  const shapes = (page: XmlElement | undefined): readonly XmlElement[] =>
    (childAt(page, 'p:cSld', 'p:spTree')?.children ?? []).filter(
      (s) => s.name === 'p:sp' || s.name === 'p:graphicFrame',
    );
  const fixed = [...shapes(master), ...shapes(layout)].filter((shape) => placeholderOf(shape) === undefined);
  const inherited = [...shapes(layout), ...shapes(master)];
  return [...fixed, ...shapes(slide)]
    .map((shape) => ({ ...frameOf(shape, inherited), name: nameOf(shape), letters: lettersOf(shape, number) }))
    .filter((shape) => shape.letters !== '');
}

function about(shape: XmlElement): XmlElement | undefined {
  return shape.children.find((child) => child.name.startsWith('p:nv'));
}

function nameOf(shape: XmlElement): string {
  return childAt(about(shape), 'p:cNvPr')?.attributes.get('name') ?? '';
}

function placeholderOf(shape: XmlElement): XmlElement | undefined {
  return childAt(about(shape), 'p:nvPr', 'p:ph');
}

/** A placeholder without a place of its own stands where its layout, or else the master, has it. */
function frameOf(shape: XmlElement, inherited: readonly XmlElement[]): Frame {
  const type = placeholderOf(shape)?.attributes.get('type');
  const candidates = [shape, ...inherited.filter((one) => type && placeholderOf(one)?.attributes.get('type') === type)];
  for (const candidate of candidates) {
    const place = childAt(candidate, 'p:spPr', 'a:xfrm') ?? childAt(candidate, 'p:xfrm');
    const inches = (of: string, name: string): number =>
      Number(childAt(place, of)?.attributes.get(name)) / EMU_PER_INCH;
    if (place) {
      return {
        xIn: inches('a:off', 'x'),
        yIn: inches('a:off', 'y'),
        wIn: inches('a:ext', 'cx'),
        hIn: inches('a:ext', 'cy'),
      };
    }
  }
  throw new Error(`The shape ${nameOf(shape)} has no place`);
}

function lettersOf(shape: XmlElement, slideNumber: number): string | null {
  if (descendants(shape, 'c:chart').length > 0) return null;
  const text = descendants(shape, 'a:p').flatMap((paragraph) =>
    paragraph.children.map((run) => (run.name === 'a:fld' ? String(slideNumber) : (childAt(run, 'a:t')?.text ?? ''))),
  );
  return lettersIn(text.join(''));
}

/** How words are compared: what one program draws as a ligature or a narrow space, another may not. */
export function lettersIn(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/gu, '');
}
