/** `notesMasterIdLst` stands before `sldIdLst` in the schema (CT_Presentation); pptxgenjs writes it after. */
export function notesMasterFirst(xml: string): string {
  return xml.replace(/(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s, '$2$1');
}

/** Section ids are GUIDs in upper case (ST_Guid); pptxgenjs writes random ones in lower case. */
export function upperCaseSectionIds(xml: string): string {
  return xml.replace(
    /(<p14:section name="[^"]*" id=")(\{[^}"]*\})/g,
    (_, head: string, id: string) => head + id.toUpperCase(),
  );
}
