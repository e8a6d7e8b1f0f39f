/** Fields that Word fills with headings and terms of the document itself, and their pages. */
const LISTING = /^\s*(?:TOC|INDEX|TOA|RD)\b/i;

/** Fields that show when the document was opened, saved or printed last, or what the time is. */
const SET_ANEW = /^\s*(?:DATE|TIME|PRINTDATE|SAVEDATE|EDITTIME)\b/i;

/** Whether a field's instruction asks for a date that is none of the text's own. */
export const isSetAnew = (instruction: string): boolean => SET_ANEW.test(instruction);

interface Field {
  /** Whether its result is being read, rather than its instruction. */
  isShown: boolean;
  instruction: string;
  isListing: boolean;
}

/** The fields that are open at a place of a document: `{ instruction | result }`, one within another. */
export class Fields {
  private readonly open: Field[] = [];

  /** Whether text here is shown: it stands in no instruction. */
  get isShown(): boolean {
    return this.open.every((field) => field.isShown);
  }

  /** Whether this is a line of a table of contents or of an index. */
  get isListing(): boolean {
    return this.open.some((field) => field.isListing);
  }

  instruction(words: string): void {
    const field = this.open.at(-1);
    if (field && !field.isShown && field.instruction.length < 200) field.instruction += words;
  }

  /** Opens, shows or closes a field; true where what is shown from here on is a date that is set anew. */
  mark(type: string | undefined): boolean {
    const field = this.open.at(-1);
    if (type === 'begin') this.open.push({ isShown: false, instruction: '', isListing: false });
    else if (type === 'separate' && field) {
      field.isShown = true;
      field.isListing = LISTING.test(field.instruction);
      return isSetAnew(field.instruction) && this.isShown;
    } else if (type === 'end') this.open.pop();
    return false;
  }

  /** A field whose end was lost must not swallow the rest of the document. */
  endParagraph(): void {
    for (const field of this.open) field.isShown = true;
  }
}
