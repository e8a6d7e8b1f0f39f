import { partsLike, rewrite } from './builder.ts';

/** What PowerPoint may do to a deck whose words nobody touched, all at once. */
export function savedByPowerPoint(bytes: Uint8Array): Uint8Array {
  return rewrite(bytes, (parts) => {
    for (const name of partsLike(parts, /ppt\/(slides|notesSlides)\/[^/]+\.xml$/)) {
      let xml = parts[name] ?? '';
      xml = withRunsSplit(xml);
      xml = withShapesReversed(xml);
      xml = withSlideNumber(xml);
      xml = withFirstShapeAlternated(xml);
      parts[name] = xml;
    }
    for (const name of partsLike(parts, /ppt\/(slides|notesSlides|charts)\/[^/]+\.xml$/)) {
      parts[name] = withOtherPrefixes(parts[name] ?? '');
    }
    renameParts(parts, /ppt\/slides\/slide(\d+)\.xml/, (n) => `slide${100 - Number(n)}.xml`);
  });
}

function withRunsSplit(xml: string): string {
  return xml.replace(
    /<a:r>(<a:rPr(?:(?!<a:t>).)*)?<a:t>([^<&]{4,})<\/a:t><\/a:r>/g,
    (_, look: string | undefined, text: string) => {
      const middle = Math.floor(text.length / 2);
      const proofed = (look ?? '<a:rPr/>').replace('<a:rPr', '<a:rPr err="1"');
      const run = (piece: string): string => `<a:r>${proofed}<a:t>${piece}</a:t></a:r>`;
      return run(text.slice(0, middle)) + run(text.slice(middle));
    },
  );
}

function withShapesReversed(xml: string): string {
  const shapes = xml.match(/<p:(sp|graphicFrame)>.*?<\/p:\1>/gs) ?? [];
  const [first] = shapes;
  if (first === undefined) return xml;
  const marked = xml.replace(first, '\u{1}');
  const without = shapes.reduce((rest, shape) => rest.replace(shape, ''), marked);
  return without.replace('\u{1}', () => shapes.toReversed().join(''));
}

function withSlideNumber(xml: string): string {
  const number =
    '<p:sp><p:nvSpPr><p:cNvPr id="990" name="Slide Number"/><p:cNvSpPr/><p:nvPr><p:ph type="sldNum" idx="12"/></p:nvPr></p:nvSpPr><p:spPr/>' +
    '<p:txBody><a:bodyPr/><a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr/><a:t>7</a:t></a:fld></a:p></p:txBody></p:sp>';
  return xml.replace('</p:spTree>', `${number}</p:spTree>`);
}

function withFirstShapeAlternated(xml: string): string {
  return xml.replace(
    /<p:sp>.*?<\/p:sp>/s,
    (shape) =>
      '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">' +
      `<mc:Choice xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" Requires="p14">${shape}</mc:Choice>` +
      `<mc:Fallback>${shape}</mc:Fallback></mc:AlternateContent>`,
  );
}

function withOtherPrefixes(xml: string): string {
  const renamed: Readonly<Record<string, string>> = { a: 'draw', p: 'pres', c: 'ch', r: 'rel' };
  return xml
    .replace(/(<\/?)([apc]):/g, (_, open: string, prefix: string) => `${open}${renamed[prefix]}:`)
    .replace(/ r:(id|embed)=/g, ' rel:$1=')
    .replace(/xmlns:([apcr])=/g, (_, prefix: string) => `xmlns:${renamed[prefix]}=`);
}

function renameParts(parts: Record<string, string>, name: RegExp, rename: (number: string) => string): void {
  const file = (path: string): string =>
    path.replace(
      /(slides\/(?:_rels\/)?)slide(\d+)\.xml/g,
      (_, folder: string, number: string) => folder + rename(number),
    );
  const all = Object.entries(parts);
  for (const part of Object.keys(parts)) if (name.test(part) || /slides\/_rels\/slide\d/.test(part)) delete parts[part];
  for (const [path, text] of all) {
    const isSlide = name.test(path) || /slides\/_rels\/slide\d/.test(path);
    const mentions = path.endsWith('.rels') || path === '[Content_Types].xml';
    parts[isSlide ? file(path) : path] = mentions ? file(text) : text;
  }
}

/** Lists the slides of a deck anew: `order` has their numbers, from 1, in any order, left out or repeated. */
export function withSlides(bytes: Uint8Array, order: readonly number[]): Uint8Array {
  return rewrite(bytes, (parts) => {
    const ids = parts['ppt/presentation.xml']?.match(/<p:sldId [^>]*>/g) ?? [];
    const list = order.map((number, i) => (ids[number - 1] ?? '').replace(/ id="\d+"/, ` id="${600 + i}"`)).join('');
    parts['ppt/presentation.xml'] = (parts['ppt/presentation.xml'] ?? '').replace(
      /<p:sldIdLst>.*<\/p:sldIdLst>/s,
      `<p:sldIdLst>${list}</p:sldIdLst>`,
    );
  });
}
