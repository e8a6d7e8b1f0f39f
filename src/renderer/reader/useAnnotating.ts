import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Annotation } from '../../model/annotation.ts';
import type { Credibility } from '../../model/scales.ts';
import { client, orpc } from '../api/index.ts';
import { undoOf } from '../app/history.ts';
import { tell, tellError } from '../common/toast.tsx';
import type { CommentDraft, FactDraft } from './drafts.ts';
import type { TextRange } from './textRange.ts';

/** What is written to the library from the reader. Each gives what was made, or null where it failed, which was then told. */
export function useAnnotating(documentId: string, sourceId: string) {
  const queries = useQueryClient();
  const [saving, setSaving] = useState(false);

  const save = useCallback(
    async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
      setSaving(true);
      try {
        const result = await work();
        await queries.invalidateQueries({ queryKey: orpc.document.key() });
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

  const highlight = (place: TextRange): Promise<string | null> =>
    save(async () => {
      const made = await client.annotate({
        motivation: 'highlighting',
        documentId,
        start: place.startUtf16,
        end: place.endUtf16,
      });
      tell('Highlighted.', undoOf(made));
      return made.id;
    });

  const comment = (draft: CommentDraft, authorName: string | null): Promise<string | null> =>
    save(async () => {
      if (authorName !== null) {
        await client.setAuthorName({ name: authorName });
        await queries.invalidateQueries({ queryKey: orpc.authorName.key() });
      }
      const body = draft.body.trim();
      if (draft.annotationId !== null) {
        tell('Comment changed.', undoOf(await client.updateAnnotation({ id: draft.annotationId, body })));
        return draft.annotationId;
      }
      const { motivation, start, end } = draft;
      const made = await client.annotate({ motivation, documentId, start, end, body });
      tell(motivation === 'questioning' ? 'Question kept.' : 'Comment kept.', undoOf(made));
      return made.id;
    });

  const remove = (annotation: Annotation): Promise<true | null> =>
    save(async () => {
      tell('Removed from the document.', undoOf(await client.removeAnnotation({ id: annotation.id })));
      return true as const;
    });

  const keepFact = (draft: FactDraft, quote: string): Promise<string | null> =>
    save(async () => {
      const kept = await client.add({
        facts: [
          {
            statement: draft.statement.trim(),
            kind: draft.factKind,
            status: draft.status,
            themes: [...draft.themes],
            eventDate: draft.eventDate.trim() || null,
            restsOn: draft.factKind === 'judgement' ? [...draft.restsOn] : [],
            evidence: [
              {
                sourceId,
                documentId,
                quote,
                start: draft.start,
                end: draft.end,
                stance: draft.stance,
                credibility: draft.credibility === null ? null : (Number(draft.credibility) as Credibility),
              },
            ],
          },
        ],
      });
      tell(
        kept.added.length > 0
          ? 'Fact kept.'
          : 'The library holds this statement already: the quote was added to its evidence.',
        undoOf(kept),
      );
      return kept.added[0] ?? kept.merged[0] ?? null;
    });

  return { saving, highlight, comment, remove, keepFact };
}
