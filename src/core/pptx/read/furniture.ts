import type { Package } from './package.ts';
import { firstOfKind, relationshipsOf } from './relationships.ts';
import { pageTexts } from './shapes.ts';
import { readXml, type XmlElement } from './xml.ts';

/** Reads the texts that layouts and masters put on their pages, each part once however many slides use it. */
export class FurnitureReader {
  private readonly pkg: Package;
  private readonly layouts = new Map<string, Promise<readonly string[]>>();
  private readonly masters = new Map<string, Promise<readonly string[]>>();

  constructor(pkg: Package) {
    this.pkg = pkg;
  }

  /** The texts around a slide; none where the slide hides them (`showMasterSp="0"` hides its layout's shapes too). */
  async around(slide: XmlElement, layoutPart: string | undefined): Promise<readonly string[]> {
    if (layoutPart === undefined || !this.pkg.has(layoutPart) || hidesMaster(slide)) return [];
    const known = this.layouts.get(layoutPart) ?? this.readLayout(layoutPart);
    this.layouts.set(layoutPart, known);
    return known;
  }

  private async readLayout(part: string): Promise<readonly string[]> {
    const layout = await readXml(this.pkg, part);
    const own = pageTexts(layout);
    if (hidesMaster(layout)) return own;
    const master = firstOfKind(await relationshipsOf(this.pkg, part), 'slideMaster')?.target;
    if (master === undefined || !this.pkg.has(master)) return own;
    const known = this.masters.get(master) ?? readXml(this.pkg, master).then(pageTexts);
    this.masters.set(master, known);
    return [...own, ...(await known)];
  }
}

function hidesMaster(page: XmlElement): boolean {
  const shows = page.attributes.get('showMasterSp');
  return shows === '0' || shows === 'false';
}
