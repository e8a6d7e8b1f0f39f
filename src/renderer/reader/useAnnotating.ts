import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Annotation } from '../../model/annotation.ts';
import type { Evidence, Fact } from '../../model/fact.ts';
import { client, orpc } from '../api/index.ts';
import { undoOf } from '../app/history.ts';
import { tell, tellError } from '../common/toast.tsx';
import { credibilityOf, locatorOf } from '../library/inspector/EvidenceFields.tsx';
import type { CommentDraft, Draft, EvidenceDraft, FactDraft } from './drafts.ts';
import type { TextRange } from './textRange.ts';

/** What was kept, to be shown when it comes back from the library. */
export type Kept = { readonly annotationId: string } | { readonly factId: string; readonly start: number };

/** What is written to the library from the reader. Each gives what was made, or null where it failed, which was then told. */
export function useAnnotating(documentId: string, sourceId: string) {
  const queries = useQueryClient();
  const [saving, setSaving] = useState(false);

  const save = useCallback(
    async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
      setSaving(true);
      try {
        const result = await work();
        await queries.invalidateQueries({ queryKey: orpc.documentMarks.key() });
        return result;
      } catch (error) {
        tellError(error);
        return null;
      } finally {
        setSaving(false);
      }
    },
    [queries],
  );

  return useMemo(() => {
    const evidenceOf = (draft: FactDraft | EvidenceDraft, quote: string) => ({
      sourceId,
      documentId,
      quote,
      start: draft.start,
      end: draft.end,
      stance: draft.stance,
      credibility: credibilityOf(draft),
      locator: locatorOf(draft),
    });

    const mark = (motivation: 'highlighting' | 'bookmarking', place: TextRange): Promise<string | null> =>
      save(async () => {
        const { startUtf16: start, endUtf16: end } = place;
        const made = await client.annotate({ motivation, documentId, start, end });
        tell(motivation === 'highlighting' ? 'Highlighted.' : 'Bookmarked.', undoOf(made));
        return made.id;
      });

    const comment = async (draft: CommentDraft, authorName: string | null): Promise<Kept> => {
      if (authorName !== null) {
        await client.setAuthorName({ name: authorName });
        await queries.invalidateQueries({ queryKey: orpc.authorName.key() });
      }
      const { annotationId, motivation, start, end } = draft;
      const body = draft.body.trim();
      const word = motivation === 'questioning' ? 'Question' : 'Comment';
      if (annotationId !== null) {
        tell(`${word} changed.`, undoOf(await client.updateAnnotation({ id: annotationId, body, motivation })));
        return { annotationId };
      }
      const made = await client.annotate({ motivation, documentId, start, end, body });
      tell(`${word} kept.`, undoOf(made));
      return { annotationId: made.id };
    };

    const evidence = async (draft: EvidenceDraft, quote: string): Promise<Kept> => {
      const factId = draft.factId ?? '';
      const changed = await client.addEvidence({ factId, evidence: evidenceOf(draft, quote) });
      tell('Evidence added to the fact.', undoOf(changed));
      return { factId, start: draft.start };
    };

    const fact = async (draft: FactDraft, quote: string): Promise<Kept> => {
      const kept = await client.add({
        facts: [
          {
            statement: draft.statement.trim(),
            kind: draft.factKind,
            status: draft.status,
            themes: [...draft.themes],
            eventDate: draft.eventDate.trim() || null,
            restsOn: draft.factKind === 'judgement' ? [...draft.restsOn] : [],
            evidence: [evidenceOf(draft, quote)],
          },
        ],
      });
      tell(
        kept.added.length > 0
          ? 'Fact kept.'
          : 'The library holds this statement already: the quote was added to its evidence.',
        undoOf(kept),
      );
      return { factId: kept.added[0] ?? kept.merged[0] ?? '', start: draft.start };
    };

    return {
      saving,
      mark,
      keep: (draft: Draft, quote: string, authorName: string | null): Promise<Kept | null> =>
        save(() => {
          switch (draft.kind) {
            case 'comment':
              return comment(draft, authorName);
            case 'evidence':
              return evidence(draft, quote);
            case 'fact':
              return fact(draft, quote);
          }
        }),
      remove: (annotation: Annotation): Promise<true | null> =>
        save(async () => {
          tell('Removed from the document.', undoOf(await client.removeAnnotation({ id: annotation.id })));
          return true as const;
        }),
      removeEvidence: ({ id: factId }: Fact, { id: evidenceId }: Evidence): Promise<true | null> =>
        save(async () => {
          tell('The quote was taken from the fact.', undoOf(await client.removeEvidence({ factId, evidenceId })));
          return true as const;
        }),
    };
  }, [documentId, sourceId, save, saving, queries]);
}
