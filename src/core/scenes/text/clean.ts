/** What XML 1.0 forbids (section 2.2, Char), and halves of surrogate pairs: no slide can hold them. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a quick test for anything that needs work
const SUSPECT = /[\u0000-\u001f\u0085\u2028\u2029\ud800-\udfff\ufffe\uffff]|^ | $/;
const LINE_ENDS = /[\t\n\r\u0085\u2028\u2029]+/g;

/** Text as it can stand on a slide: one paragraph, without what XML forbids; no-break spaces stay. */
export function slideText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(FORBIDDEN, '').replace(LINE_ENDS, ' ').trim();
}
