import type { Frame } from '../../../model/scene.ts';
import { emu, escapeAttribute, transform } from '../xml.ts';

/** The start of every shape tree. */
export const TREE_HEAD =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>' +
  '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

export const DECORATIVE =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

/** A placeholder of a master or a layout. `ph` are the attributes of `p:ph`. */
export function placeholder(options: {
  readonly id: number;
  readonly name: string;
  readonly ph: string;
  readonly frame: Frame | null;
  readonly body: string;
  readonly listStyle: string;
  readonly prompt: string;
}): string {
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${options.id}" name="${escapeAttribute(options.name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${options.ph}/></p:nvPr></p:nvSpPr>` +
    `<p:spPr>${options.frame === null ? '' : `${transform(options.frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`}</p:spPr>` +
    `<p:txBody>${options.body}<a:lstStyle>${options.listStyle}</a:lstStyle>${options.prompt}</p:txBody></p:sp>`
  );
}

/** A text box that stands on every page. `content` is what its one paragraph holds. */
export function fixedText(options: {
  readonly id: number;
  readonly name: string;
  readonly frame: Frame;
  readonly fill: string;
  readonly align: 'l' | 'r';
  readonly sideInsetIn: number;
  readonly content: string;
}): string {
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${options.id}" name="${escapeAttribute(options.name)}"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr>` +
    `<p:spPr>${transform(options.frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${options.fill}</p:spPr>` +
    `<p:txBody><a:bodyPr wrap="square" lIns="${emu(options.sideInsetIn)}" tIns="0" rIns="${emu(options.sideInsetIn)}" bIns="0" rtlCol="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>` +
    `<a:p><a:pPr algn="${options.align}"/>${options.content}</a:p></p:txBody></p:sp>`
  );
}
