import type { Link, Scene } from '../../model/scene.ts';
import { escapeAttribute, RELATIONSHIP } from './xml.ts';

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** Above the numbers that pptxgenjs gives to charts, layout and notes. */
const FIRST_LINK_ID = 1001;

/** The address in the form of RFC 3986, or null where it is none or its scheme is not http, https or mailto. */
function safeUrl(url: string): string | null {
  try {
    const parsed = new URL(url.trim());
    return SCHEMES.has(parsed.protocol) &&
      url.trim() !== '' &&
      (parsed.hostname !== '' || parsed.protocol === 'mailto:')
      ? parsed.href
      : null;
  } catch {
    return null;
  }
}

/** For each source, the number (from 1) of the first slide that holds its entry. */
export function slidesOfSources(scenes: readonly Scene[]): ReadonlyMap<string, number> {
  const slides = new Map<string, number>();
  scenes.forEach((scene, i) => {
    for (const id of scene.sourceIds) if (!slides.has(id)) slides.set(id, i + 1);
  });
  return slides;
}

/**
 * The links of one slide: each target has one relationship, however many runs lead to it. A link that leads nowhere (a
 * source without an entry, an address with another scheme) is dropped and counted; its text stays.
 */
export class SlideLinks {
  readonly #slides: ReadonlyMap<string, number>;
  readonly #ids = new Map<string, string>();
  dropped = 0;

  constructor(slides: ReadonlyMap<string, number>) {
    this.#slides = slides;
  }

  /** `a:hlinkClick` for a run, which keeps the run's own colour; empty where the link leads nowhere. */
  click(link: Link): string {
    const keepColour =
      '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst></a:hlinkClick>';
    if (link.kind === 'source') {
      const slide = this.#slides.get(link.sourceId);
      if (slide === undefined) {
        this.dropped += 1;
        return '';
      }
      return `<a:hlinkClick r:id="${this.#id(`slide${slide}.xml`)}" action="ppaction://hlinksldjump">${keepColour}`;
    }
    const url = safeUrl(link.url);
    if (url === null) {
      this.dropped += 1;
      return '';
    }
    return `<a:hlinkClick r:id="${this.#id(url)}">${keepColour}`;
  }

  /** The relationships of the slide's links. */
  relationships(): string {
    let xml = '';
    for (const [target, id] of this.#ids) {
      xml += target.startsWith('slide')
        ? `<Relationship Id="${id}" Type="${RELATIONSHIP}/slide" Target="${target}"/>`
        : `<Relationship Id="${id}" Type="${RELATIONSHIP}/hyperlink" Target="${escapeAttribute(target)}" TargetMode="External"/>`;
    }
    return xml;
  }

  #id(target: string): string {
    let id = this.#ids.get(target);
    if (id === undefined) {
      id = `rId${FIRST_LINK_ID + this.#ids.size}`;
      this.#ids.set(target, id);
    }
    return id;
  }
}
