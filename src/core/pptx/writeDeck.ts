import type { Provenance } from '../../model/deckRecord.ts';
import { type Box, type ChartBox, type DeckScenes, LAYOUTS, type Scene } from '../../model/scene.ts';
import { finishChart } from './chart.ts';
import { checkScenes } from './checkScenes.ts';
import { TextCleaner } from './cleanText.ts';
import { SlideLinks, slidesOfSources } from './links.ts';
import { newPresentation } from './pptxgenjs.ts';
import { repairPart } from './repair/index.ts';
import { plainWorkbook } from './repair/workbook.ts';
import { contentTypesXml } from './skeleton/contentTypes.ts';
import { layoutRelationships, layoutXml, masterRelationships, masterXml } from './skeleton/master.ts';
import { notesMasterRelationships, notesMasterXml } from './skeleton/notesMaster.ts';
import { presentationRelationships, presentationXml } from './skeleton/presentation.ts';
import { appPropertiesXml, corePropertiesXml, type DeckProperties } from './skeleton/properties.ts';
import { provenancePropertiesXml, provenanceRelationships, provenanceXml } from './skeleton/provenance.ts';
import { notesThemeXml, themeXml } from './skeleton/theme.ts';
import { addBox, defineMaster, masterName, rolesOf } from './slideBoxes.ts';
import { finishNotes, finishSlide } from './slidePart.ts';
import { RELATIONSHIP, relationships } from './xml.ts';
import { captureParts, type Part } from './zip/capture.ts';
import { SmallZips } from './zip/zipBytes.ts';
import { type DeckSink, ZipWriter } from './zip/zipWriter.ts';

/** Slides that pptxgenjs holds at a time: enough to make its fixed parts cheap, few enough to keep memory level. */
const BATCH = 25;

export interface WriteOptions {
  readonly provenance: Provenance | null;
  readonly properties: DeckProperties;
  /** Called with the number of slides written. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Takes the package as it is made. */
  readonly sink: DeckSink;
}

/** What had to be left out for the deck to open. */
export interface WriteReport {
  /** Characters that XML forbids. */
  readonly removedCharacters: number;
  /** Links to addresses other than http, https and mailto, or to sources without an entry. */
  readonly droppedLinks: number;
}

interface Job {
  readonly deck: DeckScenes;
  readonly language: string;
  readonly zip: ZipWriter;
  readonly clean: (text: string) => string;
  readonly slidesOfSources: ReadonlyMap<string, number>;
  readonly workbooks: SmallZips;
  droppedLinks: number;
  charts: number;
}

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
function addSkeleton(job: Job, options: WriteOptions, hasNotes: boolean): void {
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

/** A batch of slides as pptxgenjs makes them, and the roles of their boxes. */
async function makeBatch(job: Job, scenes: readonly Scene[]) {
  const { deck } = job;
  const pptx = newPresentation();
  pptx.defineLayout({ name: 'page', width: deck.design.pageIn.w, height: deck.design.pageIn.h });
  pptx.layout = 'page';
  const masters = new Set<string>();
  const roles = scenes.map((scene) => rolesOf(scene, deck.design));
  scenes.forEach((scene, i) => {
    const used = roles[i] ?? new Map<Box, 'title' | 'body'>();
    const name = masterName(scene.layout, used.values());
    if (!masters.has(name)) {
      masters.add(name);
      defineMaster(pptx, name, used.values());
    }
    const slide = pptx.addSlide({ masterName: name });
    for (const box of scene.boxes) addBox(slide, box, used.get(box), deck.design, job.clean);
  });
  return { parts: await captureParts(pptx, plainWorkbook, job.workbooks), roles };
}

/** The relationships of a slide, from those that pptxgenjs wrote: our layouts, charts, notes and links. */
function finishSlideRels(
  xml: string,
  scene: Scene,
  number: number,
  chartNumber: (made: string) => number,
  links: SlideLinks,
): string {
  return xml
    .replace(/slideLayouts\/slideLayout\d+\.xml/, `slideLayouts/slideLayout${LAYOUTS.indexOf(scene.layout) + 1}.xml`)
    .replace(/\/ppt\/charts\/chart(\d+)\.xml/g, (_, made: string) => `../charts/chart${chartNumber(made)}.xml`)
    .replace(/<Relationship Id="[^"]*" Type="[^"]*\/notesSlide" Target="[^"]*"\/>/, (rel) =>
      scene.notes.length === 0 ? '' : rel.replace(/notesSlide\d+\.xml/, `notesSlide${number}.xml`),
    )
    .replace('</Relationships>', () => `${links.relationships()}</Relationships>`);
}

/** Writes the parts of one batch under their places in the whole deck; `first` is the number of its first slide, from 0. */
function addBatch(
  job: Job,
  made: Awaited<ReturnType<typeof makeBatch>>,
  scenes: readonly Scene[],
  first: number,
): void {
  const { deck, zip, clean, language } = job;
  const charts = scenes.flatMap((scene) => scene.boxes.filter((box): box is ChartBox => box.type === 'chart'));
  const chartOffset = job.charts;
  const numbers = new Map<string, number>();
  const chartNumber = (id: string): number => {
    let n = numbers.get(id);
    if (n === undefined) {
      n = chartOffset + numbers.size + 1;
      numbers.set(id, n);
    }
    return n;
  };
  let links = new SlideLinks(job.slidesOfSources);
  for (const raw of made.parts) {
    const [, folder, id] =
      /^ppt\/(?:(slides|slides\/_rels|notesSlides|notesSlides\/_rels|charts|charts\/_rels|embeddings)\/)[A-Za-z_]+(\d+)\./.exec(
        raw.path,
      ) ?? [];
    if (folder === undefined || id === undefined) continue;
    const index = Number(id) - 1;
    const scene = scenes[index];
    const number = first + index + 1;
    const text = (part: Part) => (typeof part.content === 'string' ? part.content : '');
    switch (folder) {
      case 'slides': {
        if (!scene) break;
        links = new SlideLinks(job.slidesOfSources);
        const context = { design: deck.design, language, links, clean };
        const slide = finishSlide(text(repairPart(raw)), scene, made.roles[index] ?? new Map(), context);
        zip.add(`ppt/slides/slide${number}.xml`, slide);
        job.droppedLinks += links.dropped;
        break;
      }
      case 'slides/_rels':
        if (scene)
          zip.add(
            `ppt/slides/_rels/slide${number}.xml.rels`,
            finishSlideRels(text(raw), scene, number, chartNumber, links),
          );
        break;
      case 'notesSlides':
        if (!scene || scene.notes.length === 0) break;
        zip.add(
          `ppt/notesSlides/notesSlide${number}.xml`,
          finishNotes(text(raw), scene.notes, number, language, clean),
        );
        break;
      case 'notesSlides/_rels':
        if (!scene || scene.notes.length === 0) break;
        zip.add(
          `ppt/notesSlides/_rels/notesSlide${number}.xml.rels`,
          text(raw).replace(/slides\/slide\d+\.xml/, `slides/slide${number}.xml`),
        );
        break;
      case 'charts': {
        const n = chartNumber(id);
        const box = charts[n - chartOffset - 1];
        if (!box) break;
        const mended = text(repairPart(raw));
        zip.add(`ppt/charts/chart${n}.xml`, finishChart(mended, box, deck.design, language, clean));
        break;
      }
      case 'charts/_rels':
        zip.add(
          `ppt/charts/_rels/chart${chartNumber(id)}.xml.rels`,
          text(raw).replace(/Microsoft_Excel_Worksheet\d+\.xlsx/, `Workbook${chartNumber(id)}.xlsx`),
        );
        break;
      case 'embeddings':
        zip.add(`ppt/embeddings/Workbook${chartNumber(id)}.xlsx`, raw.content, true);
        break;
    }
  }
  job.charts += charts.length;
}

/** Parts that pptxgenjs makes once and that are good as they come, or nearly. */
function addMadeOnce(job: Job, made: readonly Part[], hasNotes: boolean): void {
  for (const raw of made) {
    const { path, content } = repairPart(raw);
    if (typeof content !== 'string') continue;
    if (path === 'ppt/presentation.xml') job.zip.add(path, presentationXml(content, job.deck, hasNotes, job.clean));
    else if (/^ppt\/(presProps|viewProps|tableStyles)\.xml$/.test(path)) job.zip.add(path, content);
  }
}

/**
 * Writes a deck: scenes in, the bytes of a finished and mended .pptx out, front to back. Slides are made and written a
 * batch at a time, so that memory does not grow with the deck, and between batches the signal is looked at and other work
 * may run. The same deck and options give the same bytes.
 * @throws BriefwrightError SCENE_UNFIT, DECK_EMPTY, DECK_TOO_LARGE; the reason of `signal`, or the error of `sink`.
 */
export async function writeDeck(deck: DeckScenes, options: WriteOptions): Promise<WriteReport> {
  checkScenes(deck);
  const cleaner = new TextCleaner();
  const zip = new ZipWriter(options.sink);
  const language = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(deck.language) ? deck.language : 'en-GB';
  const safeDeck = language === deck.language ? deck : { ...deck, language };
  const job: Job = {
    deck: safeDeck,
    language,
    zip,
    clean: cleaner.clean,
    slidesOfSources: slidesOfSources(deck.scenes),
    workbooks: new SmallZips(),
    droppedLinks: 0,
    charts: 0,
  };
  const hasNotes = deck.scenes.some((scene) => scene.notes.length > 0);
  try {
    addSkeleton(job, options, hasNotes);
    for (let first = 0; first < deck.scenes.length; first += BATCH) {
      const scenes = deck.scenes.slice(first, first + BATCH);
      const made = await makeBatch(job, scenes);
      // The batch before was packed while pptxgenjs made this one.
      await zip.flush();
      options.signal?.throwIfAborted();
      if (first === 0) addMadeOnce(job, made.parts, hasNotes);
      addBatch(job, made, scenes, first);
      options.onProgress?.(Math.min(first + BATCH, deck.scenes.length), deck.scenes.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    options.signal?.throwIfAborted();
    await zip.finish();
  } finally {
    zip.close();
  }
  return { removedCharacters: cleaner.removed, droppedLinks: job.droppedLinks };
}

/** As `writeDeck`, into memory. */
export async function writeDeckBytes(deck: DeckScenes, options: Omit<WriteOptions, 'sink'>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await writeDeck(deck, { ...options, sink: (chunk) => void chunks.push(chunk) });
  return Buffer.concat(chunks);
}
