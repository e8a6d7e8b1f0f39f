import { assertNever } from '../../model/errors.ts';
import type { Box, LayoutName, NoteParagraph, Scene } from '../../model/scene.ts';
import { placeholderAttributes } from './skeleton/master.ts';
import { DECORATIVE } from './skeleton/shapes.ts';
import { paragraphsXml, type TextContext } from './textBody.ts';
import { escapeAttribute, escapeText } from './xml.ts';

/** Goes through a text once, copying what is kept and setting in what is new. */
class Splicer {
  readonly #source: string;
  #cursor = 0;
  #result = '';

  constructor(source: string) {
    this.#source = source;
  }

  /** Replaces from the next `start` up to the next `end` after it, `end` included when `whole`. */
  replace(start: string, end: string, by: string, whole: boolean): void {
    const from = this.#source.indexOf(start, this.#cursor);
    const to = from === -1 ? -1 : this.#source.indexOf(end, from);
    if (to === -1) throw new Error(`pptxgenjs wrote no ${start} … ${end} where one was due`);
    this.#result += this.#source.slice(this.#cursor, from) + by;
    this.#cursor = whole ? to + end.length : to;
  }

  finish(): string {
    return this.#result + this.#source.slice(this.#cursor);
  }
}

/** Name, alternative text and role of a box. */
function properties(
  box: Box,
  id: number,
  role: 'title' | 'body' | undefined,
  layout: LayoutName,
  clean: (text: string) => string,
): string {
  const name = escapeAttribute(clean(box.name)) || `Box ${id}`;
  const alt = box.type === 'text' ? null : clean(box.altText ?? '');
  const description = alt === null || alt === '' ? '' : ` descr="${escapeAttribute(alt)}"`;
  const decoration = box.type === 'shape' && alt === '' ? DECORATIVE : '';
  const core = `<p:cNvPr id="${id}" name="${name}"${description}>${decoration}</p:cNvPr>`;
  switch (box.type) {
    case 'text':
      return role === undefined
        ? `<p:nvSpPr>${core}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>`
        : `<p:nvSpPr>${core}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${placeholderAttributes(role, layout)}/></p:nvPr></p:nvSpPr>`;
    case 'shape':
      return `<p:nvSpPr>${core}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>`;
    case 'table':
    case 'chart':
      return `<p:nvGraphicFramePr>${core}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>`;
    default:
      return assertNever(box, 'box');
  }
}

/**
 * The slide that pptxgenjs made, with the names, alternative texts, placeholders and words of its scene set in. Shapes
 * stand in the order of the scene's boxes, which is the reading order.
 */
export function finishSlide(
  xml: string,
  scene: Scene,
  roles: ReadonlyMap<Box, 'title' | 'body'>,
  context: TextContext,
): string {
  const slide = new Splicer(xml);
  slide.replace('<p:cSld', '>', '<p:cSld>', true);
  scene.boxes.forEach((box, i) => {
    const [start, end] =
      box.type === 'table' || box.type === 'chart'
        ? ['<p:nvGraphicFramePr>', '</p:nvGraphicFramePr>']
        : ['<p:nvSpPr>', '</p:nvSpPr>'];
    slide.replace(start, end, properties(box, i + 2, roles.get(box), scene.layout, context.clean), true);
    if (box.type === 'text') {
      slide.replace('<a:p>', '</p:txBody>', paragraphsXml(box.paragraphs, context), false);
    } else if (box.type === 'table') {
      slide.replace('<a:tblPr', '/>', '<a:tblPr firstRow="1"/>', true);
      for (const row of box.rows)
        for (const cell of row) slide.replace('<a:p>', '</a:txBody>', paragraphsXml(cell.paragraphs, context), false);
    }
  });
  return slide.finish();
}

/** The notes that pptxgenjs made, with a paragraph for each of ours; it sets them all into one run. */
export function finishNotes(
  xml: string,
  notes: readonly NoteParagraph[],
  slideNumber: number,
  language: string,
  clean: (text: string) => string,
): string {
  const paragraphs = notes.map((note) => {
    const runs = clean(note.text)
      .split('\n')
      .map((line) => (line === '' ? '' : `<a:r><a:rPr lang="${language}"/><a:t>${escapeText(line)}</a:t></a:r>`))
      .join('<a:br/>');
    return `<a:p>${runs === '' ? `<a:endParaRPr lang="${language}"/>` : runs}</a:p>`;
  });
  const part = new Splicer(xml);
  part.replace('<a:p>', '</p:txBody>', paragraphs.join(''), false);
  part.replace('<a:t>', '</a:t>', `<a:t>${slideNumber}</a:t>`, true);
  return part.finish().replaceAll('lang="en-US"', `lang="${language}"`);
}
