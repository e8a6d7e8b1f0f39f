import type { Briefing } from '../../model/briefing.ts';
import { BriefwrightError } from '../../model/errors.ts';
import type { Library } from '../database/library.ts';
import { admit } from '../storyline/index.ts';
import { requiredBriefing } from './briefings.ts';
import { type DeckOrder, gatherDeck, writeDeckFile } from './building.ts';
import type { OperationContext } from './context.ts';
import { today } from './day.ts';
import type { PreviewResult } from './deckJob.ts';
import { findFacts } from './findingFacts.ts';
import type { Report } from './progress.ts';
import { markingSchemeOf } from './settings.ts';
import { stoppable } from './stopping.ts';

function orderOf(briefing: Briefing): DeckOrder {
  if (briefing.themes.length === 0) {
    throw new BriefwrightError('NO_THEMES', `The briefing “${briefing.name}” has no theme yet.`, {
      hint: 'Choose a theme or more; its slides follow from them.',
    });
  }
  return orderOfAny(briefing);
}

function orderOfAny(briefing: Briefing): DeckOrder {
  const { themes, title, style, design, marking, asOf, handout, audience, edits } = briefing;
  return { themes, title, style, design, marking, asOf: asOf ?? today(), handout, audience, edits };
}

/** The plan of a briefing with its edits, and the very scenes that an export would write. */
export async function previewBriefing(
  { library, runDeckJob }: OperationContext,
  id: string,
  report: Report,
  signal: AbortSignal,
): Promise<PreviewResult> {
  const content = await gatherDeck(library, orderOf(requiredBriefing(library, id)), report, signal);
  return runDeckJob({ ...content, kind: 'preview' }, report, signal);
}

/** Writes the deck of a briefing, recorded like any other. It can be stopped by `job`. */
export async function exportBriefing(
  context: OperationContext,
  { id, out, job }: { id: string; out: string; job?: string | undefined },
  report: Report,
  signal: AbortSignal,
) {
  return stoppable(context.library, job, signal, (stop) =>
    writeDeckFile(context, orderOf(requiredBriefing(context.library, id)), out, report, stop),
  );
}

/** Facts found for a briefing, each with the reason why it can never reach its deck, or null. */
export function candidateFacts(
  library: Library,
  query: { briefingId: string; query: string; themes: readonly string[]; limit: number },
) {
  const order = orderOfAny(requiredBriefing(library, query.briefingId));
  const { facts, ...totals } = findFacts(library, {
    filter: {
      ...(query.query.trim() === '' ? {} : { query: query.query }),
      themes: [...query.themes],
      sourceIds: [],
      statuses: [],
      markings: [],
      reliabilities: [],
      needs: [],
    },
    sort: query.query.trim() === '' ? 'newest' : 'relevance',
    offset: 0,
    limit: query.limit,
  });
  const grounds = library.facts.relatedTo(facts.map((fact) => fact.id));
  const all = [...facts, ...grounds.filter((ground) => !facts.some((fact) => fact.id === ground.id))];
  const sourceIds = new Set(all.flatMap((fact) => fact.evidence.map((evidence) => evidence.sourceId)));
  const sources = new Map(library.sources.getMany([...sourceIds]).map((source) => [source.id, source]));
  const { leftOut } = admit(all, sources, {
    scheme: markingSchemeOf(library),
    ceiling: order.marking,
    asOf: order.asOf,
  });
  const whys = new Map(leftOut.map(({ factId, why }) => [factId, why]));
  return { facts: facts.map((fact) => ({ fact, why: whys.get(fact.id) ?? null })), ...totals };
}
