import { foldWords, type SlideWords } from '../../model/deckRecord.ts';
import type { Paragraph, Scene } from '../../model/scene.ts';

function paragraphWords(paragraphs: readonly Paragraph[]): string[] {
  return paragraphs.map((p) => foldWords(p.runs.map((run) => run.text).join(''))).filter((text) => text !== '');
}

/**
 * The words of a scene, as a reader of the written deck finds them: title and text boxes, table cells, chart values and
 * notes, each in reading order. What stands on the layouts (marking, as-of date, slide number) is no part of them.
 */
export function sceneWords(scene: Scene): SlideWords {
  const paragraphs: string[] = [];
  const cells: string[] = [];
  const points: SlideWords['points'][number][] = [];
  const chartTexts: string[] = [];
  for (const box of scene.boxes) {
    if (box.type === 'text') paragraphs.push(...paragraphWords(box.paragraphs));
    if (box.type === 'table')
      for (const row of box.rows) for (const cell of row) cells.push(...paragraphWords(cell.paragraphs));
    if (box.type === 'chart') {
      chartTexts.push(foldWords(box.unit));
      for (const { label, value } of box.points)
        points.push({ series: box.seriesName, label: foldWords(label), value });
    }
  }
  const notes = scene.notes.map((note) => foldWords(note.text)).filter((text) => text !== '');
  return { paragraphs, cells, points, notes, chartTexts: chartTexts.filter((text) => text !== '') };
}
