import { elementsNamed, type XmlElement, xmlTree } from '../xml.ts';

/** What a style of Word says that bears on the text. Fields that it leaves open are those of the style it is based on. */
interface Style {
  /** Word keeps the names of its own styles in English, whatever language it speaks: `heading 1`, `Title`, `toc 2`. */
  readonly name: string;
  readonly basedOn: string | null;
  readonly isHidden: boolean | null;
  readonly isRaised: boolean | null;
  /** 1–9 of an outline; null where it has none. */
  readonly outline: number | null;
  readonly isItem: boolean | null;
  /** The list that its paragraphs are of, and the level there where it says one; `0` for none. */
  readonly numId: string | null;
  readonly listLevel: number | null;
}

/** The styles of a document by their ids. An unknown id says nothing. */
export interface Styles {
  nameOf(id: string | undefined): string;
  /** Whether text in it is hidden. */
  isHidden(id: string | undefined): boolean;
  /** Whether text in it stands above the line, as marks of notes do. */
  isRaised(id: string | undefined): boolean;
  /** 1–9 of a heading; null where it is none. */
  headingLevel(id: string | undefined): number | null;
  /** Whether its paragraphs are items of a list. */
  isItem(id: string | undefined): boolean;
  /** The list of its paragraphs, the level that it states, and the style that states it; null where it has none. */
  listOf(
    id: string | undefined,
  ): { readonly numId: string; readonly level: number | null; readonly styleId: string } | null;
}

/** Whether a property that is switched by its presence is on (`<w:vanish/>`, `w:val="0"`). */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off|none)$/i.test(value);
}

const LONGEST_CHAIN = 20;

/** The element that a path of names leads to. */
export function child(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = element;
  for (const name of path) at = at?.children.find((one) => one.name === name);
  return at;
}

/** 1–9 from the value of `w:outlineLvl`, which counts from 0 and has 9 for text. */
export function outlineOf(value: string | undefined): number | null {
  const level = Number(value ?? 9);
  return Number.isInteger(level) && level >= 0 && level < 9 ? level + 1 : null;
}

function styleOf(element: XmlElement): Style {
  const vanish = child(element, 'rPr', 'vanish');
  const raised = child(element, 'rPr', 'vertAlign')?.attribute('val');
  const number = child(element, 'pPr', 'numPr', 'numId');
  const level = child(element, 'pPr', 'numPr', 'ilvl')?.attribute('val');
  return {
    name: child(element, 'name')?.attribute('val') ?? '',
    basedOn: child(element, 'basedOn')?.attribute('val') ?? null,
    isHidden: vanish ? isOn(vanish.attribute('val')) : null,
    isRaised: raised === undefined ? null : raised === 'superscript',
    outline: outlineOf(child(element, 'pPr', 'outlineLvl')?.attribute('val')),
    isItem: number ? number.attribute('val') !== '0' : null,
    numId: number?.attribute('val') ?? null,
    listLevel: level === undefined ? null : Number(level),
  };
}

/** The styles of a document from its part `styles.xml`; of none where the part is absent. */
export function stylesOf(bytes: Uint8Array | null, what: string): Styles {
  const styles = new Map<string, Style>();
  for (const element of bytes === null ? [] : elementsNamed(xmlTree(bytes, what), 'style')) {
    const id = element.attribute('styleId');
    if (id !== undefined && !styles.has(id)) styles.set(id, styleOf(element));
  }
  /** A style and those that it is based on; a chain that goes round ends. */
  function* chainOf(id: string | undefined): Generator<Style & { readonly id: string }> {
    let at = id;
    for (let steps = 0; at !== undefined && steps < LONGEST_CHAIN; steps += 1) {
      const style = styles.get(at);
      if (!style) return;
      yield { ...style, id: at };
      at = style.basedOn ?? undefined;
    }
  }
  return {
    nameOf: (id) => (id === undefined ? '' : (styles.get(id)?.name ?? id)),
    isHidden: (id) => {
      for (const style of chainOf(id)) if (style.isHidden !== null) return style.isHidden;
      return false;
    },
    isRaised: (id) => {
      for (const style of chainOf(id)) if (style.isRaised !== null) return style.isRaised;
      return false;
    },
    headingLevel: (id) => {
      for (const style of chainOf(id)) {
        if (/^title$/i.test(style.name)) return 1;
        const named = /^heading ([1-9])$/i.exec(style.name)?.[1];
        if (named) return Number(named);
        if (style.outline !== null) return style.outline;
      }
      // Documents that name a style and do not define it.
      const bare = /^Heading([1-9])$/.exec(id ?? '')?.[1];
      return bare && id !== undefined && !styles.has(id) ? Number(bare) : null;
    },
    isItem: (id) => {
      for (const style of chainOf(id)) {
        if (style.isItem !== null) return style.isItem;
        if (/^list (?:bullet|number)/i.test(style.name)) return true;
      }
      return false;
    },
    listOf: (id) => {
      for (const { numId, listLevel, id: styleId } of chainOf(id)) {
        if (numId === '0') return null;
        if (numId !== null) return { numId, level: listLevel, styleId };
      }
      return null;
    },
  };
}
