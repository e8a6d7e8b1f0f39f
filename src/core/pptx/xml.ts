import type { Colour, Design, Frame } from '../../model/scene.ts';

const EMU_PER_IN = 914_400;
const EMU_PER_PT = 12_700;

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Namespaces of PresentationML and DrawingML parts (ECMA-376-1). */
export const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

export const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
};

/** Text as the content of an element. It must be clean (`cleanText`) already. */
export function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (c) => ENTITIES[c] ?? c) : text;
}

/** Text as the value of an attribute in double quotes; line breaks become spaces, as a parser would make them anyway. */
export function escapeAttribute(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[&<>"\t]/g, (c) => ENTITIES[c] ?? c);
}

/** English Metric Units: 914,400 to the inch. */
export function emu(inches: number): number {
  return Math.round(inches * EMU_PER_IN);
}

export function emuOfPt(points: number): number {
  return Math.round(points * EMU_PER_PT);
}

/** A page side in whole points, so that 13.333 in comes out as PowerPoint's own 12,192,000. */
export function pageEmu(inches: number): number {
  return Math.round(inches * 72) * EMU_PER_PT;
}

/** `a:xfrm` of a frame. */
export function transform(frame: Frame): string {
  return `<a:xfrm><a:off x="${emu(frame.xIn)}" y="${emu(frame.yIn)}"/><a:ext cx="${emu(frame.wIn)}" cy="${emu(frame.hIn)}"/></a:xfrm>`;
}

export function relationships(
  rels: readonly { readonly id: string; readonly type: string; readonly target: string }[],
): string {
  const items = rels.map(
    (rel) => `<Relationship Id="${rel.id}" Type="${rel.type}" Target="${escapeAttribute(rel.target)}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

type SchemeName = 'tx1' | 'bg1' | 'tx2' | 'bg2' | 'accent1' | 'accent2' | 'accent3' | 'accent4' | 'accent5' | 'accent6';

const SCHEME: Readonly<Record<Exclude<Colour, { hex: string }>, SchemeName>> = {
  text: 'tx1',
  background: 'bg1',
  'text-soft': 'tx2',
  'background-soft': 'bg2',
  accent: 'accent1',
  'series-1': 'accent1',
  'series-2': 'accent2',
  'series-3': 'accent3',
  'series-4': 'accent4',
  'series-5': 'accent5',
  'series-6': 'accent6',
};

/**
 * A colour as pptxgenjs takes it: a name of the theme, so that the deck can be restyled, or RRGGBB. A theme has six
 * accents: where the first series is not the accent, it is written as it is.
 */
export function colourName(colour: Colour, design: Design): string {
  if (typeof colour === 'object') return colour.hex.replace('#', '').toUpperCase();
  if (colour === 'series-1' && design.colours['series-1'] !== design.colours.accent) {
    return design.colours['series-1'].replace('#', '').toUpperCase();
  }
  return SCHEME[colour];
}

/** A colour as DrawingML. */
export function colourXml(colour: Colour, design: Design): string {
  const name = colourName(colour, design);
  return /^[0-9A-F]{6}$/.test(name) ? `<a:srgbClr val="${name}"/>` : `<a:schemeClr val="${name}"/>`;
}

export function solidFill(colour: Colour, design: Design): string {
  return `<a:solidFill>${colourXml(colour, design)}</a:solidFill>`;
}
