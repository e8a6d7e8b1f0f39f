import type { DeckScenes } from '../../model/scene.ts';
import { slideText } from './text/clean.ts';

/**
 * The deck with what its author means to say, by planned slide: it stands in the notes of the first page of each, after the
 * marking and before what stands behind the statements. One paragraph a line.
 */
export function withSpeakerNotes(deck: DeckScenes, notes: Readonly<Record<string, string>>): DeckScenes {
  return {
    ...deck,
    scenes: deck.scenes.map((scene) => {
      const said = scene.id === scene.plannedSlideId ? (notes[scene.plannedSlideId] ?? '') : '';
      const lines = said
        .split(/\r\n|\r|\n/)
        .map((line) => slideText(line).trim())
        .filter((line) => line !== '');
      if (lines.length === 0) return scene;
      const [marking, ...rest] = scene.notes;
      const own = lines.map((text) => ({ text, factId: null }));
      return { ...scene, notes: [...(marking ? [marking] : []), ...own, ...rest] };
    }),
  };
}
