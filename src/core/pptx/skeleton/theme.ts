import type { Design } from '../../../model/scene.ts';
import { escapeAttribute, XML_HEAD } from '../xml.ts';

type Look = Pick<Design, 'name' | 'family' | 'dark' | 'colours'>;

/** Order of the colours in `a:clrScheme`. */
function colours(design: Look): string {
  const c = design.colours;
  // dk1 is the darker one by convention; the colour map of the master says which of the two is text.
  const [dk1, lt1, dk2, lt2] = design.dark
    ? [c.background, c.text, c['background-soft'], c['text-soft']]
    : [c.text, c.background, c['text-soft'], c['background-soft']];
  const named: readonly [string, string][] = [
    ['dk1', dk1],
    ['lt1', lt1],
    ['dk2', dk2],
    ['lt2', lt2],
    ['accent1', c.accent],
    ['accent2', c['series-2']],
    ['accent3', c['series-3']],
    ['accent4', c['series-4']],
    ['accent5', c['series-5']],
    ['accent6', c['series-6']],
    ['hlink', c.accent],
    ['folHlink', c.accent],
  ];
  return named
    .map(([name, hex]) => `<a:${name}><a:srgbClr val="${hex.replace('#', '').toUpperCase()}"/></a:${name}>`)
    .join('');
}

const LINE = (width: number) =>
  `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="solid"/></a:ln>`;
const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const FORMATS =
  `<a:fmtScheme name="Briefwright"><a:fillStyleLst>${FILL.repeat(3)}</a:fillStyleLst>` +
  `<a:lnStyleLst>${LINE(6350)}${LINE(12_700)}${LINE(19_050)}</a:lnStyleLst>` +
  `<a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst>` +
  `<a:bgFillStyleLst>${FILL.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>`;

/** The theme of the slides, or of the notes: the design's colours and its font (`a:theme`, ECMA-376-1, 20.1.6.9). */
export function themeXml(design: Look, clean: (text: string) => string): string {
  const font = `<a:latin typeface="${escapeAttribute(clean(design.family))}"/><a:ea typeface=""/><a:cs typeface=""/>`;
  return (
    `${XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${escapeAttribute(clean(`Briefwright ${design.name}`))}">` +
    `<a:themeElements><a:clrScheme name="${escapeAttribute(clean(`Briefwright ${design.name}`))}">${colours(design)}</a:clrScheme>` +
    `<a:fontScheme name="Briefwright"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme>` +
    `${FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`
  );
}

/** Notes are read on paper: black on white, whatever the slides look like. */
const PLAIN: Look['colours'] = {
  text: '000000',
  background: 'FFFFFF',
  'text-soft': '44546A',
  'background-soft': 'E7E6E6',
  accent: '1F4E79',
  'series-1': '1F4E79',
  'series-2': '7F7F7F',
  'series-3': '595959',
  'series-4': 'A6A6A6',
  'series-5': '404040',
  'series-6': 'BFBFBF',
};

/** The theme of the notes master, in the font of the slides. */
export function notesThemeXml(family: string, clean: (text: string) => string): string {
  return themeXml({ name: 'notes', family, dark: false, colours: PLAIN }, clean);
}

export const PLAIN_NOTES_THEME = notesThemeXml('Calibri', (text) => text);
