import { client } from '../../api/index.ts';
import { undoOf } from '../../app/history.ts';
import { describeError, type ErrorWords } from '../../common/errors.ts';
import { tell } from '../../common/toast.tsx';
import type { NewFactDraft } from './draft.ts';

export type Saved = { readonly id: string } | { readonly refused: ErrorWords; readonly needsContext: boolean };

/** Puts a typed fact into the library, as a draft. Gives its id, or why it was refused: then the library is as it was. */
export async function saveNewFact(draft: NewFactDraft, isHeld: boolean): Promise<Saved> {
  try {
    const kept = await client.add({ facts: [factOf(draft, isHeld)] });
    tell(
      kept.added.length > 0
        ? 'Saved as a draft.'
        : 'The library holds this statement already: what was new went to that fact.',
      undoOf(kept),
    );
    return { id: kept.added[0] ?? kept.merged[0] ?? '' };
  } catch (error) {
    const refused = describeError(error);
    const needsContext = (refused.field?.endsWith('.quote') ?? false) && refused.hint !== null;
    return {
      refused: needsContext
        ? { ...refused, hint: 'Write some words that stand before or after the place you mean.' }
        : refused,
      needsContext,
    };
  }
}

function factOf(draft: NewFactDraft, isHeld: boolean) {
  const { sourceId, context } = draft;
  const evidence =
    sourceId === null
      ? []
      : isHeld
        ? [
            {
              sourceId,
              quote: draft.quote.trim(),
              prefix: context?.before.trim() || null,
              suffix: context?.after.trim() || null,
            },
          ]
        : [{ sourceId, locator: { label: draft.label, value: draft.place.trim() } }];
  return {
    statement: draft.statement.trim(),
    kind: draft.kind,
    status: 'draft' as const,
    themes: [...draft.themes],
    eventDate: draft.eventDate.trim() || null,
    restsOn: draft.kind === 'judgement' ? draft.restsOn.map(({ id }) => id) : [],
    evidence,
  };
}
