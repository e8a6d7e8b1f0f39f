import { contentTypesXml } from '../skeleton/contentTypes.ts';
import { notesMasterRelationships, notesMasterXml } from '../skeleton/notesMaster.ts';
import { PLAIN_NOTES_THEME } from '../skeleton/theme.ts';
import type { Part } from '../zip/capture.ts';
import { labelsAfterPoints, lineAndAreaGrouping, noStrayInvert, plainValueAxes, twoAxes } from './charts.ts';
import { notesMasterFirst, upperCaseSectionIds } from './presentation.ts';
import { backgroundEffects, oneAutofit, oneParagraphProperties, textBodies, uniqueShapeIds } from './slides.ts';

type Mend = (xml: string) => string;

/** What is mended in which parts; one function for each fault of docs/pptxgenjs.md. */
const MENDS: readonly { readonly parts: RegExp; readonly mends: readonly Mend[] }[] = [
  { parts: /^ppt\/presentation\.xml$/, mends: [notesMasterFirst, upperCaseSectionIds] },
  {
    parts: /^ppt\/(slides\/slide|slideLayouts\/slideLayout|slideMasters\/slideMaster)\d+\.xml$/,
    mends: [uniqueShapeIds, oneParagraphProperties, oneAutofit, textBodies, backgroundEffects],
  },
  {
    parts: /^ppt\/charts\/chart\d+\.xml$/,
    mends: [twoAxes, lineAndAreaGrouping, noStrayInvert, labelsAfterPoints, plainValueAxes],
  },
  { parts: /^ppt\/notesMasters\/notesMaster1\.xml$/, mends: [notesMasterXml] },
  { parts: /^ppt\/notesMasters\/_rels\/notesMaster1\.xml\.rels$/, mends: [notesMasterRelationships] },
];

/** One part of a package of pptxgenjs, mended. */
export function repairPart(part: Part): Part {
  const { path, content } = part;
  if (typeof content !== 'string') return part;
  let xml = content;
  for (const { parts, mends } of MENDS) if (parts.test(path)) for (const mend of mends) xml = mend(xml);
  return xml === content ? part : { path, content: xml };
}

/** All parts of a package of pptxgenjs, mended, with content types of exactly these parts, which come first. */
export function repairPackage(parts: readonly Part[]): readonly Part[] {
  const mended = parts.filter((part) => part.path !== '[Content_Types].xml').map(repairPart);
  if (mended.some((part) => part.path === 'ppt/notesMasters/notesMaster1.xml')) {
    mended.push({ path: 'ppt/theme/theme2.xml', content: PLAIN_NOTES_THEME });
  }
  return [{ path: '[Content_Types].xml', content: contentTypesXml(mended.map((part) => part.path)) }, ...mended];
}
