export type { DeckInput } from './context.ts';
export { loadDesign } from './design.ts';
export { layOutDeck } from './layOutDeck.ts';
export { withSpeakerNotes } from './speakerNotes.ts';
export { type FontMetrics, loadFontMetrics } from './text/fontMetrics.ts';
