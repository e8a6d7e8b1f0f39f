import { escapeText, XML_HEAD } from '../xml.ts';

/** What the file says about itself. */
export interface DeckProperties {
  readonly title: string;
  readonly subject: string;
  readonly keywords: readonly string[];
}

/**
 * `docProps/core.xml`. The day of the deck is the only clock; the only name in it is the product's: no user, no machine.
 */
export function corePropertiesXml(
  properties: DeckProperties,
  asOf: string,
  language: string,
  clean: (text: string) => string,
): string {
  const text = (value: string) => escapeText(clean(value));
  const at = /^\d{4}-\d{2}-\d{2}/.exec(asOf)?.[0];
  const dates =
    at === undefined
      ? ''
      : `<dcterms:created xsi:type="dcterms:W3CDTF">${at}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}T00:00:00Z</dcterms:modified>`;
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${text(properties.title)}</dc:title><dc:subject>${text(properties.subject)}</dc:subject><dc:creator>Briefwright</dc:creator>` +
    `<cp:keywords>${text(properties.keywords.join(', '))}</cp:keywords><cp:lastModifiedBy>Briefwright</cp:lastModifiedBy><cp:revision>1</cp:revision>` +
    `${dates}<dc:language>${language}</dc:language></cp:coreProperties>`
  );
}

export function appPropertiesXml(slides: number, notes: number): string {
  return (
    `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
    `<TotalTime>0</TotalTime><Application>Briefwright</Application><PresentationFormat>Widescreen</PresentationFormat>` +
    `<Slides>${slides}</Slides><Notes>${notes}</Notes><HiddenSlides>0</HiddenSlides></Properties>`
  );
}
