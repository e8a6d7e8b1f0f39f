import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { lettersOfGlyph } from './glyphNames.ts';
import type { TextItem } from './runs.ts';

/** What pdf.js gives for a glyph whose name it does not know: its code, here one that is no letter. */
const CODES = /\p{Cc}/u;
const EACH_CODE = /\p{Cc}/gu;
/** A page is read a second time for its fonts at most this often in a document. */
const MOST_PAGES = 100;

/** Codes that pdf.js takes for white space whatever they show. */
const TAKEN_FOR_SPACE = ['\t', '\n', '\v', '\f', '\r'];
const SPACE_BESIDE_CODE = /(?<=\p{Cc}) | (?=\p{Cc})/gu;

/** A font by the name that several of a document share where it is cut up, and what its codes show; null where a name says nothing. */
interface Letters {
  readonly name: string;
  readonly shown: ReadonlyMap<string, string | null>;
}

/** What pdf.js keeps of a font that was loaded, as far as it is asked here. */
interface LoadedFont {
  readonly name?: string;
  readonly composite?: boolean;
  readonly differences?: ReadonlyMap<number, string>;
}

function lettersOf(font: LoadedFont | null): Letters {
  const name = font?.name ?? '';
  if (font === null || font.composite === true || !(font.differences instanceof Map)) return { name, shown: new Map() };
  const named = [...font.differences].filter(([code, glyph]) => typeof glyph === 'string' && code < 256);
  return { name, shown: new Map(named.map(([code, glyph]) => [String.fromCharCode(code), lettersOfGlyph(glyph)])) };
}

/** Finds what signs show that pdf.js gives as bare codes, from the names that the fonts of a document give its glyphs. */
export class UntoldLetters {
  readonly #fonts = new Map<string, Letters>();
  readonly #asked = new Set<string>();
  #pages = 0;

  /** The items of a page, with the letters that the names of glyphs tell. */
  async told(page: PDFPageProxy, items: readonly TextItem[]): Promise<readonly TextItem[]> {
    const untold = items.filter(({ str }) => str !== undefined && CODES.test(str));
    if (untold.length === 0) return items;
    const isNew = untold.some(({ str = '', fontName = '' }) =>
      str.match(EACH_CODE)?.some((code) => !this.#asked.has(`${fontName} ${code}`)),
    );
    if (isNew && this.#pages < MOST_PAGES) {
      this.#pages += 1;
      await this.#loadFonts(page);
      for (const { str = '', fontName = '' } of untold)
        for (const code of str.match(EACH_CODE) ?? []) this.#asked.add(`${fontName} ${code}`);
    }
    if (this.#fonts.size === 0) return items;
    return items.map((item, at) =>
      item.str === undefined || !CODES.test(item.str)
        ? item
        : { ...item, str: this.#words(item.str, item.fontName ?? '', items[at - 1]?.str, items[at + 1]?.str) },
    );
  }

  /** Only what is to be drawn brings the fonts along. */
  async #loadFonts(page: PDFPageProxy): Promise<void> {
    await page.getOperatorList();
    for (const [name, font] of page.commonObjs as Iterable<[string, LoadedFont | null]>)
      if (!this.#fonts.has(name)) this.#fonts.set(name, lettersOf(font));
  }

  #words(str: string, fontName: string, before: string | undefined, after: string | undefined): string {
    const own = this.#fonts.get(fontName);
    const alike = [...this.#fonts.values()].filter(({ name }) => own !== undefined && name !== '' && name === own.name);
    // A space beside a code may be a figure of which nothing is left.
    const isDoubtful = alike.some(({ shown }) => TAKEN_FOR_SPACE.some((code) => (shown.get(code) ?? null) !== null));
    const beside = `${before === ' ' ? before : ''}${str}${after === ' ' ? after : ''}`;
    const words = isDoubtful ? beside.replace(SPACE_BESIDE_CODE, '\ufffd') : str;
    return words.replace(EACH_CODE, (code) => this.#shown(code, own, alike) ?? code);
  }

  /**
   * An item may hold words of several fonts, and names the first: what that one does not tell, those of the same name must tell
   * alike, else all others.
   */
  #shown(code: string, own: Letters | undefined, alike: readonly Letters[]): string | null {
    const told = own?.shown.get(code);
    if (told !== undefined) return told;
    const family = alike.some(({ shown }) => shown.has(code)) ? alike : [...this.#fonts.values()];
    const said = new Set(family.flatMap(({ shown }) => shown.get(code) ?? []));
    const [only] = said;
    return said.size === 1 && only !== undefined ? only : null;
  }
}
