import { contentTypesXml } from '../skeleton/contentTypes.ts';
import { RELATIONSHIP, relationships, XML_HEAD } from '../xml.ts';
import type { Part } from '../zip/capture.ts';

const KEPT = new Set(['xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml']);

const ROOT_RELS = relationships([{ id: 'rId1', type: `${RELATIONSHIP}/officeDocument`, target: 'xl/workbook.xml' }]);
const WORKBOOK_RELS = relationships([
  { id: 'rId1', type: `${RELATIONSHIP}/worksheet`, target: 'worksheets/sheet1.xml' },
  { id: 'rId2', type: `${RELATIONSHIP}/styles`, target: 'styles.xml' },
  { id: 'rId3', type: `${RELATIONSHIP}/sharedStrings`, target: 'sharedStrings.xml' },
]);
const STYLES =
  `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';
const CONTENT_TYPES = contentTypesXml([...KEPT, 'xl/styles.xml']);

/**
 * The workbook of a chart with what Excel needs and nothing else. That of pptxgenjs carries the clock, a table that no
 * sheet names (its range ends in an apostrophe, its column names are not escaped) and a style sheet without cell formats.
 */
export function plainWorkbook(parts: readonly Part[]): readonly Part[] {
  return [
    { path: '[Content_Types].xml', content: CONTENT_TYPES },
    { path: '_rels/.rels', content: ROOT_RELS },
    { path: 'xl/_rels/workbook.xml.rels', content: WORKBOOK_RELS },
    { path: 'xl/styles.xml', content: STYLES },
    ...parts.filter((part) => KEPT.has(part.path)),
  ];
}
