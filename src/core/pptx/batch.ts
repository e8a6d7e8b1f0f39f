import { type Box, type ChartBox, LAYOUTS, type Scene } from '../../model/scene.ts';
import { finishChart } from './chart.ts';
import type { Job } from './job.ts';
import { SlideLinks } from './links.ts';
import { newPresentation } from './pptxgenjs.ts';
import { repairPart } from './repair/index.ts';
import { plainWorkbook } from './repair/workbook.ts';
import { addBox, defineMaster, masterName, rolesOf } from './slideBoxes.ts';
import { finishNotes, finishSlide } from './slidePart.ts';
import { captureParts, type Part } from './zip/capture.ts';

/** A batch of slides as pptxgenjs makes them, and the roles of their boxes. */
export async function makeBatch(job: Job, scenes: readonly Scene[]) {
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
export function addBatch(
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
