import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { lettersOfGlyph } from './glyphNames.ts';
import type { TextItem } from './runs.ts';

/** What pdf.js gives for a glyph whose name it does not know: its code, here one that is no letter. */
const CODES = /\p{Cc}/u;
const EACH_CODE = /\p{Cc}/gu;
/** A page is read a second time for its fonts at most this often in a document. */
const MOST_PAGES = 100;

/** What a font's codes show; null where a name says nothing. */
type Letters = ReadonlyMap<string, string | null>;

/** What pdf.js keeps of a font that was loaded, as far as it is asked here. */
interface LoadedFont {
  readonly composite?: boolean;
  readonly differences?: ReadonlyMap<number, string>;
}

function lettersOf(font: LoadedFont | null): Letters {
  if (font === null || font.composite === true || !(font.differences instanceof Map)) return new Map();
  return new Map(
    [...font.differences]
      .filter(([code, name]) => typeof name === 'string' && code < 256)
      .map(([code, name]) => [String.fromCharCode(code), lettersOfGlyph(name)]),
  );
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
    return items.map((item) =>
      item.str === undefined || !CODES.test(item.str)
        ? item
        : { ...item, str: item.str.replace(EACH_CODE, (code) => this.#shown(code, item.fontName ?? '') ?? code) },
    );
  }

  /** Only what is to be drawn brings the fonts along. */
  async #loadFonts(page: PDFPageProxy): Promise<void> {
    await page.getOperatorList();
    for (const [name, font] of page.commonObjs as Iterable<[string, LoadedFont | null]>)
      if (!this.#fonts.has(name)) this.#fonts.set(name, lettersOf(font));
  }

  /** An item may hold words of several fonts, and names the first: what that one does not tell, all others must tell alike. */
  #shown(code: string, fontName: string): string | null {
    const own = this.#fonts.get(fontName)?.get(code);
    if (own !== undefined) return own;
    const said = new Set([...this.#fonts.values()].flatMap((letters) => letters.get(code) ?? []));
    const [only] = said;
    return said.size === 1 && only !== undefined ? only : null;
  }
}
