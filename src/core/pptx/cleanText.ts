import { FORBIDDEN_IN_XML } from '../../model/xmlText.ts';

/** Takes forbidden characters out of texts and counts them. */
export class TextCleaner {
  removed = 0;

  /** The text without what XML forbids; line ends as `\n`. */
  readonly clean = (text: string): string => {
    let result = text;
    if (result.search(FORBIDDEN_IN_XML) !== -1) {
      result = result.replace(FORBIDDEN_IN_XML, () => {
        this.removed += 1;
        return '';
      });
    }
    return result.includes('\r') ? result.replace(/\r\n?/g, '\n') : result;
  };
}
