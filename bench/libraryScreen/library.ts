import type { Library, NewFact } from '../../src/core/database/library.ts';
import { madeFacts, madeSources } from '../madeFacts.ts';
import { keptLibrary } from '../madeLibrary.ts';

/** The theme whose facts fill a deck of some 630 slides. */
export const DECK_THEME = 'deck';
const DECK_FACTS = 5_000;

/** A library of so many made facts, 5,000 of them of one theme for a large deck. */
export function screenLibrary(facts: number): string {
  return keptLibrary(`screen-${facts}`, (library: Library) => {
    const sources = madeSources(library, 40);
    library.themes.ensure([DECK_THEME]);
    library.facts.insertMany(madeFacts(facts - DECK_FACTS, sources, 1));
    library.facts.insertMany(deckFacts(sources[0] ?? ''));
  });
}

function* deckFacts(sourceId: string): Generator<NewFact> {
  let i = 0;
  for (const made of madeFacts(DECK_FACTS, [sourceId], 2)) {
    const statement = `Exercise ${i} brought ${20 + (i % 300)} participants from ${2 + (i % 30)} nations to range ${i % 17}.`;
    yield { ...made, statement, status: 'verified', themes: [DECK_THEME], measures: [], entities: [] };
    i += 1;
  }
}
