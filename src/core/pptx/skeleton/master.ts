import { BULLET_INDENT_IN, type DeckScenes, type Design, LAYOUTS, type LayoutName } from '../../../model/scene.ts';
import { hundredths } from '../textBody.ts';
import { emu, escapeText, NAMESPACES, RELATIONSHIP, relationships, solidFill, XML_HEAD } from '../xml.ts';
import { fixedText, placeholder, TREE_HEAD } from './shapes.ts';

/** Names of the layouts as PowerPoint's menu shows them, and their kinds (ST_SlideLayoutType). */
const LAYOUT_KINDS: Readonly<Record<LayoutName, { readonly name: string; readonly type: string }>> = {
  title: { name: 'Title', type: 'title' },
  section: { name: 'Section', type: 'secHead' },
  content: { name: 'Content', type: 'tx' },
  'title-only': { name: 'Title only', type: 'titleOnly' },
};

const FIXED_BODY =
  '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"><a:noAutofit/></a:bodyPr>';
const INHERITED_BODY = '<a:bodyPr/>';
const FIELD_ID = '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}';

/** `p:ph` of a box on a slide or a layout, by its role; the same words tie the three levels together. */
export function placeholderAttributes(role: 'title' | 'body', layout: LayoutName | 'master'): string {
  if (role === 'title') return layout === 'title' ? 'type="ctrTitle"' : 'type="title"';
  return layout === 'title' ? 'type="subTitle" idx="1"' : 'type="body" idx="1"';
}

function prompt(text: string, language: string): string {
  return `<a:p><a:r><a:rPr lang="${language}"/><a:t>${text}</a:t></a:r><a:endParaRPr lang="${language}"/></a:p>`;
}

function furniture(deck: DeckScenes, clean: (text: string) => string): string {
  const f = deck.furniture;
  const { language, design } = deck;
  const hex = (colour: string) => ({ hex: colour });
  const marking = `<a:r><a:rPr lang="${language}" sz="${hundredths(f.markingSizePt)}" b="1">${solidFill(hex(f.markingTextColour), design)}</a:rPr><a:t>${escapeText(clean(f.marking))}</a:t></a:r>`;
  const small = (fill: string) => `lang="${language}" sz="${hundredths(f.smallSizePt)}">${fill}`;
  const soft = solidFill('text-soft', design);
  // The outline sets a black banner off a dark page.
  const banner = `${solidFill(hex(f.markingBackColour), design)}<a:ln w="9525">${solidFill(hex(f.markingTextColour), design)}</a:ln>`;
  return (
    fixedText({
      id: 4,
      name: 'Marking, header',
      frame: f.header,
      fill: banner,
      align: 'r',
      sideInsetIn: 0.1,
      content: marking,
    }) +
    fixedText({
      id: 5,
      name: 'Marking, footer',
      frame: f.footer,
      fill: banner,
      align: 'r',
      sideInsetIn: 0.1,
      content: marking,
    }) +
    fixedText({
      id: 6,
      name: 'As of',
      frame: f.asOf,
      fill: '<a:noFill/>',
      align: 'l',
      sideInsetIn: 0,
      content: `<a:r><a:rPr ${small(soft)}</a:rPr><a:t>${escapeText(clean(f.asOfText))}</a:t></a:r>`,
    }) +
    fixedText({
      id: 7,
      name: 'Slide number',
      frame: f.slideNumber,
      fill: '<a:noFill/>',
      align: 'l',
      sideInsetIn: 0,
      content: `<a:fld id="${FIELD_ID}" type="slidenum"><a:rPr ${small(soft)}</a:rPr><a:t>‹#›</a:t></a:fld>`,
    })
  );
}

function level(n: number, sizePt: number, bullet: boolean, bold: boolean): string {
  const indent = emu(BULLET_INDENT_IN);
  const margins = bullet ? ` marL="${indent * n}" indent="${-indent}"` : ' marL="0" indent="0"';
  return (
    `<a:lvl${n}pPr${margins} algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPts val="0"/></a:spcBef>` +
    (bullet ? '<a:buFont typeface="Arial"/><a:buChar char="•"/>' : '<a:buNone/>') +
    `<a:defRPr sz="${hundredths(sizePt)}"${bold ? ' b="1"' : ''} kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>` +
    `<a:latin typeface="+m${bold ? 'j' : 'n'}-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${n}pPr>`
  );
}

const NINE = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

function textStyles(design: Design): string {
  const content = design.layouts.content;
  return (
    `<p:txStyles><p:titleStyle>${level(1, content.titleSizePt, false, true)}</p:titleStyle>` +
    `<p:bodyStyle>${NINE.map((n) => level(n, content.bodySizePt, true, false)).join('')}</p:bodyStyle>` +
    `<p:otherStyle>${NINE.map((n) => level(n, 18, false, false)).join('')}</p:otherStyle></p:txStyles>`
  );
}

/** The one slide master: background, furniture of every page, placeholders and text styles of the design. */
export function masterXml(deck: DeckScenes, clean: (text: string) => string): string {
  const { design, language } = deck;
  const content = design.layouts.content;
  const map = design.dark ? 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"' : 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"';
  const layoutIds = LAYOUTS.map((_, i) => `<p:sldLayoutId id="${2_147_483_649 + i}" r:id="rId${i + 1}"/>`).join('');
  return (
    `${XML_HEAD}<p:sldMaster ${NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${TREE_HEAD}` +
    placeholder({
      id: 2,
      name: 'Title',
      ph: placeholderAttributes('title', 'master'),
      frame: content.title,
      body: FIXED_BODY,
      listStyle: '',
      prompt: prompt('Title', language),
    }) +
    placeholder({
      id: 3,
      name: 'Body',
      ph: placeholderAttributes('body', 'master'),
      frame: content.body ?? content.title,
      body: FIXED_BODY,
      listStyle: '',
      prompt: prompt('Text', language),
    }) +
    furniture(deck, clean) +
    `</p:spTree></p:cSld><p:clrMap ${map} accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>` +
    `<p:sldLayoutIdLst>${layoutIds}</p:sldLayoutIdLst>${textStyles(design)}</p:sldMaster>`
  );
}

export function masterRelationships(): string {
  return relationships([
    ...LAYOUTS.map((_, i) => ({
      id: `rId${i + 1}`,
      type: `${RELATIONSHIP}/slideLayout`,
      target: `../slideLayouts/slideLayout${i + 1}.xml`,
    })),
    { id: `rId${LAYOUTS.length + 1}`, type: `${RELATIONSHIP}/theme`, target: '../theme/theme1.xml' },
  ]);
}

/** One layout, with its placeholders where the design has them. */
export function layoutXml(layout: LayoutName, deck: DeckScenes): string {
  const frames = deck.design.layouts[layout];
  const kind = LAYOUT_KINDS[layout];
  const size = (sizePt: number, bullets: boolean) =>
    `<a:lvl1pPr${bullets ? '' : ' marL="0" indent="0"'}>${bullets ? '' : '<a:buNone/>'}<a:defRPr sz="${hundredths(sizePt)}"/></a:lvl1pPr>`;
  const body =
    frames.body === null
      ? ''
      : placeholder({
          id: 3,
          name: 'Body',
          ph: placeholderAttributes('body', layout),
          frame: frames.body,
          body: INHERITED_BODY,
          listStyle: size(frames.bodySizePt, layout === 'content'),
          prompt: prompt('Text', deck.language),
        });
  return (
    `${XML_HEAD}<p:sldLayout ${NAMESPACES} type="${kind.type}" preserve="1"><p:cSld name="${kind.name}"><p:spTree>${TREE_HEAD}` +
    placeholder({
      id: 2,
      name: 'Title',
      ph: placeholderAttributes('title', layout),
      frame: frames.title,
      body: INHERITED_BODY,
      listStyle: size(frames.titleSizePt, false),
      prompt: prompt('Title', deck.language),
    }) +
    `${body}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`
  );
}

export function layoutRelationships(): string {
  return relationships([
    { id: 'rId1', type: `${RELATIONSHIP}/slideMaster`, target: '../slideMasters/slideMaster1.xml' },
  ]);
}
