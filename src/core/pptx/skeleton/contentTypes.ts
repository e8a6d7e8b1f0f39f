import { XML_HEAD } from '../xml.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Content types of parts by the form of their paths; the first that fits holds. */
const OVERRIDES: readonly (readonly [RegExp, string])[] = [
  [/^ppt\/presentation\.xml$/, `${OFFICE}.presentationml.presentation.main+xml`],
  [/^ppt\/slides\/slide\d+\.xml$/, `${OFFICE}.presentationml.slide+xml`],
  [/^ppt\/notesSlides\/notesSlide\d+\.xml$/, `${OFFICE}.presentationml.notesSlide+xml`],
  [/^ppt\/slideMasters\/slideMaster\d+\.xml$/, `${OFFICE}.presentationml.slideMaster+xml`],
  [/^ppt\/slideLayouts\/slideLayout\d+\.xml$/, `${OFFICE}.presentationml.slideLayout+xml`],
  [/^ppt\/notesMasters\/notesMaster\d+\.xml$/, `${OFFICE}.presentationml.notesMaster+xml`],
  [/^ppt\/presProps\.xml$/, `${OFFICE}.presentationml.presProps+xml`],
  [/^ppt\/viewProps\.xml$/, `${OFFICE}.presentationml.viewProps+xml`],
  [/^ppt\/tableStyles\.xml$/, `${OFFICE}.presentationml.tableStyles+xml`],
  [/^(ppt|xl)\/theme\/theme\d+\.xml$/, `${OFFICE}.theme+xml`],
  [/^ppt\/charts\/chart\d+\.xml$/, `${OFFICE}.drawingml.chart+xml`],
  [/^customXml\/itemProps\d+\.xml$/, `${OFFICE}.customXmlProperties+xml`],
  [/^docProps\/core\.xml$/, 'application/vnd.openxmlformats-package.core-properties+xml'],
  [/^docProps\/app\.xml$/, `${OFFICE}.extended-properties+xml`],
  [/^xl\/workbook\.xml$/, `${OFFICE}.spreadsheetml.sheet.main+xml`],
  [/^xl\/worksheets\/sheet\d+\.xml$/, `${OFFICE}.spreadsheetml.worksheet+xml`],
  [/^xl\/styles\.xml$/, `${OFFICE}.spreadsheetml.styles+xml`],
  [/^xl\/sharedStrings\.xml$/, `${OFFICE}.spreadsheetml.sharedStrings+xml`],
];

const DEFAULTS: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
};

/**
 * `[Content_Types].xml` of exactly the parts that are written (OPC, ISO/IEC 29500-2, 7.2). The list of pptxgenjs names a
 * slide master for each slide (issue #1444) and calls JPEG `image/jpg`.
 */
export function contentTypesXml(paths: Iterable<string>): string {
  const extensions = new Set(['rels', 'xml']);
  // Parts of one kind differ in their numbers only, and there are thousands of them.
  const known = new Map<string, string | undefined>();
  let overrides = '';
  for (const path of paths) {
    const kind = path.replace(/\d+(?=\.)/, '');
    if (!known.has(kind)) known.set(kind, OVERRIDES.find(([form]) => form.test(path))?.[1]);
    const type = known.get(kind);
    if (type !== undefined) overrides += `<Override PartName="/${path}" ContentType="${type}"/>`;
    else extensions.add(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
  }
  let defaults = '';
  for (const extension of extensions) {
    const type = DEFAULTS[extension];
    if (type === undefined) throw new Error(`No content type is known for .${extension}`);
    defaults += `<Default Extension="${extension}" ContentType="${type}"/>`;
  }
  return `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults}${overrides}</Types>`;
}
