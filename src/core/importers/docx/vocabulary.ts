import type { XmlTag } from '../xml.ts';

/** The namespace that what is written down again is in. */
export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** Namespaces by the prefix that they have here, whatever a file calls them. The second of a pair is of strict files. */
export const PREFIXES = new Map([
  [W, 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://purl.oclc.org/ooxml/drawingml/diagram', 'dgm'],
  ['urn:schemas-microsoft-com:vml', 'v'],
]);
/** Elements with nothing of the text in them, though text may stand there: old properties, labels, readings aloud. */
export const SKIPPED = new Set(
  'w:sdtEndPr w:customXmlPr w:smartTagPr w:tblPr w:tblGrid w:tblPrEx w:delText w:delInstrText w:rt w:pPrChange w:rPrChange w:tcPrChange w:trPrChange w:tblPrChange w:sectPrChange w:numberingChange m:oMathParaPr m:ctrlPr'.split(
    ' ',
  ),
);
export const COUNTED = new Map([
  ['a:blip', 'picture'],
  ['v:imagedata', 'picture'],
  ['c:chart', 'chart or diagram'],
  ['dgm:relIds', 'chart or diagram'],
  ['w:altChunk', 'document embedded in the document'],
]);
/** Signs that stand for what an equation shows by place. */
const MATH_SIGNS: Readonly<Record<string, string>> = { 'm:den': '/', 'm:sup': '^', 'm:sub': '_', 'm:deg': '√' };

/** Bullets of Word's symbol fonts, which stand in a range that Unicode leaves to fonts. Soft hyphens have no sign. */
export const OWN_SIGNS: Readonly<Record<string, string>> = { '\uf0a7': '▪', '\uf0b7': '•', '\uf0d8': '➢' };

export const escaped = (words: string): string =>
  words.replace(/[&<>"]/g, (sign) =>
    sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&quot;',
  );

/** What stands in a line beside its text, as mammoth knows it; '' for what is no text. */
export function inlineXml(name: string, tag: XmlTag): string {
  switch (name) {
    case 'w:tab':
    case 'w:ptab':
      return '<w:tab/>';
    case 'w:br':
    case 'w:cr':
      return /^(?:page|column)$/.test(tag.attribute('type') ?? '') ? '' : '<w:br/>';
    case 'w:noBreakHyphen':
      return '<w:noBreakHyphen/>';
    case 'w:sym':
      return `<w:sym w:font="${escaped(tag.attribute('font') ?? '')}" w:char="${escaped((tag.attribute('char') ?? '').toUpperCase())}"/>`;
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      return `<${name} w:id="${escaped(tag.attribute('id') ?? '')}"/>`;
    default:
      return MATH_SIGNS[name] ? `<w:t>${MATH_SIGNS[name]}</w:t>` : '';
  }
}
