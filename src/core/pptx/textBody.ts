import { BULLET_INDENT_IN, type Design, type Paragraph, type Run } from '../../model/scene.ts';
import type { SlideLinks } from './links.ts';
import { emu, escapeText, solidFill } from './xml.ts';

/** What the text of one slide is written with. */
export interface TextContext {
  readonly design: Design;
  readonly language: string;
  readonly links: SlideLinks;
  readonly clean: (text: string) => string;
}

const ALIGN = { left: 'l', centre: 'ctr', right: 'r' } as const;
/** DrawingML knows nine levels, from 0. */
const DEEPEST_LEVEL = 8;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Hundredths of a point, within what DrawingML allows (ST_TextFontSize: 1 to 4000 pt). */
export function hundredths(sizePt: number): number {
  return Math.min(400_000, Math.max(100, Math.round(sizePt * 100)));
}

function runProperties(run: Run, sizePt: number, context: TextContext): string {
  const click = run.link === undefined ? '' : context.links.click(run.link);
  let attributes = ` lang="${context.language}" sz="${hundredths(sizePt)}"`;
  if (run.bold !== undefined) attributes += run.bold ? ' b="1"' : ' b="0"';
  if (run.italic === true) attributes += ' i="1"';
  if (click !== '') attributes += run.mark ? ' u="none"' : ' u="sng"';
  if (run.superscript === true) attributes += ' baseline="30000"';
  // A linked run without a colour of its own would take the theme's link colour, whatever the text around it has.
  const colour = run.colour ?? (click === '' ? undefined : run.mark ? 'text' : 'accent');
  const inside = (colour === undefined ? '' : solidFill(colour, context.design)) + click;
  return inside === '' ? `<a:rPr${attributes}/>` : `<a:rPr${attributes}>${inside}</a:rPr>`;
}

function runXml(run: Run, sizePt: number, context: TextContext): string {
  const text = context.clean(run.text);
  if (text === '') return '';
  const properties = runProperties(run, run.sizePt ?? sizePt, context);
  if (!text.includes('\n')) return `<a:r>${properties}<a:t>${escapeText(text)}</a:t></a:r>`;
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `<a:r>${properties}<a:t>${escapeText(line)}</a:t></a:r>`))
    .join(`<a:br>${properties}</a:br>`);
}

function paragraphProperties(paragraph: Paragraph, design: Design): string {
  const level = Math.min(DEEPEST_LEVEL, Math.max(0, Math.trunc(paragraph.level ?? 0)));
  const first = paragraph.runs.find((run) => run.text !== '')?.text ?? '';
  const rtl = RIGHT_TO_LEFT.test(first);
  const step = emu(BULLET_INDENT_IN);
  const hanging = paragraph.hangingIn === undefined ? (paragraph.bullet === true ? step : 0) : emu(paragraph.hangingIn);
  const left = paragraph.hangingIn === undefined ? step * level + hanging : hanging;
  const align = paragraph.align === undefined ? (rtl ? 'r' : 'l') : ALIGN[paragraph.align];
  const spacing =
    design.lineHeight === 1 ? '' : `<a:lnSpc><a:spcPct val="${Math.round(design.lineHeight * 100_000)}"/></a:lnSpc>`;
  const before = Math.round((paragraph.spaceBeforePt ?? 0) * 100);
  return (
    `<a:pPr marL="${left}"${level > 0 ? ` lvl="${level}"` : ''} indent="${hanging === 0 ? 0 : -hanging}" algn="${align}"${rtl ? ' rtl="1"' : ''}>` +
    spacing +
    (before > 0 ? `<a:spcBef><a:spcPts val="${Math.min(158_400, before)}"/></a:spcBef>` : '') +
    (paragraph.bullet === true
      ? '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
      : '<a:buNone/>') +
    '</a:pPr>'
  );
}

/**
 * Paragraphs as DrawingML (`a:p`). pptxgenjs writes the shapes; the words are set here, because its own text writer
 * repeats `a:pPr`, cannot link to a slide in the colour of the text.
 */
export function paragraphsXml(paragraphs: readonly Paragraph[], context: TextContext): string {
  let xml = '';
  for (const paragraph of paragraphs) {
    let runs = '';
    for (const run of paragraph.runs) runs += runXml(run, paragraph.sizePt, context);
    // Only a paragraph without text takes its height from here.
    if (runs === '') runs = `<a:endParaRPr lang="${context.language}" sz="${hundredths(paragraph.sizePt)}"/>`;
    xml += `<a:p>${paragraphProperties(paragraph, context.design)}${runs}</a:p>`;
  }
  return xml === '' ? `<a:p><a:endParaRPr lang="${context.language}"/></a:p>` : xml;
}
