import { type DeckScenes, LAYOUTS } from '../../../model/scene.ts';
import type { Job, WriteOptions } from '../job.ts';
import { repairPart } from '../repair/index.ts';
import { RELATIONSHIP, relationships } from '../xml.ts';
import type { Part } from '../zip/capture.ts';
import { contentTypesXml } from './contentTypes.ts';
import { layoutRelationships, layoutXml, masterRelationships, masterXml } from './master.ts';
import { notesMasterRelationships, notesMasterXml } from './notesMaster.ts';
import { presentationRelationships, presentationXml } from './presentation.ts';
import { appPropertiesXml, corePropertiesXml } from './properties.ts';
import { provenancePropertiesXml, provenanceRelationships, provenanceXml } from './provenance.ts';
import { notesThemeXml, themeXml } from './theme.ts';

function partsOf(deck: DeckScenes, hasNotes: boolean, provenance: boolean): string[] {
  const charts = deck.scenes.reduce((n, scene) => n + scene.boxes.filter((box) => box.type === 'chart').length, 0);
  const numbered = (count: number, name: (n: number) => string) => Array.from({ length: count }, (_, i) => name(i + 1));
  return [
    'ppt/presentation.xml',
    'ppt/slideMasters/slideMaster1.xml',
    ...numbered(LAYOUTS.length, (n) => `ppt/slideLayouts/slideLayout${n}.xml`),
    'ppt/theme/theme1.xml',
    'ppt/presProps.xml',
    'ppt/viewProps.xml',
    'ppt/tableStyles.xml',
    ...numbered(deck.scenes.length, (n) => `ppt/slides/slide${n}.xml`),
    ...(hasNotes ? ['ppt/notesMasters/notesMaster1.xml', 'ppt/theme/theme2.xml'] : []),
    ...deck.scenes.flatMap((scene, i) => (scene.notes.length > 0 ? [`ppt/notesSlides/notesSlide${i + 1}.xml`] : [])),
    ...numbered(charts, (n) => `ppt/charts/chart${n}.xml`),
    ...(charts > 0 ? ['ppt/embeddings/Workbook1.xlsx'] : []),
    ...(provenance ? ['customXml/itemProps1.xml'] : []),
    'docProps/core.xml',
    'docProps/app.xml',
  ];
}

/** Everything that is there once in a deck. */
export function addSkeleton(job: Job, options: WriteOptions, hasNotes: boolean): void {
  const { deck, zip, clean } = job;
  zip.add('[Content_Types].xml', contentTypesXml(partsOf(deck, hasNotes, options.provenance !== null)));
  zip.add(
    '_rels/.rels',
    relationships([
      { id: 'rId1', type: `${RELATIONSHIP}/officeDocument`, target: 'ppt/presentation.xml' },
      {
        id: 'rId2',
        type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        target: 'docProps/core.xml',
      },
      { id: 'rId3', type: `${RELATIONSHIP}/extended-properties`, target: 'docProps/app.xml' },
    ]),
  );
  zip.add('docProps/core.xml', corePropertiesXml(options.properties, deck.asOf, deck.language, clean));
  const withNotes = deck.scenes.filter((scene) => scene.notes.length > 0).length;
  zip.add('docProps/app.xml', appPropertiesXml(deck.scenes.length, withNotes));
  zip.add(
    'ppt/_rels/presentation.xml.rels',
    presentationRelationships(deck.scenes.length, hasNotes, options.provenance !== null),
  );
  zip.add('ppt/theme/theme1.xml', themeXml(deck.design, clean));
  zip.add('ppt/slideMasters/slideMaster1.xml', masterXml(deck, clean));
  zip.add('ppt/slideMasters/_rels/slideMaster1.xml.rels', masterRelationships());
  LAYOUTS.forEach((layout, i) => {
    zip.add(`ppt/slideLayouts/slideLayout${i + 1}.xml`, layoutXml(layout, deck));
    zip.add(`ppt/slideLayouts/_rels/slideLayout${i + 1}.xml.rels`, layoutRelationships());
  });
  if (hasNotes) {
    zip.add('ppt/theme/theme2.xml', notesThemeXml(deck.design.family, clean));
    zip.add('ppt/notesMasters/notesMaster1.xml', notesMasterXml());
    zip.add('ppt/notesMasters/_rels/notesMaster1.xml.rels', notesMasterRelationships());
  }
  if (options.provenance !== null) {
    zip.add('customXml/item1.xml', provenanceXml(options.provenance, clean));
    zip.add('customXml/itemProps1.xml', provenancePropertiesXml());
    zip.add('customXml/_rels/item1.xml.rels', provenanceRelationships());
  }
}

/** Parts that pptxgenjs makes once and that are good as they come, or nearly. */
export function addMadeOnce(job: Job, made: readonly Part[], hasNotes: boolean): void {
  for (const raw of made) {
    const { path, content } = repairPart(raw);
    if (typeof content !== 'string') continue;
    if (path === 'ppt/presentation.xml') job.zip.add(path, presentationXml(content, job.deck, hasNotes, job.clean));
    else if (/^ppt\/(presProps|viewProps|tableStyles)\.xml$/.test(path)) job.zip.add(path, content);
  }
}
