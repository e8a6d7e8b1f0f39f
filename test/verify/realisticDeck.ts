import { recordDeck } from '../../src/core/operations/record.ts';
import { writeDeckBytes } from '../../src/core/pptx/index.ts';
import type { DeckRecord } from '../../src/model/deckRecord.ts';
import type { EvidenceNote } from '../../src/model/slidePlan.ts';
import { cite, layOut } from '../scenes/plans.ts';
import { realisticPlan } from '../scenes/realisticPlan.ts';

/** A deck as the product makes one: planned, cited, laid out, recorded, written; with a quote for every fact. */
export async function realisticDeck(numeric: boolean): Promise<{ bytes: Uint8Array; record: DeckRecord }> {
  const slides = realisticPlan();
  const cited = cite(slides, numeric);
  const factIds = [...new Set(layOut(slides, { numeric }).scenes.flatMap((scene) => scene.factIds))];
  const evidence = new Map(factIds.map((id, i) => [id, [evidenceNote(i)]]));
  const deck = layOut(slides, { numeric, evidence });
  const plan = { title: deck.title, asOf: deck.asOf, marking: 'TLP:GREEN', slides, leftOut: [], warnings: [] };
  const record = recordDeck(deck, plan, cited, [], false);
  const provenance = { deckKey: record.deckKey, slides: record.slides.map(({ id }) => ({ id, facts: [] })) };
  const properties = { title: deck.title, subject: '', keywords: [] };
  return { bytes: await writeDeckBytes(deck, { provenance, properties }), record };
}

function evidenceNote(i: number): EvidenceNote {
  return {
    sourceId: 's1',
    stance: 'supports',
    quote: `Exact words number ${i} of a document`,
    locator: { label: 'page', value: String(i + 1) },
    rating: 'B2',
    documentSha256: 'ab'.repeat(32),
    state: 'anchored',
  };
}
