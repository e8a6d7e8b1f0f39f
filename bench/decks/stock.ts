import { writeFile } from 'node:fs/promises';
import { newPresentation } from '../../src/core/pptx/pptxgenjs.ts';
import { type benchSlides, SOURCES, sourceTitle } from './content.ts';

/** The same content by pptxgenjs alone, compressed, as its own documentation would have it written. */
export async function writeStock(
  slides: ReturnType<typeof benchSlides>,
  file: string,
): Promise<{ ms: number; slides: number }> {
  const started = performance.now();
  const pptx = newPresentation();
  pptx.layout = 'LAYOUT_WIDE';
  const sourcesSlide = slides.length + 1;
  for (const content of slides) {
    const slide = pptx.addSlide();
    slide.addText(content.title, { x: 0.6, y: 0.7, w: 12.1, h: 1, fontSize: 28, bold: true });
    const mark = (source: number) => ({
      text: `[${source}]`,
      options: { superscript: true, fontSize: 14, breakLine: true, hyperlink: { slide: sourcesSlide } },
    });
    if (content.table) {
      const rows = content.statements.map(({ text, source }) => [
        { text, options: { fontSize: 14 } },
        { text: [{ ...mark(source), options: { fontSize: 14, hyperlink: { slide: sourcesSlide } } }], options: {} },
      ]);
      slide.addTable([[{ text: 'Statement' }, { text: 'Source' }], ...rows] as never, {
        x: 0.6,
        y: 1.9,
        w: 12.1,
        colW: [10.6, 1.5],
      });
    } else {
      const runs = content.statements.flatMap(({ text, source }) => [
        { text, options: { bullet: true, fontSize: 14 } },
        mark(source),
      ]);
      const wide = content.values === null;
      slide.addText(runs, { x: wide ? 0.6 : 7.5, y: 1.9, w: wide ? 12.1 : 5, h: 4.8, valign: 'top' });
      if (content.values !== null) {
        const labels = content.values.map((_, k) => `Year ${k + 1}`);
        slide.addChart('bar' as never, [{ name: 'Personnel', labels, values: [...content.values] }], {
          x: 0.6,
          y: 1.9,
          w: 6.5,
          h: 4.5,
          showValue: true,
          altText: 'Personnel by year',
        });
      }
    }
    slide.addNotes(content.notes.join('\n'));
  }
  pptx.addSlide().addText(
    Array.from({ length: SOURCES }, (_, n) => ({
      text: `[${n + 1}] ${sourceTitle(n + 1)}`,
      options: { fontSize: 10, breakLine: true },
    })),
    { x: 0.6, y: 1, w: 12.1, h: 6 },
  );
  await writeFile(file, (await pptx.stream({ compression: true })) as Uint8Array);
  return { ms: performance.now() - started, slides: slides.length + 1 };
}
