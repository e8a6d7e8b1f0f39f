import { createHash } from 'node:crypto';
import type { DeckScenes } from '../../../model/scene.ts';
import { escapeAttribute, pageEmu, RELATIONSHIP, relationships } from '../xml.ts';
import { NOTES_SIZE } from './notesMaster.ts';

/** PowerPoint's first slide id (ST_SlideId starts at 256). */
const FIRST_SLIDE_ID = 256;
const FIRST_SLIDE_REL = 2;

/** A GUID made from a name, in upper case: PowerPoint repairs a deck whose section ids are in lower case. */
function guidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex').toUpperCase();
  return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}}`;
}

function sectionList(deck: DeckScenes, clean: (text: string) => string): string {
  if (deck.sections.length === 0) return '';
  const numbers = new Map(deck.scenes.map((scene, i) => [scene.id, i]));
  const placed = new Set<number>();
  let xml = '';
  deck.sections.forEach((section, i) => {
    const slides = section.sceneIds.flatMap((id) => numbers.get(id) ?? []).filter((n) => !placed.has(n));
    for (const n of slides) placed.add(n);
    const ids = slides.map((n) => `<p14:sldId id="${FIRST_SLIDE_ID + n}"/>`).join('');
    xml += `<p14:section name="${escapeAttribute(clean(section.name))}" id="${guidOf(`${i} ${section.name}`)}"><p14:sldIdLst>${ids}</p14:sldIdLst></p14:section>`;
  });
  // PowerPoint wants every slide in a section once there are any.
  const loose = deck.scenes.flatMap((_, n) => (placed.has(n) ? [] : [`<p14:sldId id="${FIRST_SLIDE_ID + n}"/>`]));
  if (loose.length > 0) {
    xml += `<p14:section name="Other" id="${guidOf('other')}"><p14:sldIdLst>${loose.join('')}</p14:sldIdLst></p14:section>`;
  }
  return (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">' +
    `${xml}</p14:sectionLst></p:ext></p:extLst>`
  );
}

/**
 * `ppt/presentation.xml` of the whole deck, from the one that pptxgenjs made of its first slides: the slides, the notes
 * master (if any slide has notes) in the place that the schema gives it, page sizes and sections.
 */
export function presentationXml(
  made: string,
  deck: DeckScenes,
  hasNotes: boolean,
  clean: (text: string) => string,
): string {
  const slides = deck.scenes
    .map((_, i) => `<p:sldId id="${FIRST_SLIDE_ID + i}" r:id="rId${FIRST_SLIDE_REL + i}"/>`)
    .join('');
  const notes = hasNotes
    ? `<p:notesMasterIdLst><p:notesMasterId r:id="rId${FIRST_SLIDE_REL + deck.scenes.length}"/></p:notesMasterIdLst>`
    : '';
  const { w, h } = deck.design.pageIn;
  return made
    .replace(/<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/, '')
    .replace(/<p:sldIdLst>.*?<\/p:sldIdLst>/, () => `${notes}<p:sldIdLst>${slides}</p:sldIdLst>`)
    .replace(/<p:sldSz[^>]*\/>/, `<p:sldSz cx="${pageEmu(w)}" cy="${pageEmu(h)}"/>`)
    .replace(/<p:notesSz[^>]*\/>/, NOTES_SIZE)
    .replace('</p:presentation>', () => `${sectionList(deck, clean)}</p:presentation>`);
}

export function presentationRelationships(slides: number, hasNotes: boolean, hasProvenance: boolean): string {
  const next = FIRST_SLIDE_REL + slides;
  const rel = (offset: number, type: string, target: string) => ({
    id: `rId${next + offset}`,
    type: `${RELATIONSHIP}/${type}`,
    target,
  });
  return relationships([
    { id: 'rId1', type: `${RELATIONSHIP}/slideMaster`, target: 'slideMasters/slideMaster1.xml' },
    ...Array.from({ length: slides }, (_, i) => ({
      id: `rId${FIRST_SLIDE_REL + i}`,
      type: `${RELATIONSHIP}/slide`,
      target: `slides/slide${i + 1}.xml`,
    })),
    ...(hasNotes ? [rel(0, 'notesMaster', 'notesMasters/notesMaster1.xml')] : []),
    rel(1, 'presProps', 'presProps.xml'),
    rel(2, 'viewProps', 'viewProps.xml'),
    rel(3, 'theme', 'theme/theme1.xml'),
    rel(4, 'tableStyles', 'tableStyles.xml'),
    ...(hasProvenance ? [rel(5, 'customXml', '../customXml/item1.xml')] : []),
  ]);
}
