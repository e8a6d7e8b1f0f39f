/**
 * Faults of the slide, layout and master parts that pptxgenjs 4.0.1 writes. Each function mends one; they work on its
 * text as it is known to come, since parsing would cost more than writing.
 */

/** Tables count their ids on their own and meet those of shapes (issue #1532): every shape gets the next free number. */
export function uniqueShapeIds(xml: string): string {
  let next = 0;
  return xml.replace(/<p:cNvPr id="[^"]*"/g, () => {
    next += 1;
    return `<p:cNvPr id="${next}"`;
  });
}

/** A paragraph has at most one `a:pPr`, and it comes first; paged tables and later runs of a paragraph repeat it. */
export function oneParagraphProperties(xml: string): string {
  return xml.replace(/(?<!<a:p>)<a:pPr\b(?:[^>]*\/>|.*?<\/a:pPr>)/gs, '');
}

/** `shrinkText` with `autoFit` writes two members of a choice of one; the shrinking one stays. */
export function oneAutofit(xml: string): string {
  return xml.replaceAll('<a:normAutofit/><a:spAutoFit/>', '<a:normAutofit/>');
}

/** Shapes without text, and the cells that a merged cell covers, come without a text body (issue #1441). */
export function textBodies(xml: string): string {
  return xml
    .replace(
      /<\/p:spPr>\s*<\/p:sp>/g,
      '</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>',
    )
    .replace(
      /(<a:tc(?: [^>]*)?>)(<a:tcPr)/g,
      '$1<a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></a:txBody>$2',
    );
}

/** A background of one colour comes without the effect list that PowerPoint expects after the fill (issue #1442). */
export function backgroundEffects(xml: string): string {
  if (!xml.includes('<p:bgPr>')) return xml;
  return xml.replace(/(<p:bgPr>(?:(?!<a:effectLst\/>|<\/p:bgPr>).)*)<\/p:bgPr>/gs, '$1<a:effectLst/></p:bgPr>');
}
