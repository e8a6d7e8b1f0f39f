/**
 * What XML 1.0 forbids (section 2.2, Char): C0 controls but tab, line feed and carriage return, halves of surrogate
 * pairs, U+FFFE and U+FFFF. pptxgenjs lets them through, and the deck cannot be opened.
 */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Takes forbidden characters out of texts and counts them. */
export class TextCleaner {
  removed = 0;

  /** The text without what XML forbids; line ends as `\n`. */
  readonly clean = (text: string): string => {
    let result = text;
    if (result.search(FORBIDDEN) !== -1) {
      result = result.replace(FORBIDDEN, () => {
        this.removed += 1;
        return '';
      });
    }
    return result.includes('\r') ? result.replace(/\r\n?/g, '\n') : result;
  };
}
