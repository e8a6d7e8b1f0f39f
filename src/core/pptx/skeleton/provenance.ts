import type { Provenance } from '../../../model/deckRecord.ts';
import { escapeAttribute, RELATIONSHIP, relationships, XML_HEAD } from '../xml.ts';

/** Namespace of the provenance part. */
const PROVENANCE_NAMESPACE = 'urn:briefwright:provenance:1';
/** Names this kind of custom XML part to Office; the same in every deck. */
const STORE_ITEM_ID = '{7C1B6E0A-52D3-4F0B-9B7E-2A9C54D1F3E8}';

/** `customXml/item1.xml`: ids and revisions, in the order of the slides; no words. */
export function provenanceXml(provenance: Provenance, clean: (text: string) => string): string {
  const attribute = (value: string) => escapeAttribute(clean(value));
  let xml = `${XML_HEAD}<provenance xmlns="${PROVENANCE_NAMESPACE}" deckKey="${attribute(provenance.deckKey)}">`;
  for (const slide of provenance.slides) {
    xml += `<slide id="${attribute(slide.id)}">`;
    for (const fact of slide.facts) xml += `<fact id="${attribute(fact.id)}" revision="${Math.trunc(fact.revision)}"/>`;
    xml += '</slide>';
  }
  return `${xml}</provenance>`;
}

export function provenancePropertiesXml(): string {
  return (
    `${XML_HEAD}<ds:datastoreItem ds:itemID="${STORE_ITEM_ID}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">` +
    `<ds:schemaRefs><ds:schemaRef ds:uri="${PROVENANCE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`
  );
}

export function provenanceRelationships(): string {
  return relationships([{ id: 'rId1', type: `${RELATIONSHIP}/customXmlProps`, target: 'itemProps1.xml' }]);
}
