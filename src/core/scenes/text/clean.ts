import { FORBIDDEN_IN_XML } from '../../../model/xmlText.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: a quick test for anything that needs work
const SUSPECT = /[\u0000-\u001f\u0085\u2028\u2029\ud800-\udfff\ufffe\uffff]|^ | $/;
const LINE_ENDS = /[\t\n\r\u0085\u2028\u2029]+/g;

/** Text as it can stand on a slide: one paragraph, without what XML forbids; no-break spaces stay. */
export function slideText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(FORBIDDEN_IN_XML, '').replace(LINE_ENDS, ' ').trim();
}
