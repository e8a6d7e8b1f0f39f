import { NAMESPACES, RELATIONSHIP, relationships, XML_HEAD } from '../xml.ts';
import { placeholder, TREE_HEAD } from './shapes.ts';

/** The page of the notes: portrait, 7.5 × 10 in, as PowerPoint makes it. */
export const NOTES_SIZE = '<p:notesSz cx="6858000" cy="9144000"/>';

const BODY = '<a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" rtlCol="0"/>';

function levels(): string {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9]
    .map(
      (n) =>
        `<a:lvl${n}pPr marL="${(n - 1) * 457_200}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:defRPr sz="1200" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${n}pPr>`,
    )
    .join('');
}

/**
 * The notes master: slide image, text and page number, on a theme of its own. That of pptxgenjs shares the theme of the
 * slides, which PowerPoint answers by stripping its placeholders (issues #1443 and #1449).
 */
export function notesMasterXml(): string {
  const image =
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>' +
    '<p:spPr><a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>';
  const text = placeholder({
    id: 3,
    name: 'Notes',
    ph: 'type="body" sz="quarter" idx="3"',
    frame: { xIn: 0.75, yIn: 4.8125, wIn: 6, hIn: 3.9375 },
    body: BODY,
    listStyle: '',
    prompt: '<a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-GB"/><a:t>Notes</a:t></a:r></a:p>',
  });
  const number = placeholder({
    id: 4,
    name: 'Slide Number',
    ph: 'type="sldNum" sz="quarter" idx="5"',
    frame: { xIn: 4.248, yIn: 9.498, wIn: 3.25, hIn: 0.5017 },
    body: BODY.replace('rtlCol="0"', 'rtlCol="0" anchor="b"'),
    listStyle: '<a:lvl1pPr algn="r"><a:defRPr sz="1200"/></a:lvl1pPr>',
    prompt:
      '<a:p><a:fld id="{F7021451-1387-4CA6-816F-3879F97B5CBC}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-GB"/></a:p>',
  });
  return (
    `${XML_HEAD}<p:notesMaster ${NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${TREE_HEAD}${image}${text}${number}</p:spTree></p:cSld>` +
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' +
    `<p:notesStyle>${levels()}</p:notesStyle></p:notesMaster>`
  );
}

export function notesMasterRelationships(): string {
  return relationships([{ id: 'rId1', type: `${RELATIONSHIP}/theme`, target: '../theme/theme2.xml' }]);
}
