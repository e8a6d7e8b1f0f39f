import type { Briefing } from '../../model/briefing.ts';
import { BriefwrightError } from '../../model/errors.ts';
import { requiredBriefing } from './briefings.ts';
import { type DeckOrder, gatherDeck, writeDeckFile } from './building.ts';
import type { OperationContext } from './context.ts';
import type { PreviewResult } from './deckJob.ts';
import type { Report } from './progress.ts';

/** The day on this machine's clock. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function orderOf(briefing: Briefing): DeckOrder {
  if (briefing.themes.length === 0) {
    throw new BriefwrightError('NO_THEMES', `The briefing “${briefing.name}” has no theme yet.`, {
      hint: 'Choose a theme or more; its slides follow from them.',
    });
  }
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

/** Writes the deck of a briefing, recorded like any other. */
export async function exportBriefing(
  context: OperationContext,
  id: string,
  out: string,
  report: Report,
  signal: AbortSignal,
) {
  return writeDeckFile(context, orderOf(requiredBriefing(context.library, id)), out, report, signal);
}
